"""NewsML-G2 (IPTC): the news items of a file, each with its text in XHTML, in NITF or plain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree
from lxml.etree import _Element

from reportedly.errors import InputError
from reportedly.formats.text_tables import CELL
from reportedly.inputs.meanings import Record

MOST_TAGS = 2_000_000
"""Of a file; each takes some 130 bytes of memory."""
_NAMESPACE = b"iptc.org/std/nar"
_LINES = ("p", "h1", "h2", "h3", "h4", "li", "blockquote", "hl1", "hl2", "note", "tr", "head", "item", "quote", "row")
"""Elements of XHTML, NITF and TEI that are lines of a text."""
_ROWS, _CELLS = ("tr", "row"), ("{*}td", "{*}th", "{*}cell")
_TAKEN_BACK = ("canceled", "withheld")
"""How IPTC's list of states of publication ends for what no longer counts: cv.iptc.org/newscodes/pubstatusg2."""


def is_newsml(head: bytes) -> bool:
    """Whether a file begins like NewsML-G2."""
    head = head.replace(b"\0", b"")  # of UTF-16
    return _NAMESPACE in head and (b"<newsItem" in head or b"<newsMessage" in head)


def read_newsml(content: bytes, name: str) -> list[Record]:
    """The items of a file that have a text, as records (NewsML-G2 2.3x, "News Item"). Raises `InputError` if there are
    none."""
    tree = parse_xml(content, name, "NewsML")
    items = [tree] if _name(tree) == "newsItem" else list(tree.iter("{*}newsItem"))
    records = [record for item in items if (record := _record(item))]
    if not records:
        raise InputError(f"{name}: no news item in this NewsML has a text")
    return records


def parse_xml(content: bytes, name: str, kind: str) -> _Element:
    """The root of a document of a `kind` of XML, nothing of it fetched or filled in. Raises `InputError` if it has too
    many tags, or is not well formed."""
    if content.count(b"<") > MOST_TAGS:
        raise InputError(f"{name}: has over {MOST_TAGS:,} tags; split it")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{name}: this {kind} cannot be read: {error}") from error


def _record(item: _Element) -> Record | None:
    state = item.find("{*}itemMeta/{*}pubStatus")
    if state is not None and (state.get("qcode") or "").rpartition(":")[2] in _TAKEN_BACK:
        return None
    lines = [line for content in item.iterfind("{*}contentSet") for line in _content_lines(content)]
    if not lines:
        return None
    about = item.find("{*}contentMeta")
    meta = item.find("{*}itemMeta")
    by = _text(about, "by") or _text(about, "creator/{*}name")
    return {
        "text": "\n".join(lines),
        "title": _text(about, "headline") or _text(meta, "title"),
        "published": _text(meta, "firstCreated") or _text(about, "contentCreated") or _text(meta, "versionCreated"),
        "updated": _text(meta, "versionCreated"),
        "publisher": _text(about, "infoSource/{*}name") or _text(item, "rightsInfo/{*}copyrightHolder/{*}name")
        or _text(meta, "provider/{*}name") or _provider(meta),
        "authors": [by] if by else [],
        "url": item.get("guid"),
        "language": _language(item, about),
    }  # fmt: skip


def _content_lines(content: _Element) -> Iterator[str]:
    """The lines of an item's content: those of its marked-up text, else of its plain one."""
    marked = list(content.iter("{*}body.content")) or list(content.iter("{*}body"))
    inner = [line for body in marked[:1] for line in marked_lines(body)]
    if inner:
        yield from inner
    else:
        texts = [line for plain in content.iterfind("{*}inlineData") for line in (plain.text or "").split("\n")]
        yield from filter(None, (" ".join(text.split()) for text in texts))


def marked_lines(body: _Element, dropped: Sequence[str] = ()) -> Iterator[str]:
    """The lines of a marked-up text: its paragraphs, headings and items, rows with their cells divided. Elements called
    as those in `dropped` are left out."""
    for name in dropped:
        for element in list(body.iter("{*}" + name)):
            element.clear()
    lines = [each for each in body.iter("{*}*") if _name(each) in _LINES]
    inner = [
        each for each in lines
        if _is_row(each) or (not any(_name(other) in _LINES for other in each.iterdescendants())
        and not any(_is_row(above) for above in each.iterancestors()))
    ]  # fmt: skip
    texts = [_row(each) if _is_row(each) else "".join(each.itertext()) for each in inner]
    yield from filter(None, (" ".join(text.split()) for text in texts))


def _is_row(element: _Element) -> bool:
    """Whether an element is a row of a table whose cells hold no further table."""
    return _name(element) in _ROWS and not any(_name(each) in _ROWS for each in element.iterdescendants())


def _row(row: _Element) -> str:
    return CELL.join(" ".join("".join(cell.itertext()).split()) for cell in row.iterchildren(*_CELLS))


def _name(element: _Element | None) -> str:
    return str(element.tag).rpartition("}")[2] if element is not None else ""


def _text(element: _Element | None, path: str) -> str | None:
    found = element.find("{*}" + path) if element is not None else None
    return (" ".join("".join(found.itertext()).split()) or None) if found is not None else None


def _provider(meta: _Element | None) -> str | None:
    """A provider that has a code or an address for a name: `nprov:AFP` is AFP."""
    provider = meta.find("{*}provider") if meta is not None else None
    if provider is None:
        return None
    return provider.get("literal") or (provider.get("qcode") or "").rpartition(":")[2] or None


def _language(item: _Element, about: _Element | None) -> str | None:
    named = about.find("{*}language") if about is not None else None
    found: str | None = named.get("tag") if named is not None else None
    return found or item.get("{http://www.w3.org/XML/1998/namespace}lang")
