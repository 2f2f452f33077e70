"""The posts of a live blog: paragraphs headed by a time of day, each told at its own moment."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from reportedly.lang import read, rules
from reportedly.lang.months import Weekdays
from reportedly.model import Analysis, parse_moment

FEWEST = 3
"""Paragraphs headed by a time of day that make an article a live blog."""
_HEAD_REACH = 40
"""Characters of a paragraph in which its time stands."""
_HEAD = rules("en", "live_blogs")["post_time"]
_TELLING = 3
"""Letters that tell a weekday."""
_DAYS = {name[:_TELLING]: number for name, number in read("en", "weekdays", Weekdays).numbers.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class LivePost:
    """One post: where it starts in the article's text, and when it was written, ISO 8601; `None` if no day is known."""

    start: int
    told: str | None


def find_posts(analysis: Analysis) -> list[LivePost]:
    """The posts of a live blog in order of text; none if the article is no live blog.

    Blogs have their newest post first or last. Days are counted back from the article's own, at each step to an earlier
    post whose time of day is later, and at each name of another weekday.
    """
    text = analysis.article.text
    heads = [
        (block.start, match)
        for block in analysis.article.blocks
        if (match := _HEAD.found_in(text[block.start : min(block.end, block.start + _HEAD_REACH)]))
    ]
    if len(heads) < FEWEST:
        return []
    clocks = [_clock(match) for _, match in heads]
    falling = sum(later < earlier for earlier, later in pairwise(clocks))
    newest_first = falling * 2 > len(clocks) - 1
    order = range(len(heads)) if newest_first else range(len(heads) - 1, -1, -1)
    moments = _moments([heads[at][1] for at in order], [clocks[at] for at in order], analysis)
    told = dict(zip(order, moments, strict=True))
    return [LivePost(start=start, told=told[at]) for at, (start, _) in enumerate(heads)]


def post_at(posts: Sequence[LivePost], at: int) -> LivePost | None:
    """The post in which a character stands; `None` before the first one."""
    number = bisect_right(posts, at, key=lambda post: post.start) - 1
    return posts[number] if number >= 0 else None


def _clock(match: re.Match[str]) -> timedelta:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    return timedelta(hours=hour, minutes=minute)


def _moments(heads: Sequence[re.Match[str]], clocks: Sequence[timedelta], analysis: Analysis) -> list[str | None]:
    """When each post was written, the newest first."""
    issued = analysis.article.issued
    moment = parse_moment(issued.value) if issued else None
    if issued is None or moment is None:
        return [None] * len(heads)
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    found: list[str | None] = []
    for number, (head, clock) in enumerate(zip(heads, clocks, strict=True)):
        if head["day"]:
            day -= timedelta(days=(day.isoweekday() - _DAYS[head["day"][:_TELLING].lower()]) % 7)
        elif number and clock > clocks[number - 1]:
            day -= timedelta(days=1)
        found.append((day + clock).isoformat(timespec="minutes"))
    return found
