"""The posts of a live blog: where each begins in the article's text, and when it was written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from reportedly.articles.compose import Part
from reportedly.articles.dates import DateLines, read_date
from reportedly.lang import read, rules
from reportedly.lang.months import Weekdays
from reportedly.model import Block, Moment, Post, parse_moment

FEWEST = 3
"""Paragraphs headed by a time of day that make an article a live blog."""
POST_BLANKS = 4
"""Blanks in the middle one of a blog's posts, by length: times with less behind them are a timetable."""
_HEAD_REACH = 40
"""Characters of a paragraph in which its time stands."""
LONGEST_BLOG = timedelta(days=14)
"""A change after it is none that a new post made."""
_RULES = rules("en", "live_blogs")
_HEAD, _ALONE, _LABEL, _BYLINE = (
    _RULES[name] for name in ("post_time", "post_time_alone", "post_time_label", "post_byline")
)
_AGO = rules("en", "date_lines", DateLines)["ago"]
_FULL_DATE = rules("en", "date_lines", DateLines)["full_date"]
_MINUTES = re.compile(r"\d[:.h]\d\d")
"""Each time of day that stands alone has minutes."""
_TELLING = 3
"""Letters that tell a weekday."""
_DAYS = {name[:_TELLING]: number for name, number in read("en", "weekdays", Weekdays).numbers.items()}


@dataclass(frozen=True, slots=True)
class PostDraft:
    """A post before its text is put together: what the page says of it."""

    told: Moment | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    anchor: str | None = None


def place_posts(drafts: Sequence[PostDraft], parts: Sequence[Part], blocks: Sequence[Block]) -> tuple[Post, ...]:
    """The posts in order of text; `parts` say by their `post` which draft they are of, and `blocks` where they stand.

    The id of a post is what the page calls it, else its moment: it stays when posts are added.
    """
    placed: list[Post] = []
    taken: dict[str, int] = {}
    for number, draft in enumerate(drafts):
        own = [block for part, block in zip(parts, blocks, strict=True) if part.post == number]
        if not own:
            continue
        name = draft.anchor or draft.url or (draft.told.value if draft.told else f"post-{len(drafts) - number}")
        taken[name] = taken.get(name, 0) + 1
        if taken[name] > 1:
            name = f"{name}-{taken[name]}"
        placed.append(
            Post(
                id=name, start=own[0].start, end=own[-1].end, told=draft.told, title=draft.title,
                authors=draft.authors, url=draft.url,
            )
        )  # fmt: skip
    return tuple(sorted(placed, key=lambda post: post.start))


def headed_posts(
    text: str, blocks: Sequence[Block], published: Moment | None, updated: Moment | None
) -> tuple[Post, ...]:
    """The posts of a text whose paragraphs begin with times of day; none if it is no live blog."""
    heads = [
        (block.start, match)
        for block in blocks
        if (match := _HEAD.found_in(text[block.start : min(block.end, block.start + _HEAD_REACH)]))
    ]
    if len(heads) < FEWEST:
        return ()
    moments = told_moments([match for _, match in heads], last_day(published, updated))
    ends = [start - 1 for start, _ in heads[1:]] + [len(text)]
    sizes = sorted(text.count(" ", start, end) for (start, _), end in zip(heads, ends, strict=True))
    if sizes[len(sizes) // 2] < POST_BLANKS:
        return ()
    posts = [
        Post(id=moment.value if moment else f"{number}", start=start, end=end, told=moment)
        for number, ((start, _), end, moment) in enumerate(zip(heads, ends, moments, strict=True))
    ]
    return tuple(_named_apart(posts))


@dataclass(frozen=True, slots=True)
class TimeHead:
    """A line that is the time of a post and nothing else: its time of day, and all that is written if that has the
    day."""

    clock: re.Match[str]
    written: str | None

    @property
    def told(self) -> Moment | None:
        """Its moment, if it says the day."""
        return read_date(self.written, "time that heads the post", None) if self.written else None


def time_head(line: str) -> TimeHead | None:
    """What a line says that is nothing but the time of a post; `None` of other lines."""
    if len(line) > _HEAD_REACH or _MINUTES.search(line) is None:
        return None
    line = _AGO.pattern.sub(" ", _BYLINE.pattern.sub("", line))  # what stands beside the time, run together with it
    bare = " ".join(_FULL_DATE.pattern.sub(" ", line).split()).strip(" ,|·-–—")
    clock = _ALONE.pattern.fullmatch(bare)
    if clock is None:
        return None
    return TimeHead(clock, _LABEL.pattern.sub("", line) if _FULL_DATE.found_in(line) else None)


def last_day(published: Moment | None, updated: Moment | None) -> Moment | None:
    """The moment from which the days of posts count back: that of the last change, if the blog ended with it."""
    if published is None or updated is None:
        return updated or published
    days = date.fromisoformat(updated.day) - date.fromisoformat(published.day)
    return updated if timedelta(0) <= days <= LONGEST_BLOG else published


def told_moments(heads: Sequence[re.Match[str]], last: Moment | None) -> list[Moment | None]:
    """When each post was written, in their order, by the times of day that head them.

    Blogs have their newest post first or last. Days are counted back from the `last` one, at each step to an earlier
    post whose time of day is later, and at each name of another weekday. No moments if that day is unknown.
    """
    start = parse_moment(last.value) if last and not last.unsure and last.precision not in ("year", "month") else None
    if start is None:
        return [None] * len(heads)
    clocks = [_clock(match) for match in heads]
    falling = sum(later < earlier for earlier, later in pairwise(clocks))
    newest_first = falling * 2 > len(clocks) - 1
    order = range(len(heads)) if newest_first else range(len(heads) - 1, -1, -1)
    day = start.replace(hour=0, minute=0, second=0, microsecond=0)
    found: list[Moment | None] = [None] * len(heads)
    previous: timedelta | None = None
    for at in order:
        name = heads[at].groupdict().get("day")
        if name:
            day -= timedelta(days=(day.isoweekday() - _DAYS[name[:_TELLING].lower()]) % 7)
        elif previous is not None and clocks[at] > previous:
            day -= timedelta(days=1)
        previous = clocks[at]
        found[at] = _moment(day + clocks[at])
    return found


def _moment(when: datetime) -> Moment:
    return Moment(when.isoformat(timespec="minutes"), "minute", "time of day that heads the post")


def _clock(match: re.Match[str]) -> timedelta:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    return timedelta(hours=hour, minutes=minute)


def _named_apart(posts: Sequence[Post]) -> list[Post]:
    """The posts with ids of their own: those that share one are numbered, the oldest first."""
    taken: dict[str, int] = {}
    named: list[Post] = []
    for post in reversed(posts):
        taken[post.id] = taken.get(post.id, 0) + 1
        named.append(replace(post, id=f"{post.id}-{taken[post.id]}") if taken[post.id] > 1 else post)
    return named[::-1]
