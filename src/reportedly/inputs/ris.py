"""References in RIS, as Zotero, EndNote, Mendeley and libraries of journals export them, and the like of it that PubMed
and EndNote (`.enw`) have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.errors import InputError
from reportedly.formats.characters import characters
from reportedly.inputs.bibliography import MONTHS, in_order
from reportedly.inputs.listings import Opened, make_listing
from reportedly.inputs.meanings import Record
from reportedly.inputs.objects import record_pages
from reportedly.model import Moment, Page

_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}(?:TY  ?- ?[A-Z]{2,12}\s|PMID- \d{1,12}\s|%0 [A-Z][A-Za-z ]{2,40}\r?\n)")
_TAGGED = re.compile(r"(?:([A-Z][A-Z0-9]{1,3}) {0,2}- ?|(%\S) )(.*)")
_DAY = re.compile(r"(\d{4})(?:[/-](\d{1,2}))?(?:[/-](\d{1,2}))?[/-]{0,2}(?!\d)")
_YEAR = re.compile(r"\d{4}")
_NAMED_DAY = re.compile(r"(\d{4}) ([A-Z][a-z]{2})(?: (\d{1,2}))?")
"""As PubMed writes days: `2026 Nov 19`."""
_FIRST = ("TY", "PMID", "%0")
"""The tags with which a reference begins."""
_NAMES = {
    "title": ("TI", "T1", "CT", "%T"), "abstract": ("AB", "N2", "%X"), "url": ("UR", "L1", "LK", "%U"),
    "language": ("LA", "%G"), "publisher": ("T2", "JO", "JF", "JT", "BT", "JA", "PB", "%J", "%B", "%I"),
    "date": ("DA", "PY", "Y1", "DP", "%8", "%D"),
}  # fmt: skip
"""Our names of fields, with the tags that may hold them, the best first (Research Information Systems, "RIS format
specifications"; PubMed, "Displaying citations, PubMed format"; EndNote, "Tagged EndNote import format")."""
_AUTHORS = ("FAU", "AU", "A1", "A2", "%A")


def is_ris(head: bytes) -> bool:
    """Whether a file begins like RIS, or like references of PubMed or EndNote."""
    return _HEAD.match(head) is not None


def read_ris(content: bytes, name: str, saved: Moment | None) -> Iterator[Opened]:
    """The references that have an abstract as pages, or else the addresses of all. Raises `InputError` if there are
    neither."""
    references = [_record(each) for each in _references(characters(Page(name, content, "text/plain")))]
    records = [each for each in references if each.get("abstract")]
    if records:
        yield from record_pages(records, name, saved)
        return
    try:
        yield make_listing(name, (each.get("url", "") for each in references))
    except InputError as error:
        raise InputError(
            f"{name}: the references ({len(references):,}) have neither abstracts nor addresses"
        ) from error


def _references(text: str) -> Iterator[dict[str, list[str]]]:
    """The values of each reference by tag; a line without a tag goes on with the value before."""
    fields: dict[str, list[str]] = {}
    values: list[str] = []
    for line in text.splitlines():
        if match := _TAGGED.match(line):
            tag = match[1] or match[2]
            if tag in _FIRST and fields:
                yield fields
                fields = {}
            values = fields.setdefault(tag, [])
            values.append(match[3].strip())
        elif values and line.strip():
            values[-1] = f"{values[-1]} {line.strip()}".strip()
    if fields:
        yield fields


def _record(fields: dict[str, list[str]]) -> Record:
    record: Record = {"ris": next((fields[tag][0] for tag in _FIRST if tag in fields), "")}
    for ours, tags in _NAMES.items():
        found = next((fields[tag][0] for tag in tags if any(fields.get(tag, ()))), "")
        if found:
            record[ours] = found
    written = record.get("date", "")
    if written and "%D" in fields and not _YEAR.search(written):  # EndNote may have the day apart from its year
        written = record["date"] = f"{written} {fields['%D'][0]}"
    if (named := _NAMED_DAY.match(written)) and named[2].lower() in MONTHS:
        written = "-".join(filter(None, (named[1], f"{MONTHS.index(named[2].lower()) + 1}", named[3])))
    if match := _DAY.match(written):
        record["date"] = "-".join(part.zfill(2) for part in match.groups() if part)
    authors = next((fields[tag] for tag in _AUTHORS if tag in fields), [])
    return {**record, "author": [in_order(each) for each in authors if each]}
