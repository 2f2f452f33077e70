"""Reads a CSV of hand-coded events: guesses what its columns hold, and makes a row of each line.

The names of columns stand in `columns.toml`; a name that is not there is guessed by likeness.
"""

from __future__ import annotations

import csv
import re
import tomllib
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from reportedly.errors import InputError, UsageError
from reportedly.formats.own_tables import open_table
from reportedly.model import CodedRow
from reportedly.optional import library

LIKELY = 88
"""Likeness of names (0 to 100) from which a column is taken for one that is known."""
_PLACES = ("location", "admin3", "admin2", "admin1")
_END = ("_low", "_high")


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Which column holds each field, the format if it is a known one, and what the caller set."""

    format: str | None
    columns: Mapping[str, str]

    def measures(self) -> list[str]:
        """The measures that the file has numbers of."""
        names = [re.sub("_(low|high)$", "", name) for name in self.columns if name in _names()["measures"]]
        return list(dict.fromkeys(names))


@cache
def _names() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = tomllib.loads(
        files("reportedly.coded").joinpath("columns.toml").read_text("utf-8")
    )
    return found


def guess_mapping(header: Sequence[str], given: Mapping[str, str]) -> ColumnMapping:
    """Which column is which field; `given` names columns by field and wins. Raises `UsageError` if a field or a column
    is not there, or if no day or no number can be told."""
    known = _names()
    fields = known["fields"] | known["measures"]
    for field, column in given.items():
        if field not in fields:
            raise UsageError(f"there is no field {field!r}; there are {', '.join(fields)}")
        if column not in header:
            raise UsageError(f"there is no column {column!r}; there are {', '.join(header)}")
    plain: dict[str, str] = {}
    for column in header:
        plain.setdefault(_plain(column), column)
    marks = known["formats"].items()
    kind = next((name for name, columns in marks if all(each in plain for each in columns)), None)
    passed_over = known["passed_over"].get(kind or "", [])
    plain = {name: column for name, column in plain.items() if name not in passed_over}
    guessed = {field: _column(names, plain) for field, names in fields.items()} | dict(given)
    found = {field: column for field, column in guessed.items() if column is not None}
    mapping = ColumnMapping(kind, found)
    if not ({"first", "year"} & found.keys() and mapping.measures()):
        what = "the day" if mapping.measures() else "a number of people"
        raise UsageError(f"no column is known to hold {what}; name it, such as --map first=Datum --map killed=Tote")
    return mapping


def _column(names: Sequence[str], plain: Mapping[str, str]) -> str | None:
    """The column of the first name that there is; else the one whose name is most like one of them."""
    for name in names:
        if name in plain:
            return plain[name]
    fuzz = library("rapidfuzz.fuzz", "compare")
    likeness = [(fuzz.ratio(name, column), column) for name in names for column in plain if len(name) > 4]
    best = max(likeness, default=(0.0, ""))
    return plain[best[1]] if best[0] >= LIKELY else None


def _plain(column: str) -> str:
    return " ".join(re.sub(r"[^\w]|_", " ", column.casefold()).split())


def read_rows(path: Path, given: Mapping[str, str]) -> tuple[ColumnMapping, Iterator[CodedRow | InputError]]:
    """The mapping of a CSV file (UTF-8), and its rows; a line that cannot be read comes as an error, and the rest goes
    on. Raises `InputError` if the file cannot be read, `UsageError` if its columns cannot be told."""
    reader = open_table(path)
    mapping = guess_mapping(list(reader.fieldnames or ()), given)
    return mapping, _rows(path, reader, mapping)


def _rows(path: Path, reader: csv.DictReader[str], mapping: ColumnMapping) -> Iterator[CodedRow | InputError]:
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield InputError(f"{path}, line {reader.line_num}: {error}")
            return
        fields = {field: (cells.get(column) or "").strip() for field, column in mapping.columns.items()}
        try:
            yield _row(reader.line_num, fields)
        except ValueError as error:
            yield InputError(f"{path}, line {reader.line_num}: {error}; it is left out")


def _row(line: int, fields: Mapping[str, str]) -> CodedRow:
    """The row of a line; raises `ValueError` if its day or a number cannot be read."""
    first, last = _days(fields)
    measures = [name for name in fields if name in _names()["measures"] and not name.endswith(_END)]
    values = {name: value for name in measures if (value := _value(name, fields)) is not None}
    return CodedRow(
        line=line,
        id=fields.get("id") or str(line),
        first=first.isoformat(),
        last=last.isoformat(),
        places=tuple(dict.fromkeys(fields[name] for name in _PLACES if fields.get(name))),
        country=fields.get("country") or None,
        kind=fields.get("kind") or None,
        source=fields.get("source") or None,
        values=values,
    )


def _value(name: str, fields: Mapping[str, str]) -> tuple[float, float] | None:
    """The range of a measure: its ends where the file has both, else its number twice."""
    numbers = [_number(fields.get(key, "")) for key in (name, *(name + end for end in _END))]
    given = [number for number in numbers if number is not None]
    return (min(given), max(given)) if given else None


def _number(text: str) -> float | None:
    text = text.replace(",", "").replace(" ", "")
    if not text:
        return None
    if not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]+)?", text):
        raise ValueError(f"{text[:40]!r} is no number")
    number = float(text)
    return number if number >= 0 else None  # GTD writes -9 for unknown


def _days(fields: Mapping[str, str]) -> tuple[date, date]:
    if fields.get("first"):
        first = _day(fields["first"])
        return first, max(first, _day(fields["last"])) if fields.get("last") else first
    first, end = _bounds(fields, "")
    return first, max(end, _bounds(fields, "end_")[1]) if fields.get("end_year") else end


def _bounds(fields: Mapping[str, str], prefix: str) -> tuple[date, date]:
    """The first and last day of a year, a month or a day given in three columns; 0 and nothing are unknown."""
    year, month, day = (int(_number(fields.get(prefix + name, "")) or 0) for name in ("year", "month", "day"))
    if not 1000 <= year <= 8999 or month > 12:
        raise ValueError(f"year {year} and month {month} are no date")
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, month, day or 1), date(year, month, day or monthrange(year, month)[1])


@cache
def _parser() -> Any:
    from dateparser.date import DateDataParser  # takes a tenth of a second to import

    return DateDataParser(languages=["en"], settings={"DATE_ORDER": "DMY", "STRICT_PARSING": True})


def _day(text: str) -> date:
    """A day as files write it: 2024-03-14, with a clock behind it or not, 14 March 2024, 14/03/2024."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        found = _parser().get_date_data(text[:40]).date_obj
    if found is None:
        raise ValueError(f"{text[:40]!r} is no day")
    day: date = found.date()
    return day
