"""Documents of office programs, books, workbooks, subtitles and Markdown."""

from __future__ import annotations

import io
import json
import zipfile
from html import escape
from pathlib import Path

import pytest

from opened import articles_in, error_of
from reportedly.articles import decode, find_articles
from reportedly.inputs import open_inputs
from reportedly.model import Page
from reportedly_cli import Run

TITLE = "Boats come back to Port Nowhere"
LINES = (
    "Nine boats came back to Port Nowhere in the night, the coast guard said on Monday.",
    "All of the crews were well, a doctor who saw them at the harbour told reporters.",
    "The harbour master, Ada Example, said that 40 people had waited on the pier.",
)


def pages(path: Path) -> list[Page]:
    found = list(open_inputs([str(path)]))
    assert all(isinstance(each, Page) for each in found), found
    return [each for each in found if isinstance(each, Page)]


def zipped(files: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


TEXT, OFFICE = "urn:oasis:names:tc:opendocument:xmlns:text:1.0", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


def odt(body: str) -> bytes:
    head = f'<office:document-content xmlns:office="{OFFICE}" xmlns:text="{TEXT}">'
    content = f"{head}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def test_odt(tmp_path: Path) -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Ten boats were lost, police said.</text:p>"
        f"</text:deletion></text:changed-region></text:tracked-changes><text:h>{TITLE}</text:h>"
        f"<text:p>Nine boats<text:s/>came <text:span>back</text:span>{LINES[0][20:]}"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>See page 300.</text:p>"
        f"</text:note-body></text:note></text:p><text:list><text:list-item><text:p>{LINES[1]}</text:p></text:list-item>"
        f"</text:list><text:p>{LINES[2]}</text:p>"
    )
    (tmp_path / "x.odt").write_bytes(odt(body))
    (article,) = articles_in(tmp_path / "x.odt")
    assert article.text.splitlines() == [TITLE, *LINES]


def test_odt_that_is_damaged_or_empty(tmp_path: Path) -> None:
    (tmp_path / "x.odt").write_bytes(
        zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a"})
    )
    assert "the document is damaged or locked" in error_of(tmp_path / "x.odt")
    (tmp_path / "x.odt").write_bytes(odt("<text:p/>"))
    assert "no text in this document" in error_of(tmp_path / "x.odt")


def test_rtf(tmp_path: Path) -> None:
    lines = (
        "".join(f"{line}\\par\n" for line in (TITLE, "", *LINES))
        .replace("Nine", "{\\b Nine}")
        .replace(
            "the coast guard", '{\\field{\\*\\fldinst{HYPERLINK "https://guard.example/"}}{\\fldrslt{the coast guard}}}'
        )
        .replace("a doctor", "a d\\'f4ctor")
    )
    (tmp_path / "x.rtf").write_text("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}}\\f0\\fs24 " + lines + "}")
    (article,) = articles_in(tmp_path / "x.rtf")
    assert article.text.splitlines() == [TITLE, LINES[0], LINES[1].replace("doctor", "dôctor"), LINES[2]]
    (tmp_path / "x.rtf").write_text("{\\rtf1\\ansi }")
    assert "no text in this document" in error_of(tmp_path / "x.rtf")


def epub(parts: dict[str, str]) -> bytes:
    items = "".join(f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>' for name in parts)
    spine = "".join(f'<itemref idref="{name}"/>' for name in parts)
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine>{spine}</spine></package>'
    )
    container = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    return zipped(
        {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "OEBPS/book.opf": package}
        | {f"OEBPS/{name}.xhtml": content for name, content in parts.items()}
    )


def test_the_parts_of_a_book_are_articles(tmp_path: Path) -> None:
    body = f"<h1>{TITLE}</h1>" + "".join(f"<p>{line}</p>" for line in LINES)
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{TITLE}</title></head><body>{body}</body></html>'
    (tmp_path / "x.epub").write_bytes(epub({"cover": "<html><body><h1>Book</h1></body></html>", "b": page, "a": page}))
    articles = articles_in(tmp_path / "x.epub")
    assert [article.doc.rpartition("#")[2] for article in articles] == ["OEBPS/b.xhtml", "OEBPS/a.xhtml"]
    assert all(line in articles[0].text for line in LINES) and articles[0].title == TITLE


