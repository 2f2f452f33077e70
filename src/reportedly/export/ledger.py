"""A ledger as JSON, CSV and Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import msgspec

from reportedly.export import csv, json, markdown
from reportedly.model import Entry, Ledger, LedgerArticle, Tally
from reportedly.wording.days import UNSURE
from reportedly.wording.sources import source_in_words
from reportedly.wording.tallies import flags, heading, outlets_of, spread_in_words, standing_in_words
from reportedly.wording.values import reported_value

COLUMNS = (
    "story", "title", "tally", "what", "measure", "unit", "low", "high", "bound", "status", "source", "role", "place",
    "scope", "first_day", "last_day", "published", "origins", "outlets", "flags", "tally_id", "standing_low",
    "standing_high", "doc", "figure", "start", "end", "sentence",
)  # fmt: skip
"""Of tables with one row an entry; `tally` is its number in the ledger."""
UNSURE_DATE = "unsure-date"
"""Among the flags of such a row: `published` rests on the time of a file alone."""
_TALLY_COLUMNS = (
    "published", "how many", "flags", "who says so", "where", "status", "origins", "outlets", "sentence", "article",
)  # fmt: skip


def to_json(ledger: Ledger) -> str:
    """One line of JSON, in the shape of docs/contract.md."""
    return json.to_json(ledger)


def to_csv(ledgers: Sequence[Ledger], *, excel: bool = False) -> str:
    """A table with one row for each entry of all tallies of all ledgers; for `excel` see `reportedly.export.csv`."""
    tallies = ((ledger.story, ledger.title, tally) for ledger in ledgers for tally in ledger.tallies)
    return tallies_to_csv(tallies, excel=excel)


def tallies_to_csv(tallies: Iterable[tuple[int, str, Tally]], *, excel: bool = False) -> str:
    """A table with one row for each entry of tallies. Each tally comes with the number and title of its story; tallies
    of one story have to follow each other."""
    return csv.to_csv(COLUMNS, entry_rows(tallies), excel=excel)


def entry_rows(tallies: Iterable[tuple[int, str, Tally]]) -> Iterator[tuple[csv.Cell, ...]]:
    """The rows of `COLUMNS`."""
    return (
        entry_row(story, title, number, tally, entry, marks)
        for (story, title), found in groupby(tallies, key=lambda each: each[:2])
        for number, (*_, tally) in enumerate(found, 1)
        for entry, marks in zip(tally.entries, flags(tally).values(), strict=True)
    )


def tally_to_json(story: int, title: str, tally: Tally) -> str:
    """One line of JSON: the tally as in its ledger, with the number and title of its story."""
    return json.to_json({"story": story, "title": title} | msgspec.to_builtins(tally))


def entry_row(
    story: int, title: str, number: int, tally: Tally, entry: Entry, marks: Sequence[str]
) -> tuple[csv.Cell, ...]:
    """The row of `COLUMNS` for an entry of the tally with this number, with its flags."""
    marks = [*marks, UNSURE_DATE] if entry.unsure else marks
    first, last = entry.time or (None, None)
    low, high = tally.standing or (None, None)
    return (
        story, title, number, tally.what, tally.measure, tally.unit, entry.low, entry.high, entry.bound,
        entry.status, entry.source, entry.role, entry.place, entry.scope, first, last, entry.published, entry.origins,
        entry.outlets, " ".join(marks), tally.id, low, high, entry.doc, entry.figure, entry.start, entry.end,
        entry.sentence,
    )  # fmt: skip


def to_markdown(ledger: Ledger) -> str:
    """Headings and tables: articles, each tally with its evidence, and statements."""
    lines = [f"# {markdown.escape(ledger.title)}", ""]
    articles = [(article.doc, article.publisher, _published(article)) for article in ledger.articles]
    lines += markdown.to_table(("article", "publisher", "published"), articles)
    outlets = outlets_of(ledger)
    for tally in ledger.tallies:
        stands = f"{standing_in_words(tally)} stands; {spread_in_words(tally, outlets)}; tally {tally.id}"
        lines += ["", f"## {markdown.escape(heading(tally))}", "", markdown.escape(stands), ""]
        lines += [markdown.escape(tally.changed), ""] if tally.changed else []
        rows = [_cells(entry, marks) for entry, marks in zip(tally.entries, flags(tally).values(), strict=True)]
        lines += markdown.to_table(_TALLY_COLUMNS, rows)
    if ledger.statements:
        lines += ["", "## Statements", ""]
        said = [(each.speaker, each.content, each.doc) for each in ledger.statements]
        lines += markdown.to_table(("who", "what", "article"), said)
    return "\n".join(lines) + "\n"


def _published(dated: Entry | LedgerArticle) -> str | None:
    return f"{dated.published} ({UNSURE})" if dated.published and dated.unsure else dated.published


def _cells(entry: Entry, marks: Sequence[str]) -> tuple[str | None, ...]:
    return (
        _published(entry), reported_value(entry), ", ".join(marks), source_in_words(entry.source), entry.place,
        entry.status, str(entry.origins), str(entry.outlets), entry.sentence, entry.doc,
    )  # fmt: skip
