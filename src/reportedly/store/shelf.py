"""Keeps the place of each article among the stories, in the tables `placings` and `leading_terms`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from sqlite3 import Row

from reportedly.model import Shelved
from reportedly.store.rows import marks
from reportedly.store.workspace import Store

_LATEST = 3000
"""Number of articles that one term finds: the latest ones of the days that are asked for."""
_PLACED = """
    select article_id as id, doc, day, vector, towns, region, level, story_id as story, story_pinned as pinned
    from placings join articles on articles.id = article_id
"""


class ArticleShelf:
    """The `Shelf` that `reportedly.stories` asks for. Call its methods inside `Store.writing`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, article: int, day: int, vector: bytes, towns: bytes, leading: Sequence[int]) -> Shelved:
        """Keep a new article, alone in a region on the lowest level.

        A new revision does not keep the story of the revision before it, unless a person put the article there.
        """
        self._store.execute(
            "update articles set story_id = null where id = ?1 and not story_pinned and exists "
            "(select 1 from articles as o where o.current and o.story_id = articles.story_id and o.id != ?1)",
            (article,),
        )
        self._store.execute("insert into placings values (?, ?, ?, 0, ?, ?)", (article, day, article, vector, towns))
        for term in leading:
            self._store.execute("insert into leading_terms values (?, ?, ?)", (term, day, article))
        return _shelved(self._store.query(f"{_PLACED} where article_id = ?", (article,))[0])

    def remove(self, article: int) -> Shelved | None:
        """Delete an article and return it; `None` if it was not kept."""
        rows = self._store.query(f"{_PLACED} where article_id = ?", (article,))
        if not rows:
            return None
        self._store.execute("delete from placings where article_id = ?", (article,))
        heirs = self._store.query("select min(article_id) from placings where region = ?", (article,))
        self._store.execute("update placings set region = ? where region = ?", (heirs[0][0], article))
        old = _shelved(rows[0])
        return replace(old, region=heirs[0][0] or old.region)

    def drop_leading(self, article: Shelved, leading: Sequence[int]) -> None:
        """Delete an article from the index of these terms."""
        for term in leading:
            self._store.execute(
                "delete from leading_terms where (term, day, article_id) = (?, ?, ?)", (term, article.day, article.id)
            )

    def sharing(
        self, article: Shelved, leading: Sequence[int], days: Sequence[tuple[int, int]], least: int, most: int
    ) -> list[Shelved]:
        """Other articles of some days that share `least` or more of the leading terms; those that share most come
        first."""
        if not leading:
            return []
        one = """
            select article_id from (
                select article_id from leading_terms where term = ? and day between ? and ?
                order by day desc, article_id desc limit ?
            )
        """
        lookups = [(term, *stretch, _LATEST) for term in leading for stretch in days]
        sql = f"""
            select article_id from ({" union all ".join([one] * len(lookups))}) where article_id != ?
            group by article_id having count(*) >= ? order by count(*) desc, article_id limit ?
        """
        values = [value for lookup in lookups for value in lookup]
        return [
            _shelved(row)
            for row in self._store.query(f"{_PLACED} where article_id in ({sql})", (*values, article.id, least, most))
        ]

    def regions(self, articles: Collection[int]) -> set[int]:
        """The regions of articles."""
        sql = f"select distinct region from placings where article_id in ({marks(articles)})"
        rows = self._store.query(sql, [*articles])
        return {row["region"] for row in rows}

    def region(self, region: int, most: int) -> list[Shelved]:
        """The first `most` articles of a region, in order of their row ids."""
        sql = f"{_PLACED} where region = ? order by article_id limit ?"
        return [_shelved(row) for row in self._store.query(sql, (region, most))]

    def of_story(self, story: int, most: int) -> list[Shelved]:
        """The `most` articles of a story that were placed last."""
        sql = f"{_PLACED} where current and story_id = ? order by article_id desc limit ?"
        return [_shelved(row) for row in self._store.query(sql, (story, most))]

    def move(self, articles: Collection[Shelved], region: int, level: int) -> None:
        """Put articles in a region."""
        for article in articles:
            self._store.execute(
                "update placings set region = ?, level = ? where article_id = ?", (region, level, article.id)
            )

    def merge(self, crowd: Shelved, other: Shelved) -> None:
        """Put all articles of the region of `other` in the region of `crowd`, and in its story unless a person placed
        them."""
        self._store.execute(
            "update articles set story_id = ? where not story_pinned and id in "
            "(select article_id from placings where region = ?)",
            (crowd.story, other.region),
        )
        self._store.execute("update placings set region = ? where region = ?", (crowd.region, other.region))

    def assign(self, articles: Collection[Shelved], story: int) -> None:
        """Put articles in a story."""
        for article in articles:
            self._store.execute("update articles set story_id = ? where id = ?", (story, article.id))

    def redirect(self, story: int, heir: int) -> None:
        """If a story has no articles left, remember that its number leads to the story `heir`."""
        self._store.execute(
            "update stories set moved_to = ?2 where id = ?1 "
            "and not exists (select 1 from articles where current and story_id = ?1)",
            (story, heir),
        )

    def new_story(self) -> int:
        """A number that no story has had yet."""
        return int(self._store.query("insert into stories (title) values (null) returning id")[0]["id"])


def _shelved(row: Row) -> Shelved:
    return Shelved(**(dict(row) | {"pinned": bool(row["pinned"])}))
