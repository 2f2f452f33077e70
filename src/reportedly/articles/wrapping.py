"""Plain texts whose lines were cut at a width, as mail programs, editors and `pdftotext` write them: whole again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

MOST_WIDTH = 120
"""Characters of the longest line that a cut text has: longer ones are paragraphs."""
FEWEST = 2
"""Sentences that go on over a cut from which a text is plainly cut at a width."""
LOOSE = 0.8
"""Share of the width that a line has at least before its sentence goes on: letters are not all of one width."""
_BLANKS = " \t\u00a0\u200b\ufeff\f\v"
_ENDS = re.compile(r"[.!?:;…][”\"’')\]]*$")
_ITEM = re.compile(r"[•·‣▪●◦]|[*–—-]\s|\(?\d{1,3}[.)]\s|\(?[a-z]\)\s|(?:https?://|www\.)\S+$")
"""How an item of a list begins, or an address that stands alone."""
_HYPHEN = re.compile(r"\w-$")


@dataclass(frozen=True, slots=True)
class WholeLine:
    """A line of a text without the blanks around it, put together again where it was cut; and where it stands."""

    text: str
    start: int
    end: int
    indent: int = 0


def whole_lines(text: str) -> list[WholeLine]:
    """The lines of a text; those of a text that is plainly cut at a width are joined to paragraphs."""
    lines = list(_lines(text))
    cuts = [(one, other) for one, other in pairwise(lines) if one.text and other.text]
    width = max((one.end - one.start for one, _ in cuts), default=0)
    if not cuts or max(len(line.text) for line in lines) > MOST_WIDTH:
        return lines
    running = [one for one, other in cuts if _runs_on(one, other)]
    full = [one for one, other in cuts if _runs_on(one, other) and _is_full(one, other, LOOSE * width)]
    return _joined(lines, width) if len(full) >= max(FEWEST, (len(running) + 1) // 2) else lines


def _lines(text: str) -> Iterator[WholeLine]:
    at = 0
    for raw in text.split("\n"):
        stripped = raw.strip(_BLANKS)
        indent = raw.find(stripped) if stripped else 0
        yield WholeLine(stripped, at + indent, at + indent + len(stripped), indent)
        at += len(raw) + 1


def _runs_on(one: WholeLine, other: WholeLine) -> bool:
    """Whether a sentence goes on in the next line."""
    return not _ENDS.search(one.text) and other.text[0].islower() and not _ITEM.match(other.text)


def _is_full(one: WholeLine, other: WholeLine, width: float) -> bool:
    """Whether the first word of the next line had no place in this one."""
    return len(one.text) + 1 + len(other.text.split(maxsplit=1)[0]) > width


def _joined(lines: Sequence[WholeLine], width: int) -> list[WholeLine]:
    whole: list[WholeLine] = []
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else None
        if before is None or not _goes_on(before, line, width):
            whole.append(line)
            continue
        last = whole[-1]
        between = "" if _HYPHEN.search(last.text) and line.text[0].islower() else " "
        whole[-1] = WholeLine(f"{last.text}{between}{line.text}", last.start, line.end, last.indent)
    return whole


def _goes_on(one: WholeLine, other: WholeLine, width: int) -> bool:
    """Whether a line is the rest of the one before: that one is full, and this one opens no paragraph or item."""
    if not (one.text and other.text) or _ITEM.match(other.text):
        return False
    if other.indent > one.indent and not _ITEM.match(one.text):
        return False
    is_open = not _ENDS.search(one.text) or other.text[0].islower()
    return _is_full(one, other, LOOSE * width if is_open else width)
