"""A live blog is one article of timed entries, however its page is made."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from reportedly.articles import find_articles
from reportedly.model import Article, Page
from reportedly.pipeline import analyse

LEAD = "Storm Edda has cut the power to three towns on the coast, and the ferries stay in port until Friday."
TEXTS = [
    "Crews in Lowen worked through the night to clear the coast road of trees, and buses run again since the morning.",
    "The mayor of Marrick said 12 people were killed on Monday when the pier fell, and that more are missing.",
    "Hospital doctors in Tolm treated 40 people for cuts and cold, and sent most of them home by noon.",
    "The ministry said 17 people were killed in the storm, and asked people to stay at home and off the roads.",
]
TIMES = ["2026-11-23T20:00:00Z", "2026-11-23T22:30:00Z", "2026-11-24T00:15:00Z", "2026-11-24T06:45:00Z"]
DATED = "<meta property='article:published_time' content='2026-11-24T07:00:00+00:00'>"


def page(inside: str, head: str = DATED, url: str | None = None) -> list[Article]:
    source = f"<html><head>{head}</head><body><main><h1>Storm Edda: live</h1><p>{LEAD}</p>{inside}</main></body></html>"
    return find_articles(Page("live.html", source.encode(), "text/html", url=url))


def headed(form: Callable[[int, str, str], str]) -> str:
    return "".join(form(n, time, text) for n, (time, text) in enumerate(zip(TIMES, TEXTS, strict=True)))


def updates() -> list[dict[str, object]]:
    return [
        {
            "@type": "BlogPosting", "@id": f"https://x.example/live#b{n}", "headline": f"Update {n}",
            "datePublished": time, "articleBody": f"<p>{text}</p>", "author": [{"name": "Maren Oldt"}],
        }
        for n, (time, text) in enumerate(zip(TIMES, TEXTS, strict=True))
    ]  # fmt: skip


def ld(*items: dict[str, object]) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@graph': list(items)})}</script>"


LIVE: dict[str, object] = {"@type": "LiveBlogPosting", "headline": "Storm Edda: live", "datePublished": TIMES[0]}
SHOWN = "".join(f"<div><p>{text}</p></div>" for text in TEXTS)
SHAPES = {
    "data": lambda: page(SHOWN, ld(LIVE | {"liveBlogUpdate": updates()})),
    "data beside an article": lambda: page(
        SHOWN, ld({"@type": "NewsArticle", "headline": "Storm Edda: live"}, LIVE | {"liveBlogUpdate": updates()}),
    ),
    "data elsewhere on the page": lambda: page(
        SHOWN, ld(LIVE | {"liveBlogUpdate": [{"@id": each["@id"]} for each in updates()]}, *updates())
    ),
    "data of few entries": lambda: page(
        headed(lambda n, time, text: f"<div id='b{n}'><time datetime='{time}'>x</time><p>{text}</p></div>"),
        ld(LIVE | {"liveBlogUpdate": [each | {"articleBody": "More soon."} for each in updates()]}),
    ),
    "time elements": lambda: page(
        headed(lambda n, time, text: f"<div id='b{n}'><time datetime='{time}'>x</time><h3>Now</h3><p>{text}</p></div>")
    ),
    "time elements and no paragraphs": lambda: page(
        headed(
            lambda n, time, text: f"<li data-id='b{n}'><time datetime='{time}'>x</time>"
            f"<b class='author'>Maren Oldt</b><div>{text}</div><button>Share this</button></li>"
        )
    ),
    "headings": lambda: page(headed(lambda n, time, text: f"<h3>{time[11:16]} GMT</h3><p>{text}</p>")),
    "spans": lambda: page(headed(lambda n, time, text: f"<div><b>{time[11:16]}</b><p>{text}</p></div>")),
    "in the paragraph": lambda: page(headed(lambda n, time, text: f"<p><strong>{time[11:16]}</strong> – {text}</p>")),
    "broken lines": lambda: page(headed(lambda n, time, text: f"<p><strong>{time[11:16]}</strong><br>{text}</p>")),
    "labels with days": lambda: page(
        headed(lambda n, time, text: f"<p>Posted at {time[11:16]} on Nov {time[8:10]}, 2026</p><p>{text}</p>")
    ),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_each_shape_is_one_article_with_its_entries(shape: str) -> None:
    (article,) = SHAPES[shape]()
    assert article.title == "Storm Edda: live"
    assert LEAD in article.text[: article.posts[0].start]
    assert [post.told.value[:16] if post.told else None for post in article.posts] == [time[:16] for time in TIMES]
    for post, text in zip(article.posts, TEXTS, strict=True):
        assert article.text[post.start : post.end].endswith(text)
    assert "Share" not in article.text


def test_what_entries_say_of_themselves() -> None:
    (article,) = SHAPES["data"]()
    assert [(post.id, post.title, post.authors) for post in article.posts][1] == ("b1", "Update 1", ("Maren Oldt",))
    (article,) = SHAPES["time elements and no paragraphs"]()
    assert {post.authors for post in article.posts} == {("Maren Oldt",)}
    assert [post.id for post in article.posts] == ["b0", "b1", "b2", "b3"]
    (article,) = page(
        headed(lambda n, time, text: f"<div id='b{n}'><time datetime='{time}'>x</time><p>{text}</p></div>"),
        url="https://x.example/live",
    )
    assert [post.url for post in article.posts][:2] == ["https://x.example/live#b0", "https://x.example/live#b1"]


def test_a_timetable_is_no_live_blog() -> None:
    rows = "".join(f"<p>{hour}:00</p><p>Harbour office</p>" for hour in (10, 12, 14))
    (article,) = page("".join(f"<p>{text}</p>" for text in TEXTS * 2) + "<h2>Opening hours</h2>" + rows)
    assert article.posts == ()


def test_days_count_from_the_entry_in_which_they_are_named() -> None:
    (analysis,) = analyse(SHAPES["time elements"]())
    monday = next(time for time in analysis.times if analysis.article.text[time.start : time.end].endswith("Monday"))
    assert monday.first == "2026-11-23"
    last = {figure.low: figure.time[1] for figure in analysis.figures if figure.measure == "killed" and figure.time}
    assert last[12] == "2026-11-23" and set(last) == {12, 17}
