"""What was found, as tables for data frames: one row for each figure, statement, story, change or correction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from reportedly.errors import UsageError
from reportedly.export import ledger, statements
from reportedly.export.arrow import ArrowTable, to_table
from reportedly.export.csv import Cell
from reportedly.model import (
    Analysis,
    Change,
    Correction,
    Entry,
    Figure,
    Ledger,
    Revision,
    Saying,
    Statement,
    Story,
)
from reportedly.reading import PageReading
from reportedly.workspace.corrections import CorrectionState
from reportedly.workspace.reading import Known
from reportedly.workspace.searching import TallyHit


@dataclass(frozen=True, slots=True)
class Frame:
    """A kind of table: its columns, and what gives the rows of findings of one class."""

    columns: tuple[str, ...]
    rows: Callable[[Sequence[Any]], Iterable[Sequence[Cell]]]


def to_arrow(findings: Any, kind: type | None = None) -> ArrowTable:
    """What a method of `Workspace` or `extract` gives, as an Arrow table: one thing, or a series of one class.

    Ledgers and hits of `find` give a row for each `Entry` of their tallies; articles and pages, for each `Figure`, or
    for each `Statement` if that is the `kind`; a `Saying`, for each article that carries it. A `Story`, `Change`,
    `Revision` or `Correction` is a row. A series that may be empty needs its `kind`. Raises `UsageError` for what is no
    finding.
    """
    series = list(findings) if isinstance(findings, Iterable) else [findings]
    if not series and kind is None:
        raise UsageError("nothing was found: say of which kind the table is, such as to_arrow(found, Saying)")
    wanted = kind or _KINDS.get(type(series[0]))
    frame = FRAMES.get(wanted) if wanted else None
    if frame is None or not all(wanted in (_KINDS.get(type(each)), *_PARTS.get(type(each), ())) for each in series):
        known = ", ".join(sorted(each.__name__ for each in FRAMES))
        raise UsageError(f"these are no findings of one kind that a table can hold; there are {known}")
    return to_table(frame.columns, frame.rows(series))


def _entries(findings: Sequence[Ledger | TallyHit]) -> Iterable[Sequence[Cell]]:
    tallies = (
        [(each.story, each.title, each.tally)]
        if isinstance(each, TallyHit)
        else [(each.story, each.title, tally) for tally in each.tallies]
        for each in findings
    )
    return ledger.entry_rows(chain.from_iterable(tallies))


def _analyses(findings: Sequence[Analysis | PageReading | Known]) -> Iterator[Analysis]:
    for each in findings:
        if isinstance(each, Analysis):
            yield each
        elif isinstance(each, PageReading):
            yield from each.analyses


def _figures(findings: Sequence[Analysis | PageReading | Known]) -> Iterator[Sequence[Cell]]:
    for analysis in _analyses(findings):
        article = analysis.article
        published = article.issued.value if article.issued else None
        for number, figure in enumerate(analysis.figures):
            first, last = figure.time or (None, None)
            yield (
                article.doc, article.title, article.publisher, published, number, figure.low, figure.high, figure.bound,
                figure.measure, figure.unit, figure.status, figure.source, figure.statement, figure.place, first, last,
                figure.start, figure.end, article.text[slice(*figure.sentence)],
            )  # fmt: skip


def _statements(findings: Sequence[Analysis | PageReading | Known]) -> Iterator[Sequence[Cell]]:
    for analysis in _analyses(findings):
        article = analysis.article
        published = article.issued.value if article.issued else None
        for each in analysis.statements:
            name, role = (each.speaker.name, each.speaker.role) if each.speaker else (None, None)
            start, end = (each.content[0][0], each.content[-1][1]) if each.content else (None, None)
            content = " … ".join(article.text[slice(*span)] for span in each.content)
            yield (
                article.doc, article.title, article.publisher, published, each.id, name, role, each.kind, content,
                start, end,
            )  # fmt: skip


def _stories(findings: Sequence[Story]) -> Iterator[Sequence[Cell]]:
    for each in findings:
        yield each.id, each.title, len(each.docs), each.first, each.last


def _changes(findings: Sequence[Change]) -> Iterator[Sequence[Cell]]:
    for each in findings:
        entry = each.entry
        value = (entry.low, entry.high, entry.source, entry.doc) if entry else (None, None, None, each.doc)
        before, after = each.before or (None, None), each.after or (None, None)
        question = (each.tally, each.measure, each.what, each.place)
        yield each.kind, each.story, each.title, *question, *value, *before, *after


def _revisions(findings: Sequence[Revision]) -> Iterator[Sequence[Cell]]:
    for each in findings:
        texts = (each.read_at, each.sha256, each.title, each.published, each.updated)
        yield each.number, *texts, len(each.sentences), len(each.figures)


def _corrections(findings: Sequence[CorrectionState]) -> Iterator[Sequence[Cell]]:
    for each in findings:
        made = each.correction
        about = (each.doc, each.figure, each.story, each.tally)
        yield made.id, made.kind, made.name, made.by, made.note, made.when, made.undone, each.found, each.meant, *about


_ARTICLE = ("doc", "title", "publisher", "published")

FRAMES: Mapping[type, Frame] = {
    Entry: Frame(ledger.COLUMNS, _entries),
    Saying: Frame(statements.COLUMNS, statements.saying_rows),
    Figure: Frame(
        (
            *_ARTICLE, "figure", "low", "high", "bound", "measure", "unit", "status", "source", "statement", "place",
            "first_day", "last_day", "start", "end", "sentence",
        ),
        _figures,
    ),
    Statement: Frame((*_ARTICLE, "statement", "speaker", "role", "kind", "content", "start", "end"), _statements),
    Story: Frame(("story", "title", "articles", "first_day", "last_day"), _stories),
    Change: Frame(
        (
            "kind", "story", "title", "tally_id", "measure", "what", "place", "low", "high", "source", "doc",
            "before_low", "before_high", "after_low", "after_high",
        ),
        _changes,
    ),
    Revision: Frame(
        ("number", "read_at", "sha256", "title", "published", "updated", "sentences", "figures"), _revisions
    ),
    Correction: Frame(
        (
            "id", "kind", "name", "by", "note", "when", "undone", "found", "meant", "doc", "figure", "story",
            "tally_id",
        ),
        _corrections,
    ),
}  # fmt: skip
"""The kinds of tables, by the class of what a row tells of."""
_KINDS: Mapping[type, type] = {
    Ledger: Entry,
    TallyHit: Entry,
    Saying: Saying,
    Analysis: Figure,
    PageReading: Figure,
    Known: Figure,
    Story: Story,
    Change: Change,
    Revision: Revision,
    CorrectionState: Correction,
}
"""What a finding is told by, if nothing else is asked for."""
_PARTS: Mapping[type, tuple[type, ...]] = dict.fromkeys((Analysis, PageReading, Known), (Statement,))
"""What else a finding can be told by."""
