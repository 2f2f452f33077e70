"""How figures of one sentence belong together: a part of another, an earlier value, words that narrow one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from reportedly.model import Figure, Span
from reportedly.quantities import Quantity, TokenIndex

_FROM_TO = re.compile(
    r"[^.;:]{0,40}? to (?:about |around |nearly |almost |over |more than |at least |just |some |under )?[^\w\s]{0,2}\Z"
)
_FROM = re.compile(
    r"\bfrom (?:about |around |nearly |almost |over |more than |just |some |under |an? )?[^\w\s]{0,2}\Z", re.IGNORECASE
)
_COMPARED = re.compile(
    r"[^.;:]{0,60}?(?:\b(?:up|down|higher|lower|rising|falling|increased|decreased)? ?from|"
    r",? ?(?:compared|against|versus) (?:with|to)?|, from)\s"
    r"(?:about |around |nearly |just |an? |the )?[^\w\s]{0,2}\Z",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"\b(?:and|but|while|as|when|which)\b")
_PART = re.compile(
    r"[^.;]{0,80}?\b(?:including|among them|of whom|of which|of them|among whom|included|comprising)\b[^.;]{0,24}\Z",
    re.IGNORECASE,
)
_OF = re.compile(
    r"(?:(?: [\w-]+){1,3} out)?(?: out)? of (?:the |its |their |his |her |some |about |around |roughly |"
    r"nearly |more than |over |top |just |under )*[^\w\s]{0,2}\Z"
)
_ALSO = re.compile(r"(?:,| and| or|, and)[^.;]{1,40}\Z")
_NARROWING = frozenset(
    [
        "in",
        "during",
        "over",
        "within",
        "since",
        "among",
        "at",
        "on",
        "inside",
        "near",
        "outside",
        "across",
        "between",
        "under",
        "throughout",
        "for",
    ]
)
_PERSONS = frozenset(("killed", "injured", "missing", "displaced", "detained", "affected", "people"))
_PLAIN = frozenset(("percent", "distance", "duration", "magnitude", "temperature", "speed"))
_LONGEST = 14
_OF_THEM = re.compile(r"(?: [a-z]+)? of (?:them|whom|these|those|which)\b")
"""Behind a figure that is a part of the one before it: "158 people died, 155 of them in the east"."""
_SINGLE = re.compile(
    r"\b(?:in|at|from|of) (?:(?:just|only) )?(?:a single|just one|one(?! of\b)|another) [a-z]+", re.IGNORECASE
)
"""One village, house or camp among others."""
_NEAR = 12
"""Tokens behind a figure among which its scope is looked for."""
_CLAUSE_END = frozenset(",;:.—–()")


def linked(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures with `previous` and `part_of` filled from their neighbours in the same sentence."""
    result = list(figures)
    for at in range(1, len(result)):
        left, right = result[at - 1], result[at]
        if left.sentence != right.sentence:
            continue
        between = text[left.end : right.start]
        result[at] = right = _converted(text, left, right)
        if _alike(left, right):
            if _FROM.search(text, max(0, left.start - 30), left.start) and _FROM_TO.match(between):
                right = replace(right, previous=(left.low, left.high), why={**right.why, "previous": "“from … to”"})
            elif _is_compared(left, between):
                told = at - 2 if at > 1 and result[at - 2].part_of == at - 1 else at - 1
                why = {**result[told].why, "previous": f"“{between.strip()}”"}
                result[told] = replace(result[told], previous=(right.low, right.high), why=why)
        result[at] = _part(text, result, at, left, right, between)
    return result


def _is_compared(left: Figure, between: str) -> bool:
    """Whether a number is set beside an earlier one; votes for are no later than those against."""
    if not _COMPARED.match(between) or _ELSEWHERE.search(between):
        return False
    return left.measure != "votes" or "from" in between


_IN_BRACKETS = re.compile(r"[ -]?[^\s()]{0,14}(?: [a-z]{1,12})? \([^\w\s()]?")


