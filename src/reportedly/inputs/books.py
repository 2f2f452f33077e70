"""Books (EPUB): each of their parts that holds a text is a page of HTML, in the order in which the book is read."""

from __future__ import annotations

import html
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO, cast
from urllib.parse import unquote

from lxml import etree

from reportedly.errors import InputError
from reportedly.formats.zip_errors import ZIP_ERRORS
from reportedly.inputs.contents import PAGE_BYTES, whole
from reportedly.inputs.listings import Opened
from reportedly.inputs.zipped import open_member
from reportedly.model import Moment, Page

LEAST_WORDS = 40
"""Words of a part below which it is a cover or a list of contents."""
_CONTAINER = "META-INF/container.xml"
_TOLD = (("date", "dc.date"), ("creator", "dc.creator"), ("publisher", "dc.publisher"))
"""Elements of its metadata (Dublin Core), and the elements of a page that say the same."""
_HEAD = re.compile(rb"<head(?:\s[^<>]{0,500})?>", re.IGNORECASE)
_MARKUP = re.compile(rb"<[^<>]{0,2000}>")


def read_book(archive: zipfile.ZipFile, name: str, saved: Moment | None) -> Iterator[Opened]:
    """The parts of a book with their texts (EPUB 3, "Package document"). Raises `InputError` if there are none."""
    found = False
    told = _metas(archive, name)
    for path in _parts(archive, name):
        within = f"{name}#{path}"
        try:
            with open_member(archive, archive.getinfo(path), within) as stream:
                content = whole(cast(BinaryIO, stream), within)
        except InputError as error:
            yield error
            continue
        except (KeyError, *ZIP_ERRORS) as error:
            yield InputError(f"{within}: is missing or damaged: {error}")
            continue
        if len(_MARKUP.sub(b" ", content).split()) >= LEAST_WORDS:
            found = True
            content = _HEAD.sub(lambda match: match[0] + told, content, count=1)
            yield Page(name=within, content=content, media_type="text/html", saved=saved)
    if not found:
        raise InputError(f"{name}: no text in this book")


def _metas(archive: zipfile.ZipFile, name: str) -> bytes:
    """What the book says of all its parts, its day and its authors, as elements for their heads."""
    told = _tree(archive, _package_of(archive, name), name).find("{*}metadata")
    if told is None:
        return b""
    values = ((meta, (told.findtext(f"{{*}}{ours}") or "").strip()) for ours, meta in _TOLD)
    metas = (f'<meta name="{meta}" content="{html.escape(value)}"/>' for meta, value in values if value)
    return "".join(metas).encode("ascii", "xmlcharrefreplace")


def _package_of(archive: zipfile.ZipFile, name: str) -> str:
    """The path of the book's package document."""
    root = _tree(archive, _CONTAINER, name).find(".//{*}rootfile")
    package = root.get("full-path") if root is not None else None
    if not package:
        raise InputError(f"{name}: the book names no package; it is damaged")
    return str(package)


def _parts(archive: zipfile.ZipFile, name: str) -> list[str]:
    """The paths of the parts in the order of the book's spine."""
    package = _package_of(archive, name)
    tree = _tree(archive, package, name)
    folder = posixpath.dirname(package)
    paths = {
        item.get("id"): posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
        for item in tree.iter("{*}item")
        if "html" in (item.get("media-type") or "")
    }
    wanted = (paths.get(each.get("idref")) for each in tree.iter("{*}itemref"))
    return list(dict.fromkeys(path for path in wanted if path))


def _tree(archive: zipfile.ZipFile, path: str, name: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        with open_member(archive, archive.getinfo(path), f"{name}#{path}") as stream:
            return etree.fromstring(stream.read(PAGE_BYTES), parser)
    except (KeyError, etree.XMLSyntaxError, ValueError, *ZIP_ERRORS) as error:
        raise InputError(f"{name}: the book is damaged: {error}") from error
