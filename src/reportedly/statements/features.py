"""What the model reads of a parse: integer features of every token, and how tokens stand to a cue."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, POS, SENT_START, TAG
from spacy.tokens import Doc

from reportedly.language.grammar import PROPER_NOUN
from reportedly.statements.quotations import Quotation

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]

LEFT, RIGHT = 100, 140
"""Tokens before and after a cue that its source and content are looked for in."""
WINDOW = LEFT + RIGHT
SEQUENCE = 100
"""About how many tokens the encoder reads at once."""
COLUMNS = ("lemma", "head_lemma", "tag", "head_tag", "dep", "entity", "quote", "shape", "reach", "line")
SIZES = {"quote": 10, "shape": 12, "reach": 12, "line": 12}
"""Number of values of the columns whose values are not words."""
PATH_UPS, PATH_REACHES, PATH_PLACES = 7, 16, 15
_DEP = COLUMNS.index("dep")
_UPS = 5
_DOUBLINGS = 4
"""Words climb up to 2 ** 4 steps of the parse."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """spaCy's hashes of the values that the model knows, sorted; a value's number is its index + 1, 0 if unknown."""

    lemmas: NDArray[np.uint64]
    tags: NDArray[np.uint64]
    deps: NDArray[np.uint64]
    entities: NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Tokens:
    """A parse as numbers.

    `columns` is [tokens, len(COLUMNS)]; `children` [tokens, deps + 1] marks the relations of a token's dependents;
    `vectors` is the parser's own encoding [tokens, 96]; `heads`, `sentence` and `line` are [tokens].
    """

    columns: Ints
    children: Floats
    vectors: Floats
    heads: Ints
    sentence: Ints
    line: Ints

    def __len__(self) -> int:
        return len(self.heads)


def read_tokens(doc: Doc, quotations: tuple[Quotation, ...], vocabulary: Vocabulary) -> Tokens:
    """The features of a parsed article of one token or more."""
    rows: NDArray[np.uint64] = doc.to_array([LEMMA, TAG, DEP, ENT_TYPE, ENT_IOB, POS, SENT_START, HEAD]).astype(
        np.uint64, copy=False
    )
    count = len(rows)
    index = np.arange(count, dtype=np.int32)
    heads = index + rows[:, 7].astype(np.int64).astype(np.int32)
    lemma = _numbers(rows[:, 0], vocabulary.lemmas)
    lemma[rows[:, 5] == PROPER_NOUN] = 0
    tag = _numbers(rows[:, 1], vocabulary.tags)
    dep = _numbers(rows[:, 2], vocabulary.deps)
    entity = 2 * _numbers(rows[:, 3], vocabulary.entities) + (rows[:, 4] == 3)
    texts = [token.text for token in doc]
    starts = np.fromiter((token.idx for token in doc), np.int64, count)
    line, place = _lines(texts)
    children = np.zeros((count, len(vocabulary.deps) + 1), np.float32)
    inner = heads != index
    children[heads[inner], dep[inner]] = 1.0
    quote, shape = _quote_states(starts, quotations), np.fromiter(map(_shape, texts), np.int32, count)
    columns = [lemma, lemma[heads], tag, tag[heads], dep, entity, quote, shape, _reach(heads - index), place]
    sentence = np.cumsum(rows[:, 6].astype(np.int64) == 1).astype(np.int32)
    vectors = np.asarray(doc.tensor, np.float32)
    return Tokens(
        columns=np.stack(columns, axis=1).astype(np.int32),
        children=children,
        vectors=vectors,
        heads=heads,
        sentence=sentence,
        line=line,
    )


def _numbers(values: NDArray[np.uint64], known: NDArray[np.uint64]) -> Ints:
    at = np.minimum(np.searchsorted(known, values), len(known) - 1)
    return np.where(known[at] == values, at + 1, 0).astype(np.int32)


def _lines(texts: list[str]) -> tuple[Ints, Ints]:
    """Each token's line, and where it stands in it: in the first line, in one without a full stop, how far in."""
    line = np.zeros(len(texts), np.int32)
    place = np.zeros(len(texts), np.int32)
    number, start = 0, 0
    for at, text in enumerate([*texts, "\n"]):
        if "\n" not in text:
            continue
        kind = 0 if at > start and texts[at - 1][-1] in ".!?”\"’'…" else 1
        kind += 2 * (number == 0)
        stop = min(at + 1, len(texts))
        line[start:stop] = number
        place[start:stop] = 3 * kind + 2
        place[start : start + 4] = 3 * kind + 1
        place[start : start + 1] = 3 * kind
        number, start = number + 1, at + 1
    return line, place


def _quote_states(starts: NDArray[np.int64], quotations: tuple[Quotation, ...]) -> Ints:
    """0 outside, 1 opening mark, 2 inside, 3 closing mark of a closed quotation; 4–6 of one left open; 7–9 single."""
    states = np.zeros(len(starts), np.int32)
    for each in quotations:
        first, stop = np.searchsorted(starts, (each.start, each.end))
        base = (0 if each.closed else 3) if each.double else 6
        states[first:stop] = base + 2
        states[first : first + 1] = base + 1
        if each.closed and stop > first:
            states[stop - 1] = base + 3
    return states


