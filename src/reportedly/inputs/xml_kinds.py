"""Articles in XML of several tools: NITF and NewsML 1 of agencies, trafilatura's XML and TEI, notes of Evernote (one
entry in a table each); lists of feeds in OPML, timed text in TTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from reportedly.errors import InputError
from reportedly.inputs.listings import Listing, make_listing
from reportedly.inputs.meanings import Record
from reportedly.inputs.newsml import marked_lines, parse_xml
from reportedly.inputs.transcripts import as_page, read_timed_text
from reportedly.model import Moment, Page

Paths = tuple[str, ...]
"""Paths from an article's element in any namespace, the first that leads to words counts; `a/b@c` is an attribute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class XmlKind:
    """Where an article in a kind of XML has its parts: `root` is the document's element, `items` the elements of its
    articles (itself, if empty), `within` those with its text, `dropped` those that are none of it. `markup` says that
    the text is HTML inside a string."""

    root: str
    items: str = ""
    within: Paths
    dropped: Paths = ()
    markup: bool = False
    title: Paths
    url: Paths = ()
    publisher: Paths = ()
    authors: Paths = ()
    published: Paths = ()
    language: Paths = ()


KINDS = (
    # NITF 3: iptc.org/std/NITF
    XmlKind(
        root="nitf",
        within=("body/body.content",),
        dropped=("media", "media-caption", "tagline"),
        title=("body/body.head/hedline/hl1", "head/title"),
        url=("head/pubdata@ex-ref",),
        publisher=("head/docdata/doc.copyright@holder", "body/body.head/distributor", "head/pubdata@name"),
        authors=("body/body.head/byline/person", "body/body.head/byline"),
        published=("head/docdata/date.issue@norm", "head/docdata/date.release@norm"),
    ),
    # NewsML 1: iptc.org/std/NewsML/1.2
    XmlKind(
        root="NewsML",
        items="NewsItem",
        within=("*/DataContent",),
        dropped=("media-caption",),
        title=("*/NewsLines/HeadLine",),
        publisher=("*/Provider/Party@FormalName", "*/CopyrightHolder"),
        authors=("*/NewsLines/ByLine",),
        published=("*/FirstCreated",),
    ),
    # trafilatura --xml, --xmltei: trafilatura.readthedocs.io, "Output"
    XmlKind(
        root="doc",
        within=("main",),
        title=("@title",),
        url=("@source",),
        publisher=("@sitename", "@hostname"),
        authors=("@author",),
        published=("@date",),
        language=("@language",),
    ),
    XmlKind(
        root="TEI",
        within=("text/body",),
        title=("teiHeader/fileDesc/titleStmt/title",),
        url=("*/publicationStmt/ptr@target",),
        publisher=("*/publicationStmt/publisher",),
        authors=("teiHeader/fileDesc/titleStmt/author",),
        published=("*/publicationStmt/date@when", "*/publicationStmt/date"),
        language=("@{http://www.w3.org/XML/1998/namespace}lang",),
    ),
    # Evernote, "Export notes" (.enex): dev.evernote.com/doc/articles/enml.php; when a note was made is no date of
    # the page that it clips
    XmlKind(
        root="en-export",
        items="note",
        within=("content",),
        markup=True,
        title=("title",),
        url=("note-attributes/source-url",),
    ),
)
_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,99}<\?xml[^<>]{0,200}>(?:\s{0,99}<(?:!--.{0,2000}?-->|!DOCTYPE[^<>\[]{0,500}>|\?[^<>]{0,300}>)){0,9}"
    rb"\s{0,99}<(?:[\w.-]{1,40}:)?([\w.-]{1,60})[\s/>]",
    re.DOTALL,
)
_BARE = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}<(nitf|doc|TEI|NewsML|en-export|opml|tt)[\s>]")
_PROLOG = re.compile(r"\A\s{0,99}(?:<\?[^<>]{0,300}>\s{0,99}|<!DOCTYPE[^<>]{0,500}>\s{0,99}){0,9}")
_FLAT = re.compile(
    rb"<office:document\s[^<>]{0,6000}office:mimetype=[\"']application/vnd\.oasis\.opendocument\.text[\"']"
)
_MAIN = b"<main"
_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)([Z+-].*)?")
_BY = re.compile(r"By\s+", re.IGNORECASE)
_CANCELED = "canceled"


