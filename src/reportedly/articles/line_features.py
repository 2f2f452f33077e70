"""What is measured of each line of a page, for the judge of its main text: the line, its neighbours, what it is in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log1p

import numpy as np
from numpy.typing import NDArray

from reportedly.articles.furniture import LONGEST, ends_article, is_page_mark, is_promotion
from reportedly.articles.lines import PROSE_WORDS, Line, Node

Floats = NDArray[np.float32]

LONG_WORDS = 30
"""Words up to which the words of a line are weighed one by one, and of a longer line its first ones."""
OPENING = 60
"""Characters of a line whose digits and capitals are counted."""
LINKED = 0.9
"""Share of a line's characters that are links from which it is nothing else."""
PART = 40
"""Characters from which a line is looked for inside the lines of the extractor."""
LEVELS = 4
"""Elements around a line that are near it."""
_WORDS = re.compile(r"[^\W_]+")
_ENDS = re.compile(r"""[.!?…:;。！？]["'”’»)\]]*$""")
OWN = (
    "characters", "words", "linked", "strong", "heading", "h1", "h2", "paragraph", "item", "row", "quote", "div",
    "pre", "ends", "stops", "commas", "digits", "capitals", "upper start", "word length", "quotes", "promotion",
    "after article", "page mark", "is title", "title overlap", "is description", "in data", "repeated", "word odds",
    "first word odds", "name odds near", "name odds mid", "name odds far", "least name odds", "hidden",
    "in article", "in main", "in aside", "in header", "in footer", "in form", "in list", "in table", "in figure",
    "in body mark", "depth", "extracted",
)  # fmt: skip
AROUND = (
    "place", "lines after", "characters before", "after title", "lines since title", "holder characters",
    "outer linked", "outer lines", "outer prose", "third linked", "third lines", "third prose", "alike",
    "alike share", "parent alike", "same", "steps to main", "main prose share", "own prose", "prose share",
    "lines to prose before", "lines to prose after", "prose near", "heading before odds", "page lines",
    "page prose", "main linked", "main lines", "has data", "has mark", "ended",
)  # fmt: skip
SHIFTED = (
    "words", "linked", "ends", "heading", "word odds", "name odds near", "promotion", "in data", "item",
    "steps to main", "extracted",
)  # fmt: skip
"""What is looked at of the two lines before and after, too."""
NEAR = (-2, -1, 1, 2)
COLUMNS = (*OWN, *AROUND, *(f"{name} {step:+d}" for step in NEAR for name in SHIFTED))


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a page's text before its lines are judged.

    `data` is the text as the page's data give it, without blanks; `extracted` the lines that the extractor takes.
    """

    title: str | None = None
    description: str | None = None
    data: str | None = None
    extracted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Odds:
    """Log odds that a line with a word is of the main text: words of lines, and of the class and id of elements."""

    words: Mapping[str, float]
    names: Mapping[str, float]


def line_words(text: str) -> list[str]:
    """The words of a line that are weighed."""
    return _WORDS.findall(text.lower())[:LONG_WORDS]


def measure(lines: Sequence[Line], about: About, odds: Odds) -> Floats:
    """The features [lines, `COLUMNS`] of a page's lines."""
    settings = _Settings(odds.names)
    main = _main_node(lines)
    counts: dict[str, int] = {}
    for line in lines:
        counts[line.text] = counts.get(line.text, 0) + 1
    title = " ".join(about.title.split()) if about.title else ""
    title_words = set(_WORDS.findall(title.lower()))
    own = [_own(line, about, title, title_words, counts, odds.words, settings) for line in lines]
    base = np.array(own, np.float32).reshape(len(lines), len(OWN) - 1)
    base = np.concatenate([base, _extracted(lines, about.extracted)[:, None]], 1)
    around = _around(lines, base, main, about)
    both = np.concatenate([base, around], 1)
    picked = both[:, [COLUMNS.index(name) for name in SHIFTED]]
    return np.concatenate([both, *(_shifted(picked, step) for step in NEAR)], 1)


def _extracted(lines: Sequence[Line], extracted: Sequence[str]) -> Floats:
    """1 for each line that the extractor takes, 0 for others; -1 for all if it takes none."""
    whole = {squeezed(text) for text in extracted}
    joined = "".join(squeezed(text) for text in extracted)
    found = [(text := squeezed(line.text)) in whole or (len(line.text) > PART and text in joined) for line in lines]
    return np.array(found, np.float32) if any(found) else np.full(len(lines), -1, np.float32)


