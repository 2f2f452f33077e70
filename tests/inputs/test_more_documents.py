"""ODS, flat ODT, heads of Hugo, Org, reStructuredText and Joplin, a book's own data, padded files, feet of mails."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from opened import articles_in
from reportedly.errors import InputError
from reportedly.inputs import open_inputs

ONE = "Nine boats came back to Oldt in the night and two are missing, the coast guard said on Monday."
TWO = "Forty people had waited on the pier for them, and 12 were taken to hospital, the harbour master said."
_NAMES = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table", "meta")
)


def packed(files: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return stream.getvalue()


def cell(text: str) -> str:
    return f"<table:table-cell><text:p>{text}</text:p></table:table-cell>"


def ods(rows: str) -> bytes:
    sheet = f'<table:table table:name="Press">{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    content = f"<office:document-content{_NAMES}>{body}</office:document-content>"
    return packed({"mimetype": kind, "content.xml": content})


def test_rows_of_ods(tmp_path: Path) -> None:
    head = "".join(map(cell, ("date", "source", "title", "text")))
    day = '<table:table-cell office:date-value="2026-05-04"><text:p>04/05/26</text:p></table:table-cell>'
    row = day + cell("Oldt Post") + cell("Boats come back") + cell(ONE)
    blank = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    path = tmp_path / "x.ods"
    path.write_bytes(ods(f"<table:table-row>{head}</table:table-row><table:table-row>{row}</table:table-row>{blank}"))
    (article,) = articles_in(path)
    assert (article.title, article.publisher, article.text) == ("Boats come back", "Oldt Post", ONE)
    assert article.published is not None and article.published.day == "2026-05-04"


def test_a_workbook_of_opendocument_without_texts_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.ods"
    path.write_bytes(ods(f"<table:table-row>{cell('7')}</table:table-row>"))
    (found,) = open_inputs([str(path)])
    assert isinstance(found, InputError) and "no sheet has a row of column names" in str(found)


def test_a_flat_text_of_opendocument(tmp_path: Path) -> None:
    mime = 'office:mimetype="application/vnd.oasis.opendocument.text"'
    meta = "<office:meta><meta:creation-date>2026-05-04T09:00:00</meta:creation-date></office:meta>"
    heading = '<text:h text:outline-level="1">Boats come back</text:h>'
    body = (
        f"<office:body><office:text>{heading}<text:p>{ONE}</text:p><text:p>{TWO}</text:p></office:text></office:body>"
    )
    path = tmp_path / "x.fodt"
    path.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document{_NAMES} {mime}>{meta}{body}</office:document>'
    )
    (article,) = articles_in(path)
    assert (article.title, article.text) == ("Boats come back", f"Boats come back\n{ONE}\n{TWO}")
    assert article.published is not None and article.published.day == "2026-05-04"


@pytest.mark.parametrize(
    "form",
    [
        '+++\ntitle = "Boats come back"\ndate = 2026-05-04T08:00:00+01:00\nauthor = "Maren Oldt"\n+++\n\n{}\n\n{}\n',
        "#+TITLE: Boats come back\n#+AUTHOR: Maren Oldt\n#+DATE: <2026-05-04 Mon>\n\n{}\n\n:LOG:\n:ID: x\n:END:\n{}\n",
        "====\nBoats come back\n====\n\n:Author: Maren Oldt\n:Date: 2026-05-04\n\n{}\n\n{}\n",
    ],
)
def test_heads_of_other_kinds_of_markdown(tmp_path: Path, form: str) -> None:
    path = tmp_path / "x.md"
    path.write_text(form.format(ONE, TWO))
    (article,) = articles_in(path)
    assert (article.title, article.authors) == ("Boats come back", ("Maren Oldt",))
    assert article.published is not None and article.published.day == "2026-05-04"
    assert article.text == f"Boats come back\n{ONE}\n{TWO}"


def test_what_joplin_puts_below_a_note_is_none_of_it(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    below = (
        f"id: {'0b1ea1fd' * 4}\ncreated_time: 2026-05-04T12:00:00.000Z\nsource_url: https://oldt.example/1\ntype_: 1"
    )
    path.write_text(f"Boats come back\n\n{ONE}\n\n{TWO}\n\n{below}")
    (article,) = articles_in(path)
    assert article.text == f"Boats come back\n{ONE}\n{TWO}" and article.url == "https://oldt.example/1"


def test_a_book_tells_the_day_and_the_author_of_its_parts(tmp_path: Path) -> None:
    purl = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    metadata = f"<metadata {purl}><dc:date>2026-05-04</dc:date><dc:creator>Oldt &amp; Sons</dc:creator></metadata>"
    item = '<manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
    page = (
        f"<html><head><title>Boats</title></head><body><h1>Boats come back</h1><p>{ONE}</p><p>{TWO}</p></body></html>"
    )
    path = tmp_path / "x.epub"
    path.write_bytes(
        packed({
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfile full-path="b.opf"/></container>',
            "b.opf": f'<package>{metadata}{item}<spine><itemref idref="a"/></spine></package>',
            "a.xhtml": page,
        })
    )  # fmt: skip
    (article,) = articles_in(path)
    assert article.authors == ("Oldt & Sons",)
    assert article.published is not None and article.published.day == "2026-05-04"


def test_zeros_at_the_end_of_a_text_are_none_of_it(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(f"Boats come back\n\n{ONE}\n\n{TWO}\n".encode() + bytes(512))
    (article,) = articles_in(path)
    assert article.text == f"Boats come back\n{ONE}\n{TWO}"


def test_signature_and_list_are_no_text_of_a_mail(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = "a@b.example", "Boats come back", "Mon, 04 May 2026 10:00:00 +0000"
    mail.set_content(f"{ONE}\n\n{TWO}\n\n-- \nMaren Oldt\nTel. 555\n", cte="quoted-printable")
    path = tmp_path / "x.eml"
    path.write_bytes(mail.as_bytes().replace(b"\n", b"\r\n"))
    (article,) = articles_in(path)
    assert article.text == f"Boats come back\n{ONE}\n{TWO}"
