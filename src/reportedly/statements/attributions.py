"""From the network's likelihoods to attributions: spans of source, cue and content in characters."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc

from reportedly.model import StatementKind
from reportedly.model.span import Span
from reportedly.statements.features import Floats, Ints, Tokens, read_tokens
from reportedly.statements.network import CONTENT, CUE, SOURCE, load_network
from reportedly.statements.quotations import Quotation, find_quotations

CUE_LIKELIHOOD = 0.3
"""A token is taken for a cue, and its source and content are looked for, from this likelihood."""
LIKELIHOOD = 0.42
"""An attribution is kept from this likelihood: its cue's times its content's mean squared. Fitted for the best F1 on
held-out articles of PolNeAR."""
CONTENT_LIKELIHOOD = 0.5
"""A token belongs to the content from this likelihood."""
SOURCE_LIKELIHOOD = 0.4
"""A token belongs to the source from this likelihood."""
GAP = 2
"""Most words between two parts of a content that are always taken into it."""
HALF_LIKELY = 0.25
"""Mean likelihood from which more words than that are taken in."""
CRUMB = 0.2
"""A part of a content is left out if its weight is below this share of the main part's."""
CUE_PART = 0.5
"""A token belongs to the cue from this likelihood."""
SAME = 0.45
"""Share of their contents that two attributions have in common from which they count as one."""
SOURCELESS = 0.7
"""The likelihood of an attribution without a source is multiplied by this where two compete."""
MOSTLY = 0.25
"""A quotation is content as a whole if this share of it is."""
DIRECT = 0.9
"""Share of a content in quotation marks from which the statement is direct speech."""
RIVALS = 3
"""How many attributions before one are compared with it."""
_SENTENCE_ENDS = ".!?…"
_EDGE = " \t\r\n\xa0,;:—–-•*"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Spans in characters, before it is known who the source is."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: StatementKind
    likelihood: float


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text's quotations and, of each token, its features and the network's encoding."""

    quotations: tuple[Quotation, ...]
    tokens: Tokens | None
    """`None` where there are none."""
    encoded: Floats


def read_texts(docs: Sequence[Doc]) -> list[ReadText]:
    """The words of some texts, encoded together: that is quicker, and gives the same as one by one."""
    network = load_network()
    quotations = [find_quotations(doc.text) for doc in docs]
    tokens = [
        read_tokens(doc, quoted, network.vocabulary) if len(doc) else None
        for doc, quoted in zip(docs, quotations, strict=True)
    ]
    encoded = iter(network.encode([each for each in tokens if each is not None]))
    return [
        ReadText(quoted, each, next(encoded) if each is not None else np.zeros((0, 0), np.float32))
        for quoted, each in zip(quotations, tokens, strict=True)
    ]


def find_attributions(doc: Doc, read: ReadText) -> list[Attribution]:
    """All attributions that have a cue, in order of their contents."""
    if read.tokens is None:
        return []
    network = load_network()
    likelihoods = network.find_cues(read.encoded)
    cues = np.flatnonzero(likelihoods >= CUE_LIKELIHOOD).astype(np.int32)
    index, roles = network.find_roles(read.tokens, read.encoded, cues)
    layout = _Layout(doc, read.quotations)
    found = []
    for row, cue in enumerate(cues.tolist()):
        attribution = _read(layout, cue, float(likelihoods[cue]), index[row], roles[row])
        if attribution is not None:
            found.append(attribution)
    return _distinct(sorted(found, key=lambda each: (each.content[0][0], -each.content[-1][1])))


def _distinct(found: list[Attribution]) -> list[Attribution]:
    """The attributions without those that share most of their content with a likelier one nearby: one cue each."""
    kept: list[Attribution] = []
    for each in found:
        rivals = range(len(kept) - 1, max(-1, len(kept) - 1 - RIVALS), -1)
        rival = next((at for at in rivals if _same(kept[at], each)), None)
        if rival is None:
            kept.append(each)
        elif _worth(each) > _worth(kept[rival]):
            kept[rival] = each
    return kept


def _worth(each: Attribution) -> float:
    return each.likelihood * (1.0 if each.source else SOURCELESS)


def _same(one: Attribution, other: Attribution) -> bool:
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in one.content for c, d in other.content)
    total = sum(end - start for each in (one, other) for start, end in each.content)
    return shared >= SAME * (total - shared)


class _Layout:
    """Where tokens and quotations of a text lie."""

    def __init__(self, doc: Doc, quotations: tuple[Quotation, ...]) -> None:
        self.text = doc.text
        self.starts = [token.idx for token in doc]
        self.ends = [token.idx + len(token) for token in doc]
        self.double = [each for each in quotations if each.double]
        self.quote_starts = [each.start for each in self.double]

    def span(self, first: int, stop: int) -> Span:
        """The characters of tokens `first` to `stop`, without spaces and loose punctuation at their ends."""
        start, end = self.starts[first], self.ends[stop - 1]
        while start < end and self.text[start] in _EDGE:
            start += 1
        while end > start and self.text[end - 1] in _EDGE:
            end -= 1
        return start, end

    def spans(self, first: int, runs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
        """The characters of ranges of tokens counted from token `first`, without empty ones."""
        spans = (self.span(first + start, first + stop) for start, stop in runs)
        return tuple((start, end) for start, end in spans if end > start)

    def widen(self, spans: tuple[Span, ...], cue: int) -> tuple[Span, ...]:
        """The spans with the whole of each quotation that lies mostly in them and does not hold the cue."""
        widened = list(spans)
        for start, end in spans:
            first = max(0, bisect_right(self.quote_starts, start) - 1)
            for each in self.double[first : bisect_left(self.quote_starts, end)]:
                shared = sum(max(0, min(stop, each.end) - max(begin, each.start)) for begin, stop in spans)
                if each.closed and not each.start <= cue < each.end and shared >= MOSTLY * (each.end - each.start):
                    widened.append((each.start, each.end))
        return _merged(widened)

    def closed(self, spans: tuple[Span, ...], cue: int) -> tuple[Span, ...]:
        """The spans without what follows the last quotation in them that ends its sentence: the article goes on.

        What stands before the cue belongs to it: “It fell.” Two boats sank, she said.
        """
        return tuple((start, end if end <= cue else self._last_mark(start, end)) for start, end in spans)

    def _last_mark(self, start: int, end: int) -> int:
        first = max(0, bisect_right(self.quote_starts, start) - 1)
        inside = [each for each in self.double[first : bisect_left(self.quote_starts, end)] if each.start >= start]
        if not inside or not inside[-1].closed or inside[-1].end >= end:
            return end
        mark = inside[-1].end
        ends_sentence = self.text[mark - 2] in _SENTENCE_ENDS
        return mark if ends_sentence and self.text[mark:end].lstrip()[:1].isupper() else end


def _read(layout: _Layout, cue: int, likelihood: float, index: Ints, roles: Floats) -> Attribution | None:
    """The attribution of one cue, `None` where nothing is attributed."""
    inside = index >= 0
    index, roles = index[inside], roles[inside]
    parts = _solid(_runs(roles[:, CONTENT], CONTENT_LIKELIHOOD, GAP), roles[:, CONTENT])
    content = layout.closed(layout.widen(layout.spans(index[0], parts), layout.starts[cue]), layout.starts[cue])
    if not content:
        return None
    likelihood *= float(roles[roles[:, CONTENT] >= CONTENT_LIKELIHOOD, CONTENT].mean()) ** 2
    if likelihood < LIKELIHOOD:
        return None
    source = max(
        _runs(roles[:, SOURCE], SOURCE_LIKELIHOOD, 1),
        key=lambda run: roles[run[0] : run[1], SOURCE].sum(),
        default=None,
    )
    cues = layout.spans(index[0], _runs(roles[:, CUE], CUE_PART, 0)) or ((layout.starts[cue], layout.ends[cue]),)
    sources = layout.spans(index[0], [source] if source else [])
    return Attribution(sources, cues, content, kind_of(layout, content), likelihood)


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _runs(likely: Floats, least: float, gap: int) -> list[tuple[int, int]]:
    """Ranges of tokens that are likely, those joined that few tokens part or tokens nearly as likely."""
    runs: list[tuple[int, int]] = []
    for at in np.flatnonzero(likely >= least).tolist():
        if runs and (at - runs[-1][1] <= gap or (gap > 1 and likely[runs[-1][1] : at].mean() >= HALF_LIKELY)):
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs


def _solid(runs: list[tuple[int, int]], likely: Floats) -> list[tuple[int, int]]:
    """Without the crumbs: ranges that are short and doubtful beside the main one."""
    weights = [float((likely[start:stop] ** 2).sum()) for start, stop in runs]
    return [run for run, weight in zip(runs, weights, strict=True) if weight >= CRUMB * max(weights)]


def kind_of(layout: _Layout, contents: Iterable[Span]) -> StatementKind:
    """Direct where all content is in double quotation marks, mixed where some is."""
    total = quoted = 0
    for start, end in contents:
        total += end - start
        first = max(0, bisect_right(layout.quote_starts, start) - 1)
        for each in layout.double[first : bisect_left(layout.quote_starts, end)]:
            quoted += max(0, min(end, each.end) - max(start, each.start))
    return "direct" if quoted >= DIRECT * total else "mixed" if quoted else "indirect"
