"""Everything that one source said in all stories, and its numbers beside those of others."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.api import Workspace
from reportedly.model import Entry, Ledger, Tally
from reportedly.web import links
from reportedly.web.view_data import Compared, ComparedTally, SourceView
from reportedly.web.views import anchor, entry_row, said_of
from reportedly.wording.tallies import heading, outlets_of, standing_in_words
from reportedly.wording.values import value_in_words

COMPARED_STORIES = 20
"""Number of stories in which a source's numbers are compared with those of others."""
STATEMENTS_SHOWN = 200
"""Number of statements of a source that are shown."""


def source_view(workspace: Workspace, name: str) -> SourceView:
    """Everything that a source said, the latest first, and its numbers beside those of others."""
    hits = workspace.lists.statements_by(name, STATEMENTS_SHOWN)
    tallies = [compared for ledger in source_ledgers(workspace, name) for compared in _compared(ledger, name)]
    tallies.sort(key=lambda each: not each.is_shared)
    return SourceView(name, tuple(map(said_of, hits)), tuple(tallies))


def source_ledgers(workspace: Workspace, name: str) -> Iterator[Ledger]:
    """The ledgers of the stories that a source spoke in last."""
    hits = workspace.lists.statements_by(name, STATEMENTS_SHOWN)
    stories = dict.fromkeys(hit.story for hit in hits if hit.story is not None)
    for story in list(stories)[:COMPARED_STORIES]:
        yield workspace.ledger(story)


def _compared(ledger: Ledger, name: str) -> Iterator[ComparedTally]:
    for tally in ledger.tallies:
        own = [number for number, entry in enumerate(tally.entries) if entry.source == name]
        if own:
            yield ComparedTally(
                what=heading(tally),
                standing=standing_in_words(tally),
                story=ledger.story,
                story_title=ledger.title,
                href=f"{links.story(ledger.story)}#{anchor(tally)}",
                data=links.tally_data(ledger.story, tally.id),
                is_shared=len({entry.source for entry in tally.entries}) > 1,
                numbers=tuple(_beside(ledger, tally, number) for number in own),
            )


def _beside(ledger: Ledger, tally: Tally, number: int) -> Compared:
    own = tally.entries[number]
    row = entry_row(tally, number, dict(outlets_of(ledger)))
    others = _latest_of_others(tally, number)
    if not others:
        return Compared(row, "", 0, "")
    low, high = min(each.low for each in others), max(each.high for each in others)
    position = "lower" if own.high < low else "higher" if own.low > high else "within"
    bound = others[0].bound if len(others) == 1 else "exact"
    return Compared(row, value_in_words(low, high, bound), len(others), position)


def _latest_of_others(tally: Tally, number: int) -> list[Entry]:
    """The latest number of each other source that was not published later than an entry. Denied and forecast numbers,
    values of before, and words such as "hundreds", do not count."""
    own = tally.entries[number]
    found = {
        entry.source: entry
        for index, entry in enumerate(tally.entries)
        if (index < number or entry.published == own.published)
        and entry.source != own.source
        and entry.status not in ("denied", "forecast")
        and entry.bound != "vague"
        and not entry.replaced
    }
    return list(found.values())
