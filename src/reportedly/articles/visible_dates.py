"""The date lines that a page shows near its headline: "By Maren Oldt, 3 May 2026"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.articles.dates import DateLines, read_date
from reportedly.articles.lines import Line
from reportedly.lang import rules
from reportedly.model import Moment

LONGEST = 120
"""Characters of the longest date line."""
BESIDE_WORDS = 12
"""Words that may stand beside the date: a name, a section, minutes to read."""
AFTER, BEFORE = 8, 3
"""Lines after and before the headline that may be its date line."""
_RULES = rules("en", "date_lines", DateLines)
_FULL_DATE, _UPDATED = _RULES["full_date"], _RULES["updated"]
_ENDS = (".", "!", "?", "…")


def visible_dates(lines: Sequence[Line], title: str | None, saved: Moment | None) -> Iterator[tuple[Moment, bool]]:
    """The dates in date lines near the headline, the nearest first, each with whether it is of an update."""
    at = _headline(lines, title)
    if at is None:
        return
    near = [*lines[at + 1 : at + 1 + AFTER], *reversed(lines[max(0, at - BEFORE) : at])]
    for line in near:
        if not line.heading and len(line.text) <= LONGEST:
            yield from _dates_of(line.text, saved)


def _headline(lines: Sequence[Line], title: str | None) -> int | None:
    """Where the headline stands: the first-level heading, best the one with the title, else the title anywhere."""
    headings = [number for number, line in enumerate(lines) if line.node.tag == "h1"]
    titled = [number for number, line in enumerate(lines) if title is not None and line.text == title]
    both = [number for number in headings if number in titled]
    return next(iter((*both, *headings[:1], *titled)), None)


def _dates_of(text: str, saved: Moment | None) -> Iterator[tuple[Moment, bool]]:
    matches = list(_FULL_DATE.pattern.finditer(text))
    beside = _FULL_DATE.pattern.sub(" ", text).split()
    if not matches or len(beside) > BESIDE_WORDS or (text.endswith(_ENDS) and len(beside) > BESIDE_WORDS // 2):
        return
    start = 0
    for match in matches:
        moment = read_date(match[0], "date line near the headline", saved)
        if moment is not None:
            yield moment, _UPDATED.found_in(text[start : match.start()]) is not None
        start = match.end()
