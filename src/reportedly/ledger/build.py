"""Builds the ledger of a story from the analyses of its articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations

from reportedly.ledger.questions import Question, main_area, place_of, question_of
from reportedly.ledger.ranges import exclude, reported_range
from reportedly.model import (
    Analysis,
    Entry,
    Figure,
    Ledger,
    LedgerArticle,
    LedgerStatement,
    Measure,
    Story,
    Tally,
)

_FIRST: tuple[Measure, ...] = ("killed", "injured", "missing", "displaced", "affected", "detained", "people")

ROUNDED = 0.05
"""How far a headline may round the number of its article: "over 2,200" for 2,205."""
SAME_TIME_HOURS = 6
"""Numbers further apart in time are an update, not a conflict."""


def build_ledger(story: Story, analyses: Sequence[Analysis]) -> Ledger:
    """The ledger of a story; the tallies with most entries come first."""
    ordered = sorted(analyses, key=lambda analysis: (_date(analysis) is None, _moment(analysis), analysis.article.doc))
    area = main_area(ordered)
    groups: list[tuple[Question, list[Mention]]] = []
    for analysis in ordered:
        for number, figure in enumerate(analysis.figures):
            place = place_of(figure, analysis)
            mention = Mention(
                _entry(number, figure, analysis), _is_body(figure, analysis), place.region if place else None
            )
            _add(groups, question_of(figure, analysis, area), mention)
    tallies = [_tally(question, _fold(mentions)) for question, mentions in groups]
    return Ledger(
        story.id,
        story.title,
        tuple(LedgerArticle(a.article.doc, a.article.title, a.article.publisher, _date(a)) for a in ordered),
        tuple(sorted(tallies, key=_importance)),
        tuple(statement for analysis in ordered for statement in _statements(analysis)),
    )


@dataclass(frozen=True, slots=True)
class Mention:
    """An entry, whether it stands in the body (not in a headline, highlight or caption), and its region."""

    entry: Entry
    in_body: bool
    region: str | None


def _importance(tally: Tally) -> tuple[int, int]:
    """Victims first, then the questions that most entries answer."""
    return (_FIRST.index(tally.measure) if tally.measure in _FIRST else len(_FIRST), -len(tally.entries))


def _is_body(figure: Figure, analysis: Analysis) -> bool:
    blocks = analysis.article.blocks
    return any(block.kind == "paragraph" and block.start <= figure.start < block.end for block in blocks)


def _fold(mentions: Sequence[Mention]) -> list[Mention]:
    """The entries of a tally: what an article says twice of the same is one, the fullest of its mentions."""
    kept: list[Mention] = []
    for mention in mentions:
        twin = next((number for number, other in enumerate(kept) if _is_twin(mention, other)), None)
        if twin is None:
            kept.append(mention)
        elif _fullness(mention) > _fullness(kept[twin]):
            kept[twin] = mention
    return kept


def _is_twin(mention: Mention, other: Mention) -> bool:
    """Whether one article repeats a figure: a headline or highlight that its body spells out, or the same number."""
    one, two = mention.entry, other.entry
    if one.doc != two.doc:
        return False
    if not (mention.in_body and other.in_body):
        return not exclude(one, two) and abs(one.high - two.high) <= ROUNDED * max(one.high, two.high)
    return (one.low, one.high) == (two.low, two.high) and (one.source == two.source or not (one.source and two.source))


def _fullness(mention: Mention) -> tuple[bool, bool, bool]:
    entry = mention.entry
    return (mention.in_body, entry.source is not None, entry.role is not None)


def _date(analysis: Analysis) -> str | None:
    """When an article speaks, as far as it says."""
    moment = analysis.article.issued
    return moment.value if moment else None


def _moment(analysis: Analysis) -> float:
    """Seconds since 1970, a time without a zone taken as UTC; for order only."""
    value = _date(analysis)
    if value is None:
        return 0.0
    moment = datetime.fromisoformat(value)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _add(groups: list[tuple[Question, list[Mention]]], question: Question, mention: Mention) -> None:
    """Put a mention with those that answer the same question."""
    for known, mentions in groups:
        if known.is_same(question):
            mentions.append(mention)
            return
    groups.append((question, [mention]))


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


def _tally(question: Question, mentions: Sequence[Mention]) -> Tally:
    entries = tuple(mention.entry for mention in mentions)
    places = Counter(entry.place for entry in entries if entry.place)
    pairs = combinations(range(len(mentions)), 2)
    return Tally(
        question.measure,
        "people" if question.what.startswith("people ") else question.what,
        question.what,
        places.most_common(1)[0][0] if places else None,
        question.scope,
        entries,
        latest=_latest(entries),
        conflicts=tuple((one, other) for one, other in pairs if _in_conflict(mentions[one], mentions[other])),
    )


def _latest(entries: Sequence[Entry]) -> int:
    """The last entry that says how many; one that only says "hundreds" stands last if there is no other."""
    return max(range(len(entries)), key=lambda number: (entries[number].bound != "vague", number))


def _in_conflict(one: Mention, other: Mention) -> bool:
    """Whether two sources say of one time and area what cannot both be so; a source's own later number is an update."""
    first, second = one.entry, other.entry
    if "vague" in (first.bound, second.bound) or (first.source and first.source == second.source):
        return False
    if not _at_same_time(first, second) or not exclude(first, second):
        return False
    if (one.region is None) == (other.region is None):
        return True
    part, whole = (first, second) if one.region else (second, first)
    return reported_range(part)[0] > reported_range(whole)[1]


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