def _converted(text: str, left: Figure, right: Figure) -> Figure:
    """A conversion in brackets holds as what it converts does: "420 km (261 miles)"."""
    if (
        left.measure != right.measure
        or left.unit == right.unit
        or not _IN_BRACKETS.fullmatch(text, left.end, right.start)
    ):
        return right
    why = {**right.why} | dict.fromkeys(("source", "status", "place"), "as the number it converts")
    return replace(
        right,
        source=left.source,
        source_span=left.source_span,
        statement=left.statement,
        status=left.status,
        place=left.place,
        place_span=left.place_span,
        why=why,
    )


def _alike(left: Figure, right: Figure) -> bool:
    return left.measure == right.measure and (left.unit == right.unit or not left.unit or not right.unit)


def _part(text: str, figures: list[Figure], at: int, left: Figure, right: Figure, between: str) -> Figure:
    """Links a part to its whole: "800 people, including 40 children", "390,000 of the 1.2 million cars"."""
    if _OF.match(between) and left.low <= right.high:
        figures[at - 1] = replace(left, part_of=at, why={**left.why, "part_of": "“… of …”"})
        return right
    if _PART.match(between) or _OF_THEM.match(text, right.end):
        for whole in range(at - 1, -1, -1):
            candidate = figures[whole]
            if candidate.sentence != right.sentence:
                break
            if (
                (candidate.measure in _PERSONS) == (right.measure in _PERSONS)
                and right.low <= candidate.high
                and candidate.measure not in _PLAIN
            ):
                return _as_part(right, candidate, whole, "“including”")
    listed = left.part_of
    if listed is not None and listed < at - 1 and _ALSO.match(between) and figures[listed].sentence == right.sentence:
        return _as_part(right, figures[listed], listed, "in the same list")
    return right


def _as_part(part: Figure, whole: Figure, at: int, why: str) -> Figure:
    """A part shares what befell its whole: "24 people killed, including 7 children"."""
    if part.measure == "people" and whole.measure in _PERSONS and whole.measure != "people":
        return replace(
            part, part_of=at, measure=whole.measure, why={**part.why, "part_of": why, "measure": "as its whole"}
        )
    return replace(part, part_of=at, why={**part.why, "part_of": why})


def scope_of(doc: Doc, index: TokenIndex, quantity: Quantity, sentence: Span) -> Span | None:
    """The words that narrow a figure: "30 died in a single village", "40 dead over the past week"."""
    return _single(doc, index, quantity, sentence) or _phrase_after(doc, index, quantity, sentence)


def _single(doc: Doc, index: TokenIndex, quantity: Quantity, sentence: Span) -> Span | None:
    """A place that is one of several, behind the figure in its clause."""
    first = index.at_or_after(quantity.end)
    last = next(
        (t.i for t in doc[first : first + _NEAR] if t.idx >= sentence[1] or t.text in _CLAUSE_END), first + _NEAR
    )
    tail = doc[first:last].text
    match = _SINGLE.search(tail)
    return (doc[first].idx + match.start(), doc[first].idx + match.end()) if match else None


def _phrase_after(doc: Doc, index: TokenIndex, quantity: Quantity, sentence: Span) -> Span | None:
    """The words right after the counted noun that narrow it."""
    if quantity.noun is not None:
        at = quantity.noun.last + 1
    else:
        end = quantity.unit.end if quantity.unit is not None and quantity.unit.start >= quantity.end else quantity.end
        at = index.at_or_after(end)
    if at >= len(doc) or doc[at].idx >= sentence[1] or doc[at].lower_ not in _NARROWING:
        return None
    last = at
    for token in doc[at + 1 : at + _LONGEST]:
        if token.idx >= sentence[1] or token.is_punct or token.pos_ in ("VERB", "AUX", "SCONJ", "CCONJ", "PRON"):
            break
        last = token.i
    while last > at and doc[last].pos_ in ("ADP", "DET", "ADV", "SPACE", "ADJ", "PART"):
        last -= 1
    if last == at:
        return None
    return doc[at].idx, doc[last].idx + len(doc[last])
