"""Findings as tables: entries, tallies, statements, articles. Every format with rows takes them from here.

Rows come story by story, so that a file of any size needs the memory of one story.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from reportedly.export import ledger as ledger_rows
from reportedly.export.columns import Column, columns
from reportedly.export.csv import Cell
from reportedly.export.evidence_links import (
    LOCAL_PAGE,
    live_link,
    local_article,
    local_figure,
    sentence_link,
    web_address,
)
from reportedly.model import (
    AdminUnit,
    Analysis,
    Entry,
    Ledger,
    LedgerArticle,
    LedgerStatement,
    Moment,
    Place,
    parse_moment,
)
from reportedly.wording.tallies import flags, outlets_of, spread


def _no_units(place: Place) -> Sequence[AdminUnit]:
    return ()


@dataclass(frozen=True)
class StoryFindings:
    """A story as it is exported: its ledger, or the chosen part of it, and the analyses of its articles by `doc`."""

    ledger: Ledger
    analyses: Mapping[str, Analysis] = field(default_factory=dict)
    units: Callable[[Place], Sequence[AdminUnit]] = _no_units
    """The regions with P-codes that a place lies in, where a table of them was given."""

    @cached_property
    def articles(self) -> Mapping[str, LedgerArticle]:
        """The articles as the ledger lists them, by `doc`."""
        return {article.doc: article for article in self.ledger.articles}

    def place(self, entry: Entry) -> Place | None:
        """The place of an entry, where the gazetteer knows it."""
        analysis = self.analyses.get(entry.doc)
        if analysis is None or entry.figure >= len(analysis.figures):
            return None
        span = analysis.figures[entry.figure].place_span
        return next((each for each in analysis.places if span and each.start == span[0]), None)

    def live(self, entry: Entry) -> str | None:
        """The address of an entry's sentence on the live page."""
        return sentence_link(self.analyses.get(entry.doc), entry)


@dataclass(frozen=True, slots=True)
class Table:
    """A kind of table: its columns, and the rows that a story has in it."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[StoryFindings], Iterator[tuple[Any, ...]]]

    def all_rows(self, found: Iterable[StoryFindings]) -> Iterator[tuple[Any, ...]]:
        """The rows of stories, one after the other."""
        return (row for story in found for row in self.rows(story))


ENTRY_COLUMNS = (
    "story", "title", "tally", "tally_id", "what", "measure", "unit", "low", "high", "bound", "status", "source",
    "role", "body", "place", "country", "region", "geoname_id", "lat", "lon", "scope", "first_day", "last_day",
    "published", "published_day", "publisher", "origins", "outlets", "flags", "standing_low", "standing_high", "doc",
    "url", "figure", "start", "end", "sentence", "evidence", "local", "page",
)  # fmt: skip
TALLY_COLUMNS = (
    "story", "title", "tally", "tally_id", "what", "measure", "unit", "place", "scope", "standing_low",
    "standing_high", "as_of", "changed", "entries", "origins", "outlets", "conflicts", "corrections", "also",
)  # fmt: skip
STATEMENT_COLUMNS = (
    "story", "title", "speaker", "role", "content", "published", "published_day", "publisher", "doc", "url", "start",
    "end", "evidence", "local", "page",
)  # fmt: skip
ARTICLE_COLUMNS = (
    "story", "title", "publisher", "authors", "published", "published_day", "updated", "saved", "language", "copy_of",
    "doc", "url", "local", "page",
)  # fmt: skip


def _entries(found: StoryFindings) -> Iterator[tuple[Cell, ...]]:
    ledger = found.ledger
    for number, tally in enumerate(ledger.tallies, 1):
        for entry, marks in zip(tally.entries, flags(tally).values(), strict=True):
            row = ledger_rows.entry_row(ledger.story, ledger.title, number, tally, entry, marks)
            cells = dict(zip(ledger_rows.COLUMNS, row, strict=True)) | _of_article(found, entry.doc)
            cells |= _of_place(found.place(entry))
            cells["body"] = entry.body
            cells["evidence"] = found.live(entry)
            cells["local"] = LOCAL_PAGE + local_figure(entry.doc, entry.figure)
            yield tuple(cells[name] for name in ENTRY_COLUMNS)


def _tallies(found: StoryFindings) -> Iterator[tuple[Cell, ...]]:
    ledger, outlets = found.ledger, outlets_of(found.ledger)
    for number, tally in enumerate(ledger.tallies, 1):
        low, high = tally.standing or (None, None)
        yield (
            ledger.story, ledger.title, number, tally.id, tally.what, tally.measure, tally.unit, tally.place,
            tally.scope, low, high, tally.as_of, tally.changed, len(tally.entries), *spread(tally, outlets),
            len(tally.conflicts), len(tally.corrections), int(tally.also),
        )  # fmt: skip


def _statements(found: StoryFindings) -> Iterator[tuple[Cell, ...]]:
    for each in found.ledger.statements:
        of = _of_article(found, each.doc)
        yield (
            found.ledger.story, found.ledger.title, each.speaker, each.role, each.content, of["published"],
            of["published_day"], of["publisher"], each.doc, of["url"], each.start, each.end,
            _said_link(found, each), LOCAL_PAGE + local_article(each.doc), of["page"],
        )  # fmt: skip


def _said_link(found: StoryFindings, statement: LedgerStatement) -> str | None:
    """The address of what was said on the live page."""
    analysis = found.analyses.get(statement.doc)
    span = (statement.start, statement.end)
    return live_link(analysis.article.url, analysis.article.text, span) if analysis else None


def _articles(found: StoryFindings) -> Iterator[tuple[Cell, ...]]:
    for each in found.ledger.articles:
        of = _of_article(found, each.doc)
        analysis = found.analyses.get(each.doc)
        article = analysis.article if analysis else None
        yield (
            found.ledger.story, each.title, each.publisher, "; ".join(article.authors) if article else None,
            each.published, of["published_day"], _value(article.updated) if article else None,
            _value(article.saved) if article else None, article.language if article else None, each.copy_of, each.doc,
            of["url"], LOCAL_PAGE + local_article(each.doc), of["page"],
        )  # fmt: skip


def _value(moment: Moment | None) -> str | None:
    return moment.value if moment else None


def _of_article(found: StoryFindings, doc: str) -> dict[str, Cell]:
    """What rows have of their article."""
    listed, analysis = found.articles.get(doc), found.analyses.get(doc)
    published = listed.published if listed else None
    return {
        "published": published,
        "published_day": _day(published),
        "publisher": listed.publisher if listed else None,
        "url": web_address(analysis.article.url) if analysis else None,
        "page": analysis.article.page if analysis else None,
    }


def _day(moment: str | None) -> str | None:
    """The day of a moment; `None` where no calendar has it, or where only a month is known."""
    found = parse_moment(moment) if moment else None
    return found.date().isoformat() if found else None


def _of_place(place: Place | None) -> dict[str, Cell]:
    names = ("country", "region", "geoname_id", "lat", "lon")
    return {name: getattr(place, name) if place else None for name in names}


TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        Table("entries", columns(ENTRY_COLUMNS), _entries),
        Table("tallies", columns(TALLY_COLUMNS), _tallies),
        Table("statements", columns(STATEMENT_COLUMNS), _statements),
        Table("articles", columns(ARTICLE_COLUMNS), _articles),
    )
}
"""The tables by name, in the order in which files have them."""
ALL_TABLES = tuple(TABLES.values())
