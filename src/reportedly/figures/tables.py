"""Figures in tables: the heads of a cell's row and column say where it holds and who says so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from reportedly.formats.text_tables import Cell, CellPlace, is_number, place_in_table
from reportedly.lang import rules
from reportedly.model import HARMS, Figure, Place

LONGEST_HEAD = 40
"""Characters of the longest head that says what is counted."""
LABELLED = "headed “"
"""What the reason of a measure has that a head told."""
BARE = (*HARMS, "people", "count")
"""Measures that a bare number may have by what stands around it."""
_RULES = rules("en", "tables")
_PLACES, _SOURCES, _TOTAL = _RULES["places"], _RULES["sources"], _RULES["total"]


def heads_of(text: str, at: int) -> list[str]:
    """The words that head the column and the row of the cell in which a number begins, the column's first."""
    where = place_in_table(text, at)
    heads = [where.column_head, where.row_head] if where else []
    return [text[slice(*head)] for head in heads if head is not None]


def with_heads(text: str, figures: Sequence[Figure], places: Sequence[Place]) -> Iterator[Figure]:
    """The figures, those in tables with the place and the source that the heads of their cells give."""
    starts = [place.start for place in places]
    for figure in figures:
        where = place_in_table(text, figure.start)
        yield _headed(text, figure, where, places, starts) if where else figure


def _headed(
    text: str, figure: Figure, where: CellPlace, places: Sequence[Place], starts: Sequence[int]
) -> Figure:  # fmt: skip
    why = dict(figure.why)
    counted = _counted(text, figure, where, places, starts)
    if counted is not None:
        why["measure"] = why["unit"] = f"headed “{counted}” in a table"
        figure = replace(figure, measure="count", unit=counted.lower())
    place = _place_cell(text, where, places, starts)
    if place is not None:
        why["place"] = f"“{text[slice(*place)]}” heads its row or column of a table (tables.places)"
        figure = replace(figure, place=text[slice(*place)], place_span=place)
    elif figure.place is not None and _TOTAL.found_in(figure.place):
        why["place"] = "its row of a table is the sum of the others (tables.total)"
        figure = replace(figure, place=None, place_span=None)
    source = _source_cell(text, where)
    if source is not None:
        why["source"] = f"“{text[slice(*source)]}” is the source of its row of a table (tables.sources)"
        figure = replace(figure, source=text[slice(*source)], source_span=source, statement=None)
    return replace(figure, why=why)


def _counted(
    text: str, figure: Figure, where: CellPlace, places: Sequence[Place], starts: Sequence[int]
) -> str | None:  # fmt: skip
    """What the head says is counted in a cell that has a bare number, where the head told no measure."""
    cell = where.table.rows[where.row][where.column]
    if not is_number(text, cell) or LABELLED in figure.why.get("measure", "") or figure.measure not in BARE:
        return None
    for head in (where.column_head, where.row_head):
        if head is None or head[0] == head[1] or _is_place(head, places, starts):
            continue
        words = text[slice(*head)]
        names = _PLACES.found_in(words) or _SOURCES.found_in(words) or _TOTAL.found_in(words)
        return None if names or len(words) > LONGEST_HEAD else words
    return None


def _place_cell(text: str, where: CellPlace, places: Sequence[Place], starts: Sequence[int]) -> Cell | None:
    """The cell that names the figure's place: in a column of places, else a head that is a known place."""
    row = where.table.rows[where.row]
    if (named := _under(text, where, _PLACES.found_in)) is not None:
        return None if _TOTAL.found_in(text[slice(*row[named])]) else row[named]
    for head in (where.row_head, where.column_head):
        if head is not None and _is_place(head, places, starts):
            return head
    return None


def _source_cell(text: str, where: CellPlace) -> Cell | None:
    named = _under(text, where, _SOURCES.found_in)
    return where.table.rows[where.row][named] if named is not None else None


def _under(text: str, where: CellPlace, fits: Callable[[str], object]) -> int | None:
    """The first other column of its row, not empty, whose head fits."""
    if not where.table.headed or not where.row:
        return None
    heads, row = where.table.rows[0], where.table.rows[where.row]
    columns = (column for column, head in enumerate(heads) if fits(text[slice(*head)]))
    return next((column for column in columns if column != where.column and row[column][0] < row[column][1]), None)


def _is_place(cell: Cell, places: Sequence[Place], starts: Sequence[int]) -> bool:
    number = bisect_left(starts, cell[0])
    return number < len(places) and (places[number].start, places[number].end) == cell
