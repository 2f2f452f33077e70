"""The formats of files, as a table: `reportedly export` and the Python API offer what stands here.

To add a format, write its module beside this one and give it one entry here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from reportedly.export.files import table_csv, xlsx
from reportedly.export.files.source import ExportSource
from reportedly.export.tables import TABLES


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFormat:
    """A format of files. `write` takes the stream, the findings and the name of the table that is asked for.

    `tables` are those that the file has the columns of; where it holds one of them only (`is_one_table`), the caller
    names it, or gets the first one.
    """

    about: str
    suffix: str
    tables: tuple[str, ...]
    write: Callable[[BinaryIO, ExportSource, str], None]
    is_one_table: bool = False


FILE_FORMATS: Mapping[str, FileFormat] = {
    "csv": FileFormat(
        about="CSV, one table: entries, tallies, statements or articles",
        suffix=".csv",
        tables=tuple(TABLES),
        write=table_csv.write,
        is_one_table=True,
    ),
    "xlsx": FileFormat(
        about="Excel workbook: a sheet a table, typed cells, links to the evidence",
        suffix=".xlsx",
        tables=tuple(TABLES),
        write=xlsx.write,
    ),
}
"""The formats by the name that the command line and the API have for them."""
