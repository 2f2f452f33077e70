"""What people and other tools save: MHTML, e-mail, documents, web archives in zip files, JSON and tables."""

from __future__ import annotations

import io
import json
import os
import random
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from opened import articles_in, error_of
from reportedly.articles import find_articles
from reportedly.errors import InputError
from reportedly.inputs import open_inputs
from reportedly.inputs.kinds import Origin, pages_of
from reportedly.inputs.listings import Listing
from reportedly.model import Moment, Page

TITLE = "Boats come back to Port Nowhere"
LINES = (
    "Nine boats came back to Port Nowhere in the night, the coast guard said on Monday.",
    "All of the crews were well, a doctor who saw them at the harbour told reporters.",
    "The harbour master, Ada Example, said that 40 people had waited on the pier.",
)
HTML = f"<html><body><article><h1>{TITLE}</h1>{''.join(f'<p>{line}</p>' for line in LINES)}</article></body></html>"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, head: str = "") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f'{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        )
    return made.getvalue()


def pdf(lines: list[str]) -> bytes:
    """A one-sheet PDF with a line of text each."""
    return pdf_of([(40, 780 - 12 * number, line) for number, line in enumerate(lines)])


def pdf_of(drawn: Sequence[tuple[float, float, str]]) -> bytes:
    """A one-sheet PDF with texts where they are drawn, in that order."""
    stream = "".join(f"BT /F1 10 Tf {x} {y} Td ({text}) Tj ET\n" for x, y, text in drawn).encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    made, offsets = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return made + (
        b"xref\n0 5\n0000000000 65535 f \n%strailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (table, len(made))
    )


def warc() -> bytes:
    made = io.BytesIO()
    writer = WARCWriter(made, gzip=True)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    record = writer.create_warc_record(
        "https://p.example/boats", "response", payload=io.BytesIO(HTML.encode()), length=len(HTML), http_headers=headers
    )
    writer.write_record(record)
    return made.getvalue()


def test_mhtml(tmp_path: Path) -> None:
    message = MIMEMultipart("related")
    message["Snapshot-Content-Location"] = "https://p.example/boats"
    message["Date"] = "Mon, 1 Sep 2025 10:00:00 +0430"
    message.attach(MIMEText(HTML, "html", "utf-8"))
    message.attach(MIMEText("body { color: red }", "css"))
    (tmp_path / "page.mhtml").write_bytes(message.as_bytes())
    (page,) = open_inputs([str(tmp_path / "page.mhtml")])
    assert isinstance(page, Page)
    assert (page.url, page.charset) == ("https://p.example/boats", "utf-8")
    assert page.saved == Moment("2025-09-01T10:00:00+04:30", "second", "date of the message")
    (article,) = find_articles(page)
    assert article.title == TITLE and LINES[2] in article.text


def test_mail(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = "a@b.example", "News", "Mon, 1 Sep 2025 10:00:00 +0000"
    message["Message-ID"] = "<1@b.example>"
    message.set_content(TITLE + "\n\n" + "\n\n".join(LINES))
    (tmp_path / "mail.eml").write_bytes(message.as_bytes())
    (article,) = articles_in(tmp_path / "mail.eml")
    assert article.title == TITLE


@pytest.mark.parametrize("content", [b"MIME-Version: 1.0\nContent-Type: image/png\n\nabc", b"Received: x\n\n"])
def test_message_without_page(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "mail.eml").write_bytes(content)
    assert "mail.eml" in error_of(tmp_path / "mail.eml")


def test_docx(tmp_path: Path) -> None:
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in (TITLE, "", *LINES))
    (tmp_path / "news.docx").write_bytes(docx(body))
    (article,) = articles_in(tmp_path / "news.docx")
    assert article.title == TITLE
    assert article.text.splitlines()[1:] == list(LINES)


