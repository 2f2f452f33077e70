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


def subtitles(chance: Random) -> bytes:
    """Subtitles, SRT or WebVTT."""
    comma, head = chance.choice(((",", ""), (".", "WEBVTT\n\n")))
    cues = (
        f"{at}\n00:00:0{at}{comma}000 --> 00:00:0{at}{comma}900\n<i>{line}</i>\n"
        for at, line in enumerate(sentences(chance), 1)
    )
    return (head + "\n".join(cues)).encode()


def markdown(chance: Random) -> bytes:
    """A text in Markdown with what a clipper puts on top."""
    first, *rest = sentences(chance)
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
