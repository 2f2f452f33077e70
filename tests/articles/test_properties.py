"""What a document tells of itself stands where its text tells nothing."""

from __future__ import annotations

import io
import zipfile

import pytest

from reportedly.articles import find_articles, provenance_of
from reportedly.articles.document import DOCX, ODT, RTF
from reportedly.articles.properties import FOUND, properties_of
from reportedly.model import Article, Page

TITLE, DAY = "Boats come back to Oldt", "2026-05-04"
LINES = (
    "Nine boats came back to Oldt in the night, the coast guard said on Monday.",
    "All of the crews were well, a doctor who saw them at the harbour told reporters.",
)
TERMS = "http://purl.org/dc/terms/"


def zipped(**files: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return made.getvalue()


def docx(title: str, creator: str, lines: tuple[str, ...] = LINES) -> Page:
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    core = (
        f'<c:coreProperties xmlns:c="urn:c" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="{TERMS}">'
        f"<dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator><t:created>{DAY}T09:00:00Z</t:created>"
        "</c:coreProperties>"
    )
    document = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    return Page("x.docx", zipped(word__document_xml=document, docProps__core_xml=core), DOCX)


def odt() -> Page:
    office, text = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "text"))
    body = "".join(f"<text:p>{line}</text:p>" for line in LINES)
    content = (
        f'<o:document-content xmlns:o="{office}" xmlns:text="{text}"><o:body><o:text>{body}</o:text></o:body>'
        "</o:document-content>"
    )
    meta = (
        '<m xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:meta"><dc:creator>Desk</dc:creator>'
        f"<dc:title>{TITLE}</dc:title><meta:initial-creator>Maren Oldt</meta:initial-creator>"
        f"<meta:creation-date>{DAY}T09:00:00</meta:creation-date></m>"
    )
    return Page("x.odt", zipped(content_xml=content, meta_xml=meta), ODT)


def rtf() -> Page:
    info = rf"{{\info{{\title {TITLE}}}{{\author Maren Oldt}}{{\creatim\yr2026\mo5\dy4\hr9\min0}}}}"
    body = r"\par ".join(LINES)
    return Page("x.rtf", rf"{{\rtf1\ansi{info}\f0 {body}\par}}".encode(), RTF)


def told(article: Article) -> tuple[str | None, tuple[str, ...], str | None, str | None]:
    when = article.published
    return article.title, article.authors, when and when.value, when and when.found


@pytest.mark.parametrize("page", [docx(TITLE, "Maren Oldt"), odt(), rtf()], ids=["docx", "odt", "rtf"])
def test_a_text_without_head_has_what_its_properties_tell(page: Page) -> None:
    (article,) = find_articles(page)
    assert told(article) == (TITLE, ("Maren Oldt",), DAY, FOUND)


def test_what_the_text_tells_comes_first() -> None:
    lines = ("Pier of Oldt closed for a year", "By Tavi Brook", "5 May 2026", *LINES)
    (article,) = find_articles(docx(TITLE, "Maren Oldt", lines))
    assert told(article) == ("Pier of Oldt closed for a year", ("Tavi Brook",), "2026-05-05", "date line")


@pytest.mark.parametrize("author", ["python-docx", "Administrator"])
def test_what_a_program_put_there_is_nothing(author: str) -> None:
    (article,) = find_articles(docx("Document1", author))
    assert told(article) == (None, (), None, None)


def test_damaged_properties_are_none() -> None:
    whole = docx("Boats &amp; crews <", "Maren Oldt")
    assert properties_of(whole).title is None
    (article,) = find_articles(whole)
    assert article.text == "\n".join(LINES)


def test_how_they_were_found_is_told() -> None:
    page = docx(TITLE, "Maren Oldt", ("By Tavi Brook", *LINES))
    (article,) = find_articles(page)
    found = provenance_of(page, article)
    assert (found.title, found.published, found.authors) == (
        "by the document's properties", FOUND, "as the file gives it",
    )  # fmt: skip
    assert found.left_out == ("By Tavi Brook",)