def squeezed(text: str) -> str:
    """A text without blanks."""
    return "".join(text.split())


@dataclass(slots=True, eq=False)
class _Setting:
    """What is measured of an element and of all that are around it: the log odds of the names of the nearest, the sums
    of all from each of them on, the least of all, the tags, and whether one is marked as the body."""

    near: tuple[float, ...]
    wholes: tuple[float, ...]
    least: float
    tags: frozenset[str]
    marked: bool


class _Settings:
    """The setting of each element, made once: neighbours share most of what is around them."""

    def __init__(self, odds: Mapping[str, float]) -> None:
        self._odds = odds
        self._known: dict[Node, _Setting] = {}

    def of(self, node: Node) -> _Setting:
        known = self._known.get(node)
        if known is None:
            known = self._known[node] = self._made(node)
        return known

    def _made(self, node: Node) -> _Setting:
        get = self._odds.get
        own = get("<" + node.tag, 0.0) + sum([get(name, 0.0) for name in node.names])
        if node.above is None:
            return _Setting((own,), (own,), own, frozenset((node.tag,)), node.marked)
        above = self.of(node.above)
        tags = above.tags if node.tag in above.tags else above.tags | {node.tag}
        near, wholes = (own, *above.near[: LEVELS - 1]), (own + above.wholes[0], *above.wholes[:LEVELS])
        return _Setting(near, wholes, min(own, above.least), tags, node.marked or above.marked)


TAGGED = [{"article"}, {"main"}, {"aside"}, {"header"}, {"footer"}, {"form"}, {"ul", "ol"}, {"table"}, {"figure"}]
"""Elements of which one around a line is a feature of it."""


@lru_cache(4096)
def _tagged(tags: frozenset[str]) -> tuple[bool, ...]:
    return tuple(not each.isdisjoint(tags) for each in TAGGED)


def _own(
    line: Line, about: About, title: str, title_words: set[str], counts: dict[str, int], odds: Mapping[str, float],
    settings: _Settings,
) -> list[float]:  # fmt: skip
    text, tag = line.text, line.node.tag
    size = len(text)
    words, opening = text.count(" ") + 1, text[:OPENING]
    weighed = line_words(text)
    each = [odds.get(word, 0.0) for word in weighed]
    is_plain = size <= LONGEST and line.linked < LINKED * size  # what is all links is told by that
    shared = len(title_words.intersection(weighed)) if title_words else 0
    here = settings.of(line.node)
    far = here.wholes[LEVELS] if len(here.wholes) > LEVELS else 0.0
    packed = squeezed(text) if about.data else ""
    return [
        log1p(size), log1p(words), line.linked / size, min(1.0, line.strong / size), line.heading, tag == "h1",
        tag == "h2", tag == "p", tag == "li", tag == "tr", tag == "blockquote", tag == "div", tag == "pre",
        _ENDS.search(text[-4:]) is not None, log1p(text.count(". ")), log1p(text.count(",")),
        _share(str.isdigit, opening), 0.0 if opening.islower() else _share(str.isupper, opening),
        text[0].isupper(), size / words, text[0] in "\"“'‘", is_plain and is_promotion(text),
        is_plain and ends_article(text), is_plain and is_page_mark(text), text == title, shared / max(1,
        len(title_words)) if words < 40 else 0.0,
        about.description is not None and size > 30 and text[:60] == about.description[:60],
        0.0 if not about.data else 1.0 if packed in about.data else -1.0, log1p(counts[text] - 1),
        sum(each) / (len(each) + 2), each[0] if each else 0.0, sum(here.near[:2]), sum(here.near[2:]),
        far, here.least, line.node.hidden, *_tagged(here.tags), here.marked, line.node.depth,
    ]  # fmt: skip


def _share(is_one: Callable[[str], bool], text: str) -> float:
    """The share of a text's characters that are of a kind."""
    return sum(map(is_one, text)) / len(text)


def _main_node(lines: Sequence[Line]) -> Node | None:
    """The element whose own paragraphs hold the most prose."""
    nodes = {node: None for line in lines for node in line.above[:2]}
    return max(nodes, key=lambda node: node.own_prose, default=None)


