"""Makes the data of each page from what the workspace gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from markupsafe import Markup

from reportedly.api import StatementHit, StoryRow, Workspace
from reportedly.ledger.telling import has_moved, movement_in_words
from reportedly.model import Tally
from reportedly.web import links
from reportedly.web.view_data import (
    EntryRow,
    Headline,
    StatementItem,
    StoryItem,
)
from reportedly.wording.days import dated, day_in_words, days_in_words, moment_in_words
from reportedly.wording.sources import source_in_words
from reportedly.wording.sparkline import sparkline
from reportedly.wording.tallies import heading, standing_in_words, tellers_in_words
from reportedly.wording.values import reported_value, told_in_words

NO_OUTLETS: Mapping[str, str] = MappingProxyType({})


def story_item(workspace: Workspace, row: StoryRow) -> StoryItem:
    """A story for a list, with its headline figures."""
    return listed_story(row, workspace.lists.headlines(row.id))


def listed_story(row: StoryRow, tallies: Sequence[Tally], outlets: Mapping[str, str] = NO_OUTLETS) -> StoryItem:
    """The same from the tallies that stand for it; `outlets` are known publishers by article."""
    headlines = tuple(_headline(row.id, tally, outlets) for tally in tallies)
    is_now_other = row.now != row.title
    days = days_in_words(row.first, row.last)
    return StoryItem(
        id=row.id,
        title=row.title,
        articles=row.articles,
        first=row.first,
        last=row.last,
        days=days,
        outlets=row.outlets,
        now=row.now if is_now_other else None,
        now_outlet=row.now_outlet,
        now_href=links.article(row.now_doc) if row.now_doc and is_now_other else None,
        heard=day_in_words(row.last),
        changed=row.changed,
        headlines=headlines,
    )


def _headline(story: int, tally: Tally, outlets: Mapping[str, str]) -> Headline:
    origins = len({entry.origin for entry in tally.entries})
    latest = tally.entries[tally.latest]
    return Headline(
        what=heading(tally),
        value=standing_in_words(tally),
        who=tellers_in_words(tally, outlets),
        moved=movement_in_words(tally, outlets),
        origins=origins,
        conflicts=len(tally.conflicts),
        href=tally_href(story, tally),
        evidence=links.figure(latest.doc, latest.figure),
        spark=Markup(sparkline(tally)) if has_moved(tally) else Markup(),
    )


def tally_href(story: int, tally: Tally) -> str:
    """The address of a tally on the page of its story."""
    return links.tally(story, tally.id)


def entry_row(tally: Tally, number: int, publishers: Mapping[str, str], copies: tuple[str, ...] = ()) -> EntryRow:
    """An entry of a tally as a row; `publishers` by article. `copies` are the outlets that carry its article's text."""
    entry = tally.entries[number]
    pairs = [pair for pair in tally.conflicts if number in pair]
    rivals = [tally.entries[one if other == number else other] for one, other in pairs]
    signs = {
        "conflict": bool(rivals),
        "fall": number in tally.falls,
        "jump": number in tally.jumps,
    } | ({entry.checked: True} if entry.checked else {})
    return EntryRow(
        entry=entry,
        number=number,
        when=dated(entry.published, unsure=entry.unsure),
        value=reported_value(entry),
        who=source_in_words(entry.source, entry.role),
        href=links.figure(entry.doc, entry.figure),
        source_href=links.source(entry.source) if entry.source else None,
        publisher=publishers.get(entry.doc, entry.doc),
        signs=tuple(sign for sign, holds in signs.items() if holds),
        against=told_in_words(rivals[0], publishers.get(rivals[0].doc)) if rivals else None,
        copies=copies,
    )


def anchor(tally: Tally) -> str:
    """The anchor of a tally on the page of its story."""
    return links.tally_anchor(tally.id)


def said_of(hit: StatementHit) -> StatementItem:
    """A statement as a row."""
    href = links.statement(hit.doc, hit.number)
    return StatementItem(
        speaker=hit.speaker,
        role=hit.role,
        content=hit.content,
        doc=hit.doc,
        when=moment_in_words(hit.published),
        href=href,
    )
