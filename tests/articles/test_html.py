"""HTML pages give one article with what the page says of itself; its blocks are found in the source."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.articles import decode, find_articles
from reportedly.errors import InputError
from reportedly.model import Moment, Page

EXAMPLES = Path(__file__).parents[2] / "examples"


def example(name: str) -> Page:
    return Page(name, (EXAMPLES / name).read_bytes(), "text/html")


def test_example_page() -> None:
    (article,) = find_articles(example("kunar-1-morning.html"))
    assert article.title == "Earthquake in eastern Afghanistan leaves 250 dead, official says"
    assert (article.publisher, article.authors, article.language) == ("The Harbour Post", ("Lena Okafor",), "en")
    assert article.published == Moment("2025-09-01T08:10:00+04:30", "second", "json-ld")
    assert article.url == "https://harbourpost.example/world/kunar-quake"
    assert [block.kind for block in article.blocks][:3] == ["headline", "caption", "paragraph"]
    assert article.dateline and article.text[slice(*article.dateline)] == "KABUL"
    for boilerplate in ("newsletter", "Cup final", "Weather", "By Lena"):
        assert boilerplate not in article.text


def test_blocks_are_found_in_the_source_through_entities_and_markup() -> None:
    body = "".join(
        f"<p>Line {n}: the <b>mayor</b> &amp; the\n  doctor said &#8220;{n} boats&#8221; came back in the night.</p>"
        for n in range(9)
    )
    page = Page("p.html", f"<html><body><article><h1>Boats</h1>{body}</article></body></html>".encode(), "text/html")
    (article,) = find_articles(page)
    source = decode(page)
    spans = [block.page_span for block in article.blocks if block.kind == "paragraph"]
    assert len(spans) == 9
    for number, span in enumerate(spans):
        assert span is not None
        assert source[slice(*span)].startswith(f"Line {number}: the <b>mayor</b> &amp; the\n")
        assert source[slice(*span)].endswith("in the night.")


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2025-09-01T08:00:00Z">',
        '<script type="application/ld+json">'
        '{"@graph": [{"@type": ["NewsArticle"], "datePublished": "2025-09-01T08:00:00Z"}]}</script>',
        "<script type='application/ld+json'>{broken</script>"
        "<meta property='article:published_time' content='2025-09-01'>",
    ],
)
def test_declared_dates(head: str) -> None:
    body = "".join(
        f"<p>The mayor said that {n} boats came back in the night, and that all were well.</p>" for n in range(4)
    )
    page = Page(
        "p.html", f"<html><head>{head}</head><body><article>{body}</article></body></html>".encode(), "text/html"
    )
    (article,) = find_articles(page)
    assert article.published and article.published.day == "2025-09-01"
    assert article.published.found in ("meta element", "json-ld")


def test_deep_nesting_is_no_article() -> None:
    page = Page("deep.html", b"<html><body>" + b"<div>" * 100_000 + b"text " * 100, "text/html")
    with pytest.raises(InputError, match="no article found"):
        find_articles(page)
