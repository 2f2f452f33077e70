"""What archives of newspapers put above an article of a text export: who published it, how long it is, its code."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.articles.dump_lines import Line
from reportedly.lang import rules

_BODY = rules("en", "furniture")["record_body"]

HEAD = 14
"""Lines of the head of an article among which such a label stands."""
LONGEST = 60
"""Characters of the name of a newspaper."""
MOST = 5
"""Lines of such a record below the date: newspaper, code, page, language, copyright."""


def without_record(lines: Sequence[Line], title: str | None) -> tuple[str | None, Sequence[Line]]:
    """The newspaper that an archive names for an article, and the article's lines without what it says of it.

    Nexis has the newspaper between the number of the article and its date, above the headline, or since 2018 between
    the headline and the date, and a label above the body; Factiva below the headline, after the number of words and the
    date.
    """
    label = next((number for number, line in enumerate(lines[:HEAD]) if _BODY.found_in(line.text)), 0)
    if label > 2 and lines[2].kind == "date" and _is_short(lines[1], title):
        return lines[1].text, [lines[0], *lines[2:label], *lines[label + 1 :]]
    if (
        len(lines) > 2
        and [line.kind for line in lines[:3]] == ["opener", "text", "date"]
        and _is_short(lines[1], title)
    ):
        return lines[1].text, [lines[0], *lines[2:]]
    for number in range(len(lines) - 1):
        if lines[number].kind == "mark" and lines[number + 1].kind == "date":
            start = number + 2
            while start < len(lines) and lines[start].kind == "date":
                start += 1
            end = start
            while end < min(len(lines), start + MOST) and lines[end].kind == "text" and _is_short(lines[end], title):
                end += 1
            return (lines[start].text, [*lines[:start], *lines[end:]]) if end - start > 1 else (None, lines)
    return None, lines


def _is_short(line: Line, title: str | None) -> bool:
    return len(line.text) <= LONGEST and line.text != title and line.text[-1] not in '.!?:”"'