def test_books_without_text_and_broken_books(tmp_path: Path) -> None:
    (tmp_path / "x.epub").write_bytes(epub({"cover": "<html><body><h1>Book</h1></body></html>"}))
    assert "no text in this book" in error_of(tmp_path / "x.epub")
    (tmp_path / "x.epub").write_bytes(zipped({"mimetype": "application/epub+zip"}))
    assert "the book is damaged" in error_of(tmp_path / "x.epub")


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def xlsx(rows: list[list[str | float]], dated: int = 14) -> bytes:
    """A workbook whose texts are shared, and whose numbers are shown as a date."""
    texts: list[str] = []
    made = ""
    for number, row in enumerate(rows, 1):
        cells = ""
        for column, value in zip("ABCDEF", row, strict=False):
            if isinstance(value, str) and value:
                texts.append(value)
                cells += f'<c r="{column}{number}" t="s"><v>{len(texts) - 1}</v></c>'
            elif value != "":
                cells += f'<c r="{column}{number}" s="1"><v>{value}</v></c>'
        made += f'<row r="{number}">{cells}</row>'
    shared = "".join(f"<si><r><t>{escape(text[:9])}</t></r><r><t>{escape(text[9:])}</t></r></si>" for text in texts)
    styles = '<numFmts><numFmt numFmtId="170" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    styles += f'<cellXfs><xf numFmtId="0"/><xf numFmtId="{dated}"/></cellXfs>'
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}"/>',
            "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
            "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{made}</sheetData></worksheet>',
        }
    )


@pytest.mark.parametrize("dated", [14, 170])
def test_rows_of_a_workbook_are_articles(tmp_path: Path, dated: int) -> None:
    rows: list[list[str | float]] = [
        ["Collected at the desk"],
        ["Date", "Source", "Link", "Text"],
        [46147, "Harbour Post", "https://p.example/1", LINES[0]],
        [46147.5, "", "https://p.example/2", LINES[1]],
        [46148, "Harbour Post", "https://p.example/3", ""],
    ]
    (tmp_path / "x.xlsx").write_bytes(xlsx(rows, dated))
    first, second = articles_in(tmp_path / "x.xlsx")
    assert (first.text, first.publisher, first.url) == (LINES[0], "Harbour Post", "https://p.example/1")
    assert [each.published and each.published.value for each in (first, second)] == [
        "2026-05-05",
        "2026-05-05T12:00:00",
    ]
    assert first.doc == f"{tmp_path}/x.xlsx#sheet1:3"


def test_workbooks_that_real_programs_write(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["title", "text", "note"])
    book.active.append([TITLE, LINES[0] + "\n" + LINES[1], None])
    book.save(tmp_path / "x.xlsx")
    (article,) = articles_in(tmp_path / "x.xlsx")
    assert (article.title, article.text) == (TITLE, "\n".join(LINES[:2]))


