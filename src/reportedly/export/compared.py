"""Hand-coded numbers beside tallies, as CSV: both sides with their sources, and the sentence behind ours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.export import csv
from reportedly.export.evidence_links import LOCAL_PAGE, local_figure
from reportedly.model import ComparedNumber

COLUMNS = (
    "kind", "measure", "their_id", "their_line", "their_first", "their_last", "their_place", "their_country",
    "their_type", "their_low", "their_high", "their_source", "score", "story", "title", "tally_id", "what", "place",
    "our_low", "our_high", "as_of", "entry_low", "entry_high", "source", "published", "doc", "sentence", "local",
)  # fmt: skip
"""Of the table, with a row for each number; what only one side has leaves the other's columns empty. The entry is the
one that holds their number most narrowly, else the latest."""


def to_csv(found: Sequence[ComparedNumber], *, excel: bool = False) -> str:
    """The table as CSV."""
    return csv.to_csv(COLUMNS, map(_row, found), excel=excel)


def _row(each: ComparedNumber) -> tuple[csv.Cell, ...]:
    return (each.kind, each.measure, *_theirs(each), *_ours(each))


def _theirs(each: ComparedNumber) -> Iterator[csv.Cell]:
    row = each.row
    if row is None:
        yield from [None] * 10
        return
    place = row.places[0] if row.places else None
    yield from (row.id, row.line, row.first, row.last, place, row.country, row.kind, *row.values[each.measure])
    yield row.source


def _ours(each: ComparedNumber) -> Iterator[csv.Cell]:
    tally, entry = each.tally, each.entry
    if tally is None or entry is None:
        yield from [None] * 16
        return
    latest = tally.entries[tally.latest]
    low, high = tally.standing or (latest.low, latest.high)
    score = None if each.score is None else round(each.score, 2)
    yield from (score, each.story, each.title, tally.id, tally.what, tally.place, low, high, tally.as_of)
    yield from (
        entry.low,
        entry.high,
        entry.source,
        entry.published,
        entry.doc,
        entry.sentence,
        LOCAL_PAGE + local_figure(entry.doc, entry.figure),
    )
