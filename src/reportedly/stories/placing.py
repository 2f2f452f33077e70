"""Places each article in its story when it is read. The stories depend on which articles were read, not on their order.

1. Articles that are like the new one are looked up.
2. The regions of those articles are cut again (`regions`).
3. The articles of each region are grouped again (`linkage`).

So stories are joined and split while articles come, and the cost of one article does not grow with the workspace. All
state is in the `Shelf`: a process that is killed at any time leaves nothing half done.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from reportedly.model import Analysis, Shelved
from reportedly.stories.linkage import group
from reportedly.stories.matrices import RegionMatrices
from reportedly.stories.naming import Named, name_groups
from reportedly.stories.regions import LAST, LEVELS, REGION_SIZE, Node, RegionEdge, cut, level_of
from reportedly.stories.shelf import Shelf
from reportedly.stories.towns import Towns, find_towns, keep_apart
from reportedly.stories.vectors import Vector, day_number, days_near, likenesses, weigh

SHARED = 2
"""Number of leading terms that two articles must share before they are compared."""
COMPARED = 500
"""Number of articles with which a new article is compared: those that share most leading terms. This bounds the cost of
placing. The order of reading matters only where more articles than this are alike."""


@dataclass(frozen=True, slots=True)
class _Newcomer:
    """A new article, the lowest level on which its region may lie (`floor`), and the articles that are like it
    (`near`), each with the highest level on which the two are joined."""

    article: Shelved
    floor: int
    near: Sequence[tuple[Shelved, int]]


class StoryIndex:
    """The stories of a workspace, as its shelf keeps them. Call its methods inside a transaction.

    Each method returns the stories whose articles changed, with those that have no articles left.
    A region has `largest` articles or fewer; one shelf must always be used with the same number.
    """

    def __init__(self, shelf: Shelf, largest: int = REGION_SIZE) -> None:
        self._shelf = shelf
        self._largest = largest
        self._matrices = RegionMatrices()

    def place(self, article: int, analysis: Analysis) -> set[int]:
        """Put an article that was just read in its story."""
        issued = analysis.article.issued
        number = day_number(date.fromisoformat(issued.day) if issued else None)
        vector, towns = weigh(analysis.features), _towns(analysis)
        leading = vector.leading()
        new = self._shelf.add(article, number, vector.to_bytes(), towns.to_bytes(), leading)
        others = self._shelf.sharing(new, leading, days_near(number), SHARED, COMPARED)
        likeness = likenesses(vector, number, [_vector(each) for each in others], [each.day for each in others])
        levels = [level_of(like, number, other.day) for other, like in zip(others, likeness.tolist(), strict=True)]
        near = [(other, level) for other, level in zip(others, levels, strict=True) if level >= 0]
        touched = {other.region for other, level in near if level >= other.level}
        floor = max((min(level + 1, other.level) for other, level in near), default=0)
        return self._arrange(touched, _Newcomer(new, floor, near))

    def remove(self, article: int) -> set[int]:
        """Take an article out of the stories. Articles that were joined through it alone are separated."""
        old = self._shelf.remove(article)
        if old is None:
            return set()
        self._shelf.drop_leading(old, _vector(old).leading())
        return self._arrange({old.region}, None) | ({old.story} if old.story is not None else set())

    def group_again(self, articles: Collection[int]) -> set[int]:
        """Group the regions of some articles again, after a person put them in stories or undid that."""
        return self._arrange(self._shelf.regions(articles), None)

    def _arrange(self, regions: Collection[int], new: _Newcomer | None) -> set[int]:
        """Cut regions again, with a new article among them, and group the articles of each part again."""
        loaded = [self._shelf.region(region, self._largest + 1) for region in sorted(regions)]
        crowds = [articles[0] for articles in loaded if len(articles) > self._largest]
        old = [articles for articles in loaded if 0 < len(articles) <= self._largest]
        members = sorted([each for articles in old for each in articles] + ([new.article] if new else []), key=_age)
        groups: list[list[Shelved]] = []
        changed: set[int] = set()
        for part, level in self._cut(members, crowds, old, new):
            articles = [members[node] for node in part if node < len(members)]
            crowded = [crowds[node - len(members)] for node in part if node >= len(members)]
            if crowded:
                changed |= self._absorb(crowded, articles)
            else:
                region = min(each.id for each in articles)
                self._shelf.move(
                    [each for each in articles if (each.region, each.level) != (region, level)], region, level
                )
                groups += self._group(articles) if len(articles) <= self._largest else [articles]
        return changed | self._name(groups)

    def _absorb(self, crowds: Sequence[Shelved], articles: Sequence[Shelved]) -> set[int]:
        """Put articles, and further crowds, in the first crowd: one region and one story."""
        home = crowds[0]
        assert home.story is not None, "a crowd was placed before"
        changed = {crowd.story for crowd in crowds if crowd.story is not None and len(crowds) > 1}
        for crowd in crowds[1:]:
            self._shelf.merge(home, crowd)
        self._shelf.move([each for each in articles if each.region != home.region], home.region, LAST)
        changed |= self._assign(articles, home.story)
        for each in (*crowds[1:], *articles):
            if each.story is not None and each.story != home.story:
                self._shelf.redirect(each.story, home.story)
        return changed

    def _name(self, groups: Sequence[Sequence[Shelved]]) -> set[int]:
        """Give each group its story. A story that has no articles left is redirected to the story that got most of
        them."""
        groups = sorted(groups, key=lambda articles: min(map(_age, articles)))
        named = [[Named(each.story, each.pinned) for each in articles] for articles in groups]
        stories = name_groups(named, self._shelf.new_story)
        changed: set[int] = set()
        for articles, story in zip(groups, stories, strict=True):
            changed |= self._assign(articles, story)
        went = Counter(
            (each.story, story)
            for articles, story in zip(groups, stories, strict=True)
            for each in articles
            if each.story is not None
        )
        for (story, heir), _ in sorted(went.items(), key=lambda item: (item[1], item[0])):
            if story != heir:
                self._shelf.redirect(story, heir)
        return changed

    def _assign(self, articles: Sequence[Shelved], story: int) -> set[int]:
        """Put articles in a story, unless a person put them in another one; the stories that this changes."""
        moved = [each for each in articles if each.story != story and not each.pinned]
        self._shelf.assign(moved, story)
        return {each.story for each in moved if each.story is not None} | ({story} if moved else set())

    def _group(self, articles: Sequence[Shelved]) -> list[list[Shelved]]:
        """The articles of a region by story."""
        likeness = keep_apart(self._matrices.likeness(articles), [each.towns for each in articles])
        pins = [each.story if each.pinned else None for each in articles]
        return [[articles[row] for row in rows] for rows in group(likeness, pins)]

    def _cut(
        self,
        members: Sequence[Shelved],
        crowds: Sequence[Shelved],
        old: Sequence[Sequence[Shelved]],
        new: _Newcomer | None,
    ) -> list[tuple[list[int], int]]:
        """The regions of articles, and after them crowds, as numbers; `old` are the articles by their former regions.

        Only the new article can join articles of different regions. If those had been alike enough on a level on which
        both regions are small, they would have been in one region before.
        """
        numbers = {each.id: number for number, each in enumerate(members)}
        nodes = [Node(each.level) for each in members] + [Node(LAST, self._largest + 1)] * len(crowds)
        edges: list[RegionEdge] = []
        if new is not None:
            own = numbers[new.article.id]
            nodes[own] = Node(new.floor)
            by_crowd = {crowd.region: len(members) + number for number, crowd in enumerate(crowds)}
            for other, level in new.near:
                node = numbers.get(other.id, by_crowd.get(other.region))
                if node is not None:
                    edges.append((own, node, level))
            if len(members) <= self._largest and not crowds and {node.floor for node in nodes} == {new.floor}:
                return [(list(range(len(members))), new.floor)]  # all fit in one region: the new article joins them
        for articles in old:
            edges += [(numbers[one], numbers[other], level) for one, other, level in self._edges(articles)]
        return cut(nodes, edges, self._largest)

    def _edges(self, articles: Sequence[Shelved]) -> list[RegionEdge]:
        """Pairs of articles, by row id, that share enough leading terms, with the highest level that joins them."""
        likeness = self._matrices.likeness(articles)
        leading = [set(_vector(each).leading()) for each in articles]
        rows, columns = np.nonzero(np.triu(likeness >= LEVELS[0][0], 1))
        return [
            (articles[one].id, articles[other].id, level_of(like, articles[one].day, articles[other].day))
            for one, other, like in zip(rows.tolist(), columns.tolist(), likeness[rows, columns].tolist(), strict=True)
            if len(leading[one] & leading[other]) >= SHARED
        ]


def _age(article: Shelved) -> tuple[int, str]:
    """An order that does not depend on when an article was read."""
    return article.day, article.doc


def _vector(article: Shelved) -> Vector:
    return Vector.from_bytes(article.vector)


def _towns(analysis: Analysis) -> Towns:
    return find_towns(analysis.article.title, analysis.article.text, analysis.places)