def test_workbooks_without_texts(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(xlsx([["id", "url"], ["1", "https://p.example/1"]]))
    assert "lists 1 address, not a text" in error_of(tmp_path / "x.xlsx")
    (tmp_path / "x.xlsx").write_bytes(xlsx([["boats", "dead"], [3, 4]]))
    assert "no sheet has a row of column names with a column of texts" in error_of(tmp_path / "x.xlsx")
    (tmp_path / "x.xlsx").write_bytes(zipped({"xl/workbook.xml": "", "xl/worksheets/sheet1.xml": "<row>"}))
    assert "the workbook is damaged" in error_of(tmp_path / "x.xlsx")


SRT = (
    "1\n00:00:01,000 --> 00:00:03,500\n<i>Nine boats came back</i> to Port Nowhere\n\n"
    "2\n00:00:03,500 --> 00:00:06,000\n{\\an8}in the night, the coast guard said on Monday.\n\n"
    "3\n00:00:12,000 --> 00:00:15,000\n- All of the crews were well &amp; safe,\na doctor told reporters.\n"
)
VTT = (
    "WEBVTT\nKind: captions\n\nNOTE made by hand\n\n00:01.000 --> 00:03.500 align:start\n"
    "<v Ada Example>Nine boats came back to Port Nowhere\n\n"
    "00:03.500 --> 00:06.000\nNine boats came back to Port Nowhere\nin the night, <c>the</c>"
    "<00:00:05.000> coast guard said on Monday.\n\n"
    "00:12.000 --> 00:15.000\n[applause]\nAll of the crews were well &amp; safe, a doctor told reporters.\n"
)


@pytest.mark.parametrize(
    ("source", "code"), [(SRT, "00:00:12,000"), (SRT.replace("\n", "\r\n"), "00:00:12,000"), (VTT, "00:12.000")]
)
def test_subtitles_are_clean_and_lead_to_their_moment(tmp_path: Path, source: str, code: str) -> None:
    (tmp_path / "x.srt").write_bytes(source.encode())
    (page,) = pages(tmp_path / "x.srt")
    (article,) = find_articles(page)
    assert article.text.splitlines() == [LINES[0], "All of the crews were well & safe, a doctor told reporters."]
    span = article.blocks[1].page_span
    assert span is not None and decode(page)[slice(*span)].startswith(f"{code} -->")
    assert decode(page)[slice(*span)].endswith("reporters.")


def test_subtitles_without_words(tmp_path: Path) -> None:
    (tmp_path / "x.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\n[music]\n")
    assert "no article found" in error_of(tmp_path / "x.vtt")


MARKDOWN = f"""---
title: "{TITLE}"
source: "https://p.example/boats"
author:
  - "[[Ada Example]]"
published: 2025-09-01
tags: [sea]
---
![A pier](https://p.example/a.jpg)

Nine boats came back to **Port Nowhere** in the night, [the coast guard](https://guard.example/) said
on *Monday*.

## More

- All of the crews were well, [a doctor who saw them](https://p.example/d) at the harbour told reporters.

> The harbour master, Ada Example, said that 40 people had waited on the pier.

| killed | hurt |
| --- | --- |
| 3 | 14 |
"""


def test_markdown_shows_what_it_shows(tmp_path: Path, run: Run) -> None:
    (tmp_path / "x.md").write_text(MARKDOWN)
    (page,) = pages(tmp_path / "x.md")
    (article,) = find_articles(page)
    assert article.text.splitlines() == [TITLE, LINES[0], "More", LINES[1], LINES[2], "killed | hurt", "3 | 14"]
    assert (article.title, article.url, article.authors) == (TITLE, "https://p.example/boats", ("Ada Example",))
    assert article.published is not None and article.published.value == "2025-09-01"
    span = article.blocks[1].page_span
    assert span is not None and decode(page)[slice(*span)].startswith("Nine boats came back to **Port")
    (found,) = map(json.loads, run("extract", "x.md").out.splitlines())
    assert any("coast guard" in each["speaker"]["name"] for each in found["statements"])


def test_markdown_with_several_headlines_has_several_articles(tmp_path: Path) -> None:
    body = "\n\n".join(LINES).replace("coast guard", "[coast guard](https://guard.example/)")
    (tmp_path / "x.md").write_text(f"# {TITLE}\n\n{body}\n\n# Piers are closed\n\n{body}\n")
    first, second = articles_in(tmp_path / "x.md")
    assert [first.title, second.title] == [TITLE, "Piers are closed"]
    assert second.text.splitlines() == ["Piers are closed", *LINES]


def test_a_text_is_no_markdown_for_a_star_or_a_hash(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(f"{TITLE}\n\n{LINES[0]} * (#1)\n\n{LINES[1]}\n\n{LINES[2]}\n")
    (page,) = pages(tmp_path / "x.txt")
    assert page.media_type == "text/plain"


def test_what_a_workspace_kept_is_read_into_another(tmp_path: Path, run: Run) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.md").write_text(MARKDOWN)
    (tmp_path / "in" / "x.srt").write_text(SRT)
    (tmp_path / "in" / "x.odt").write_bytes(odt("".join(f"<text:p>{line}</text:p>" for line in (TITLE, *LINES))))
    (tmp_path / "in" / "x.json").write_text(json.dumps([{"text": line} for line in LINES]))
    assert run("read", "in", "--db", "one.db").out.startswith("6 pages, 6 articles")
    done = run("read", "one.db.pages", "--db", "two.db")
    assert (done.code, done.err) == (0, "") and done.out.startswith("6 pages, 6 articles")
