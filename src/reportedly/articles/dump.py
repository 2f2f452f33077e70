"""Plain text: one article, or several run together, with what pages put around them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.articles.compose import DATELINE, Part
from reportedly.articles.dump_lines import Line, byline_before, is_title, read_lines
from reportedly.articles.furniture import is_no_article
from reportedly.articles.newspaper_records import without_record
from reportedly.lang import rules

WINDOW = 14
"""Lines within which a headline is repeated."""
HEADLINE_REPEATS = 3
"""Places on a page where a line may be repeated and still be a headline; more often, it is furniture."""
LEAST_WORDS = 15
"""Words of prose below which a text is no article, unless it is nothing but a few lines."""
SHORT_WORDS, SHORT_LINES = 5, 8
"""Words that such a text has at least, and lines at most."""
NOTE_LINES = 60
"""Lines of a list of notes."""
BODY_LINES = 7
"""Lines after a headline among which its body starts."""
BODY_OF_RECORD = 12
"""The same where the record of an archive follows the headline."""
RECORD_LINES = 3
"""Lines after the headline among which such a record begins."""
BODY_LENGTH = 60
"""Characters from which a line is a paragraph."""


SENTENCE_LENGTH = 40
"""Characters from which a paragraph may be a sentence."""
_NUMBER = re.compile(r"(\d{1,3})[.)] +(?=\S)")
_SENTENCE_END = re.compile(r"[.!?][”\"’')]*$")
_NAME = rules("en", "furniture")["correspondent_name"]


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as it stands in a dump."""

    title: str | None
    parts: tuple[Part, ...]
    dates: tuple[str, ...]
    byline: str | None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """How a dump sets its headlines, by its first lines."""

    dates_first: bool
    dated: bool
    """Whether a date or byline follows the first headline: then one follows each."""
    capitals: bool


def split_dump(text: str) -> list[Draft]:
    """The articles of a plain text, in order; empty if there is no prose in it."""
    lines = _with_names(list(read_lines(text)))
    starts = find_headlines(lines)
    if any(line.kind == "text" for line in lines[: starts[0] if starts else None]):
        starts = [0, *starts]
    ends = [*starts[1:], len(lines)][: len(starts)]
    drafts = [_draft(lines[start:end]) for start, end in zip(starts, ends, strict=True) if start < end]
    return _without_numbers([draft for draft in drafts if _prose_words(draft) >= LEAST_WORDS]) or _short(lines)


def _without_numbers(drafts: list[Draft]) -> list[Draft]:
    """Articles that a list numbers (`1. Bridge reopens`), without these numbers."""
    marks = [_NUMBER.match(draft.title or "") for draft in drafts]
    if len(drafts) < 2 or not all(mark and int(mark[1]) == number for number, mark in enumerate(marks, 1)):
        return drafts
    return [
        replace(draft, title=(draft.title or "")[mark.end() :], parts=tuple(_later(part, mark) for part in draft.parts))
        for draft, mark in zip(drafts, marks, strict=True) if mark
    ]  # fmt: skip


def _later(part: Part, mark: re.Match[str]) -> Part:
    """A headline without its number."""
    if part.kind != "headline":
        return part
    span = (part.page_span[0] + mark.end(), part.page_span[1]) if part.page_span else None
    return replace(part, text=part.text[mark.end() :], page_span=span)


def _short(lines: Sequence[Line]) -> list[Draft]:
    """A text of a few lines as one article, such as an alert, or a list of notes with numbers; nothing if it says too
    little, or is no article."""
    said = [line for line in lines if line.kind in ("text", "bullet")]
    words = sum(len(line.text.split()) for line in said)
    notes = [line for line in said if line.kind == "bullet"]
    is_noted = len(notes) > 1 and sum(map(_has_number, notes)) * 2 >= len(notes)
    is_said = len(said) == 1 or is_noted or any(_SENTENCE_END.search(line.text) for line in said)
    if not (1 <= len(said) <= (NOTE_LINES if is_noted else SHORT_LINES) and words >= SHORT_WORDS and is_said):
        return []
    return [] if any(is_no_article(line.text) for line in said) else [_draft(lines)]


def _has_number(line: Line) -> bool:
    return any(map(str.isdigit, line.text))


def _with_names(lines: list[Line]) -> list[Line]:
    """The lines, with names alone between a headline and a date taken for bylines."""
    return [
        replace(line, kind="byline")
        if line.kind == "text" and 0 < number < len(lines) - 1 and is_title(lines[number - 1])
        and lines[number + 1].kind in ("date", "mark") and _NAME.found_in(line.text)
        else line
        for number, line in enumerate(lines)
    ]  # fmt: skip


