"""The fixed parts of an Excel workbook (ECMA-376): its list of sheets, its looks of cells, how a sheet begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from reportedly.export.columns import Column

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
SHEET_LINKS = f"{_OFFICE}/hyperlink"
"""What the addresses of links are called."""
HEAD, DAY, LINK = 1, 2, 3
"""The looks of cells, by their place in `_STYLES`."""
NO_DAY_BEFORE = "1900-03-01"
"""Excel counts a day too many before it, and knows no day before 1900: an earlier one is written as text."""
SHEET_ENDS = "</worksheet>"
_FIRST = date(1899, 12, 30)
_WIDTHS = {"text": 18, "whole": 9, "number": 12, "day": 12, "yes": 6, "link": 30}
_WIDE = {"sentence": 80, "content": 80, "title": 40, "what": 24, "changed": 40}
_STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}"><numFmts count="1">'
    '<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font>'
    '<font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="2"><border/><border><left/><right/><top/><bottom style="thin"/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def workbook_parts(sheets: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The parts of a workbook beside its sheets, each with its name; of a sheet its name and area are given."""
    numbers = range(1, len(sheets) + 1)
    book = f"{_OFFICE}/officeDocument"
    yield "_rels/.rels", _relations([("rId1", book, "xl/workbook.xml")])
    of_sheets = [(f"rId{number}", f"{_OFFICE}/worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
    yield "xl/_rels/workbook.xml.rels", _relations([*of_sheets, ("rId0", f"{_OFFICE}/styles", "styles.xml")])
    yield "xl/styles.xml", _STYLES
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>'
        for number, (name, _) in zip(numbers, sheets, strict=True)
    )
    filters = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{number}" hidden="1">{name}!{area}</definedName>'
        for number, (name, area) in enumerate(sheets)
    )
    yield (
        "xl/workbook.xml",
        (
            f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets>'
            f"<definedNames>{filters}</definedNames></workbook>"
        ),
    )
    kinds = {"xl/workbook.xml": "sheet.main", "xl/styles.xml": "styles"}
    kinds |= {f"xl/worksheets/sheet{number}.xml": "worksheet" for number in numbers}
    parts = "".join(f'<Override PartName="/{part}" ContentType="{_KIND}.{kind}+xml"/>' for part, kind in kinds.items())
    yield (
        "[Content_Types].xml",
        (
            f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
        ),
    )


def _relations(found: Sequence[tuple[str, str, str]]) -> str:
    each = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in found)
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def sheet_begins(columns: Sequence[Column]) -> str:
    """The beginning of a sheet: a frozen head, and how wide its columns are."""
    widths = "".join(
        f'<col min="{number}" max="{number}" width="{_WIDE.get(each.name, _WIDTHS[each.kind])}" customWidth="1"/>'
        for number, each in enumerate(columns, 1)
    )
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>"
    )


def column_letters(columns: Sequence[Column]) -> Iterator[tuple[str, Column]]:
    """Each column with its name in a sheet: A, B, … Z, AA, …"""
    for number, column in enumerate(columns):
        first = chr(ord("A") + number // 26 - 1) if number >= 26 else ""
        yield f"{first}{chr(ord('A') + number % 26)}", column


def day_number(day: date) -> int:
    """A day as sheets count it."""
    return (day - _FIRST).days
