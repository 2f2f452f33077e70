"""Live blogs in HTML: one article of timed entries, as the page's data, its time elements or its time heads give them.

What a blog says before its entries opens the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lxml.etree import XPath
from lxml.html import HtmlElement

from reportedly.articles.furniture import is_no_text, is_promotion
from reportedly.articles.line_features import squeezed
from reportedly.articles.lines import PROSE_WORDS, Line, LineReader
from reportedly.articles.main_text import plain_lines
from reportedly.articles.page_dates import published_in
from reportedly.articles.posts import FEWEST, PostDraft, time_head, told_moments
from reportedly.articles.sections import Section
from reportedly.articles.structured import Update
from reportedly.model import Moment

FULLER = 1.5
"""How many times the words of its data a page's shown entries must have to be taken instead."""
LABEL_WORDS = 3
"""Words up to which a line of an entry that does not end like a sentence is a label: a name, a button."""
TIME_WORDS = 8
"""The same of a line with a time element."""
SHARE = 0.6
"""Share of the words of an article that stand below its time heads if it is a live blog."""
ONE_WAY = 0.7
"""Share of the steps from a time head to the next that go the same way."""
DAY = 24 * 60
"""Minutes: past midnight a time goes on."""
MOST_ENTRIES = 2_000
"""Entries of a live blog that are read."""
LINKED = 0.5
"""Share of a line's characters in links from which it is none of its entry's text."""
LONGEST_NAME, MOST_AUTHORS = 60, 3
_AUTHORS = XPath(
    ".//*[@rel='author' or @itemprop='author' or contains(@class, 'author') or contains(@class, 'byline')]"
)
_ENDS = (".", "!", "?", "…", '"', "”", "’", "'", ")", ":")


@dataclass(frozen=True, slots=True)
class LiveEntry:
    """One entry: what is said of it, and its lines."""

    post: PostDraft
    lines: tuple[str, ...]


def choose_entries(updates: Sequence[Update], sections: Sequence[Section], saved: Moment | None) -> list[LiveEntry]:
    """The entries of a live blog by the page's data, or as it shows them where that is much more."""
    told = [_from_update(update) for update in updates[:MOST_ENTRIES]] if len(updates) > 1 else []
    shown = [_from_section(section, saved) for section in sections[:MOST_ENTRIES] if section.live]
    return shown if _words(shown) > FULLER * _words(told) else told


def heads_of(lines: Sequence[Line], kept: Sequence[Line], last: Moment | None) -> list[tuple[Line, PostDraft]]:
    """The time heads among a page's lines, each with what it says of the entry below it; none if it is no live blog.

    `kept` are the lines of the article, `last` the moment from which days count back. Entries have prose, their times
    go one way, and they hold most of the article.
    """
    prose = {id(line) for line in kept if line.text.count(" ") >= PROSE_WORDS - 1}
    heads: list[Line] = []
    empty: Line | None = None
    for line in lines:
        if time_head(line.text):
            empty = line
        elif empty is not None and id(line) in prose:
            heads.append(empty)
            empty = None
    if not FEWEST <= len(heads) <= MOST_ENTRIES:
        return []
    times = [time for head in heads if (time := time_head(head.text))]
    counted = told_moments([time.clock for time in times], last)
    told = [time.told or moment for time, moment in zip(times, counted, strict=True)]
    minutes = [_minutes(time.clock) for time in times]
    up = sum((later - earlier) % DAY < DAY // 2 for earlier, later in pairwise(minutes))
    if max(up, len(times) - 1 - up) < ONE_WAY * (len(times) - 1):
        return []
    first = next(number for number, line in enumerate(lines) if line is heads[0])
    below = {id(line) for line in lines[first:]}
    sizes = [(len(line.text.split()), id(line) in below) for line in kept]
    if sum(size for size, is_below in sizes if is_below) < SHARE * sum(size for size, _ in sizes):
        return []
    return [(head, PostDraft(told=moment)) for head, moment in zip(heads, told, strict=True)]


def posts_above(lines: Sequence[Line], heads: Sequence[Line]) -> dict[str, int]:
    """For each text on a page the number of the time head above it, -1 before the first; a heading right above a head
    is of the post that the head dates."""
    above: dict[str, int] = {}
    number = -1
    for at, line in enumerate(lines):
        if any(line is head for head in heads[number + 1 : number + 2]):
            number += 1
            if at and lines[at - 1].heading and all(node.tag != "h1" for node in lines[at - 1].above[:3]):
                above[lines[at - 1].text] = number
        above.setdefault(line.text, number)
    return above


def _minutes(clock: re.Match[str]) -> int:
    return int(clock["hour"]) % 12 * 60 + int(clock["minute"]) + 720 * _is_late(clock)


def _is_late(clock: re.Match[str]) -> bool:
    """Whether a time of day is after noon."""
    return clock["half"].lower() == "p" if clock["half"] else int(clock["hour"]) >= 12


def _words(entries: Sequence[LiveEntry]) -> int:
    return sum(len(line.split()) for entry in entries for line in entry.lines)


def _from_update(update: Update) -> LiveEntry:
    post = PostDraft(update.published, update.title, update.authors, update.url, update.anchor)
    return LiveEntry(post, tuple(line for line in plain_lines(update.body) if line != update.title))


def _from_section(section: Section, saved: Moment | None) -> LiveEntry:
    told = published_in(section.written, saved, "time element")
    anchor = section.element.get("id") or section.element.get("data-id")
    lines = tuple(dict.fromkeys(_shown(section.element, section.title)))
    return LiveEntry(PostDraft(told, section.title, _authors(section.element), anchor=anchor), lines)


def _authors(element: HtmlElement) -> tuple[str, ...]:
    """The names that an entry marks as its author's."""
    names = (" ".join(each.text_content().split()) for each in _AUTHORS(element))
    return tuple(dict.fromkeys(name for name in names if 0 < len(name) <= LONGEST_NAME))[:MOST_AUTHORS]


def _shown(element: HtmlElement, title: str | None) -> Iterator[str]:
    """The lines that an entry shows, but its time, its title, names and buttons."""
    for line in LineReader().read(element):
        words = line.text.count(" ") + 1
        label = (words <= LABEL_WORDS or (line.times and words <= TIME_WORDS)) and not line.text.endswith(_ENDS)
        linked = line.linked > LINKED * len(line.text) and not line.text.endswith(_ENDS)
        if line.text != title and not (label or linked or is_no_text(line.text) or is_promotion(line.text)):
            yield line.text


def lead_of(tree: HtmlElement, updates: Sequence[Update]) -> list[str]:
    """The paragraphs between a live blog's headline and the first that its data give as an entry's; none if its page
    shows no entry."""
    headline = next(iter(tree.iter("h1")), None)
    bodies = squeezed("".join(update.body for update in updates))
    texts: list[str] = []
    is_below = False
    for element in tree.iter("h1", "p"):
        is_below = is_below or element is headline
        text = " ".join(element.text_content().split())
        if is_below and element.tag == "p" and text.count(" ") >= PROSE_WORDS - 1:
            if squeezed(text) in bodies:
                return texts
            texts.append(text)
    return []