def find_headlines(lines: Sequence[Line]) -> list[int]:
    """The lines that open an article: repeated headlines, and titles that stand apart with a body after them."""
    numbered = [number for number, line in enumerate(lines) if line.kind == "opener"]
    if numbered:
        return numbered
    first = next((line for line in lines if is_title(line)), None)
    follows = lines[lines.index(first) + 1 : lines.index(first) + 3] if first else []
    style = Style(
        bool(lines) and lines[0].kind == "date",
        any(line.kind in ("date", "byline") for line in follows),
        first is not None and first.text.isupper(),
    )
    repeated = _repeated(lines)
    inside = {number for start, last in repeated for number in range(start + 1, last + 1)}
    single = {
        number
        for number in range(len(lines))
        if (number not in inside or lines[number].opens) and _opens_article(lines, number, style)
    }
    starts = sorted({start for start, _ in repeated} | single)
    kept = [number for place, number in enumerate(starts) if place == 0 or not _is_standfirst(lines, starts, place)]
    return [_first_of(lines, number, style) for number in kept]


def _repeated(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """First and last line of each run of lines with the same text that stand close to each other."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        if is_title(line):
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


def _opens_article(lines: Sequence[Line], number: int, style: Style) -> bool:
    """Whether a line is the headline of an article, by what stands before it and between it and its body."""
    line = lines[number]
    is_record = line.opens or any(each.kind == "mark" for each in lines[number + 1 : number + 1 + RECORD_LINES])
    after = lines[number + 1 : number + 1 + (BODY_OF_RECORD if is_record else BODY_LINES)]
    if not is_title(line):
        return False
    body = next((each for each in after if each.kind == "text" and len(each.text) >= BODY_LENGTH), None)
    if body is None or any(each.opens or each.kind == "opener" for each in after[: after.index(body) + 1]):
        return False
    evidence = sum(each.kind in ("date", "byline", "bullet", "mark") for each in after[: after.index(body)])
    evidence += DATELINE.found_in(body.text) is not None
    evidence += style.dates_first and number > 0 and lines[number - 1].kind == "date"
    evidence += style.capitals and line.text.isupper()
    gap = lines[_first_of(lines, number, style)].gap
    apart = gap >= 2 and (evidence >= 1 or not style.dated)
    return number == 0 or line.opens or apart or (gap >= 1 and evidence >= 1) or evidence >= 2


def _first_of(lines: Sequence[Line], number: int, style: Style) -> int:
    """The first line of the article whose headline is given: the date before it, where the page puts it there."""
    if style.dates_first and number > 0 and lines[number - 1].kind == "date":
        return number - 1
    return number


def _is_standfirst(lines: Sequence[Line], starts: Sequence[int], place: int) -> bool:
    """Whether a start is the second line of the heading before it: no paragraph lies between the two."""
    return all(line.kind != "text" or is_title(line) for line in lines[starts[place - 1] : starts[place]])


def _draft(lines: Sequence[Line]) -> Draft:
    """The parts of one article; its headline is its first line, if that is one."""
    title = _title(lines)
    publisher, lines = without_record(lines, title)
    if title is not None and lines[0].text != title:  # what stands before the headline is the page's
        at = next(number for number, line in enumerate(lines) if line.text == title)
        lines = [*(line for line in lines[:at] if line.kind == "date"), *lines[at:]]
    parts: list[Part] = []
    seen: set[str] = set()
    in_body = False
    for line in lines:
        part = Part("paragraph", line.text, line.part_span)
        if line.kind in ("date", "byline", "counter", "mark", "opener"):
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
            in_body = in_body or len(line.text) >= BODY_LENGTH
            parts.append(part)
        seen.add(line.text)
    order = {"headline": 0, "caption": 1, "highlight": 2, "paragraph": 3}
    parts.sort(key=lambda part: order[part.kind])
    dates = tuple(line.text for line in lines if line.kind == "date")
    bylines = (line.text if line.kind == "byline" else byline_before(line.text) for line in lines)
    byline = next(filter(None, bylines), None)
    return Draft(title, tuple(parts), dates, byline, publisher)


def _title(lines: Sequence[Line]) -> str | None:
    """The headline: the first line, or after a date or a number the last that may be one before the body."""
    if is_title(lines[0]):
        return lines[0].text
    if lines[0].kind not in ("date", "opener"):
        return None
    body = next((number for number, line in enumerate(lines) if _is_paragraph(line)), 0)
    return next((line.text for line in reversed(lines[:body]) if is_title(line)), None)


def _is_paragraph(line: Line) -> bool:
    return line.kind == "text" and not is_title(line) and len(line.text) >= BODY_LENGTH


def _prose_words(draft: Draft) -> int:
    """Words in paragraphs that are sentences."""
    return sum(
        len(part.text.split())
        for part in draft.parts
        if part.kind == "paragraph" and len(part.text) >= SENTENCE_LENGTH and _SENTENCE_END.search(part.text)
    )