@pytest.mark.slow
def test_docx_bombs_are_bounded(tmp_path: Path) -> None:
    entities = '<!DOCTYPE d [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
    (tmp_path / "entities.docx").write_bytes(docx("<w:p><w:r><w:t>&c;</w:t></w:r></w:p>", entities))
    (tmp_path / "empty.docx").write_bytes(docx("<w:p/>" * 200_000))
    assert "no text" in error_of(tmp_path / "entities.docx")
    (tmp_path / "mixed.docx").write_bytes(docx("<w:p/>" + os.urandom(700_000).hex() + " " * (65 << 20)))
    assert "over 64 MB" in error_of(tmp_path / "mixed.docx")
    assert "100,000 paragraphs" in error_of(tmp_path / "empty.docx")


def test_pdf(tmp_path: Path) -> None:
    halves = [
        part for line in LINES for part in (line[:60].rsplit(" ", 1)[0], line[len(line[:60].rsplit(" ", 1)[0]) + 1 :])
    ]
    (tmp_path / "news.pdf").write_bytes(pdf([TITLE, *halves]))
    (article,) = articles_in(tmp_path / "news.pdf")
    assert article.title == TITLE
    assert article.text.splitlines()[1:] == list(LINES)
    (tmp_path / "cut.pdf").write_bytes(pdf([TITLE])[:100])
    assert "PDF" in error_of(tmp_path / "cut.pdf")
    (tmp_path / "picture.pdf").write_bytes(pdf([]))
    assert "no text in this document" in error_of(tmp_path / "picture.pdf")


