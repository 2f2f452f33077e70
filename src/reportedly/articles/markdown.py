"""Markdown (CommonMark): its text without links, emphasis and pictures; fields on top of it tell of it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.articles.compose import Part
from reportedly.formats.shapes import NAMED, plain_name
from reportedly.formats.text_tables import CELL
from reportedly.model import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

MOST_LINES = 100_000
_TOP = re.compile(r"---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_TOML = re.compile(r"\+\+\+[ \t]*\n(.{0,20000}?)\n\+\+\+[ \t]*(?:\n|$)", re.DOTALL)
"""Fields as Hugo has them, in TOML."""
_ORG = re.compile(r"\A\s{0,9}(?:#\+[A-Za-z_]{2,20}:[^\n]{0,500}\n){1,40}")
_ORG_FIELD = re.compile(r"#\+([A-Za-z_]{2,20}):[ \t]*([^\n]{1,500})")
_ORG_DAY = re.compile(r"[<\[](\d{4}-\d\d-\d\d)[^<>\[\]\n]{0,40}[>\]]")
_DRAWER = re.compile(r"^[ \t]*:[A-Z]{2,20}:[ \t]*\n(?:[^\n]{0,500}\n){0,20}?[ \t]*:END:[ \t]*$", re.MULTILINE)
"""What Org keeps of a heading beside its text."""
_REST = re.compile(r"\A\s{0,9}={4,200}\n([^\n]{3,300})\n={4,200}\n\s{0,9}((?::[A-Za-z ]{2,30}:[^\n]{0,500}\n){0,20})")
_REST_FIELD = re.compile(r":([A-Za-z ]{2,30}):[ \t]*([^\n]{1,500})")
_JOPLIN = re.compile(r"\n\n(id: [0-9a-f]{32}\n(?:[a-z_]{2,40}:[^\n]{0,2000}\n){1,40}type_: \d{1,2})\s{0,9}\Z")
"""What Joplin puts below a note ("Markdown + Front Matter" has it on top)."""
_FIELD = re.compile(r"([A-Za-z][\w -]{0,40}):[ \t]*(.{0,2000})")
_ITEM = re.compile(r"[ \t]{0,8}-[ \t]+(.{1,500})")
_LIST = re.compile(r"\[(?!\[)(.{0,500})\]")
"""A list on one line: `[Ada Example, Tom Farrow]`."""
_BOX = re.compile(r"\A(?:\[[ xX]\] |\[\^[^\[\]]{1,40}\]: |\[![A-Za-z-]{1,20}\][+-]? ?)|\[\^[^\[\]\s]{1,40}\]")
"""The box of a task, the mark before a note or of a call-out, and the mark that leads to a note."""
_SHOWN = ("text", "code_inline")
_MARKED = re.compile(r"==([^=\n]{1,500})==")
"""Words that are marked with a colour (Obsidian, Logseq)."""
_UNFENCED = re.compile(
    r"\A(?P<above>(?:[ \t]*\n){0,3}(?:# [^\n]{1,300}\n[ \t]*\n)?)"
    r"(?P<fields>(?:[A-Za-z][\w -]{0,30}::?[ \t]{1,3}[^\n]{1,2000}\n(?:[ \t]*\n)?){1,20})"
    r"(?P<below>Markdown Content:[ \t]*\n)?"
)
"""Fields without a fence: as Jina's reader has them, as Logseq has (`source:: …`), as Notion exports them below the
headline."""
_NAMES = {plain_name(name) for name in (*NAMED.title, *NAMED.url, *NAMED.published, *NAMED.authors, *NAMED.publisher)}
FEWEST_FIELDS = 2
"""Of these that must stand there: a text may open with a name and a colon, too."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text under one headline, with what its file tells of it."""

    parts: tuple[Part, ...]
    about: dict[str, str]


def read_markdown(source: str) -> list[Document]:
    """The articles of a Markdown file: one, or one under each headline of the first order if it has several."""
    if below := _JOPLIN.search(source):
        fields = dict(line.split(":", 1) for line in below[1].split("\n"))
        title, _, text = source[: below.start()].partition("\n")
        about = {
            "title": title.strip(),
            "url": fields.get("source_url", "").strip(),
            "author": fields.get("author", "").strip(),
        }
        about, start, source = {key: value for key, value in about.items() if value}, len(title), title + "\n" + text
    else:
        about, start = _about(source)
    if not about:
        about, source = _unfenced(source)
    if _ORG.match(source):
        source = _DRAWER.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), source)
    parts = list(_parts(source, start))
    heads = [number for number, part in enumerate(parts) if part.kind == "headline"]
    if len(heads) < 2:
        return [Document(tuple(_headed(parts, about)), about)] if parts else []
    bounds = [0 if number == 0 else at for number, at in enumerate(heads)]
    pieces = [parts[one:other] for one, other in zip(bounds, [*bounds[1:], len(parts)], strict=True)]
    return [Document(tuple(_headed(piece, {})), about) for piece in pieces if len(piece) > 1]


