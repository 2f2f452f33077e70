"""Whom pages name as authors and publisher, and where they do."""

from __future__ import annotations

import json

import pytest

from reportedly.articles import find_articles
from reportedly.model import Article, Page

TEXT = "".join(
    f"<p>On pier {n} the harbour master counted the boats that had come back by night.</p>" for n in range(5)
)


def article_of(head: str = "", below: str = "", body: str = TEXT, end: str = "") -> Article:
    source = f"<html><head>{head}</head><body><h1>Boats lost off Oldt</h1>{below}<div>{body}</div>{end}</body></html>"
    return find_articles(Page("p.html", source.encode(), "text/html"))[0]


@pytest.mark.parametrize(
    "below",
    [
        "<div>By Maren Oldt · 3 May 2026</div>",
        "<p>Posted by Maren Oldt</p>",
        '<span class="post-author vcard">Maren Oldt</span>',
        '<div itemprop="author" itemscope><span itemprop="name">Maren Oldt</span></div>',
    ],
)
def test_the_byline_below_the_headline_names_the_author(below: str) -> None:
    assert article_of(below=below).authors == ("Maren Oldt",)


@pytest.mark.parametrize("name", ["parsely-author", "sailthru.author", "DC.creator"])
def test_authors_in_meta_elements(name: str) -> None:
    assert article_of(f'<meta name="{name}" content="Maren Oldt">').authors == ("Maren Oldt",)


def test_who_comments_is_no_author_and_a_sentence_no_byline() -> None:
    end = '<div class="comments"><b class="author">Tavi Brook</b><p>I saw it from the window of my house.</p></div>'
    assert article_of(below="<p>By Noon Fell the Mast of the last boat.</p>", end=end).authors == ()


def test_names_that_json_ld_only_refers_to() -> None:
    graph = [
        {"@type": "NewsArticle", "author": [{"@id": "#m"}, {"name": ["Tavi Brook"]}], "publisher": {"@id": "#o"}},
        {"@type": "Person", "@id": "#m", "name": "Maren Oldt"},
        {"@type": "Organization", "@id": "#o", "name": "Oldt Post"},
        {"@type": "Organization", "@id": "#none"},
    ]
    article = article_of(f'<script type="application/ld+json">{json.dumps({"@graph": graph})}</script>')
    assert (article.authors, article.publisher) == (("Maren Oldt", "Tavi Brook"), "Oldt Post")


@pytest.mark.parametrize(
    ("head", "below"),
    [
        ("", "<dl><dt>Source</dt><dd>Oldt Post</dd></dl>"),
        ('<meta name="DC.publisher" content="Oldt Post">', ""),
        ("<title>Boats lost off Oldt | Oldt Post</title>", ""),
        ("<title>Boats lost off Oldt - Oldt Post</title>", ""),
        ("", '<div itemprop="publisher" itemscope><meta itemprop="name" content="Oldt Post"></div>'),
    ],
)
def test_the_publisher_of_a_page(head: str, below: str) -> None:
    assert article_of(head, below).publisher == "Oldt Post"


@pytest.mark.parametrize("title", ["Boats lost off Oldt", "Boats lost off Oldt | World | Oldt", "Oldt Post"])
def test_a_title_that_names_no_site(title: str) -> None:
    assert article_of(f"<title>{title}</title>").publisher is None
