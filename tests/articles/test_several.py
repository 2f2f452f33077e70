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


def test_live_entries_are_dated() -> None:
    found = articles(FOLDER / "live-3.html")
    assert all(article.published and article.published.found == "time element" for article in found)
    assert len({article.published.value for article in found if article.published}) > 1


def test_dates_before_headlines_belong_to_what_follows() -> None:
    first, second = articles(FOLDER / "dates_first-2.txt")
    lines = (FOLDER / "dates_first-2.txt").read_text().splitlines()
    assert first.published and first.published.value.endswith(lines[0].split()[1].rstrip(",").zfill(2))
    assert second.published is not None