def _shape(text: str) -> int:
    if text.isalpha():
        return (1 if len(text) > 1 else 2) if text.isupper() else 3 if text[0].isupper() else 4
    if text[0].isdigit():
        return 5
    if len(text) == 1:
        return {",": 6, ".": 7, ":": 8, "-": 9, "—": 9, "–": 9}.get(text, 10)
    return 0 if text.isspace() else 11


def _reach(offset: Ints) -> Ints:
    """Direction and rough distance of a token's head: 0 itself, 1–5 to the right, 6–10 to the left."""
    size = np.minimum(np.log2(np.maximum(np.abs(offset), 1)).astype(np.int32), 4)
    return np.where(offset == 0, 0, np.where(offset > 0, 1 + size, 6 + size)).astype(np.int32)


def sequences_of(tokens: Tokens) -> list[tuple[int, int]]:
    """Ranges of tokens, whole lines where these fit, else whole sentences, else cut anywhere."""
    count = len(tokens)
    line_starts = np.flatnonzero(np.diff(tokens.line, prepend=-1))
    sentence_starts = np.flatnonzero(np.diff(tokens.sentence, prepend=-1))
    ranges: list[tuple[int, int]] = []
    start = 0
    while start < count:
        limit = start + SEQUENCE
        stop = count
        if limit < count:
            line = line_starts[np.searchsorted(line_starts, limit, "right") - 1]
            sentence = sentence_starts[np.searchsorted(sentence_starts, limit, "right") - 1]
            stop = int(line if line > start else sentence if sentence > start else limit)
        ranges.append((start, stop))
        start = stop
    return ranges


@dataclass(frozen=True, slots=True)
class Windows:
    """The tokens round each cue and how they stand to it, each array [cues, WINDOW].

    `index` holds token numbers, `inside` whether there is such a token; `ups` the steps from the cue up to a word that
    both hang from, `branch` and `stem` the relations down to the token's and to the cue's side (0 in another sentence),
    `reach` the rough distance, `place` the token's line and sentence in relation to the cue's.
    """

    index: Ints
    inside: NDArray[np.bool_]
    ups: Ints
    branch: Ints
    stem: Ints
    reach: Ints
    place: Ints


def read_windows(tokens: Tokens, cues: Ints) -> Windows:
    """How the tokens round some cues (token numbers, [cues]) stand to them in the text and in the parse."""
    count = len(tokens)
    offsets = np.arange(-LEFT, RIGHT, dtype=np.int32)
    index = cues[:, None] + offsets
    inside = (index >= 0) & (index < count)
    index = np.clip(index, 0, count - 1)
    same = inside & (tokens.sentence[index] == tokens.sentence[cues][:, None])
    ups, branch, stem = _paths(tokens, cues, index, same)
    size = np.minimum(np.log2(np.maximum(np.abs(offsets), 1)), 6).astype(np.int32)
    reach = np.where(offsets == 0, 0, np.where(offsets > 0, 1 + size, 8 + size)).astype(np.int32)
    lines = np.clip(tokens.line[index] - tokens.line[cues][:, None], -2, 2) + 2
    sentences = np.clip(tokens.sentence[index] - tokens.sentence[cues][:, None], -1, 1) + 1
    place = (lines * 3 + sentences).astype(np.int32)
    return Windows(
        index=index,
        inside=inside,
        ups=ups,
        branch=branch,
        stem=stem,
        reach=np.broadcast_to(reach, index.shape),
        place=place,
    )


def _paths(tokens: Tokens, cues: Ints, index: Ints, same: NDArray[np.bool_]) -> tuple[Ints, Ints, Ints]:
    """For each token the steps up from the cue to the lowest word above both, and the relations on both sides of it.

    Each token climbs to the last word below the chain of words above the cue, in steps that double.
    """
    dep = tokens.columns[:, _DEP]
    rows = np.arange(len(cues))
    across = rows[:, None]
    own = np.arange(WINDOW, dtype=np.int32)
    up = tokens.heads[index] - cues[:, None] + LEFT
    up = np.where((up >= 0) & (up < WINDOW) & same, up, own)
    level = np.full(index.shape, _UPS + 1, np.int32)
    stems = np.zeros((len(cues), PATH_UPS), np.int32)
    at = np.full(len(cues), LEFT)
    for step in range(_UPS + 1):
        level[rows, at] = np.minimum(level[rows, at], step)
        if step < _UPS:
            stems[:, step + 1] = dep[index[rows, at]]
            at = up[rows, at]
    chained = level <= _UPS
    climb = np.where(chained | chained[across, up], own, up)
    for _ in range(_DOUBLINGS):
        climb = climb[across, climb]
    on_chain = chained[across, climb]
    ups = np.where(on_chain, level[across, climb], level[across, up[across, climb]])
    branch = np.where(on_chain | (ups > _UPS), 0, dep[index[across, climb]])
    ups[~same] = PATH_UPS - 1
    branch[~same] = 0
    return ups, branch, np.take_along_axis(stems, ups, axis=1)
