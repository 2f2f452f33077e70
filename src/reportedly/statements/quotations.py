"""Quotations: the stretches of a text between quotation marks, carried over paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from reportedly.lang import rules

_RULES = rules("en", "quotations")
_ELIDED, _PLURAL_POSSESSIVE = _RULES["elided_word"], _RULES["plural_possessive"]
_MARK = re.compile("[\"“”„‟«»'‘’‚‛]")
_PAIRS = {"“": "”", "„": "“”", "«": "»", "‟": "”"}
_DOUBLE = set('"“”„‟«»')
_OPENING = set("“„«‟")
_BEFORE_OPENING = re.compile(r"[\s(\[{—–\-/:\"“‘'*•>]")
_AFTER_SINGLE = re.compile(r"[\s.,;:!?)\]}—–\-\"”]")
SINGLE_REACH = 2_000
"""Characters within which a single quotation mark must close."""
CLOSING_MARKS = 8
"""Marks behind an opening single one that are tried as its closing one."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """`text[start:end]` with its marks. `continues` if the next paragraph opens with a mark and so carries it on."""

    start: int
    end: int
    double: bool
    closed: bool
    continues: bool = False


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations in order, those in single marks within others too; none crosses a line's end.

    A mark that never closes quotes to the end of its line only: news repeat the opening mark at each paragraph of a
    long quotation and close the last alone.
    """
    found: list[Quotation] = []
    start, pending = 0, -1
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            if pending >= 0 and line.lstrip()[0] in _OPENING | {'"'}:
                last = found[pending]
                found[pending] = Quotation(last.start, last.end, True, False, True)
            pending = -1
            marks = [match.start() for match in _MARK.finditer(text, start, end)]
            found += _single(text, marks) + _double(text, marks, end)
            if marks and found and found[-1].start >= start and not found[-1].closed:
                pending = len(found) - 1
        start = end + 1
    return tuple(sorted(found, key=lambda each: (each.start, -each.end)))


def _double(text: str, marks: list[int], end: int) -> list[Quotation]:
    """Marks of one kind do not nest: an opening mark within its own kind begins again."""
    found: list[Quotation] = []
    opened: int | None = None
    for at in marks:
        mark = text[at]
        if mark not in _DOUBLE:
            continue
        if opened is None:
            if mark in _OPENING or (mark == '"' and _may_open(text, at)):
                opened = at
        elif mark in _PAIRS.get(text[opened], '"”') or (mark == '"' and not _may_open(text, at)):
            found.append(Quotation(opened, at + 1, True, True))
            opened = None
        elif mark in _OPENING and text[opened] != '"':
            found.append(Quotation(opened, at, True, True))
            opened = at
    if opened is not None:
        found.append(Quotation(opened, end, True, False))
    return found


def _single(text: str, marks: list[int]) -> list[Quotation]:
    """Single marks quote where one that can open has one that can close within reach; all others are apostrophes."""
    closing = [at for at in marks if text[at] in "'’" and _closes_single(text, at)]
    found: list[Quotation] = []
    free = -1
    for at in marks:
        if at < free or text[at] not in "'‘‚‛" or not _opens_single(text, at):
            continue
        first = bisect_right(closing, at)
        candidates = [each for each in closing[first : first + CLOSING_MARKS] if each - at <= SINGLE_REACH]
        if candidates:
            best = next((each for each in candidates if not _PLURAL_POSSESSIVE.ends_at(text, each)), candidates[0])
            found.append(Quotation(at, best + 1, False, True))
            free = best + 1
    return found


def _may_open(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or bool(_BEFORE_OPENING.match(before))) and bool(after) and not after.isspace()


def _opens_single(text: str, at: int) -> bool:
    if not _may_open(text, at) or _ELIDED.begins_at(text, at + 1):
        return False
    return text[at + 1].isalnum() or text[at + 1] in '[(…"“'


def _closes_single(text: str, at: int) -> bool:
    after = text[at + 1 : at + 2]
    return not text[at - 1 : at].isspace() and (not after or bool(_AFTER_SINGLE.match(after)))
