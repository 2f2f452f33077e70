"""The lines of a plain text, each with what it is: prose, date, byline, caption, or what pages put around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportedly.articles.furniture import is_furniture

LineKind = Literal["text", "bullet", "date", "byline", "counter", "caption", "furniture", "gap", "mark", "opener"]

HEADLINE_LENGTH = 220

_COUNTER = re.compile(r"\d{1,3} ?(?:/|of) ?\d{1,3}")
_BULLET = re.compile(r"(?:[•·‣▪●◦*]|[-–] )\s*(?=\S)")
_DATE = re.compile(
    "|".join(
        (
            r"(?:(?:last |first )?(?:updated|published|posted|modified|issued)\b|date:)"
            r"(?=.*(?:\b\d{4}\b|\bago\b|\d[:.]\d\d|just now|yesterday|today)).{3,60}(?<![.!?])",
            r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? ?)?"
            r"(?:\d{1,2} [a-z]{3,9}\.?,? \d{4}|[a-z]{3,9}\.? \d{1,2},? \d{4})(?:[ ,|·at-]+\d{1,2}[:.]\d{2}.{0,12})?",
            r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}.{0,12})?",
            r"(?:\d+ (?:sec|min|hour|hr|day|week)[a-z]* ?)+ago",
        )
    ),
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:BYLINE|Byline|Author|AUTHOR): .{3,80}|(?:By|BY|by) (?=[A-Z])[^.!?]{3,80}"
    r"|[A-Z][\w’'-]+ [A-Z][\w’'-]+, [A-Z][\w ]{2,40}[Cc]orrespondent"
)
_OPENER = re.compile(r"(?:document|article|story|item) \d{1,4} of \d{1,4}", re.IGNORECASE)
_TITLE_LABEL = re.compile(r"(?:title|headline|hd)\s*: *(?=\S)", re.IGNORECASE)
_MARK = re.compile(
    r"https?://\S+|(?:url|link|source|publisher|publication"
    r"|section|length|language|dateline|word count|load-date)\s*: .{1,200}"
    r"|\d{2,5} words",
    re.IGNORECASE,
)
_RULE = re.compile(r"([-–—=_*~#•·]\s*){3,}")
_CREDIT = re.compile(
    r"\((?:photo|image|picture|file|getty|reuters|afp|ap\b|epa)[^()]{0,80}\)$"
    r"|\([^()]{0,60}(?:via|photo|images?|/AFP|/AP)[^()]{0,40}\)$"
    r"|(?:photo|image|picture)(?: credit)?: ?[^.]{2,60}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page without its white space: what it is and where it stands."""

    kind: LineKind
    text: str
    start: int
    gap: int
    """Empty lines, rules and furniture before it."""
    opens: bool = False
    """Whether a rule, or a label that says so, marks it as the first line of an article."""

    @property
    def part_span(self) -> tuple[int, int]:
        """Where it stands on the page."""
        return self.start, self.start + len(self.text)


def read_lines(text: str) -> Iterator[Line]:
    """The lines that hold something, each with its kind."""
    gap, at, previous, opens = 0, 0, "", False
    for raw in text.split("\n"):
        stripped = raw.strip(" \t\u00a0\u200b\ufeff\f\v")
        start = at + raw.find(stripped) if stripped else at
        at += len(raw) + 1
        kind = _kind(stripped, previous)
        if kind == "gap" or kind == "furniture":
            gap, opens = gap + 1, opens or _RULE.fullmatch(stripped) is not None
            continue
        if kind == "bullet":
            mark = _BULLET.match(stripped)
            assert mark is not None
            stripped, start = stripped[mark.end() :], start + mark.end()
        if label := _TITLE_LABEL.match(stripped) if kind == "text" else None:
            stripped, start, opens = stripped[label.end() :], start + label.end(), True
        yield Line(kind, stripped, start, gap, opens)
        gap, previous, opens = 0, kind, False


def _kind(text: str, previous: str) -> LineKind:
    if not any(map(str.isalnum, text)):
        return "gap"
    if _COUNTER.fullmatch(text):
        return "counter"
    if _OPENER.fullmatch(text):
        return "opener"
    if _MARK.fullmatch(text):
        return "mark"
    if is_furniture(text):
        return "furniture"
    if len(text) < 100 and _DATE.fullmatch(re.split(r" [|·•] ", text)[-1]):
        return "date"
    if _BULLET.match(text):
        return "bullet"
    if len(text) < 100 and _BYLINE.fullmatch(text):
        return "byline"
    if previous == "counter" or (len(text) < 500 and _CREDIT.search(text)):
        return "caption"
    return "text"


def is_title(line: Line) -> bool:
    """Whether a line may be a headline."""
    words = line.text.split()
    return (
        line.kind == "text"
        and 3 <= len(words) <= 40
        and len(line.text) <= HEADLINE_LENGTH
        and line.text[-1] not in ".!:;,…"
    )
