"""Quotations: the stretches of a text between quotation marks, paragraph by paragraph.

Marks need not be balanced: one that never closes ends with its paragraph, and the next paragraph carries the quotation
on only if it opens with a mark itself (the convention of newspapers). One pass over the text, linear in its length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENING = {"“": "”", "„": "”", "«": "»", "‘": "’", "``": "''"}
STRAIGHT = ('"', "''", "'")
SINGLE = ("‘", "'")
MARK = re.compile(r"``|''|[\"“”„«»‘’']")


@dataclass(frozen=True, slots=True)
class Quote:
    """`text[start:end]` with its marks. `closed` is false where it ran to the end of its paragraph.

    `carried` is true where it goes on from the quotation that the paragraph before left open.
    """

    start: int
    end: int
    closed: bool = True
    carried: bool = False


def find_quotes(text: str) -> list[Quote]:
    """All outermost quotations, in order of the text."""
    quotes: list[Quote] = []
    start = 0
    open_before = False
    for line in text.split("\n"):
        if line.strip():
            found = _in_paragraph(line, start, open_before)
            quotes += found
            open_before = bool(found) and not found[-1].closed
        start += len(line) + 1
    return quotes


def _in_paragraph(line: str, offset: int, open_before: bool) -> list[Quote]:
    quotes: list[Quote] = []
    begin, opener = -1, ""
    for match in MARK.finditer(line):
        mark, at, end = match[0], match.start(), match.end()
        if begin < 0:
            if _opens(line, mark, at, end):
                begin, opener = at, mark
        elif _closes(line, mark, at, end, opener):
            carried = open_before and not quotes and not line[:begin].strip()
            quotes.append(Quote(offset + begin, offset + end, True, carried))
            begin = -1
    if begin >= 0 and opener not in SINGLE:
        carried = open_before and not quotes and not line[:begin].strip()
        quotes.append(Quote(offset + begin, offset + len(line.rstrip()), False, carried))
    return quotes


def _opens(line: str, mark: str, at: int, end: int) -> bool:
    before = line[at - 1 : at]
    after = line[end : end + 1]
    if not after or after.isspace():
        return False
    if mark in SINGLE:
        return not (before.isalnum() or before in "”\"'’.") and after.isalnum() and _single_closes(line, end)
    if mark in OPENING:
        return True
    return mark in STRAIGHT and not before.isalnum()


def _single_closes(line: str, end: int) -> bool:
    """Whether a closing single mark follows within the paragraph's next 400 characters: apostrophes have none."""
    return any(not line[m.end() : m.end() + 1].isalnum() for m in SINGLE_CLOSING.finditer(line, end, end + 400))


SINGLE_CLOSING = re.compile(r"(?<=[\w.,!?…])['’](?=\W|$)")


def _closes(line: str, mark: str, at: int, end: int, opener: str) -> bool:
    after = line[end : end + 1]
    if opener in SINGLE:
        return mark in ("’", "'") and not after.isalnum() and not line[at - 1 : at].isspace()
    if opener in ('"', "''"):
        return mark == opener or (mark == "”" and opener == '"')
    return mark == OPENING[opener] or (mark == '"' and opener == "“")
