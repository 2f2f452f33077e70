"""Attributions of a text: candidates that the lexicon accepts, at most one a cue, and quotations tied to them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain

from spacy.tokens import Doc, Token

from reportedly.model import StatementKind
from reportedly.model.span import Span
from reportedly.statements.extents import Quotes, content_spans
from reportedly.statements.lexicon import THRESHOLD, likelihood, traits
from reportedly.statements.parse import Candidate, candidates
from reportedly.statements.surface import surface_candidates

NESTED_THRESHOLD = 0.78
"""Least likelihood of an attribution that lies in the content of another: annotators mark few of them."""
DEEPEST = 8
"""Attributions around another that are looked at, at most."""
PAGE = 1000
"""Characters to a bin when contents are compared with each other."""


Scored = tuple[float, Candidate, tuple[Span, ...]]
"""A candidate with its likelihood and the characters of its content."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, cue and content in characters, before it is known who the source is."""

    source: Span | None
    source_head: Token | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: StatementKind
    reporter: int | None = None

    @property
    def extent(self) -> Span:
        """From the first to the last character of cue and content."""
        spans = self.cue + self.content
        return min(s for s, _ in spans), max(e for _, e in spans)

    def holds(self, start: int, end: int) -> bool:
        """Whether one part of the content holds all of these characters."""
        return any(s <= start and end <= e for s, e in self.content)


def find_attributions(doc: Doc, dateline: int | None = None) -> list[Attribution]:
    """All attributions in order of the text; `dateline` is the character at which a dateline begins."""
    quotes = Quotes(doc.text)
    best: dict[int, Scored] = {}
    for candidate in chain(candidates(doc), surface_candidates(doc, dateline)):
        spans = content_spans(doc, candidate.content, candidate.head.idx, quotes)
        if not spans:
            continue
        score = likelihood(traits(candidate, spans, quotes))
        if score >= THRESHOLD and score > best.get(candidate.head.i, (0.0,))[0]:
            best[candidate.head.i] = score, candidate, spans
    chosen = _distinct(sorted(best.values(), key=lambda item: (-item[0], item[1].head.i)))
    found = [(score, _attribution(candidate, spans, quotes)) for score, candidate, spans in chosen]
    found.sort(key=lambda item: (item[1].content[0][0], -item[1].content[-1][1]))
    return _nest(found)


def _nest(found: list[tuple[float, Attribution]]) -> list[Attribution]:
    """The attributions, each with the one that it is reported in; weak ones within others are dropped."""
    kept: list[Attribution] = []
    around: list[int] = []
    for score, attribution in found:
        start, end = attribution.extent
        while around and kept[around[-1]].content[-1][1] < end:
            around.pop()
        outer = next((k for k in reversed(around[-DEEPEST:]) if kept[k].holds(start, end)), None)
        if outer is not None and score < NESTED_THRESHOLD:
            continue
        kept.append(replace(attribution, reporter=outer))
        around.append(len(kept) - 1)
    return kept


def _distinct(ranked: list[Scored]) -> list[Scored]:
    """One attribution a content: the outer one of two that share most of it, else the likelier.

    Both stay where both are likely and one reports the other.
    """
    kept: dict[int, Scored] = {}
    bins: dict[int, list[Scored]] = {}
    for item in ranked:
        spans = item[2]
        pages = range(spans[0][0] // PAGE, spans[-1][1] // PAGE + 1)
        near = {other[1].head.i: other for page in pages for other in bins.get(page, ())}
        rivals = [o for i, o in near.items() if i in kept and _overlap(spans, o[2]) >= 0.5 and not _both(item, o)]
        if any(not _within(rival[1], spans) for rival in rivals):
            continue
        for rival in rivals:
            del kept[rival[1].head.i]
        kept[item[1].head.i] = item
        for page in pages:
            bins.setdefault(page, []).append(item)
    return list(kept.values())


def _within(candidate: Candidate, spans: tuple[Span, ...]) -> bool:
    """Whether a candidate's cue lies in the content of another."""
    return any(start <= candidate.head.idx < end for start, end in spans)


def _both(one: Scored, other: Scored) -> bool:
    """Whether one of two likely attributions is reported in the other, by someone else."""
    if min(one[0], other[0]) < NESTED_THRESHOLD or one[1].source == other[1].source:
        return False
    return _within(one[1], other[2]) or _within(other[1], one[2])


def _overlap(one: tuple[Span, ...], other: tuple[Span, ...]) -> float:
    """The Jaccard index of two sets of characters."""
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)
    return shared / (sum(b - a for a, b in one) + sum(b - a for a, b in other) - shared)


def _attribution(candidate: Candidate, spans: tuple[Span, ...], quotes: Quotes) -> Attribution:
    source = candidate.source
    return Attribution(
        _phrase(source, candidate.head) if source is not None else None,
        source,
        _cue(candidate),
        spans,
        kind_of(spans, quotes),
    )


def _phrase(head: Token, cue: Token) -> Span:
    start, end = head.left_edge.i, head.right_edge.i + 1
    if start <= cue.i < end:
        if cue.i > head.i:
            end = max(head.i + 1, min(cue.left_edge.i, cue.i))
        else:
            start = head.i
    doc = head.doc
    while end - 1 > head.i and doc[end - 1].is_punct:
        end -= 1
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])


def _cue(candidate: Candidate) -> tuple[Span, ...]:
    head = candidate.head
    start = end = head.i
    doc = head.doc
    while start > 0 and doc[start - 1].head is head and doc[start - 1].dep_ in ("aux", "neg", "auxpass"):
        start -= 1
    while end + 1 < len(doc) and doc[end + 1].head is head and doc[end + 1].dep_ == "prt":
        end += 1
    if candidate.preposition is not None and candidate.preposition.i == end + 1:
        end += 1
    return ((doc[start].idx, doc[end].idx + len(doc[end])),)


def kind_of(spans: tuple[Span, ...], quotes: Quotes) -> StatementKind:
    """Direct where the content is a quotation, mixed where it holds some, else indirect."""
    total = sum(end - start for start, end in spans)
    quoted = sum(min(q.end, end) - max(q.start, start) for start, end in spans for q in quotes.between(start, end))
    return "direct" if quoted >= 0.9 * total else "mixed" if quoted else "indirect"
