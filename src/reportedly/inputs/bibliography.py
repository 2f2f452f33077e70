"""Bibliographies in BibTeX, as Zotero and other programs export them: each entry is a record of its fields."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from reportedly.errors import InputError
from reportedly.formats.characters import characters
from reportedly.inputs.listings import Opened, make_listing
from reportedly.inputs.meanings import Record
from reportedly.inputs.objects import record_pages
from reportedly.model import Moment, Page

MOST_ENTRIES = 100_000
_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,99}(?:%[^\n]{0,999}\n\s{0,99}){0,99}@\w{3,20}\s{0,9}\{\s{0,9}[^\s,{}]{1,200},"
)
_ENTRY = re.compile(r"^[ \t]{0,9}@(\w{3,20})\s{0,9}\{\s{0,9}([^\s,{}]{1,200}),", re.MULTILINE)
_FIELD = re.compile(r"[\s,]{0,99}([A-Za-z][\w-]{0,40})\s{0,9}=\s{0,9}")
_BARE = re.compile(r"[\w.-]{1,100}")
_ACCENT = re.compile(
    r"\\(?:([`'^\"~=.])|([uvHckrdb])(?![a-zA-Z]))\s{0,3}(?:\{\s{0,3}\\?([a-zA-Z])\s{0,3}\}|\\?([a-zA-Z]))"
)
"""A letter with an accent, as TeX writes it: `\\'e`, `{\\\"{\\i}}`, `\\v{s}`."""
_ACCENTS = {"`": 0x300, "'": 0x301, "^": 0x302, "~": 0x303, "=": 0x304, "u": 0x306, ".": 0x307, '"': 0x308, "r": 0x30A,
            "H": 0x30B, "v": 0x30C, "d": 0x323, "c": 0x327, "k": 0x328, "b": 0x331}  # fmt: skip
"""The marks of Unicode that join to the letter before them."""
_LETTER = re.compile(r"\\(ss|ae|AE|oe|OE|aa|AA|o|O|l|L|i|j|textendash|textemdash|textquotedblleft|textquotedblright|"
                     r"textquoteleft|textquoteright|dots|ldots|textellipsis)(?![a-zA-Z])(?:\{\}|\s)?")  # fmt: skip
_LETTERS = {"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø", "l": "ł",
            "L": "Ł", "i": "ı", "j": "ȷ", "textendash": "–", "textemdash": "—", "textquotedblleft": "“",
            "textquotedblright": "”", "textquoteleft": "‘", "textquoteright": "’", "dots": "…", "ldots": "…",
            "textellipsis": "…"}  # fmt: skip
_COMMAND = re.compile(r"\\(?:([&%$#_{}~^])|[a-zA-Z]{1,20}\s?|.)")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def is_bibliography(head: bytes) -> bool:
    """Whether a file begins like BibTeX."""
    return _HEAD.match(head) is not None


def read_bibliography(content: bytes, name: str, saved: Moment | None) -> Iterator[Opened]:
    """The entries that have an abstract as pages, or else the addresses of all. Raises `InputError` if there are
    neither."""
    entries = list(_entries(characters(Page(name, content, "text/plain"))))
    records = [entry for entry in entries if entry.get("abstract")]
    if records:
        yield from record_pages(records, name, saved)
        return
    try:
        yield make_listing(name, (entry.get("url", "") for entry in entries))
    except InputError as error:
        raise InputError(f"{name}: the entries ({len(entries):,}) have neither abstracts nor addresses") from error


def _entries(text: str) -> Iterator[Record]:
    """The entries of a text, one behind the other: what a value that is never closed has in it is none."""
    at = 0
    for _ in range(MOST_ENTRIES):
        match = _ENTRY.search(text, at)
        if match is None:
            return
        fields, at = _fields(text, match.end())
        year, month = fields.get("year", ""), fields.get("month", "")[:3].lower()
        if "date" not in fields and year:
            fields["date"] = f"{year}-{MONTHS.index(month) + 1:02}" if month in MONTHS else year
        authors = [in_order(each) for each in fields.pop("author", "").split(" and ") if each.strip()]
        yield {**fields, "bibtex": match[1].lower(), "key": match[2], "author": authors}


def in_order(author: str) -> str:
    """A name as it is said: `Example, Ada` is Ada Example."""
    last, _, first = author.partition(",")
    return f"{first.strip()} {last.strip()}".strip()


def _fields(text: str, at: int) -> tuple[dict[str, str], int]:
    """The fields of an entry from its key on, and where they end."""
    fields: dict[str, str] = {}
    while match := _FIELD.match(text, at):
        value, at = _value(text, match.end())
        fields[match[1].lower()] = " ".join(_plain(value).split())
    return fields, at


def _value(text: str, at: int) -> tuple[str, int]:
    """A value in braces or quotation marks, or a bare word, and where it ends."""
    if text[at : at + 1] not in ("{", '"'):
        match = _BARE.match(text, at)
        return (match[0], match.end()) if match else ("", at)
    quoted, depth = text[at] == '"', 0
    for end in range(at, len(text)):
        letter = text[end]
        if text[end - 1] == "\\" and end > at:
            continue
        if letter == "{":
            depth += 1
        elif letter == "}":
            depth -= 1
        if (letter == "}" and depth == 0 and not quoted) or (letter == '"' and depth == 0 and quoted and end > at):
            return text[at + 1 : end], end + 1
    return text[at + 1 :], len(text)


def _plain(value: str) -> str:
    """A value without the commands and braces of TeX; letters with accents as they are."""
    value = _ACCENT.sub(_with_accent, value)
    value = _LETTER.sub(lambda match: _LETTERS[match[1]], value)
    return _COMMAND.sub(lambda match: match[1] or "", value).replace("{", "").replace("}", "").replace("--", "–")


def _with_accent(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", (match[3] or match[4]) + chr(_ACCENTS[match[1] or match[2]]))
