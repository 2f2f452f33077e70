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


@pytest.mark.parametrize("name", sorted(TRUTH))
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


LIVE_LEAD = "Storm Edda has cut the power to three towns on the coast, and the ferries stay in port until Friday."
LIVE_TEXTS = [
    f"Crews in {town} worked through the night to clear the coast road of trees, and buses run again since the morning."
    for town in ("Lowen", "Marrick", "Tolm")
]


def test_what_a_live_blog_says_before_its_entries_is_an_article() -> None:
    entries = "".join(
        f"<div><time datetime='2025-09-03T1{n}:00:00Z'>1{n}:00</time><h3>Update {n}</h3><p>{text}</p></div>"
        for n, text in enumerate(LIVE_TEXTS)
    )
    source = f"<html><body><h1>Storm Edda: live</h1><p>{LIVE_LEAD}</p><div>{entries}</div></body></html>"
    found = find_articles(Page("live.html", source.encode(), "text/html"))
    assert [article.text.splitlines()[-1] for article in found] == [LIVE_LEAD, *LIVE_TEXTS]
    assert found[0].title == "Storm Edda: live"


@pytest.mark.parametrize("own", [LIVE_LEAD, " ".join(LIVE_TEXTS)])
def test_a_live_blogs_data_may_repeat_its_entries(own: str) -> None:
    updates = [{"@type": "BlogPosting", "headline": text[:20], "articleBody": text} for text in LIVE_TEXTS]
    data = {"@type": "LiveBlogPosting", "headline": "Storm", "articleBody": own, "liveBlogUpdate": updates}
    head = f"<head><script type='application/ld+json'>{json.dumps(data)}</script></head>"
    source = f"<html>{head}<body><p>Storm</p></body></html>"
    found = find_articles(Page("live.html", source.encode(), "text/html"))
    assert len(found) == 3 + (own == LIVE_LEAD)


def test_live_entries_are_dated() -> None:
    found = articles(FOLDER / "live-3.html")
    assert all(article.published and article.published.found == "time element" for article in found)
    assert len({article.published.value for article in found if article.published}) > 1


def test_dates_before_headlines_belong_to_what_follows() -> None:
    first, second = articles(FOLDER / "dates_first-2.txt")
    lines = (FOLDER / "dates_first-2.txt").read_text().splitlines()
    assert first.published and first.published.value.endswith(lines[0].split()[1].rstrip(",").zfill(2))
    assert second.published is not None