def test_wacz(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "crawl.wacz", "w") as archive:
        archive.writestr("archive/data.warc.gz", warc())
        archive.writestr("../../outside.warc", b"not an archive")
        archive.writestr("datapackage.json", "{}")
    found = list(open_inputs([str(tmp_path / "crawl.wacz")]))
    pages = [each for each in found if isinstance(each, Page)]
    assert [page.url for page in pages if page.media_type == "text/html"] == ["https://p.example/boats"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["crawl.wacz"]
    assert not (tmp_path.parent / "outside.warc").exists()


def test_a_collection_of_wacz_files(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("archive/data.warc.gz", warc())
        archive.writestr("datapackage.json", "{}")
    with zipfile.ZipFile(tmp_path / "crawls.zip", "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("first.wacz", inner.getvalue())
    (page,) = open_inputs([str(tmp_path / "crawls.zip")])
    assert isinstance(page, Page) and page.url == "https://p.example/boats"


def zipped(content: bytes, name: str = "data.warc", packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as archive:
        archive.writestr(name, content)
    return made.getvalue()


@pytest.mark.slow
def test_wacz_bombs_are_bounded(tmp_path: Path) -> None:
    record = b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 99999999\r\n\r\n" + b"\0" * 99_999_999
    (tmp_path / "zeros.wacz").write_bytes(zipped(record))
    assert "not opened" in error_of(tmp_path / "zeros.wacz")
    packed = HTML.encode()
    for _ in range(4):
        packed = zipped(packed)
    (tmp_path / "layers.wacz").write_bytes(packed)
    assert "packed more than 3 times over" in error_of(tmp_path / "layers.wacz")


def test_names_in_zip_files_lead_nowhere(tmp_path: Path) -> None:
    for number, name in enumerate(("../../outside.warc", "/etc/outside.warc", "C:\\outside.warc", "a\0b.warc")):
        (tmp_path / f"{number}.wacz").write_bytes(zipped(warc(), name))
    found = list(open_inputs([str(tmp_path)]))
    assert [each.url for each in found if isinstance(each, Page)] == ["https://p.example/boats"] * len(found)
    assert len(list(tmp_path.iterdir())) == len(found) == 4 and not (tmp_path.parent / "outside.warc").exists()


def test_locked_zip_files_say_so(tmp_path: Path) -> None:
    content = bytearray(zipped(warc(), packing=zipfile.ZIP_STORED))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1  # says that the file in it is encrypted
    (tmp_path / "locked.wacz").write_bytes(content)
    assert "locked" in error_of(tmp_path / "locked.wacz")


def test_zip_files_garbled_anywhere_end_in_one_line(tmp_path: Path) -> None:
    whole, chance = zipped(warc()), random.Random(3)
    for _ in range(400):
        garbled = bytearray(whole)
        at = chance.randrange(len(garbled))
        del garbled[at : at + chance.randrange(4)]
        garbled[chance.randrange(len(garbled) // 2)] = chance.randrange(256)
        (tmp_path / "x").write_bytes(garbled)
        assert all("please report" not in str(each) for each in open_inputs([str(tmp_path / "x")]))


def test_zip_files_of_other_kinds(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("page.png", HTML)
        archive.writestr("other.css", HTML)
    assert "unpack it" in error_of(tmp_path / "other.zip")
    with zipfile.ZipFile(tmp_path / "one.zip", "w") as archive:
        archive.writestr("pages/", "")
        archive.writestr("pages/page.html", HTML)
    assert articles_in(tmp_path / "one.zip")[0].title == TITLE
    (tmp_path / "cut.zip").write_bytes((tmp_path / "other.zip").read_bytes()[:100])
    assert "damaged" in error_of(tmp_path / "cut.zip")


TOOLS = {
    "ours": {"doc": "d", "title": TITLE, "published": "2025-09-01", "publisher": "p.example", "url": "https://p.example/b"},
    "news-please": {"maintext": 1, "date_publish": "2025-09-01 10:00:00", "source_domain": "p.example",
                    "url": "https://p.example/b", "authors": ["Ada Example"]},
    "fundus": {"body": {"summary": [LINES[0]], "sections": [{"headline": [], "paragraphs": list(LINES[1:])}]},
               "publishing_date": "2025-09-01 10:00:00+02:00", "authors": ["Ada Example"], "publisher": "p.example"},
    "trafilatura": {"text": 1, "date": "2025-09-01", "author": "Ada Example", "hostname": "p.example",
                    "source": "https://p.example/b"},
    "newspaper4k": {"text": 1, "publish_date": "2025-09-01T10:00:00", "authors": ["Ada Example"],
                    "domain": "p.example"},
}  # fmt: skip


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("form", ["lines", "object", "list"])
def test_json_of_other_tools(tmp_path: Path, tool: str, form: str) -> None:
    text = "\n".join(LINES)
    item = {"title": TITLE, **TOOLS[tool]}
    item |= {key: text for key, value in item.items() if value == 1} or ({} if "body" in item else {"text": text})
    written = {
        "lines": json.dumps(item) + "\n",
        "object": json.dumps(item, indent=1),
        "list": json.dumps([item], indent=1),
    }
    (tmp_path / "a.json").write_text(written[form])
    (article,) = articles_in(tmp_path / "a.json")
    assert (article.title, article.text, article.publisher) == (TITLE, text, "p.example")
    assert article.published is not None and article.published.day == "2025-09-01"
    assert article.authors in ((), ("Ada Example",))


def test_json_feed(tmp_path: Path) -> None:
    item = {"id": "1", "title": TITLE, "url": "https://p.example/b", "date_published": "2025-09-01T10:00:00Z",
            "content_html": "".join(f"<p>{line}</p>" for line in LINES)}  # fmt: skip
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour News", "items": [item]}
    (tmp_path / "feed.json").write_text(json.dumps(feed))
    (article,) = articles_in(tmp_path / "feed.json")
    assert (article.text, article.publisher) == ("\n".join(LINES), "Harbour News")


def test_tables(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        f'url,title,date,text\nhttps://p.example/b,{TITLE},2025-09-01,"{LINES[0]}\n{LINES[1]}"\n'
    )
    (article,) = articles_in(tmp_path / "a.csv")
    assert article.text == "\n".join(LINES[:2]) and article.url == "https://p.example/b"
    (tmp_path / "gdelt.csv").write_text("URL,MobileURL,Date,Title\nhttps://p.example/b,,2025-09-01,Boats\n")
    assert "lists 1 address" in error_of(tmp_path / "gdelt.csv")


ROWS = {
    "events": "\t".join(["1234567890", "20250901", *[""] * 57, "20250901101500", "https://p.example/{}"]),
    "mentions": "1234567890\t20250901101500\t20250901103000\t1\tp.example\thttps://p.example/{}\t3\t-1\t5",
    "graph": "20250901101500-{}\t20250901101500\t1\tp.example\thttps://p.example/{}\tKILL#9\t" + "THEME;" * 900,
    "translated": "20250901101500-T{}\t20250901101500\t1\tp.example\thttps://p.example/{}\tKILL#9\t\thttps://x.example/i.png",
    "articles": '{"date": "20250901101500", "url": "https://p.example/{}", "title": "Boats", "lang": "en"}',
}  # fmt: skip


@pytest.mark.parametrize("kind", ROWS)
@pytest.mark.parametrize("packed", [False, True])
def test_files_of_gdelt_are_lists_of_addresses(tmp_path: Path, kind: str, packed: bool) -> None:
    rows = "".join(ROWS[kind].replace("{}", str(number)) + "\n" for number in range(3))
    (tmp_path / "x").write_bytes(zipped(rows.encode(), "x.csv") if packed else rows.encode())
    with (tmp_path / "x").open("rb") as stream:
        (listing,) = pages_of(stream, "x", Origin())
    assert isinstance(listing, Listing)
    assert listing.addresses == tuple(f"https://p.example/{number}" for number in range(3))
    assert "lists 3 addresses" in error_of(tmp_path / "x")


def test_lines_of_addresses_that_are_broken_say_where(tmp_path: Path) -> None:
    (tmp_path / "x").write_text('{"url": "https://p.example/a"}\n{"url": \n')
    assert f"{tmp_path}/x:2: is not JSON" in error_of(tmp_path / "x")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("https://p.example/a\nhttps://p.example/b\n", "lists 2 addresses, not texts; --follow"),
        (
            "<?xml version='1.0'?><urlset xmlns='x'><url><loc>https://p.example/a</loc></url></urlset>",
            "lists 1 address",
        ),
        ("<urlset><url><loc>nowhere</loc></url></urlset>", "lists no http or https address"),
        ('{"articles":\n[{"url": "https://p.example/a"}, {"url": "https://p.example/b"}]}', "lists 2 addresses"),
        ("<s:urlset><s:url>https://p.example/a</s:url></s:urlset><urlset>", "lists no http or https address"),
        ("[[1], 2]", "no articles in this JSON"),
        ('{"a":\n' + "[" * 100_000, "not JSON"),
        ('{"title": "x",\n"url": "y"}', "no articles in this JSON; none of 'title', 'url' holds a text"),
    ],
)
def test_files_without_articles_say_so(tmp_path: Path, content: str, words: str) -> None:
    (tmp_path / "x").write_text(content)
    assert words in error_of(tmp_path / "x")


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(
        ["PK\x03\x04", "%PDF-1.4\n", "{", "[{", "MIME-Version: 1.0\n", "\x1f\x8b", "WARC/1.0\r\n", "<rss "]
    ),
    st.binary(max_size=300),
)
def test_any_bytes_end_in_pages_or_errors(tmp_path_factory: pytest.TempPathFactory, start: str, rest: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any"
    path.write_bytes(start.encode("latin-1") + rest)
    for page in open_inputs([str(path)]):
        if isinstance(page, Page):
            try:
                find_articles(page)
            except InputError as raised:
                assert "\n" not in str(raised)
        else:
            assert "\n" not in str(page)


def test_a_message_of_text_has_its_subject_as_headline(tmp_path: Path) -> None:
    file = tmp_path / "news.eml"
    file.write_bytes(
        b"From: desk@isle.example\nSubject: =?utf-8?q?Barge_aground_at_Tarnby?=\nMIME-Version: 1.0\n"
        b"Date: Tue, 5 May 2026 10:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n"
        b"A barge ran aground at Tarnby on Tuesday and 14 sailors were taken off, the harbour master said.\n"
    )
    (page,) = open_inputs([str(file)])
    assert isinstance(page, Page)
    (article,) = find_articles(page)
    assert article.title == "Barge aground at Tarnby"
