"""Tables in plain text, whose cells a mark divides."""

from __future__ import annotations

CELL = "|"
"""What stands between two cells of a line."""


def column_head(text: str, start: int) -> str | None:
    """The words in the first line of a number's table, in the column of the number that begins at `start`."""
    begin = text.rfind("\n", 0, start) + 1
    line = text[begin : _line_end(text, begin)]
    marks, head = line.count(CELL), None
    while marks and begin:
        begin = text.rfind("\n", 0, begin - 1) + 1
        above = text[begin : _line_end(text, begin)]
        if above.count(CELL) != marks:
            break
        head = above
    if head is None:
        return None
    return head.split(CELL)[text.count(CELL, text.rfind("\n", 0, start) + 1, start)].strip()


def _line_end(text: str, begin: int) -> int:
    end = text.find("\n", begin)
    return end if end >= 0 else len(text)
