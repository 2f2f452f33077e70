"""Plain text: one article, or several run together, with what pages put around them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportedly.articles.compose import DATELINE, Part
from reportedly.articles.furniture import is_furniture

LineKind = Literal["text", "bullet", "date", "byline", "counter", "caption", "furniture", "gap"]

WINDOW = 14
"""Lines within which a headline is repeated."""
HEADLINE_LENGTH = 220
HEADLINE_REPEATS = 3
"""Places on a page where a line may be repeated and still be a headline; more often, it is furniture."""
LEAST_WORDS = 15
"""Words of prose below which a text is no article."""

_COUNTER = re.compile(r"\d{1,3} ?(?:/|of) ?\d{1,3}")
_BULLET = re.compile(r"(?:[•·‣▪●◦*]|[-–] )\s*(?=\S)")
_DATE = re.compile(
    "|".join(
        (
            r"(?:(?:last |first )?(?:updated|published|posted|modified|issued)(?: on| at)?\b ?:? ?).{3,60}",
            r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? ?)?"
            r"(?:\d{1,2} [a-z]{3,9}\.?,? \d{4}|[a-z]{3,9}\.? \d{1,2},? \d{4})(?:[ ,|·at-]+\d{1,2}[:.]\d{2}.{0,12})?",
            r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}.{0,12})?",
            r"(?:\d+ (?:sec|min|hour|hr|day|week)[a-z]* ?)+ago",
        )
    ),
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:By|BY|by) (?=[A-Z])[^.!?]{3,80}|[A-Z][\w’'-]+ [A-Z][\w’'-]+, [A-Z][\w ]{2,40}[Cc]orrespondent"
)
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

    @property
    def part_span(self) -> tuple[int, int]:
        """Where it stands on the page."""
        return self.start, self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as it stands in a dump."""

    title: str | None
    parts: tuple[Part, ...]
    dates: tuple[str, ...]
    byline: str | None


def split_dump(text: str) -> list[Draft]:
    """The articles of a plain text, in order; empty if there is no prose in it."""
    lines = list(read_lines(text))
    starts = find_headlines(lines)
    if any(line.kind == "text" for line in lines[: starts[0] if starts else None]):
        starts = [0, *starts]
    ends = [*starts[1:], len(lines)][: len(starts)]
    drafts = [_draft(lines[start:end]) for start, end in zip(starts, ends, strict=True) if start < end]
    return [draft for draft in drafts if _prose_words(draft) >= LEAST_WORDS]


def read_lines(text: str) -> Iterator[Line]:
    """The lines that hold something, each with its kind."""
    gap, at, previous = 0, 0, ""
    for raw in text.split("\n"):
        stripped = raw.strip(" \t\u00a0\u200b\ufeff\f\v")
        start = at + raw.find(stripped) if stripped else at
        at += len(raw) + 1
        kind = _kind(stripped, previous)
        if kind == "gap" or kind == "furniture":
            gap += 1
            continue
        if kind == "bullet":
            mark = _BULLET.match(stripped)
            assert mark is not None
            stripped, start = stripped[mark.end() :], start + mark.end()
        yield Line(kind, stripped, start, gap)
        gap, previous = 0, kind


def _kind(text: str, previous: str) -> LineKind:
    if not any(map(str.isalnum, text)):
        return "gap"
    if _COUNTER.fullmatch(text):
        return "counter"
    if is_furniture(text):
        return "furniture"
    if len(text) < 100 and _DATE.fullmatch(text):
        return "date"
    if _BULLET.match(text):
        return "bullet"
    if len(text) < 100 and _BYLINE.fullmatch(text):
        return "byline"
    if previous == "counter" or (len(text) < 500 and _CREDIT.search(text)):
        return "caption"
    return "text"


def find_headlines(lines: Sequence[Line]) -> list[int]:
    """The lines that open an article: repeated headlines, and titles that stand apart with a body after them."""
    repeated = _repeated(lines)
    inside = {number for start, last in repeated for number in range(start + 1, last + 1)}
    single = {number for number in range(len(lines)) if number not in inside and _opens_article(lines, number)}
    starts = sorted({start for start, _ in repeated} | single)
    return [number for place, number in enumerate(starts) if place == 0 or not _is_standfirst(lines, starts, place)]


def _repeated(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """First and last line of each run of lines with the same text that stand close to each other."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        if _is_title(line):
            places[line.text.casefold()].append(number)
    runs: list[tuple[int, int]] = []
    for numbers in places.values():
        own: list[list[int]] = []
        for number in numbers:
            if own and number - own[-1][-1] <= WINDOW:
                own[-1].append(number)
            else:
                own.append([number])
        if len(own) <= HEADLINE_REPEATS:
            runs += [(run[0], run[-1]) for run in own if len(run) > 1]
    return sorted(runs)


def _opens_article(lines: Sequence[Line], number: int) -> bool:
    line, after = lines[number], lines[number + 1 : number + 5]
    if not after or not _is_title(line):
        return False
    body = next((each for each in after if each.kind == "text" and not _is_title(each)), None)
    if body is None or len(body.text) < 60:
        return False
    before_body = after[: after.index(body)]
    evidence = (
        any(each.kind in ("date", "byline", "bullet") for each in before_body) or DATELINE.match(body.text) is not None
    )
    return number == 0 or line.gap >= 2 or (line.gap >= 1 and evidence)


def _is_title(line: Line) -> bool:
    words = line.text.split()
    return (
        line.kind == "text"
        and 3 <= len(words) <= 40
        and len(line.text) <= HEADLINE_LENGTH
        and line.text[-1] not in ".!:;,…"
    )


def _is_standfirst(lines: Sequence[Line], starts: Sequence[int], place: int) -> bool:
    """Whether a start is the second line of the heading before it: no paragraph lies between the two."""
    return all(line.kind != "text" or _is_title(line) for line in lines[starts[place - 1] : starts[place]])


def _draft(lines: Sequence[Line]) -> Draft:
    """The parts of one article; its headline is its first line, if that is one."""
    title = lines[0].text if _is_title(lines[0]) else None
    parts: list[Part] = []
    seen: set[str] = set()
    in_body = False
    for line in lines:
        part = Part("paragraph", line.text, line.part_span)
        if line.kind in ("date", "byline", "counter"):
            continue
        if line.text == title:
            if not parts:
                parts.append(replace(part, kind="headline"))
            continue
        if line.kind == "caption":
            if line.text not in seen or not in_body:
                parts.append(replace(part, kind="caption"))
        elif line.kind == "bullet" and not in_body:
            parts.append(replace(part, kind="highlight"))
        else:
            in_body = in_body or len(line.text) >= 60
            parts.append(part)
        seen.add(line.text)
    order = {"headline": 0, "caption": 1, "highlight": 2, "paragraph": 3}
    parts.sort(key=lambda part: order[part.kind])
    dates = tuple(line.text for line in lines if line.kind == "date")
    byline = next((line.text for line in lines if line.kind == "byline"), None)
    return Draft(title, tuple(parts), dates, byline)


def _prose_words(draft: Draft) -> int:
    """Words in paragraphs that are sentences."""
    return sum(
        len(part.text.split())
        for part in draft.parts
        if part.kind == "paragraph" and len(part.text) >= 40 and re.search(r"[.!?][”\"’')]*$", part.text)
    )
