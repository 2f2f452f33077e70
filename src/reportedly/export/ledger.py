"""A ledger as JSON, CSV and Markdown."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import msgspec

from reportedly.export.values import value_in_words
from reportedly.model import Entry, Ledger, Tally

_COLUMNS = (
    "story", "title", "tally", "what", "measure", "unit", "low", "high", "bound", "status", "source", "role", "place",
    "scope", "first_day", "last_day", "published", "origins", "doc", "start", "end", "sentence",
)  # fmt: skip


def to_json(ledger: Ledger) -> str:
    """One line of JSON, in the shape of docs/contract.md."""
    return msgspec.json.encode(ledger).decode()


def to_csv(ledgers: Sequence[Ledger]) -> str:
    """A table with one row an entry and a header (RFC 4180); opens in spreadsheets without running anything."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(_COLUMNS)
    for ledger in ledgers:
        for number, tally in enumerate(ledger.tallies, 1):
            for entry in tally.entries:
                writer.writerow(map(_inert, _csv_row(ledger, number, tally, entry)))
    return stream.getvalue()


def _csv_row(ledger: Ledger, number: int, tally: Tally, entry: Entry) -> tuple[str | int | float | None, ...]:
    first, last = entry.time or (None, None)
    return (
        ledger.story, ledger.title, number, tally.what, tally.measure, tally.unit, entry.low, entry.high, entry.bound,
        entry.status, entry.source, entry.role, entry.place, entry.scope, first, last, entry.published, entry.origins,
        entry.doc, entry.start, entry.end, entry.sentence,
    )  # fmt: skip


def _inert(cell: str | int | float | None) -> str | int | float | None:
    """A text that a spreadsheet would take for a formula, marked as text."""
    return "'" + cell if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def to_markdown(ledger: Ledger) -> str:
    """Headings and tables: articles, each tally with its evidence, and statements."""
    lines = [f"# {_cell(ledger.title)}", "", "| article | publisher | published |", "| --- | --- | --- |"]
    lines += [_row(article.doc, article.publisher, article.published) for article in ledger.articles]
    for tally in ledger.tallies:
        lines += ["", f"## {_cell(tally.what)}" + (f", {_cell(tally.place)}" if tally.place else ""), ""]
        lines += ["| published | how many | who says so | where | status | sentence | article |", "|" + " --- |" * 7]
        lines += [_entry_row(entry) for entry in tally.entries]
    if ledger.statements:
        lines += ["", "## Statements", "", "| who | what | article |", "| --- | --- | --- |"]
        lines += [_row(each.speaker, each.content, each.doc) for each in ledger.statements]
    return "\n".join(lines) + "\n"


def _entry_row(entry: Entry) -> str:
    value = value_in_words(entry.low, entry.high, entry.bound)
    source = entry.source or "the article"
    return _row(entry.published, value, source, entry.place, entry.status, entry.sentence, entry.doc)


def _row(*cells: str | None) -> str:
    return "| " + " | ".join(map(_cell, cells)) + " |"


def _cell(text: str | None) -> str:
    """A text that stays in its cell and is shown as it is."""
    text = " ".join((text or "").split())
    for sign in "\\`*_[]<>|#":
        text = text.replace(sign, "\\" + sign)
    return text
