"""PolNeAR's articles as features and targets."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_TYPE, LEMMA, POS, TAG
from spacy.symbols import PROPN
from spacy.tokens import Doc

from reportedly.language.parsing import Language
from reportedly.model import Article, Block
from reportedly.statements.features import WINDOW, Tokens, Vocabulary, Windows, read_tokens, read_windows
from reportedly.statements.quotations import find_quotations

SOURCE, CUE, CONTENT = 1, 2, 3
LEMMA_COUNT = 3
"""Lemmas seen less often are unknown."""
_ANCHOR_ORDER = {"VERB": 0, "AUX": 1, "NOUN": 2, "ADJ": 3, "ADP": 4}

Spans = dict[str, list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Example:
    """One article: its features, the class of each token as an anchor, its role in any attribution, and, for each
    anchor, the roles of the tokens in its window.
    """  # fmt: skip

    tokens: Tokens
    anchor: NDArray[np.int64]
    role: NDArray[np.int64]
    cues: NDArray[np.int32]
    windows: Windows
    targets: NDArray[np.int64]


def read_split(folder: Path) -> list[tuple[Article, list[Spans]]]:
    """The articles of a split with their attributions; the first annotator's where there are several."""
    notes: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        notes.setdefault(path.stem.rsplit("_", 1)[0], path)
    articles = []
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        article = Article(path.stem, text, (Block("paragraph", 0, len(text)),))
        articles.append((article, read_notes(notes[path.stem]) if path.stem in notes else []))
    return articles


def read_notes(path: Path) -> list[Spans]:
    """The attributions of a brat stand-off file."""
    spans: dict[str, list[tuple[int, int]]] = {}
    events: list[Spans] = []
    lines = path.read_text(encoding="utf-8").splitlines()
    for line in lines:
        if match := re.match(r"(T\d+)\t\w+ ([\d ;]+)", line):
            spans[match[1]] = [(int(start), int(end)) for start, end in re.findall(r"(\d+) (\d+)", match[2])]
    for line in lines:
        if re.match(r"E\d+\tAttribution:", line):
            event: Spans = {"source": [], "cue": [], "content": []}
            for role, target in re.findall(r"(Source|Cue|Content)\d*:(T\d+)", line):
                event[role.lower()] += spans.get(target, [])
            events.append(event)
    return events


def parse(articles: list[Article]) -> list[Doc]:
    """Their parses by the default language model."""
    return [doc for doc, _ in Language().parse(articles)]


def build_vocabulary(docs: list[Doc]) -> Vocabulary:
    """All values seen; lemmas of other than names that were seen often enough."""
    counts: Counter[int] = Counter()
    values: list[set[int]] = [set(), set(), set()]
    for doc in docs:
        rows = doc.to_array([LEMMA, POS, TAG, DEP, ENT_TYPE])
        counts.update(rows[rows[:, 1] != PROPN, 0].tolist())
        for seen, column in zip(values, rows[:, 2:].T, strict=True):
            seen.update(column.tolist())
    lemmas = [lemma for lemma, count in counts.items() if count >= LEMMA_COUNT]
    tags, deps, entities = (np.array(sorted(seen), np.uint64) for seen in values)
    return Vocabulary(np.array(sorted(lemmas), np.uint64), tags, deps, entities)


def build_example(doc: Doc, events: list[Spans], vocabulary: Vocabulary) -> Example:
    """Features and targets of one article."""
    tokens = read_tokens(doc, find_quotations(doc.text), vocabulary)
    starts = np.array([token.idx for token in doc])
    ends = np.array([token.idx + len(token) for token in doc])
    anchor = np.zeros(len(doc), np.int64)
    role = np.zeros(len(doc), np.int64)
    targets: dict[int, NDArray[np.int64]] = {}
    for event in events:
        roles = np.zeros(len(doc), np.int64)
        for name, number in (("cue", CUE), ("source", SOURCE), ("content", CONTENT)):
            for start, end in event[name]:
                first, stop = np.searchsorted(ends, start, "right"), np.searchsorted(starts, end)
                roles[first:stop] = number
        if not (roles == CONTENT).any():
            continue
        roles[[token.is_space for token in doc]] = 0
        at = find_anchor(doc, roles)
        anchor[at] = 1
        role = np.where(roles > 0, roles, role)
        targets[at] = np.maximum(targets.get(at, 0), roles)
    cues = np.array(sorted(targets), np.int32)
    windows = read_windows(tokens, cues)
    inside = [
        np.where(windows.inside[number], targets[at][windows.index[number]], 0)
        for number, at in enumerate(cues.tolist())
    ]
    return Example(tokens, anchor, role, cues, windows, np.array(inside, np.int64).reshape(-1, WINDOW))


def find_anchor(doc: Doc, roles: NDArray[np.int64]) -> int:
    """The token that stands for an attribution: the head of its cue, without a cue its first word of content."""
    cue = np.flatnonzero(roles == CUE).tolist()
    if not cue:
        return int(np.flatnonzero(roles == CONTENT)[0])
    inside = set(cue)
    tops = [at for at in cue if doc[at].head.i == at or doc[at].head.i not in inside]
    return min(tops, key=lambda at: (_ANCHOR_ORDER.get(doc[at].pos_, 5), at))
