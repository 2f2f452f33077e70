"""Tables: columns dropped, renamed and doubled, cells beyond every bound, quotation marks left open."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from random import Random

from benchmarks.campaign import extremes
from benchmarks.campaign.mutators.raw import Mutator, to_bytes, to_text

_COLUMNS = (
    "text",
    "url",
    "title",
    "published",
    "date",
    "author",
    "body",
    "doc",
    "id",
    "documentidentifier",
    "",
    "text",
    "=x",
    "\x00",
)

Rows = list[list[str]]


def change_rows(chance: Random, content: bytes) -> bytes:
    """One to three changes to a table."""
    text = to_text(content)
    mark = "\t" if "\t" in text.partition("\n")[0] else ","
    try:
        rows = [row for row in csv.reader(io.StringIO(text), delimiter=mark) if row]
    except csv.Error:
        return content
    for _ in range(chance.choice((1, 1, 2, 3))):
        if rows:
            chance.choice(_CHANGES)(chance, rows)
    made = io.StringIO()
    other = chance.choice((mark, mark, mark, mark, ";", "\t", ","))
    writer = csv.writer(
        made, delimiter=other, quoting=chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)), escapechar="\\"
    )
    writer.writerows(rows)
    written = made.getvalue()
    if chance.random() < 0.1:
        place = chance.randint(0, len(written))
        written = written[:place] + chance.choice(('"', '""', "\r", "\x00", "\n\n")) + written[place:]
    return to_bytes(written)


def _drop_column(chance: Random, rows: Rows) -> None:
    column = chance.randrange(max(1, len(rows[0])))
    for row in rows:
        del row[column : column + 1]


def _double_column(chance: Random, rows: Rows) -> None:
    column = chance.randrange(max(1, len(rows[0])))
    for row in rows:
        row += row[column : column + 1] * chance.choice((1, 1, 300))


def _rename(chance: Random, rows: Rows) -> None:
    if rows[0]:
        rows[0][chance.randrange(len(rows[0]))] = chance.choice((*_COLUMNS, extremes.text(chance)))


def _cell(chance: Random, rows: Rows) -> None:
    row = chance.choice(rows)
    if row:
        row[chance.randrange(len(row))] = extremes.text(chance)


def _date(chance: Random, rows: Rows) -> None:
    row = chance.choice(rows)
    for number, cell in enumerate(row):
        if cell.startswith("20"):
            row[number] = chance.choice(extremes.DATES)


def _uneven(chance: Random, rows: Rows) -> None:
    chance.choice(rows).extend(["x"] * chance.choice((1, 50, 5_000)))


def _double(chance: Random, rows: Rows) -> None:
    rows += [list(chance.choice(rows)) for _ in range(chance.choice((1, 10, 100)))]


def _drop(chance: Random, rows: Rows) -> None:
    del rows[chance.randrange(len(rows))]


_CHANGES: tuple[Callable[[Random, Rows], None], ...] = (
    _drop_column, _double_column, _rename, _cell, _cell, _cell, _date, _date, _uneven, _double, _drop,
)  # fmt: skip

ROWS: tuple[Mutator, ...] = (change_rows,)
"""For tables."""
