"""The lines of a plain text, each with what it is: prose, date, byline, caption, or what pages put around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportedly.articles.foreign_days import in_iso
from reportedly.articles.furniture import is_furniture
from reportedly.articles.wrapping import whole_lines
from reportedly.lang import rules

LineKind = Literal["text", "bullet", "date", "byline", "counter", "caption", "furniture", "gap", "mark", "opener"]

HEADLINE_LENGTH = 220

_BULLET = re.compile(r"(?:[•·‣▪●◦]|[*–-] )\s*(?=\S)")
_RULE = re.compile(r"([-–—=_*~#•·]\s*){3,}")
"""A line drawn between articles."""
_TIME = re.compile(r"\d{1,2}:\d\d")
PIECES = re.compile(r" {1,9}[|·•] {1,9}")
"""What parts the pieces of a line of dates and names."""
_RULES = rules("en", "furniture")
_COUNTER, _OPENER, _MARK, _DATE, _BYLINE, _CREDIT, _TITLE_LABEL, _DATED_NAME, _END, _EDITION = (
    _RULES[name]
    for name in (
        "counter",
        "opener",
        "collection_mark",
        "date_line",
        "byline",
        "picture_credit",
        "title_label",
        "dated_name",
        "end_of_record",
        "edition",
    )
)
SHORT_LINE = 100
"""Characters below which a line may be a date or a byline."""
LONGEST_CAPTION = 500
TITLE_WORDS = range(3, 41)
"""How many words a headline has."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page without its white space: what it is and where it stands."""

    kind: LineKind
    text: str
    start: int
    end: int
    gap: int
    """Empty lines, rules and furniture before it."""
    opens: bool = False
    """Whether a rule, or a label that says so, marks it as the first line of an article."""

    @property
    def part_span(self) -> tuple[int, int]:
        """Where it stands on the page."""
        return self.start, self.end


def read_lines(text: str) -> Iterator[Line]:
    """The lines that hold something, each with its kind; paragraphs that were cut at a width are one line each."""
    gap, previous, opens = 0, "", False
    for line in whole_lines(text):
        stripped, start = line.text, line.start
        kind = _kind(stripped, previous)
        if kind == "gap" or kind == "furniture":
            gap, opens = gap + 1, opens or _RULE.fullmatch(stripped) is not None
            continue
        if kind == "bullet":
            mark = _BULLET.match(stripped)
            assert mark is not None
            stripped, start = stripped[mark.end() :], start + mark.end()
        if label := _TITLE_LABEL.found_in(stripped) if kind == "text" else None:
            stripped, start, opens = stripped[label.end() :], start + label.end(), True
        yield Line(kind=kind, text=stripped, start=start, end=line.end, gap=gap, opens=opens)
        gap, previous, opens = 0, kind, _END.found_in(stripped) is not None


def _kind(text: str, previous: str) -> LineKind:
    if not any(map(str.isalnum, text)):
        return "gap"
    if _COUNTER.found_in(text):
        return "counter"
    if _OPENER.found_in(text):
        return "opener"
    if previous and len(text) < SHORT_LINE and dated_name(text):
        return "date"
    if _MARK.found_in(text):
        return "mark"
    if is_furniture(text):
        return "furniture"
    if len(text) < SHORT_LINE and _DATE.found_in(PIECES.split(in_iso(text))[-1]):
        return "date"
    if previous == "date" and (_TIME.fullmatch(text) or _EDITION.found_in(text)):
        return "date"
    if _BULLET.match(text):
        return "bullet"
    if len(text) < SHORT_LINE and _BYLINE.found_in(text):
        return "byline"
    if previous == "counter" or (len(text) < LONGEST_CAPTION and _CREDIT.found_in(text)):
        return "caption"
    return "text"


def dated_name(text: str) -> str | None:
    """The name that stands before a day on a line of its own: `The Oldt Post, 3 May 2026`."""
    match = _DATED_NAME.found_in(in_iso(text))
    return match["name"] if match else None


def byline_before(text: str) -> str | None:
    """The byline that stands before the day on a date line: `By Maren Oldt | 3 May 2026`."""
    first, *rest = PIECES.split(text)
    return first if rest and _BYLINE.found_in(first) else None


def is_title(line: Line) -> bool:
    """Whether a line may be a headline."""
    words = line.text.split()
    return (
        line.kind == "text"
        and len(words) in TITLE_WORDS
        and len(line.text) <= HEADLINE_LENGTH
        and line.text[-1] not in ".!:;,…"
    )
