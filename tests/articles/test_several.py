"""Pages that hold several articles are split where one ends and the next begins; those that hold none give none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.articles import find_articles
from reportedly.errors import InputError
from reportedly.inputs import open_inputs
from reportedly.model import Article, Page

FOLDER = Path(__file__).parents[1] / "pages/several"
TRUTH: dict[str, list[tuple[str, str]]] = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))


def articles(path: Path) -> list[Article]:
    (page,) = open_inputs([str(path)])
    assert isinstance(page, Page), page
    try:
        return find_articles(page)
    except InputError:
        return []


LIVE = sorted(name for name in TRUTH if name.startswith("live"))


@pytest.mark.parametrize("name", sorted(set(TRUTH) - set(LIVE)))
def test_articles_begin_and_end_where_they_should(name: str) -> None:
    found = articles(FOLDER / name)
    paragraphs = [
        [article.text[block.start : block.end] for block in article.blocks if block.kind == "paragraph"]
        for article in found
    ]
    assert len(found) == len(TRUTH[name])
    for lines, (first, last) in zip(paragraphs, TRUTH[name], strict=True):
        assert lines[0].endswith(first) and lines[-1] == last
    assert [article.number for article in found] == list(range(1, len(found) + 1))


@pytest.mark.parametrize("name", LIVE)
def test_a_live_blog_is_one_article_whose_entries_begin_and_end_where_they_should(name: str) -> None:
    (article,) = articles(FOLDER / name)
    entries = [
        [article.text[block.start : block.end] for block in article.blocks
         if block.kind == "paragraph" and post.start <= block.start < post.end]
        for post in article.posts
    ]  # fmt: skip
    truth = [each for each in TRUTH[name] if [*each] in [[lines[0], lines[-1]] for lines in entries]]
    assert len(truth) == len(entries) >= len(TRUTH[name]) - 1  # the first may be what the blog says before its entries
    assert len({post.id for post in article.posts}) == len(article.posts)
    assert all(post.told for post in article.posts)


def test_dates_before_headlines_belong_to_what_follows() -> None:
    first, second = articles(FOLDER / "dates_first-2.txt")
    lines = (FOLDER / "dates_first-2.txt").read_text().splitlines()
    assert first.published and first.published.value.endswith(lines[0].split()[1].rstrip(",").zfill(2))
    assert second.published is not None


def test_the_chapters_of_an_article_are_one_article() -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": "Ten harbours to see", "datePublished": "2026-03-02"})
    text = "<p>The harbour of this town is small, and its boats are counted by night and painted in spring.</p>" * 3
    chapters = "".join(f"<div class='part'><h1>{name}</h1>{text}</div>" for name in ("Oldt", "Brook"))
    page = f"<html><head><script type='application/ld+json'>{data}</script></head><body>{chapters}</body></html>"
    (article,) = find_articles(Page("p.html", page.encode(), "text/html"))
    assert article.title == "Ten harbours to see"
    assert article.published and article.published.day == "2026-03-02"