def _around(lines: Sequence[Line], base: Floats, main: Node | None, about: About) -> Floats:
    size = len(lines)
    characters = np.expm1(base[:, 0])
    before = np.cumsum(characters) - characters
    total = max(1.0, float(characters.sum()))
    is_prose = (base[:, 1] >= log1p(PROSE_WORDS) - 1e-4) & (base[:, 2] < 0.5)
    prose_total = max(1.0, float((characters * is_prose).sum()))
    titles = np.nonzero((base[:, OWN.index("h1")] > 0) | (base[:, OWN.index("is title")] > 0))[0]
    number = np.arange(size)
    title_at = int(titles[0]) if len(titles) else 0
    since = np.log1p(np.maximum(0, number - title_at))
    backward, forward = _distances(is_prose)
    near = np.convolve(is_prose, np.ones(7), "same")[:size] if size >= 7 else np.full(size, is_prose.sum())
    heading_odds = _carried(base)
    steps = _steps_to(main, lines)
    rows = np.array([_holders(line, total) for line in lines], np.float32).reshape(size, 10)
    main_row = (
        [main.prose / prose_total, main.linked / max(1, main.characters), log1p(main.lines)] if main else [0, 0, 0]
    )
    marked = any(node.marked for node in {node: None for line in lines for node in line.above})
    columns = [
        number / max(1, size), np.log1p(size - number), before / total, number >= title_at, since,
        *rows.T,
    ]  # fmt: skip
    columns += [
        [line.node.above.children[line.node.signature] if line.node.above else 1 for line in lines],
        steps, np.full(size, main_row[0]), [log1p(line.node.own_prose) for line in lines],
        [line.node.prose / prose_total for line in lines], backward, forward, near, heading_odds,
        np.full(size, log1p(size)), np.full(size, log1p(prose_total)), np.full(size, main_row[1]),
        np.full(size, main_row[2]), np.full(size, about.data is not None), np.full(size, marked),
        ended(base, is_prose),
    ]  # fmt: skip
    return np.stack([np.asarray(column, np.float32) for column in columns], 1)


def _holders(line: Line, total: float) -> list[float]:
    """Sizes of the elements around a line: that which holds it, the next, and the third."""
    above, last = line.above, len(line.above) - 1
    holder, outer, third = above[0], above[min(1, last)], above[min(2, last)]
    parent = holder.above.above if holder.above else None
    alike = holder.above.children[holder.signature] if holder.above else 1
    others = sum(holder.above.children.values()) if holder.above else 1
    parent_alike = parent.children[holder.above.signature] if parent and holder.above else 1
    return [
        log1p(holder.characters), outer.linked / max(1, outer.characters), log1p(outer.lines),
        outer.prose / max(1, outer.characters), third.linked / max(1, third.characters), log1p(third.lines),
        third.prose / max(1, third.characters), log1p(alike), alike / max(1, others), log1p(parent_alike),
    ]  # fmt: skip


def _steps_to(main: Node | None, lines: Sequence[Line]) -> list[float]:
    """How many elements up from the main one stand around a line, too; and how far down the line is from there."""
    up: dict[Node, int] = {}
    node, step = main, 0
    while node is not None:
        up[node] = step
        node, step = node.above, step + 1
    found = []
    for line in lines:
        here = next((each for each in line.above if each in up), None)
        found.append(float(up[here]) if here is not None else float(len(up)))
    return found


def _distances(is_prose: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """For each line the number of lines to the last prose before it and the next after it, as logarithms."""
    size = len(is_prose)
    number = np.arange(size)
    last = np.maximum.accumulate(np.where(is_prose, number, -size))
    before = np.concatenate([[-size], last[:-1]])
    following = np.minimum.accumulate(np.where(is_prose, number, 2 * size)[::-1])[::-1]
    after = np.concatenate([following[1:], [2 * size]])
    return np.log1p(number - before).astype(np.float32), np.log1p(after - number).astype(np.float32)


def ended(base: Floats, is_prose: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether a heading like "Comments" or "More stories" stands before each line, and prose before that."""
    ends = (base[:, OWN.index("heading")] > 0) & (base[:, OWN.index("after article")] > 0) & (np.cumsum(is_prose) > 1)
    return np.maximum.accumulate(ends)


def _carried(base: Floats) -> Floats:
    """The word odds of the last heading before each line."""
    heading = base[:, OWN.index("heading")] > 0
    number = np.arange(len(base))
    last = np.maximum.accumulate(np.where(heading, number, -1))
    odds = base[:, OWN.index("word odds")]
    return np.where(last >= 0, odds[np.maximum(last, 0)], 0.0).astype(np.float32)


def _shifted(values: Floats, step: int) -> Floats:
    """The rows of the lines `step` away; zeros beyond the page."""
    moved = np.zeros_like(values)
    if step > 0:
        moved[:-step] = values[step:]
    else:
        moved[-step:] = values[:step]
    return moved
