"""The main text is chosen line by line: text that stands where extractors do not look is found."""

from __future__ import annotations

import numpy as np
import pytest
import trafilatura

from reportedly.articles import find_articles
from reportedly.articles.line_judge import Trees
from reportedly.articles.lines import LineReader
from reportedly.model import Article, Moment, Page

FIRST = "A barge ran aground at Tarnby on Tuesday and 14 sailors were taken off, the harbour master said."
SECOND = "Another 37 people waited on the quay until the road was open again, according to a clerk of the town council."
THIRD = "The lock will stay closed until Friday, and 210 boats have to go round, the harbour master said."
PROSE = (FIRST, SECOND, THIRD)


def read(body: str, head: str = "") -> Article:
    page = f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>"
    (article,) = find_articles(Page("p.html", page.encode(), "text/html"))
    return article


def lines(article: Article, *kinds: str) -> list[str]:
    return [article.text[each.start : each.end] for each in article.blocks if each.kind in kinds]


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Barge aground</h1>" + "".join(f"<p>{line}</p>" for line in PROSE),
        "<h1>Barge aground</h1><div>" + "".join(f"<div>{line}</div>" for line in PROSE) + "</div>",
        "<h1>Barge aground</h1>" + "".join(f"<div class='cta-wrap'><p>{line}</p></div>" for line in PROSE),
        "<h1>Barge aground</h1>" + "<br><br>".join(PROSE),
        "<h1>Barge aground</h1><div><template shadowrootmode='open'>"
        + "".join(f"<p>{line}</p>" for line in PROSE)
        + "</template></div>",
        "<header><nav><svg><path d='M1'></svg><h1>Barge aground</h1>" + "".join(f"<p>{line}</p>" for line in PROSE),
    ],
    ids=["paragraphs", "bare elements", "named like a button", "line breaks", "shadow tree", "never closed"],
)
def test_the_text_is_found(body: str) -> None:
    assert lines(read(body), "paragraph") == list(PROSE)


def test_a_list_in_the_body_is_part_of_it() -> None:
    items = "<ul><li>14 sailors taken off</li><li>37 people on the quay</li><li>210 boats held up</li></ul>"
    text = read(f"<h1>Barge aground</h1><p>{FIRST}</p><p>The clerk gave these figures:</p>{items}<p>{THIRD}</p>").text
    assert "37 people on the quay" in text


def test_a_text_that_is_on_the_page_twice_is_taken_once() -> None:
    body = "".join(f"<p>{line}</p>" for line in PROSE)
    assert lines(read(f"<h1>Barge aground</h1><div>{body}</div><div>{body}</div>"), "paragraph") == list(PROSE)


def test_a_row_of_a_table_is_one_line_and_a_break_ends_none() -> None:
    tree = trafilatura.load_html(
        "<html><body><p>One<br>line</p><p>Two<br><br>lines</p>"
        "<table><tr><td><p>Tarnby</p></td><td><p>14</p></td></tr></table></body></html>"
    )
    assert [line.text for line in LineReader().read(tree)] == ["One line", "Two", "lines", "Tarnby 14"]


def test_trees_send_a_row_right_where_it_is_above_the_limit() -> None:
    trees = Trees(
        np.array([[0, 1, 1]], np.int32),
        np.array([[0.5, 1.5, 2.5]], np.float32),
        np.array([[-2, -1, 1, 2]], np.float32),
        0.0,
    )
    likely = trees.likely(np.array([[0, 1], [0, 2], [1, 2], [1, 3]], np.float32))
    assert np.allclose(np.log(likely / (1 - likely)), [-2, -1, 1, 2], atol=1e-4)


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ("<p>3 May 2026</p>", "2026-05-03"),
        ("<div>Region of Tarnby, 3 May 2026</div>", "2026-05-03"),
        ("<span>By Maren Oldt on May 3, 2026 | 4 min read</span>", "2026-05-03"),
        ("<div>Published 3 May 2026 Updated 9 May 2026</div>", "2026-05-03"),
        ("<div>03.05.2026</div>", "2026-05-03"),
    ],
)
def test_a_date_line_near_the_headline_counts(shown: str, day: str) -> None:
    article = read(f"<h1>Barge aground</h1>{shown}" + "".join(f"<p>{line}</p>" for line in PROSE))
    assert article.published == Moment(day, "day", "date line near the headline")


def test_a_line_that_says_it_was_updated_gives_no_date_of_publication() -> None:
    article = read("<h1>Barge aground</h1><p>Updated 9 May 2026</p>" + "".join(f"<p>{line}</p>" for line in PROSE))
    assert article.updated == Moment("2026-05-09", "day", "date line near the headline")


def test_a_day_in_a_sentence_far_from_the_headline_is_no_date_line() -> None:
    body = "".join(f"<p>{line}</p>" for line in PROSE * 1)
    article = read(f"<h1>Barge aground</h1>{body}{body}<p>The lock was built on 3 May 1998 by hand.</p>")
    assert article.published is None or article.published.found != "date line near the headline"


def test_a_visible_day_wins_over_another_that_is_declared() -> None:
    head = '<meta property="article:published_time" content="2026-01-12T08:00:00Z">'
    article = read("<h1>Barge aground</h1><p>3 May 2026</p>" + "".join(f"<p>{line}</p>" for line in PROSE), head)
    assert article.published and article.published.day == "2026-05-03"


def test_the_declared_time_stays_where_the_visible_day_is_the_same() -> None:
    head = '<meta property="article:published_time" content="2026-05-03T08:00:00+00:00">'
    article = read("<h1>Barge aground</h1><p>3 May 2026</p>" + "".join(f"<p>{line}</p>" for line in PROSE), head)
    assert article.published and article.published.precision == "second"


def test_the_author_is_named_by_the_byline_of_the_article_alone() -> None:
    byline = '<div>By <a rel="author" href="/1">Maren Oldt</a></div>'
    aside = '<aside><a rel="author" href="/2">Tavi Brook</a></aside>'
    text = "".join(f"<p>{line}</p>" for line in PROSE)
    assert read(f"<article><h1>Barge aground</h1>{byline}{text}</article>{aside}").authors == ("Maren Oldt",)


def test_a_title_that_is_encoded_twice_is_read() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Tarnby&amp;#8217;s lock"}</script>'
    assert read("".join(f"<p>{line}</p>" for line in PROSE), head.replace("&amp;", "&")).title == "Tarnby’s lock"


def test_key_points_before_the_body_are_highlights_and_date_lines_are_none() -> None:
    points = "<ul><li>The lock is closed until Friday</li><li>Ten boats wait at the quay</li></ul>"
    text = "".join(f"<p>{line}</p>" for line in PROSE)
    article = read(f"<article><h1>Barge aground</h1><p>Tuesday 5 May 2026, 11:40</p>{points}{text}</article>")
    assert "5 May 2026" not in article.text
    assert lines(article, "paragraph") == list(PROSE)
    assert all(line.startswith("• ") for line in lines(article, "highlight"))


def test_an_article_without_a_date_among_many_teasers_is_read() -> None:
    teasers = "".join(f"<h3><a href='/{n}'>Town {n} waits for its new bridge</a></h3>" for n in range(9))
    long = [" ".join(PROSE), " ".join(reversed(PROSE))]
    body = f"<article><h1>Barge aground</h1>{''.join(f'<p>{line}</p>' for line in long)}</article>"
    assert lines(read(body + f"<aside>{teasers}</aside>"), "paragraph") == long
