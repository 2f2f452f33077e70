"""Well-formed documents, books, workbooks, subtitles and Markdown, in our own words."""

from __future__ import annotations

import plistlib
import zipfile
from html import escape
from random import Random

from benchmarks.campaign.mutators.members import packed
from benchmarks.campaign.seeds import ADDRESS, html, sentences, title

_TEXT, _OFFICE = "urn:oasis:names:tc:opendocument:xmlns:text:1.0", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _zip(files: dict[str, str]) -> bytes:
    return packed([(name, content.encode(), zipfile.ZIP_DEFLATED) for name, content in files.items()])


def odt(chance: Random) -> bytes:
    """A text of OpenDocument."""
    body = f"<text:h>{escape(title(chance))}</text:h>"
    body += "".join(f"<text:p>{escape(line)}<text:s/><text:tab/></text:p>" for line in sentences(chance))
    head = f'<office:document-content xmlns:office="{_OFFICE}" xmlns:text="{_TEXT}"><office:body><office:text>'
    content = f"{head}{body}</office:text></office:body></office:document-content>"
    return _zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def rtf(chance: Random) -> bytes:
    """A document in RTF."""
    lines = "".join(f"{line}\\par\n" for line in (title(chance), *sentences(chance)))
    plain = lines.replace("“", "\\'93").replace("”", "\\u8221?")
    return ("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}}\\f0 " + plain + "}").encode("latin-1", "replace")


def epub(chance: Random) -> bytes:
    """A book of two parts."""
    page = f"<html><body><h1>{title(chance)}</h1>" + "".join(f"<p>{escape(line)}</p>" for line in sentences(chance))
    items = "".join(f'<item id="{at}" href="{at}.xhtml" media-type="application/xhtml+xml"/>' for at in "ab")
    spine = '<spine><itemref idref="a"/><itemref idref="b"/></spine>'
    return _zip(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfile full-path="o/book.opf"/></container>',
            "o/book.opf": f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest>{spine}</package>',
            "o/a.xhtml": f"{page}</body></html>",
            "o/b.xhtml": f"{page}</body></html>",
        }
    )


def xlsx(chance: Random) -> bytes:
    """A workbook with texts in its rows."""
    rows = "".join(
        f'<row r="{at}"><c r="A{at}" s="1"><v>{45901 + at}</v></c><c r="C{at}" t="s"><v>{at - 1}</v></c></row>'
        for at in range(2, 6)
    )
    heads = '<row r="1"><c r="A1" t="inlineStr"><is><t>date</t></is></c><c r="C1" t="s"><v>0</v></c></row>'
    shared = "".join(f"<si><t>{escape(each)}</t></si>" for each in ("text", *sentences(chance)))
    return _zip(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}"/>',
            "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>',
            "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{shared}</sst>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{heads}{rows}</sheetData></worksheet>',
        }
    )


def ods(chance: Random) -> bytes:
    """A workbook of OpenDocument with texts in its rows."""
    day = '<table:table-cell office:date-value="2025-09-01"/>'
    rows = "".join(
        f'<table:table-row table:number-rows-repeated="{chance.choice(("1", "2", "x", "999999"))}">{day}'
        f"<table:table-cell><text:p>{escape(line)}</text:p></table:table-cell></table:table-row>"
        for line in sentences(chance)
    )
    heads = "".join(f"<table:table-cell><text:p>{each}</text:p></table:table-cell>" for each in ("date", "text"))
    names = "".join(f' xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"' for each in _OPEN)
    table = f"<table:table><table:table-row>{heads}</table:table-row>{rows}</table:table>"
    return _zip(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content{names}>{table}</office:document-content>",
        }
    )


def flat_odt(chance: Random) -> bytes:
    """A text of OpenDocument in one XML file."""
    names = "".join(f' xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"' for each in _OPEN)
    kind = 'office:mimetype="application/vnd.oasis.opendocument.text"'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in sentences(chance))
    body = f'<text:h text:outline-level="1">{escape(title(chance))}</text:h>{lines}'
    return f'<?xml version="1.0"?>\n<office:document{names} {kind}>{body}</office:document>'.encode()


_OPEN = ("office", "text", "table")


def subtitles(chance: Random) -> bytes:
    """Subtitles, SRT or WebVTT."""
    comma, head = chance.choice(((",", ""), (".", "WEBVTT\n\n")))
    cues = (
        f"{at}\n00:00:0{at}{comma}000 --> 00:00:0{at}{comma}900\n<i>{line}</i>\n"
        for at, line in enumerate(sentences(chance), 1)
    )
    return (head + "\n".join(cues)).encode()


_HEADS = (
    '+++\ntitle = "{}"\ndate = 2025-09-01T10:15:00Z\n+++\n\n',
    "#+TITLE: {}\n#+DATE: <2025-09-01 Mon>\n\n:LOG:\n:ID: 1\n:END:\n",
    "=====\n{}\n=====\n\n:Author: Ada Example\n:Date: 2025-09-01\n\n",
    "{}\n\n5 de mayo de 2026 | ۱۲ آبان ۱۴۰۵\n\n",
)
_JOPLIN = f"id: {'0b1ea1fd' * 4}\nsource_url: {ADDRESS}\ntype_: 1"


def markdown(chance: Random) -> bytes:
    """A text in Markdown with what a clipper puts on top, or with the head of a like format."""
    first, *rest = sentences(chance)
    if other := chance.choice((*_HEADS, "")):
        return (other.format(title(chance)) + "\n\n".join(rest) + "\n\n" + chance.choice(("", _JOPLIN))).encode()
    top = f'---\ntitle: "{title(chance)}"\nsource: "{ADDRESS}"\nauthor:\n  - "[[Ada Example]]"\n---\n'
    body = "\n\n".join(f"- **{line[:9]}**{line[9:]} [more]({ADDRESS})" for line in rest)
    return f"{top}# {title(chance)}\n\n{first}\n\n> {body}\n\n| killed | hurt |\n| --- | --- |\n| 3 | 14 |\n".encode()


def webarchive(chance: Random) -> bytes:
    """A page as Safari saves it, in either form of its property list."""
    main = {"WebResourceData": html(chance), "WebResourceMIMEType": "text/html", "WebResourceURL": ADDRESS,
            "WebResourceTextEncodingName": "UTF-8", "WebResourceFrameName": ""}  # fmt: skip
    form = chance.choice((plistlib.FMT_BINARY, plistlib.FMT_XML))
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": [main]}, fmt=form)


def maff(chance: Random) -> bytes:
    """A page as MAFF packs it."""
    about = (
        '<RDF:RDF xmlns:MAF="http://maf.mozdev.org/metadata/rdf#"><RDF:Description RDF:about="urn:root">'
        f'<MAF:originalurl RDF:resource="{ADDRESS}"/>'
        '<MAF:archivetime RDF:resource="Mon, 01 Sep 2025 10:15:00 +0000"/></RDF:Description></RDF:RDF>'
    )
    return _zip({"17/index.rdf": about, "17/index.html": html(chance).decode()})


def self_extracting(chance: Random) -> bytes:
    """A page that unpacks itself, as SingleFile saves one."""
    inside = _zip({"index.html": html(chance).decode(), "frames/0/index.html": "<p>An advertisement.</p>"})
    return b"<!doctype html><html><title>Please wait</title><body><!-- " + inside + b" --><script></script></html>"
