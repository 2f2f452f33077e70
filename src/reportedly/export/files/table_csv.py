"""A table as CSV, row by row."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO, TextIO

from reportedly.export.csv import write_rows
from reportedly.export.files.source import ExportSource
from reportedly.export.tables import Table


def write(stream: BinaryIO, source: ExportSource, tables: Sequence[Table]) -> None:
    """Write the one table as CSV."""
    (table,) = tables
    with text_of(stream) as text:
        write_rows(text, [[column.name for column in table.columns]])
        write_rows(text, table.all_rows(source.stories()))


@contextmanager
def text_of(stream: BinaryIO) -> Iterator[TextIO]:
    """A stream of texts, in UTF-8 and with their own line ends, over one of bytes, which stays open."""
    text = io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="")
    try:
        yield text
    finally:
        text.detach()
