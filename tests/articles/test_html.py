"""HTML pages give one article with what the page says of itself; its blocks are found in the source."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from reportedly.articles import decode, find_articles
from reportedly.articles.html import without_controls
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


def page_with(head: str, body: str = "", url: str | None = None, saved: Moment | None = None) -> Page:
    text = "".join(
        f"<p>The mayor said that {n} boats came back in the night, and that all were well.</p>" for n in (4, 5)
    )
    source = f"<html><head>{head}</head><body><article>{body}{text}</article></body></html>"
    return Page("p.html", source.encode(), "text/html", url=url, saved=saved)


@pytest.mark.parametrize(
    ("head", "body", "url", "value", "found"),
    [
        ("<meta name='pubdate' content='2025-09-01T08:00:00-0500'>", "", None, "2025-09-01T08:00:00-05:00", "meta"),
        ("", "<time itemprop='datePublished' datetime='2025-09-01T08:00Z'></time>", None, "2025-09-01T08:00", "time"),
        ("", "", "https://post.example/2025/sep/01/boats", "2025-09-01", "address"),
        (
            "<meta name='date' content='0001-01-01T00:00:00Z'>",
            "",
            "https://p.example/2025-09-01-x",
            "2025-09-01",
            "addr",
        ),
    ],
)
def test_where_dates_are_found(head: str, body: str, url: str | None, value: str, found: str) -> None:
    (article,) = find_articles(page_with(head, body, url))
    assert article.published and article.published.value.startswith(value)
    assert article.published.found.startswith(found)


def test_date_after_the_page_was_saved_is_none_and_ambiguous_ones_are_none() -> None:
    saved = Moment("2025-09-01", "day", "--saved")
    later = page_with("<meta name='pubdate' content='2026-01-01'>", saved=saved)
    either = page_with("<meta name='pubdate' content='03/04/2025'>", saved=saved)
    assert [article.published for page in (later, either) for article in find_articles(page)] == [None, None]


def test_tables_posts_and_standfirsts_are_read_and_what_surrounds_the_body_is_not() -> None:
    body = (
        "<h1>Boats come back to Port Nowhere</h1><div itemprop='articleBody'>"
        "<h2>All nine crews were well, a doctor at the harbour found</h2>"
        + "".join(
            f"<p>The mayor said that boat {n} came back in the night, and that all were well.</p>" for n in range(6)
        )
        + "<table><tr><th>Boat</th><th>Crew</th></tr><tr><td>Anna</td><td>4</td></tr></table>"
        "<blockquote class='twitter-tweet'><p>Nine boats are home.</p>— Harbour (@port) 1 September 2025</blockquote>"
        "</div><p>The harbour museum shows old maps and nets until the end of the year.</p>"
        "<h3>Most read</h3><p><a href='/a'>Ten rivers to watch this year</a></p>"
    )
    (article,) = find_articles(
        Page("p.html", f"<html><body><article>{body}</article></body></html>".encode(), "text/html")
    )
    kinds = {article.text[block.start : block.end]: block.kind for block in article.blocks}
    assert kinds["• All nine crews were well, a doctor at the harbour found"] == "highlight"
    assert "Anna | 4" in kinds and "Nine boats are home." in kinds
    assert "museum" not in article.text and "Ten rivers" not in article.text


def test_deep_nesting_is_no_article() -> None:
    page = Page("deep.html", b"<html><body>" + b"<div>" * 100_000 + b"text " * 100, "text/html")
    with pytest.raises(InputError, match="no article found"):
        find_articles(page)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<p></p>" * 1_000_000, "1,000,000 tags"),
        ("<b " + " ".join(f"a{number}=1" for number in range(20_000)) + ">text", "attributes"),
    ],
)
def test_monstrous_pages_are_refused_in_one_line(body: str, words: str) -> None:
    page = Page("p.html", f"<html><body>{body}</body></html>".encode(), "text/html")
    with pytest.raises(InputError, match=f"^p.html: .*{words}"):
        find_articles(page)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["<!--", "<script>", "<", "&", "<p><b>", "</p>", "<div><time datetime='2025-09-01'>x"]
)
def test_broken_markup_ends_soon(piece: str) -> None:
    text = "<p>The mayor said that nine boats came back in the night, and that all were well.</p>" * 3
    page = Page("p.html", f"<html><body>{text}{piece * 8_000}".encode(), "text/html")
    (article,) = find_articles(page)
    assert "nine boats" in article.text


FULL = [f"Part {n} of the report says what the harbour master found on pier {n}, and whom he asked." for n in range(8)]


@pytest.mark.parametrize("own", ["\n\n".join(FULL), "".join(f"<p>{line}</p>" for line in FULL)])
def test_the_body_given_as_data_stands_for_a_page_that_shows_but_its_start(own: str) -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": "Piers", "articleBody": own})
    head = f"<head><script type='application/ld+json'>{data}</script></head>"
    shown = f"<body><article><h1>Piers</h1><p>{FULL[0]}</p><p>Subscribe to read on.</p></article></body>"
    (article,) = find_articles(Page("p.html", f"<html>{head}{shown}</html>".encode(), "text/html"))
    assert article.text.splitlines() == ["Piers", *FULL]


def body_of(markup: str) -> list[str]:
    page = f"<html><head><title>News of Tallow harbour</title></head><body>{markup}</body></html>"
    (article,) = find_articles(Page("p.html", page.encode(), "text/html"))
    return [article.text[block.start : block.end] for block in article.blocks if block.kind == "paragraph"]


def test_sentences_with_links_stay_whole_where_the_text_stands_in_no_paragraph() -> None:
    sentence = "The harbour master of Tallow said {0} boats had left for <a href='/{0}'>Marl Point</a> in the night."
    body = "<br><br>".join(sentence.format(n) for n in range(20, 40))
    text = body_of(f"<div><div class='share'>Share</div><div>{body}</div></div>")
    assert text == [
        f"The harbour master of Tallow said {n} boats had left for Marl Point in the night." for n in range(20, 40)
    ]


def test_text_after_a_box_that_was_put_in_a_paragraph_is_read() -> None:
    day = "<p>On day {} the water in the old town of Tallow fell by another hand, people there said.</p>"
    box = "<div class='related'><a href='/x'>Floods in pictures</a></div>"
    lead = "TALLOW — Twelve people <b>drowned</b> in the old <i>town</i> on Friday, the mayor said."
    text = body_of(f"<div class='story'><p>{box}{lead}</p>{''.join(map(day.format, range(9)))}</div>")
    assert text[0] == "TALLOW — Twelve people drowned in the old town on Friday, the mayor said."


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["<br>", "<li>", "<td>", "<img src=a>", "<form>", "<p>a</p>"])
def test_many_small_parts_take_time_in_proportion(piece: str) -> None:
    prose = "<p>The bridge was closed on Monday after the storm, and twelve people were hurt, the mayor said.</p>"
    page = f"<html><body><article><h1>A bridge is closed</h1>{prose * 6}{piece * 6_000}</article></body></html>"
    start = time.thread_time()
    find_articles(Page("page.html", page.encode(), "text/html"))
    assert time.thread_time() - start < 2


@pytest.mark.parametrize(
    "control", ["\x01", "\x1f", "&#1;", "&#x1;", "&#0;", "&#31", "&#X0001F;", "&#11;", "&#xFFFE;", "&#xD800;"]
)
def test_control_characters_do_no_harm(control: str) -> None:
    prose = f"<p>The bridge was closed on{control} Monday after the storm, and twelve people were hurt, he said.</p>"
    bare = f"{control}More is to come.{control}<br>A{control}b<div>c</div>{control}"
    page = f"<html><body><article><h1>A {control} bridge</h1>{prose * 6}{bare}</article></body></html>"
    (article,) = find_articles(Page("page.html", page.encode(), "text/html"))
    assert "twelve people were hurt" in article.text
    assert not any(letter < " " and letter != "\n" for letter in article.text)


@pytest.mark.parametrize("reference", ["&#10;", "&#13", "&#x41;", "&#65;", "&#160;", "&#x1F600;", "&#128;", "&#x0a;"])
def test_other_references_are_left_to_the_parser(reference: str) -> None:
    assert without_controls(reference) == reference