def _headed(parts: Sequence[Part], about: dict[str, str]) -> list[Part]:
    """The parts with the headline first: the file's own, or the one that its top names."""
    title = about.get("title")
    if title and not any(part.kind == "headline" for part in parts):
        return [Part("headline", title), *parts]
    return sorted(parts, key=lambda part: part.kind != "headline")


def _about(source: str) -> tuple[dict[str, str], int]:
    """The fields on top of a file by name, and where its text begins. Lists are joined by `;`."""
    if match := _ORG.match(source):
        return {name.lower(): _ORG_DAY.sub(r"\1", value) for name, value in _ORG_FIELD.findall(match[0])}, match.end()
    if match := _REST.match(source):
        return {
            "title": match[1].strip(),
            **{name.lower(): value for name, value in _REST_FIELD.findall(match[2])},
        }, match.end()
    if match := _TOML.match(source):
        return _toml_fields(match[1]), match.end()
    match = _TOP.match(source)
    if match is None:
        return {}, 0
    fields: dict[str, str] = {}
    last = ""
    for line in match[1].split("\n"):
        if field := _FIELD.fullmatch(line.rstrip()):
            last = field[1].strip().lower()
            fields[last] = _unquoted(field[2])
        elif last and (item := _ITEM.fullmatch(line.rstrip())):
            fields[last] = f"{fields[last]}; {_unquoted(item[1])}".removeprefix("; ")
    return {name: value for name, value in fields.items() if value}, match.end()


def _toml_fields(text: str) -> dict[str, str]:
    """The fields of a block of TOML; none of one that is damaged."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return {}
    listed = {name: value if isinstance(value, list) else [value] for name, value in data.items()}
    return {name.lower(): "; ".join(str(each) for each in values) for name, values in listed.items() if values}


def _unfenced(source: str) -> tuple[dict[str, str], str]:
    """The fields on top of a file without a fence, and its text with blanks in their place: what follows keeps its
    offsets."""
    match = _UNFENCED.match(source)
    lines = match["fields"].split("\n") if match else ()
    fields = {name.strip().lower(): _unquoted(value.lstrip(":")) for line in lines if line.strip()
              for name, _, value in [line.partition(":")]}  # fmt: skip
    if match is None or len(set(map(plain_name, fields)) & _NAMES) < FEWEST_FIELDS:
        return {}, source
    start, end = match.span("fields")[0], match.end()
    blank = "".join(character if character == "\n" else " " for character in source[start:end])
    return fields, source[:start] + blank + source[end:]


def _unquoted(value: str) -> str:
    text = value.strip()
    if listed := _LIST.fullmatch(text):
        return "; ".join(_unquoted(each) for each in listed[1].split(","))
    text = text.strip("\"'").strip()
    return text.removeprefix("[[").removesuffix("]]") if text.startswith("[[") else text


def _parts(source: str, start: int) -> Iterator[Part]:
    """The paragraphs, items and headings of a text from an offset on, with the lines in which they stand."""
    from markdown_it import MarkdownIt  # few pages are Markdown

    body = source[start:]
    offsets = [start]
    for line in body.split("\n")[:MOST_LINES]:
        offsets.append(offsets[-1] + len(line) + 1)
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(body)
    heading = ""
    row: list[str] | None = None
    for token in tokens:
        if token.type == "heading_open":
            heading = token.tag
        elif token.type == "heading_close":
            heading = ""
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            if row:
                yield Part("paragraph", CELL.join(row))
            row = None
        elif token.type == "inline" and (text := _BOX.sub("", _shown(token.children or []))):
            if row is not None:
                row.append(text)
            else:
                yield Part("headline" if heading == "h1" else "paragraph", text, _span(token, offsets))


def _shown(tokens: Sequence[Token]) -> str:
    """What an inline piece shows: the words of its links, not their addresses, and no pictures."""
    pieces = (
        token.content if token.type in _SHOWN else " " if token.type in ("softbreak", "hardbreak") else ""
        for token in tokens
    )
    return " ".join(_MARKED.sub(r"\1", "".join(pieces)).split())


def _span(token: Token, offsets: Sequence[int]) -> Span | None:
    first, last = token.map or (0, 0)
    return (offsets[first], offsets[last] - 1) if first < last < len(offsets) else None
