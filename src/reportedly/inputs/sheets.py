"""Workbooks of Excel (XLSX, ECMA-376): each row with a text is a page, as in a table."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import chain, islice
from pathlib import PurePosixPath

from lxml.etree import XMLSyntaxError, _Element, iterparse

from reportedly.errors import InputError
from reportedly.inputs.headers import address_in, has_named_texts, is_named_header
from reportedly.inputs.listings import Listing, Opened, make_listing
from reportedly.inputs.opendocument_sheets import is_open_workbook, open_sheets
from reportedly.inputs.tables import row_pages
from reportedly.inputs.zipped import open_member
from reportedly.model import Moment

MOST_SHARED = 2_000_000
"""Texts that a workbook keeps in one list."""
MOST_COLUMNS = 1000
FIRST_ROWS = 10
"""Rows of a sheet among which its header stands."""
EPOCH = datetime(1899, 12, 30)
"""Day 0 of Excel, which took 1900 for a leap year."""
LAST_DAY = 2_958_465
"""31 December 9999."""
BUILT_IN_DATES = frozenset((*range(14, 23), *range(45, 48)))
"""Formats of dates and times that have a number and no code (ECMA-376, part 1, 18.8.30)."""
_QUOTED = re.compile(r"\"[^\"]{0,255}\"|\\.|\[[^][]{0,255}\]")
"""What is text in the code of a format, which has no more characters than that."""
_DATED = re.compile(r"[ymdhs]", re.IGNORECASE)
_COLUMN = re.compile(r"([A-Z]{1,3})\d")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")


def is_workbook(archive: zipfile.ZipFile) -> bool:
    """Whether a zip file is a workbook."""
    return "xl/workbook.xml" in archive.namelist() or is_open_workbook(archive)


def read_workbook(archive: zipfile.ZipFile, name: str, saved: Moment | None) -> Iterator[Opened]:
    """The rows of all sheets that have a header with a column of texts, or else the addresses in them.

    Raises `InputError` if no sheet has such a column.
    """
    files = {each.filename: each for each in archive.infolist()}
    sheets = sorted((path for path in files if _SHEET.fullmatch(path)), key=_order)
    found = False
    try:
        for sheet, rows in open_sheets(archive, name) if is_open_workbook(archive) else ():
            for opened in _rows(rows, f"{name}#{sheet}", saved):
                found = True
                yield opened
        shared = [
            _words(each) for each in islice(_elements(archive, files, "xl/sharedStrings.xml", "si", name), MOST_SHARED)
        ]
        dated = _dated_styles(archive, files, name)
        for path in sheets:
            rows = ([*_cells(row, shared, dated)] for row in _elements(archive, files, path, "row", name))
            for opened in _rows(rows, f"{name}#{PurePosixPath(path).stem}", saved):
                found = True
                yield opened
    except (XMLSyntaxError, KeyError, ValueError, OverflowError) as error:
        raise InputError(f"{name}: the workbook is damaged: {error}") from error
    if not found:
        raise InputError(f'{name}: no sheet has a row of column names with a column of texts; name one of them "text"')


def _order(path: str) -> tuple[int, str]:
    """Sheets by their number: the tenth comes behind the second."""
    digits = re.sub(r"\D", "", PurePosixPath(path).stem)[:9]
    return int(digits or 0), path


def _rows(rows: Iterator[list[str]], name: str, saved: Moment | None) -> Iterator[Opened]:
    first = list(islice(rows, FIRST_ROWS))
    at = next((number for number, row in enumerate(first) if is_named_header(row)), None)
    if at is None:
        return
    columns = [each.strip().lower() for each in first[at]]
    rest: Iterator[Sequence[str]] = chain(first[at + 1 :], rows)
    if has_named_texts(columns):
        yield from row_pages(columns, rest, name, saved, at + 2)
    else:
        yield _addresses(columns, rest, name)


def _addresses(columns: Sequence[str], rows: Iterator[Sequence[str]], name: str) -> Listing:
    return make_listing(name, (each for row in rows for each in address_in(columns, row)))


def _elements(
    archive: zipfile.ZipFile, files: dict[str, zipfile.ZipInfo], path: str, tag: str, name: str
) -> Iterator[_Element]:
    """The elements of a kind in a part of the workbook, one at a time; none if it has no such part."""
    if path not in files:
        return
    with open_member(archive, files[path], f"{name}#{path}") as stream:
        for _, element in iterparse(stream, tag="{*}" + tag, resolve_entities=False, no_network=True, huge_tree=False):
            yield element
            element.clear()
            while (before := element.getprevious()) is not None:
                parent = element.getparent()
                assert parent is not None, "it has one before it"
                parent.remove(before)


def _words(element: _Element) -> str:
    """The text of a shared text or of a cell, without what tells how it is read aloud."""
    return "".join(each.text or "" for each in element.iter("{*}t") if not _is_reading(each))


def _is_reading(element: _Element) -> bool:
    parent = element.getparent()
    return parent is not None and str(parent.tag).endswith("}rPh")


def _dated_styles(archive: zipfile.ZipFile, files: dict[str, zipfile.ZipInfo], name: str) -> set[int]:
    """The numbers of the styles that show a number as a date."""
    dated = set(BUILT_IN_DATES)
    for each in _elements(archive, files, "xl/styles.xml", "numFmt", name):
        if _DATED.search(_QUOTED.sub("", each.get("formatCode") or "")):
            dated.add(int(each.get("numFmtId") or 0))
    styles: set[int] = set()
    for cells in _elements(archive, files, "xl/styles.xml", "cellXfs", name):
        formats = [int(each.get("numFmtId") or 0) for each in cells.iterchildren("{*}xf")]
        styles = {number for number, each in enumerate(formats) if each in dated}
    return styles


def _cells(row: _Element, shared: Sequence[str], dated: set[int]) -> Iterator[str]:
    """The values of a row as texts; columns that it leaves out are empty."""
    at = 0
    for cell in row.iterchildren("{*}c"):
        column = _column(cell.get("r") or "", at)
        while at < min(column, MOST_COLUMNS):
            yield ""
            at += 1
        if at >= MOST_COLUMNS:
            return
        yield _value(cell, shared, dated)
        at += 1


def _column(reference: str, default: int) -> int:
    """The number of a cell's column, from 0: `C7` is in column 2."""
    match = _COLUMN.match(reference)
    if match is None:
        return default
    number = 0
    for letter in match[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: _Element, shared: Sequence[str], dated: set[int]) -> str:
    kind, value = cell.get("t"), cell.findtext("{*}v") or ""
    if kind == "inlineStr":
        return _words(cell)
    if kind == "s":
        return shared[int(value)] if value.isdigit() and int(value) < len(shared) else ""
    if kind in (None, "n") and value and int(cell.get("s") or 0) in dated:
        days = float(value)
        if 0 < days < LAST_DAY:
            moment = EPOCH + timedelta(seconds=round(days * 86400))
            return moment.date().isoformat() if days.is_integer() else moment.isoformat(sep=" ")
    return value
