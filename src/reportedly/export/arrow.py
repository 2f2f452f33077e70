"""Rows as an Arrow table, which Polars, pandas, PyArrow and DuckDB take in one call.

They read Arrow's C stream interface (`__arrow_c_stream__`); nanoarrow, Apache Arrow's own small library, writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import nanoarrow

from reportedly.export.csv import Cell

WHOLE = frozenset(
    [
        *("story", "articles", "tally", "origins", "outlets", "figure", "figures", "statement", "saying"),
        *("start", "end", "number", "sentences", "found", "meant"),
    ]
)
"""Columns of whole numbers, by their names."""
NUMBERS = frozenset(f"{which}{end}" for which in ("", "standing_", "before_", "after_") for end in ("low", "high"))
"""Columns of numbers with fractions."""
DAYS = frozenset(["first_day", "last_day"])
"""Columns of days, which rows give as ISO 8601."""
_FIRST_DAY = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class ArrowTable:
    """A table that data frames are made of: `polars.DataFrame(table)`, `pandas.DataFrame.from_arrow(table)`,
    `pyarrow.table(table)`."""

    columns: tuple[str, ...]
    _rows: Any

    def __len__(self) -> int:
        return len(self._rows)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The table as other libraries take it: see the Arrow PyCapsule interface."""
        return self._rows.__arrow_c_stream__(requested_schema=requested_schema)


def to_table(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> ArrowTable:
    """The table of some columns; their names say what they hold, and all others are text."""
    found = list(rows)
    types = {name: _type(name) for name in columns}
    arrays = [
        nanoarrow.c_array(list(map(_plain(name), (row[place] for row in found))), types[name])
        for place, name in enumerate(columns)
    ]
    whole = nanoarrow.c_array_from_buffers(nanoarrow.struct(types), len(found), [None], children=arrays)
    return ArrowTable(tuple(columns), nanoarrow.Array(whole))


def _type(name: str) -> Any:
    if name in WHOLE:
        return nanoarrow.int64()
    if name in NUMBERS:
        return nanoarrow.float64()
    return nanoarrow.date32() if name in DAYS else nanoarrow.string()


def _plain(name: str) -> Callable[[Any], Any]:
    """What makes a cell of a column one that Arrow holds: of a day, how many days it is after the first of 1970."""
    if name in DAYS:
        return lambda cell: None if cell is None else date.fromisoformat(cell).toordinal() - _FIRST_DAY
    return lambda cell: cell
