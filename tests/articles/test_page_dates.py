"""Of the dates of a page the one on which its article came out is taken, and its `found` says which that is."""

from __future__ import annotations

import json

import pytest

from reportedly.articles import find_articles
from reportedly.model import Article, Moment, Page

TEXT = "".join(
    f"<p>On pier {n} the harbour master counted the boats that had come back by night.</p>" for n in range(9)
)


def article_of(head: str, above: str, below: str = "", end: str = "") -> Article:
    body = f"<div>{above}</div><h1>Boats lost off Oldt</h1><div>{below}</div><article>{TEXT}</article><div>{end}</div>"
    (article,) = find_articles(
        Page("p.html", f"<html><head>{head}</head><body>{body}</body></html>".encode(), "text/html")
    )
    return article


def ld(**data: str) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **data})}</script>'


def test_a_shown_day_of_the_last_change_is_not_the_day_of_publication() -> None:
    head = ld(datePublished="2026-03-02T08:00:00Z", dateModified="2026-05-06T09:00:00Z")
    article = article_of(head, "", "<p>May 6, 2026</p>")
    assert article.published and article.published.day == "2026-03-02"
    assert article.updated and article.updated.day == "2026-05-06"


def test_a_shown_day_that_is_neither_wins() -> None:
    head = ld(datePublished="2026-03-02T08:00:00Z", dateModified="2026-05-06T09:00:00Z")
    article = article_of(head, "", "<p>1 March 2026</p>")
    assert article.published and (article.published.day, article.published.found) == (
        "2026-03-01", "date line near the headline",
    )  # fmt: skip


def test_a_page_that_declares_the_change_as_publication_is_known_by_its_label() -> None:
    head = ld(datePublished="2026-05-06T09:00:00Z", dateModified="2026-05-06T09:00:00Z")
    article = article_of(
        head, "", "", "<p>This article was originally published on 2 March 2026 and has changed since.</p>"
    )
    assert article.published and (article.published.day, article.published.found) == ("2026-03-02", "date line")


@pytest.mark.parametrize(
    "line",
    [
        "<p>Maren Oldt March 2, 2026Updated on: May 6, 2026</p>",
        "<h5>March 2, 2026</h5>",
        "<p><time datetime='2026-03-02T08:00Z'>2 March</time></p><p><time datetime='2026-05-06'>Updated</time></p>",
        "<p>Regional Government of Oldt, 2 March 2026</p>",
        "<p>02.03.2026</p>",
    ],
)
def test_date_lines(line: str) -> None:
    article = article_of("", "", line)
    assert article.published and article.published.day == "2026-03-02"


def test_the_last_update_stands_for_a_day_of_publication_that_no_page_tells_and_says_so() -> None:
    article = article_of("", "", "<p>By Maren Oldt</p><p>Updated March 2, 2026</p>")
    assert article.published and article.published.day == "2026-03-02"
    assert article.published.found.startswith("the last update")
    assert article.updated and article.updated.day == "2026-03-02"


def test_a_guess_that_is_the_last_change_is_not_taken() -> None:
    article = article_of("<meta property='article:modified_time' content='2026-05-06T09:00:00Z'>", "", "")
    assert article.published is None
    assert article.updated and article.updated.day == "2026-05-06"


def test_what_may_be_either_day_is_read_by_what_machines_are_told() -> None:
    head = "<meta property='article:published_time' content='2026-03-04T09:00:00Z'>"
    assert article_of(head, "", "<p>4/3/2026</p>").published.day == "2026-03-04"  # type: ignore[union-attr]
    assert article_of("", "", "<p>4/3/2026</p>").published is None


def test_a_day_before_the_headline_that_is_of_another_article_yields_to_the_one_after_it() -> None:
    article = article_of("", "<div>5/16/2026</div><div>Council elects a mayor</div>", "<p>3/17/2026 by Tavi Brook</p>")
    assert article.published and article.published.day == "2026-03-17"


def test_the_day_of_the_page_is_that_of_its_article() -> None:
    data = {
        "@graph": [{"@type": "WebSite"}, {"@type": "WebPage", "name": "Oldt | Harbour", "datePublished": "2026-03-02"}]
    }
    article = article_of(f'<script type="application/ld+json">{json.dumps(data)}</script>', "")
    assert article.published and (article.published.day, article.published.found) == ("2026-03-02", "json-ld")
    assert article.title == "Boats lost off Oldt"


@pytest.mark.parametrize(
    ("end", "day"),
    [
        ("<p>March 2, 2026</p>", "2026-03-02"),
        ("<p>March 2, 2026. Updated: May 6, 2026</p>", "2026-03-02"),
        ("<p>March 2, 2026 · Maren Oldt for the harbour group</p>", "2026-03-02"),
        ("<p>Last updated: May 6, 2026</p>", "2026-05-06"),
        ("<p>March 2, 2026</p><p>May 6, 2026</p>", None),
        ("<p>Come to the harbour feast on 2 March 2026</p>", None),
    ],
)
def test_the_only_day_that_a_page_shows_in_date_lines(end: str, day: str | None) -> None:
    filler = "<p>Boats are counted by night.</p>" * 20
    article = article_of("", "", "", filler + end)
    assert (article.published.day if article.published else None) == day


def test_a_day_that_may_be_read_either_way_is_not_guessed() -> None:
    assert article_of("", "", "<p>Maren Oldt 3/4/2026</p>").published is None


@pytest.mark.parametrize(
    "line",
    [
        "<p>Monday, 2nd of March 2026</p>", "<p>2026/03/02 15:30</p>", "<p>2026.03.02</p>",
        "<div>Harbour NewsMARCH 02, 2026Updated: MAY 06, 2026</div>",
        "<p>Mar 2, 2026</p><p>·Last published May 6, 2026</p>",
    ],
)  # fmt: skip
def test_more_ways_to_write_a_day(line: str) -> None:
    article = article_of("", "", line)
    assert article.published and article.published.day == "2026-03-02"


def test_a_day_with_points_whose_month_comes_first_is_known_by_what_machines_are_told() -> None:
    article = article_of(ld(datePublished="2026-03-02T08:00:00Z"), "", "<p>03.02.2026</p>")
    assert article.published and article.published.day == "2026-03-02"
    alone = article_of("", "", "<p>03.02.2026</p>")
    assert alone.published and alone.published.day == "2026-02-03"


def test_the_headline_is_not_the_name_of_the_site() -> None:
    head = "<meta property='og:title' content='What the storm took at Oldt'>"
    above = "<h1>Oldt Herald</h1>" + "<p>Sport</p>" * 9 + "<h1>Nine fishing boats lost off Oldt</h1>"
    source = f"<html><head>{head}</head><body>{above}<p>By Maren Oldt March 2, 2026</p>{TEXT}</body></html>"
    (article,) = find_articles(Page("p.html", source.encode(), "text/html"))
    assert article.published and article.published.day == "2026-03-02"


def test_hours_ago_count_back_from_when_a_program_saved_the_page() -> None:
    saved = Moment("2026-03-02T18:00:00+00:00", "second", "saved by SingleFile")
    body = f"<h1>Boats lost off Oldt</h1><p>3 hours ago</p><article>{TEXT}</article>".encode()
    (article,) = find_articles(Page("p.html", body, "text/html", saved=saved))
    assert article.published and article.published.value == "2026-03-02T15:00:00+00:00"
    (article,) = find_articles(Page("p.html", body, "text/html", saved=Moment(saved.value, "second", "file time")))
    assert article.published is None