def is_flat_text(head: bytes) -> bool:
    """Whether a file is a text of OpenDocument in one XML file (FODT)."""
    return _FLAT.search(head) is not None


def xml_root(head: bytes) -> str | None:
    """The name of the root of an XML document that is neither a page, a feed nor a sitemap; `None` for other files."""
    head = head.replace(b"\0", b"").lstrip(b"\xff\xfe")
    match = _ROOT.match(head) or _BARE.match(head)
    name = match[1].decode("ascii", "replace") if match else None
    if name is None or name.lower() in ("html", "rss", "feed", "rdf", "urlset", "sitemapindex", "plist"):
        return None
    return name if name != "doc" or _MAIN in head or head.lstrip().startswith(b"<?xml") else None


def read_xml(content: bytes, name: str, root: str, saved: Moment | None) -> Iterator[Record | Listing | Page]:
    """The articles of a document as records, the feeds that it lists, or its timed text as a page. Raises `InputError`
    if there are none, or if such XML is not read."""
    if root not in ("opml", "tt") and not any(kind.root == root for kind in KINDS):
        raise InputError(f"{name}: is XML of a kind that is not read (<{root}>); save its texts as HTML, JSON or CSV")
    tree = parse_xml(content, name, "XML")
    if root == "opml":
        yield make_listing(name, (), (each.get("xmlUrl") or "" for each in tree.iter("{*}outline")))
        return
    if root == "tt":
        yield as_page(read_timed_text(tree), name, saved)
        return
    found = [record for kind in KINDS if kind.root == root for item in _items(tree, kind)
             if (record := _record(item, kind))]  # fmt: skip
    if not found:
        raise InputError(f"{name}: no article in this XML has a text")
    yield from found


def _items(tree: _Element, kind: XmlKind) -> list[_Element]:
    return list(tree.iter("{*}" + kind.items)) if kind.items else [tree]


def _record(item: _Element, kind: XmlKind) -> Record | None:
    """The record of one article; `None` if it has no text, or was taken back."""
    bodies = [body for path in kind.within for body in _elements(item, path)]
    status = next((each.get("FormalName") for each in item.iter("{*}Status")), None) or ""
    if status.lower() == _CANCELED:
        return None
    if kind.markup:
        text = _PROLOG.sub("", "".join(bodies[0].itertext())) if bodies else ""
    else:
        text = "\n".join(line for body in bodies for line in marked_lines(body, kind.dropped))
    if not text.strip():
        return None
    authors = _first(item, kind.authors)
    return {
        "content" if kind.markup else "text": text,
        "title": _first(item, kind.title),
        "url": _first(item, kind.url),
        "publisher": _first(item, kind.publisher),
        "authors": [_BY.sub("", authors, count=1)] if authors else [],
        "published": _moment(_first(item, kind.published)),
        "language": _first(item, kind.language),
    }


def _first(item: _Element, paths: Paths) -> str | None:
    """The first words at some paths."""
    for path in paths:
        place, _, attribute = path.partition("@")
        for element in _elements(item, place) if place else [item]:
            found = element.get(attribute) if attribute else "".join(element.itertext())
            if found and found.strip():
                return " ".join(found.split())
    return None


def _elements(item: _Element, path: str) -> list[_Element]:
    """The elements at a path in any namespace; `*/` at its start is any depth."""
    deep = path.startswith("*/")
    steps = "/".join("{*}" + step for step in path.removeprefix("*/").split("/"))
    return list(item.iterfind(f".//{steps}" if deep else steps))


def _moment(written: str | None) -> str | None:
    """A moment as agencies write it, `20260505T151500Z`, as ISO 8601; others as they are."""
    match = _STAMP.fullmatch(written or "")
    return f"{match[1]}-{match[2]}-{match[3]}T{match[4]}:{match[5]}:{match[6]}{match[7] or ''}" if match else written
