"""Builds the ledger of a story from the analyses of its articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import combinations

from reportedly.ledger.questions import Question, question_of
from reportedly.ledger.ranges import exclude
from reportedly.model import (
    Analysis,
    Entry,
    Figure,
    Ledger,
    LedgerArticle,
    LedgerStatement,
    Story,
    Tally,
)

SAME_TIME_HOURS = 12
"""Numbers further apart in time are an update, not a conflict."""


def build_ledger(story: Story, analyses: Sequence[Analysis]) -> Ledger:
    """The ledger of a story; the tallies with most entries come first."""
    ordered = sorted(
        analyses, key=lambda analysis: (_date(analysis) is None, _date(analysis) or "", analysis.article.doc)
    )
    groups: list[tuple[Question, list[Entry]]] = []
    for analysis in ordered:
        for number, figure in enumerate(analysis.figures):
            _add(groups, question_of(figure, analysis), _entry(number, figure, analysis))
    tallies = sorted((_tally(question, entries) for question, entries in groups), key=lambda tally: -len(tally.entries))
    return Ledger(
        story.id,
        story.title,
        tuple(LedgerArticle(a.article.doc, a.article.title, a.article.publisher, _date(a)) for a in ordered),
        tuple(tallies),
        tuple(statement for analysis in ordered for statement in _statements(analysis)),
    )


def _date(analysis: Analysis) -> str | None:
    """When an article speaks, as far as it says."""
    moment = analysis.article.issued
    return moment.value if moment else None


def _add(groups: list[tuple[Question, list[Entry]]], question: Question, entry: Entry) -> None:
    """Put an entry with those that answer the same question; a number repeated in its article is one entry."""
    for known, entries in groups:
        if known.is_same(question):
            if not any(_is_repeated(entry, other) for other in entries):
                entries.append(entry)
            return
    groups.append((question, [entry]))


def _is_repeated(entry: Entry, other: Entry) -> bool:
    values = (entry.doc, entry.low, entry.high) == (other.doc, other.low, other.high)
    return values and (entry.source == other.source or entry.source is None)


def _entry(number: int, figure: Figure, analysis: Analysis) -> Entry:
    text = analysis.article.text
    speaker = analysis.statements[figure.statement].speaker if figure.statement is not None else None
    return Entry(
        low=figure.low,
        high=figure.high,
        bound=figure.bound,
        status=figure.status,
        source=speaker.name if speaker else figure.source,
        role=speaker.role if speaker else None,
        published=_date(analysis),
        time=figure.time,
        place=figure.place,
        scope=text[slice(*figure.scope)] if figure.scope else None,
        doc=analysis.article.doc,
        figure=number,
        start=figure.start,
        end=figure.end,
        sentence=text[slice(*figure.sentence)],
    )


def _tally(question: Question, entries: list[Entry]) -> Tally:
    places = Counter(entry.place for entry in entries if entry.place)
    return Tally(
        question.measure,
        "people" if question.what.startswith("people ") else question.what,
        question.what,
        places.most_common(1)[0][0] if places else None,
        question.scope,
        tuple(entries),
        latest=len(entries) - 1,
        conflicts=tuple(
            (one, other)
            for one, other in combinations(range(len(entries)), 2)
            if exclude(entries[one], entries[other]) and _at_same_time(entries[one], entries[other])
        ),
    )


def _at_same_time(one: Entry, other: Entry) -> bool:
    if one.published is None or other.published is None:
        return one.doc == other.doc
    if len(one.published) == len(other.published) > len("2025-09-01"):
        moments = [datetime.fromisoformat(entry.published or "") for entry in (one, other)]
        if (moments[0].tzinfo is None) == (moments[1].tzinfo is None):
            return abs(moments[0] - moments[1]).total_seconds() <= SAME_TIME_HOURS * 3600
    return one.published[:10] == other.published[:10]


def _statements(analysis: Analysis) -> Iterator[LedgerStatement]:
    article = analysis.article
    for statement in analysis.statements:
        if statement.content:
            start, end = statement.content[0][0], statement.content[-1][1]
            speaker = statement.speaker
            yield LedgerStatement(
                article.doc,
                speaker.name if speaker else None,
                speaker.role if speaker else None,
                " … ".join(article.text[slice(*span)] for span in statement.content),
                start,
                end,
            )
