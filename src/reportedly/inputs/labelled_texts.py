"""Texts whose articles are told in lines with labels: Factiva with its tags, ProQuest, and lists of people's own
("TITLE: …", "DATE: …", "TEXT: …")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.errors import InputError
from reportedly.formats.characters import characters
from reportedly.inputs.bibliography import in_order
from reportedly.inputs.meanings import Record
from reportedly.lang import LangFile, read
from reportedly.model import Page

_TAGGED = re.compile(r"([A-Z]{2,3})(?:\t| {2,8})(.*)")
"""Factiva's display "Full article/report plus indexing", copied: `HD` and the headline."""
_LABELLED = re.compile(r"([A-Za-z][A-Za-z /]{1,40}):[ \t]{0,8}(.*)")
_SEPARATOR = re.compile(r"[-–—=_*~#]{5,200}|(?:Document|DOCUMENT) \d{1,5} (?:of|OF) \d{1,5}")
LONGEST_TITLE = 80
"""Characters of a headline that a message shows."""
_LAST_TAG = "an"
"""Factiva's number of a document ends its record."""

_HELPFUL = ("date", "publisher", "url")


class RecordLabels(LangFile, frozen=True):
    """`record_labels.toml`: what the labels before the parts of a record mean."""

    title: tuple[str, ...]
    text: tuple[str, ...]
    date: tuple[str, ...]
    publisher: tuple[str, ...]
    author: tuple[str, ...]
    url: tuple[str, ...]
    other: tuple[str, ...]


_LABELS = read("en", "record_labels", RecordLabels)
_OURS = {
    label: field
    for field in ("title", "text", "date", "publisher", "author", "url", "other")
    for label in getattr(_LABELS, field)
}


def is_labelled(head: bytes) -> bool:
    """Whether a text begins with an article told in lines with labels: its headline, its text, and when it came out or
    who published it."""
    lines = [line.strip() for line in characters(Page("", head, "text/plain")).splitlines() if line.strip()]
    if not lines or not (_SEPARATOR.fullmatch(lines[0]) or _field_of(lines[0])):
        return False
    found = {field[0] for line in lines if (field := _field_of(line))}
    titled = "title" in found or _SEPARATOR.fullmatch(lines[0]) is not None
    return titled and "text" in found and not found.isdisjoint(_HELPFUL)


def read_labelled(content: bytes, name: str) -> Iterator[Record | InputError]:
    """The articles of such a text as records; what has a headline and no text is named."""
    for lines in _groups(characters(Page(name, content, "text/plain")).splitlines()):
        record = _record(lines)
        if record["text"]:
            yield record
        elif title := record.get("title"):
            yield InputError(f"{name}: no text stands under {title[:LONGEST_TITLE]!r}")


def _field_of(line: str) -> tuple[str, str, str] | None:
    """What the label of a line means, the label, and what stands behind it."""
    for form in (_TAGGED, _LABELLED):
        match = form.fullmatch(line)
        label = match[1].lower() if match else ""
        if match and label in _OURS and (form is _LABELLED or len(label) == 2 or label == "pub"):
            return _OURS[label], label, match[2].strip()
    return None


def _groups(lines: list[str]) -> Iterator[list[str]]:
    """The lines of each record: a drawn line or a number of a document opens one, the first label met again, too."""
    group: list[str] = []
    first = ""
    for line in lines:
        field = _field_of(line.strip())
        label = field[1] if field else ""
        if group and (_SEPARATOR.fullmatch(line.strip()) or (label and label == first)):
            yield group
            group, first = [], ""
        first = first or label
        group.append(line.strip())
        if label == _LAST_TAG:
            yield group
            group, first = [], ""
    yield group


def _record(lines: list[str]) -> Record:
    """The fields of a record: a line without a label goes on with the field before; before all labels, it is the
    headline."""
    fields: dict[str, list[str]] = {}
    field = "title"
    for line in lines:
        if _SEPARATOR.fullmatch(line):
            continue
        if found := _field_of(line):
            field, _, line = found
            if field != "text" and fields.get(field) and field != "other":
                field = "other"  # told before: the title again at the end of a record of ProQuest
        if line:
            fields.setdefault(field, []).append(line)
    record: Record = {key: " ".join(fields[key]) for key in ("title", "date", "publisher", "url") if key in fields}
    if "author" in fields:
        record["author"] = in_order(" ".join(fields["author"]).removeprefix("By "))
    return {**record, "text": "\n\n".join(fields.get("text", ()))}
