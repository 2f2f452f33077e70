"""The date lines that a page shows near its headline: "By Maren Oldt, 3 May 2026"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportedly.articles.dates import (
    DateLines,
    is_day_first,
    month_first,
    on_weekday,
    read_date,
    read_either_way,
    read_iso,
)
from reportedly.articles.foreign_days import in_iso
from reportedly.articles.lines import Line
from reportedly.lang import rules
from reportedly.model import Moment

LONGEST = 120
"""Characters of the longest date line."""
LONGEST_NOTE = 300
"""The same of a note anywhere on the page that says when the article was published."""
BESIDE_WORDS = 12
"""Words that may stand beside the date: a name, a section, minutes to read."""
BESIDE_IN_HEADING = 2
"""Words that may stand beside a date that is set as a heading: more of them are a heading about that day."""
AFTER, BEFORE, AFTER_LABELLED = 8, 3, 16
"""Lines after and before the headline that may be its date line, and after it if a label says what the date is."""
HEADLINE_CHARACTERS = 20
"""Characters from which a line with which the page's title begins is its headline: the site's name follows there."""
_RULES = rules("en", "date_lines", DateLines)
_FULL_DATE, _UPDATED, _PUBLISHED = _RULES["full_date"], _RULES["updated"], _RULES["published"]
_SAID, _AGO, _NEAR = _RULES["published_day"], _RULES["ago"], _RULES["near_day"]
ENDS = (".", "!", "?", "…")
"""What a sentence ends with, and no date or byline."""
_FOUND = "date line near the headline"


@dataclass(frozen=True, slots=True)
class ShownDate:
    """A date that a page shows: the moments that it may be read as (two where day and month may change places), and
    what its label says it is."""

    moments: tuple[Moment, ...]
    says: Literal["published", "updated"] | None = None
    swapped: str | None = None
    """The day that it is to those who write the month first, if it has points between its numbers."""

    ago: bool = False
    """Whether it counts back from when the page was saved: what stands beside the article does so, too."""

    @property
    def days(self) -> set[str]:
        """The days that it may be."""
        return {moment.day for moment in self.moments}

    def read(self, told: Collection[str] = ()) -> Moment | None:
        """Its moment; of two readings the one whose day the page tells elsewhere (`told`), else `None`."""
        known = [moment for moment in self.moments if moment.day in told] if len(self.moments) > 1 else self.moments
        return known[0] if len(known) == 1 else None


def visible_dates(
    lines: Sequence[Line], title: str | None, saved: Moment | None, language: str | None = None
) -> Iterator[ShownDate]:
    """The dates in date lines near the headline: those after it, the nearest first, then those before it; then the day
    that a line says anywhere on the page the article was published, if no other line says another. `language` is what
    the page says of itself: it may tell whether days or months come first."""
    first = is_day_first(language)
    for each in _shown_dates(lines, title, saved):
        yield replace(each, moments=each.moments[1:]) if first and len(each.moments) == 2 else each


def _shown_dates(lines: Sequence[Line], title: str | None, saved: Moment | None) -> Iterator[ShownDate]:
    at = headline_at(lines, title)
    if at is not None:
        for line in (*lines[at + 1 : at + 1 + AFTER], *reversed(lines[max(0, at - BEFORE) : at])):
            yield from _dates_of(line, saved)
        for line in lines[at + 1 + AFTER : at + 1 + AFTER_LABELLED]:
            yield from (each for each in _dates_of(line, saved) if each.says)
        yield from (each for line in lines[at + 1 : at + 1 + AFTER] for each in _ago_in(line, saved))
    said = [match for line in lines if len(line.text) <= LONGEST_NOTE and (match := _SAID.found_in(line.text))]
    days = {moment for match in said if (moment := read_date(match["day"], "date line", saved))}
    if len(days) == 1:
        yield ShownDate(tuple(days), "published")


def only_date(lines: Sequence[Line], saved: Moment | None) -> ShownDate | None:
    """The day of a page that shows but one day in date lines, wherever they stand: that on which it came out, or else
    that of its last change. A day amid words is none: they may be about that day."""
    shown = [each for line in lines for each in _dates_of(line, saved) if each.says or _leads(line)]
    for changes in (False, True):
        of_kind = [each for each in shown if (each.says == "updated") == changes]
        if of_kind:
            return of_kind[0] if len({each.moments[0].day for each in of_kind}) == 1 else None
    return None


def _leads(line: Line) -> bool:
    """Whether a date opens a line, or stands in it nearly alone."""
    text = in_iso(line.text)
    match = _FULL_DATE.found_in(text)
    return match is None or match.start() == 0 or len(_FULL_DATE.pattern.sub(" ", text).split()) <= BESIDE_IN_HEADING


def headline_at(lines: Sequence[Line], title: str | None) -> int | None:
    """Where the headline stands: the first-level heading with the title, else one that is no
    mere name of the site, else any, else the title anywhere."""
    headings = [number for number, line in enumerate(lines) if line.node.tag == "h1"]
    titled = [number for number, line in enumerate(lines) if title is not None and _is_title(line.text, title)]
    both = [number for number in headings if number in titled]
    long = [number for number in headings if len(lines[number].text) >= HEADLINE_CHARACTERS]
    return next(iter((*both, *long, *headings, *titled)), None)


def _is_title(text: str, title: str) -> bool:
    return text == title or (len(text) >= HEADLINE_CHARACTERS and title.startswith(text))


def _dates_of(line: Line, saved: Moment | None) -> Iterator[ShownDate]:
    if len(line.text) > LONGEST:
        return
    line = replace(line, text=in_iso(line.text))
    matches = list(_FULL_DATE.pattern.finditer(line.text))
    if not _is_date_line(line, _FULL_DATE.pattern.sub(" ", line.text).split()):
        return
    start = 0
    for match in matches:
        before, start = line.text[start : match.start()], match.end()
        moment = read_date(match[0], _FOUND, saved)
        if moments := (moment,) if moment else on_weekday(read_either_way(match[0], _FOUND), before):
            yield ShownDate(moments, _label(before), month_first(match[0]))
    if not matches or len(line.times) == 1:
        yield from (
            ShownDate((moment,), _label(line.text)) for each in line.times if (moment := read_iso(each, _FOUND))
        )


def _ago_in(line: Line, saved: Moment | None) -> Iterator[ShownDate]:
    """The moment of a line that counts back from when the page was saved: "Updated 3 hours ago"."""
    if saved is None or saved.unsure or len(line.text) > LONGEST:
        return
    ago = _AGO.found_in(line.text)
    match = ago or _NEAR.found_in(line.text)
    moment = read_date(match[0], _FOUND, saved) if match else None
    beside = _AGO.pattern.sub(" ", line.text).split() if ago else ()
    if match and moment and _is_date_line(line, beside):
        yield ShownDate((moment,), _label(line.text[: match.start()]), ago=True)


def _is_date_line(line: Line, beside: Sequence[str]) -> bool:
    """Whether few enough words stand beside the date of a line."""
    most = BESIDE_IN_HEADING if line.heading else BESIDE_WORDS
    return len(beside) <= most and not (line.text.endswith(ENDS) and len(beside) > most // 2)


def _label(words: str) -> Literal["published", "updated"] | None:
    if _UPDATED.found_in(words):
        return "updated"
    return "published" if _PUBLISHED.found_in(words) else None
