"""What a page says wrongly of itself loses that alone: its text is read all the same."""

from __future__ import annotations

import json
from itertools import product

import pytest

from reportedly.articles import find_articles
from reportedly.model import Article, Moment, Page

LINES = (
    "Nine boats came back to Port Nowhere in the night, the coast guard said on Monday.",
    "All of the crews were well, a doctor who saw them at the harbour told reporters.",
)
SAVED = Moment("2025-09-02", "day", "--saved")


def read(head: str = "", body: str = "", title: str = "<h1>Boats come back</h1>", url: str | None = None) -> Article:
    inside = f"{title}{body}<p>{'</p><p>'.join(LINES)}</p>"
    text = f"<html><head>{head}</head><body><article>{inside}</article></body></html>"
    (article,) = find_articles(Page("page.html", text.encode(), "text/html", url=url, saved=SAVED))
    assert LINES[1] in article.text
    shown = (article.text, article.title, article.publisher, article.section, article.language, *article.authors)
    "".join(filter(None, shown)).encode()  # a lone surrogate cannot be stored
    return article


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


ADDRESSES = ("http://[::1", "http://[x]/", "http://a]b", "//[", "http://x:99999999/", "http://℀.example/")


@pytest.mark.parametrize(("address", "title"), product(ADDRESSES, ("<h1>Boats come back</h1>", "")))
def test_an_address_that_is_none(address: str, title: str) -> None:
    for head in (
        f'<link rel="canonical" href="{address}"><link rel="amphtml" href="{address}">',
        f'<meta property="og:url" content="{address}"><meta name="twitter:url" content="{address}">',
        f'<base href="{address}"><link rel="canonical" href="/boats"><link rel="alternate" href="{address}">',
        linked({"@type": "NewsArticle", "url": address, "mainEntityOfPage": address, "image": address,
                "publisher": {"url": address}, "author": {"@id": address}}),
    ):  # fmt: skip
        article = read(head, f'<a href="{address}">Here</a>', title, "https://news.example/boats")
        assert (article.url or "").startswith("http")
    assert read("", "", title, address)


def test_the_address_of_the_page_stands_for_a_bad_one() -> None:
    article = read('<link rel="canonical" href="http://[::1">', url="https://news.example/boats")
    assert (article.url, article.publisher) == ("https://news.example/boats", "news.example")


DATES = (
    "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "99999-01-01", "-0001-01-01", "9" * 60,
    "2025-09-01T00:00:00+99:99", "Mon, 01 Sep 99999999999999 08:10:00", "Dec 31, 9999 11:59 pm PT",
    "0001-01-01 00:00 ET", "9999 weeks ago",
)  # fmt: skip


@pytest.mark.parametrize("date", DATES)
def test_a_date_that_is_none(date: str) -> None:
    for head, body in (
        (f'<meta property="article:published_time" content="{date}">', ""),
        (f'<meta property="article:modified_time" content="{date}">', ""),
        (linked({"@type": "NewsArticle", "datePublished": date, "dateModified": date}), ""),
        ("", f'<time datetime="{date}">{date}</time>'),
    ):
        article = read(head, body)
        assert all("1990" < moment.value < "2025-09-04" for moment in (article.published, article.updated) if moment)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_page_saved_at_the_ends_of_time(day: str) -> None:
    head = '<meta property="article:published_time" content="9 hours ago">'
    content = f"<html>{head}<p>{LINES[0]}</p></html>".encode()
    assert find_articles(Page("page.html", content, "text/html", saved=Moment(day, "day", "--saved")))


FIELDS = ("headline", "author", "publisher", "articleSection", "datePublished", "articleBody", "liveBlogUpdate")
VALUES = (5, True, None, [], {}, [[[]]], {"name": 5}, [None], 1e999, "\ud800", ["\udfff"], {"@graph": 5})


@pytest.mark.parametrize("field", FIELDS)
def test_data_of_the_wrong_type(field: str) -> None:
    for value in VALUES:
        item = {"@type": "NewsArticle", field: value}
        read(linked(item))
        read(linked([item, [item], {"@graph": [item]}]))


@pytest.mark.parametrize("depth", [90, 950, 1024, 100_000])
def test_data_of_any_depth(depth: int) -> None:
    for opening, closing in (("[", "]"), ('{"author":', "}"), ('{"@graph":', "}")):
        data = opening * depth + "1" + closing * depth
        read(f'<script type="application/ld+json">{data}</script>')
    read('<script type="application/ld+json">{"@type": "NewsArticle", "wordCount": ' + "9" * 5000 + "}</script>")
