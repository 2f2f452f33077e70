"""Pages and texts of a few lines are articles if they say so; what stands in place of an article is none."""

from __future__ import annotations

import pytest

from reportedly.articles import find_articles
from reportedly.errors import InputError
from reportedly.inputs.contents import make_page
from reportedly.model import Article, Page

TITLE = "Barge aground at Tarnby"
SENTENCE = "14 sailors were taken off a barge, the harbour master said."
MENU = '<header><nav><a href="/">Home</a> <a href="/news">News</a></nav></header>'


def articles(body: str, head: str = "", kind: str = "text/html") -> list[Article]:
    page = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>" if kind == "text/html" else body
    return find_articles(Page("p", page.encode(), kind))


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>{TITLE}</h1><p>5 May 2026</p><p>{SENTENCE}</p>",
        f"{MENU}<article><h1>{TITLE}</h1><time datetime=2026-05-05>5 May 2026</time><p>{SENTENCE}</p></article>",
        f"<h1>{TITLE}</h1><div>{SENTENCE}</div>",
    ],
)
def test_a_page_of_one_sentence_is_an_article(body: str) -> None:
    (article,) = articles(body)
    assert article.text == f"{TITLE}\n{SENTENCE}" and article.title == TITLE


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Page not found</h1><p>The page that you asked for could not be found.</p>",
        "<h1>Before you go on</h1><p>We and our 212 partners use cookies to show you what you like.</p>",
        "<h1>Sign in</h1><p>Subscribe for 1 euro a week to read this article and 12 others.</p>",
        f"{MENU}<h1>Harbour Post</h1>"
        + "".join(
            f"<article><h2><a href=/{n}>Barge {n} aground</a></h2><p>{n} were saved.</p></article>" for n in "345"
        ),
    ],
)
def test_what_stands_in_place_of_an_article_is_none(body: str) -> None:
    with pytest.raises(InputError, match="no article found"):
        articles(body)


@pytest.mark.parametrize(
    "text", [SENTENCE, f"{TITLE}\n\n{SENTENCE}\n", "BREAKING: 12 taken off a barge at Tarnby - mayor"]
)
def test_a_text_of_a_few_lines_is_an_article(text: str) -> None:
    (article,) = articles(text, kind="text/plain")
    assert article.text.split() == text.split()


def test_a_name_that_holds_the_word_by_is_whole() -> None:
    lines = f"{TITLE}\nBy Toby Smith\n5 May 2026\n\n{SENTENCE} Nobody was hurt, a doctor who saw them told reporters.\n"
    (article,) = articles(lines, kind="text/plain")
    assert article.authors == ("Toby Smith",)


def test_a_press_release_is_dated_by_its_first_line() -> None:
    text = f"FOR IMMEDIATE RELEASE\n\n{TITLE}\n\nTARNBY, 5 May 2026 — {SENTENCE} Nobody was hurt.\n\nENDS\n"
    (article,) = articles(text, kind="text/plain")
    assert article.title == TITLE and "ENDS" not in article.text
    assert article.published is not None and article.published.value == "2026-05-05"


def test_captions_have_no_numbers_of_their_pictures() -> None:
    captions = "".join(
        f"<figure><img><figcaption>{caption}</figcaption></figure>"
        for caption in (
            "<span>1/8</span> The pier at Tarnby.",
            "2 of 8: Boats in the harbour",
            "3 of 8 boats were lost",
        )
    )
    body = (
        f"<article><h1>{TITLE}</h1>{captions}<p>{SENTENCE} {SENTENCE}</p><p>Image 3 of 8</p><p>{SENTENCE}</p></article>"
    )
    (article,) = articles(body)
    lines = article.text.split("\n")
    assert "The pier at Tarnby." in lines and "Boats in the harbour" in lines and "3 of 8 boats were lost" in lines
    assert "Image 3 of 8" not in article.text


@pytest.mark.parametrize(
    "time",
    ["<p>5 May 2026 at {n}:05 BST</p>", "<div><span>May 5, 2026, {n}:05</span><span>By Ada Example</span></div>"],
)
def test_a_heading_above_a_time_is_of_the_entry_that_it_dates(time: str) -> None:
    entries = "".join(
        f"<section><h3>Toll at {n}</h3>{time.format(n=n)}"
        f"<p>At least {n} sailors are missing, the mayor of Tarnby told reporters there.</p>"
        f"<p>The pier is shut, and {n} boats from three towns have been asked to help, police said.</p></section>"
        for n in (17, 15, 14, 12)
    )
    (article,) = articles(f"<main><h1>Barge aground: as it happened</h1>{entries}</main>")
    told = [
        (post.told and post.told.value[:16], article.text[post.start : post.end].split("\n")[0])
        for post in article.posts
    ]
    assert told[1:] == [(f"2026-05-05T{n}:05", f"Toll at {n}") for n in (15, 14, 12)]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (
            f"# {TITLE}\n\n*5 May 2026* · By Ada Example\n\n{SENTENCE}\n\n- [ ] Nine boats wait.[^1]\n",
            "Nine boats wait.",
        ),
        (
            f"{TITLE}\n=====\n\n5 May 2026\n\n{SENTENCE} See [this][1].\n\n[1]: https://p.example\n",
            f"{SENTENCE} See this.",
        ),
        (f"# {TITLE}\n\n5 May 2026\n\n{SENTENCE}\n\n| Town | Lost |\n| --- | --- |\n| Tarnby | 14 |\n", "Tarnby | 14"),
    ],
)
def test_markdown_without_links_is_markdown(source: str, wanted: str) -> None:
    (article,) = find_articles(make_page(source.encode(), "x", None, None, None))
    assert article.title == TITLE and wanted in article.text.split("\n")
    assert article.published is not None and article.published.value == "2026-05-05"


def test_a_page_whose_title_says_that_it_stands_in_place_of_one_is_none() -> None:
    body = (
        "<h1>oldt.example</h1><p>Verifying you are human. This may take a few seconds of your time, the page said.</p>"
    )
    source = f"<html><head><title>Just a moment...</title></head><body><main>{body}</main></body></html>"
    with pytest.raises(InputError):
        find_articles(Page("p.html", source.encode(), "text/html"))
