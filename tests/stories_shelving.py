"""Generated articles, placed in a workspace of their own."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from conftest import make_article
from reportedly.model import Analysis, Article, Features, Page, Place
from reportedly.store import ArticleShelf, Store, list_articles
from reportedly.stories import StoryIndex
from reportedly.stories.regions import REGION_SIZE

DAY = date(2025, 9, 1)
Placed = tuple[str, Features, date | None]
"""An article's id, its words and its day."""


def features(*terms: str) -> Features:
    """Words of an article, the first ones heavier."""
    return Features(terms, tuple(range(2 * len(terms), len(terms), -1)))


def generated(seed: int, articles: int = 30) -> list[Placed]:
    """Articles on a few events that share some words; days within two months, some unknown."""
    chance = random.Random(seed)
    words = [f"word{number}" for number in range(150)]
    events = [chance.sample(words, 14) for _ in range(5)]
    found: list[Placed] = []
    for number in range(articles):
        terms = dict.fromkeys(chance.sample(chance.choice(events), 8) + chance.sample(words, 4))
        day = None if chance.random() < 0.1 else DAY + timedelta(chance.randrange(60))
        found.append((f"doc{number:02}", features(*terms), day))
    return found


class Shelving:
    """Places articles one after another and tells their stories."""

    def __init__(self, store: Store, largest: int) -> None:
        self.store = store
        self.index = StoryIndex(ArticleShelf(store), largest)

    def place(self, doc: str, words: Features, day: date | None = DAY) -> int:
        """Place an article with these words, or its next revision; its story."""
        return self.place_article(make_article("", day.isoformat() if day else None, doc), words)

    def place_article(self, article: Article, words: Features, places: Sequence[Place] = ()) -> int:
        """Place an article that names places; its story."""
        doc, day, analysis = article.doc, article.published, Analysis(article, features=words, places=tuple(places))
        page = Page(name=doc, content=f"{doc} {words} {day}".encode(), media_type="text/plain")
        former = [row.article_id for row in self.store.revisions(doc)]
        for article_id in self.store.add_page(page, [analysis]):
            if former:
                self.index.remove(former[-1])
            self.index.place(article_id, analysis)
        return self.stories()[doc]

    def pin(self, story: int, *docs: str) -> None:
        """Put articles in a story as a person does."""
        for doc in docs:
            self.store.execute("update articles set story_id = ?, story_pinned = 1 where doc = ?", (story, doc))

    def stories(self) -> dict[str, int]:
        """The story of each article."""
        return {row.doc: row.story or 0 for row in list_articles(self.store)}

    def groups(self) -> list[list[str]]:
        """The articles of each story."""
        stories = self.stories()
        return sorted(sorted(doc for doc in stories if stories[doc] == story) for story in set(stories.values()))


@contextmanager
def shelving(largest: int = REGION_SIZE) -> Iterator[Shelving]:
    """An empty workspace to place articles in, inside one transaction."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Store(Path(folder) / "test.db", create=True) as store,
        store.writing(),
    ):
        yield Shelving(store, largest)


def groups_of(articles: Sequence[Placed], largest: int = REGION_SIZE) -> list[list[str]]:
    """The articles of each story, read in this order."""
    with shelving(largest) as shelf:
        for article in articles:
            shelf.place(*article)
        return shelf.groups()
