"""What captures have around and in their words: fields on top of Markdown, soft hyphens, lines of sites, data alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from opened import articles_in, error_of
from reportedly.articles import decode
from reportedly.inputs import open_inputs
from reportedly.model import Page

TEXT = "At least 14 sailors were taken off a barge at Tarnby on Tuesday, the harbour master said."
MORE = "Two piers stay shut until the wreck is gone, and 220 people were told to leave the harbour."
URL = "https://post.example/barge"

JINA = (
    f"Title: Barge aground\n\nURL Source: {URL}\n\nPublished Time: 2026-05-05T15:15:00Z\n\nMarkdown Content:\n"
    f"{TEXT}\n\n{MORE}\n"
)
LOGSEQ = f"title:: Barge aground\nsource:: {URL}\ndate:: 2026-05-05\n\n- {TEXT}\n\t- {MORE}\n"
NOTION = f"# Barge aground\n\nDate: May 5, 2026\nURL: {URL}\nTags: harbour, wreck\n\n{TEXT}\n\n{MORE}\n"


@pytest.mark.parametrize("source", [JINA, LOGSEQ, NOTION], ids=["Jina", "Logseq", "Notion"])
def test_fields_on_top_of_markdown_tell_of_it(tmp_path: Path, source: str) -> None:
    path = tmp_path / "note.md"
    path.write_text(source)
    (article,) = articles_in(path)
    assert (article.title, article.url, article.text) == ("Barge aground", URL, f"Barge aground\n{TEXT}\n{MORE}")
    assert article.published is not None and article.published.value.startswith("2026-05-05")
    (page,) = open_inputs([str(path)])
    assert isinstance(page, Page)
    span = article.blocks[-1].page_span
    assert span is not None and MORE in decode(page)[slice(*span)]


def test_names_before_colons_are_no_fields(tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    path.write_text(f"# Barge aground\n\nTarnby: {TEXT}\nLater: {MORE}\n\n**More** to come.\n")
    assert TEXT in articles_in(path)[0].text


def test_marked_words_and_call_outs_of_markdown(tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    path.write_text(f"# Barge aground\n\n==14== sailors were taken off.\n\n> [!note] Update\n> {MORE}\n\n[a]({URL})\n")
    assert articles_in(path)[0].text == f"Barge aground\n14 sailors were taken off.\nUpdate {MORE}\na"


def page(body: str, head: str = "", title: str = "Barge aground") -> str:
    return f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def only(tmp_path: Path, source: str) -> str:
    path = tmp_path / "page.html"
    path.write_text(source)
    (article,) = articles_in(path)
    return article.text


def test_soft_hyphens_break_no_word_and_are_found_on_the_page(tmp_path: Path) -> None:
    broken = "At least 14 sail&shy;ors were taken off a bar\u00adge\u200b."
    source = page(f"<article><h1>Barge aground</h1><p>{broken}</p><p>{MORE}</p></article>")
    path = tmp_path / "page.html"
    path.write_text(source)
    (article,) = articles_in(path)
    assert article.text == f"Barge aground\nAt least 14 sailors were taken off a barge.\n{MORE}"
    spans = [source[slice(*block.page_span)] for block in article.blocks[1:] if block.page_span]
    assert spans == [broken, MORE]


def test_a_short_body_in_the_data_of_a_page_that_shows_none(tmp_path: Path) -> None:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Barge aground",
        "articleBody": f"{TEXT}\n\n{MORE}",
    }
    told = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    assert only(tmp_path, page('<div id="app">Loading</div>', told)) == f"Barge aground\n{TEXT}\n{MORE}"


def test_lines_that_ask_to_pay_are_no_text(tmp_path: Path) -> None:
    asks = "<p>To continue reading, subscribe for £2 a week. Already a subscriber?</p>"
    assert only(tmp_path, page(f"<article><h1>Barge aground</h1><p>{TEXT}</p><p>{MORE}</p>{asks}</article>")).endswith(
        MORE
    )


def test_a_page_that_checks_the_browser_is_no_article(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    says = "Checking your browser before accessing the site. This process is automatic. You will be redirected shortly."
    path.write_text(page(f"<h1>Just a moment...</h1><p>{says}</p>", title="Just a moment..."))
    assert error_of(path) == f"{path}: no article found on this page"


def test_what_wordpress_puts_below_an_entry_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    below = f'<p>The post <a href="{URL}">Barge aground</a> appeared first on <a href="{URL}">Isle Post</a>.</p>'
    entry = f"<title>Barge aground</title><link>{URL}</link><description><![CDATA[<p>{TEXT}</p>{below}]]></description>"
    path.write_text(f"<rss version='2.0'><channel><title>Isle Post</title><item>{entry}</item></channel></rss>")
    assert articles_in(path)[0].text == f"Barge aground\n{TEXT}"


NOTES = (
    "Barge at Tarnby, notes\n\n• 15:15 harbour master: at least 14 taken off\n• 15:40 police: 2 missing\n"
    "• 16:10 ferry shut\n"
)


def test_notes_with_numbers_are_an_article(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(NOTES)
    assert "at least 14 taken off" in articles_in(path)[0].text
    path.write_text("Pages\n\n• Home and harbour news\n• All the news of sport\n• Weather of the isle\n")
    assert error_of(path) == f"{path}: no article found on this page"
