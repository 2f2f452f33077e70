"""Opens the CSV files that a person names: of hand-coded events, of P-codes."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from reportedly.errors import InputError

LARGEST_FILE = 200_000_000
"""Bytes of a file that is read."""
LONGEST_CELL = 2_000_000
"""Characters of a cell; a quotation mark that is never closed would otherwise take in the whole file."""
DELIMITERS = ",;\t"
"""What may stand between cells; the most frequent one of the first line does."""


def open_table(path: Path) -> csv.DictReader[str]:
    """The rows of a CSV file (UTF-8) with a line of heads; raises `InputError` if it cannot be read. Its rows raise
    `csv.Error` where they are broken."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InputError(f"{path}: is larger than {LARGEST_FILE // 10**6} MB; split it")
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is no UTF-8; save it as CSV in UTF-8") from error
    csv.field_size_limit(LONGEST_CELL)
    delimiter = max(DELIMITERS, key=text.partition("\n")[0].count)
    return csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="")
