"""Tables in JSON, as pandas and databases write them: their rows become objects."""

from __future__ import annotations

from typing import Any

from reportedly.formats.shapes import shape_of
from reportedly.inputs.headers import is_named_header

LEAST_COLUMNS = 2


def rows_of(data: Any) -> Any:
    """The rows of a table as objects: `{"columns": […], "data": [[…], …]}` and a list of lists under a header (pandas:
    `split`, databases), `{"title": {"0": …}, "text": {"0": …}}` (pandas: `columns`); any other document as it is."""
    if isinstance(data, list) and len(data) > 1 and all(isinstance(row, list) for row in data):
        return _under(data[0], data[1:]) or data
    if not isinstance(data, dict):
        return data
    columns, rows = data.get("columns"), data.get("data", data.get("rows"))
    if isinstance(columns, list) and isinstance(rows, list) and all(isinstance(row, list) for row in rows):
        named = [each.get("name") if isinstance(each, dict) else each for each in columns]
        return _under(named, rows) or data
    return _by_column(data) or data


def _under(columns: Any, rows: list[Any]) -> list[dict[str, Any]]:
    if not all(isinstance(name, str) for name in columns) or not is_named_header(columns):
        return []
    return [dict(zip(columns, row, strict=False)) for row in rows]


def _by_column(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a table whose columns are objects with the same keys; none of another object."""
    columns = list(data.values())
    if len(columns) < LEAST_COLUMNS or not all(isinstance(each, dict) and each for each in columns):
        return []
    keys = list(columns[0])
    if any(list(each) != keys for each in columns) or not is_named_header(list(data)) or shape_of(columns[0]):
        return []
    return [{name: column[key] for name, column in data.items()} for key in keys]
