"""Builds the ledger of a story from the analyses of its articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.formats.addresses import carrier_of
from reportedly.lang.measures import measures
from reportedly.ledger.copies import find_carried, find_copies
from reportedly.ledger.corrections import Corrected, CorrectedTally
from reportedly.ledger.folding import fold_mentions
from reportedly.ledger.grouping import group_mentions
from reportedly.ledger.history import (
    as_of,
    find_conflicts,
    find_updates,
    is_fall,
    is_jump,
    latest_entry,
    standing_range,
)
from reportedly.ledger.importance import ALSO_BELOW, importance, traits_of
from reportedly.ledger.mentions import FigureMention, by_time_told, find_mentions, in_order_of_time, issued
from reportedly.ledger.origins import count_origins
from reportedly.ledger.questions import named
from reportedly.ledger.tally_ids import with_ids
from reportedly.ledger.telling import change_of
from reportedly.model import (
    Analysis,
    Carried,
    Correction,
    Ledger,
    LedgerArticle,
    LedgerStatement,
    Story,
    Tally,
)

_RANKS = measures().ranks()
"""The harms with their importance, the first one from 0."""
ALWAYS_SHOWN = 3
"""The first tallies of a ledger, which are never folded away."""


def build_ledger(story: Story, analyses: Sequence[Analysis], corrections: Sequence[Correction] = ()) -> Ledger:
    """The ledger of a story. It does not depend on the order of the articles; the tallies that matter most come first.

    `corrections` win over what was read.
    """
    corrected = Corrected(corrections, in_order_of_time(analyses))
    ordered, wrong = corrected.analyses(), corrected.wrong()
    carried = find_carried(ordered)
    copies = find_copies(ordered, carried)
    found = by_time_told(find_mentions(ordered, copies, corrected.bodies()))
    mentions = [mention for mention in found if (mention.entry.doc, mention.entry.figure) not in wrong]
    groups = [(group.question, group.mentions) for group in group_mentions(mentions)]
    tallies = corrected.tallies(groups, mentions)
    built = [_tally(each, _with_origins(fold_mentions(each.mentions), ordered, copies)) for each in tallies]
    named = with_ids(built, story.id, [each.asked for each in tallies])
    by_doc = {analysis.article.doc: analysis for analysis in ordered}
    scores = [importance(traits_of(tally, by_doc)) for tally in named]
    return Ledger(
        story=story.id,
        title=story.title,
        articles=tuple(_article(analysis, copies, carried) for analysis in ordered),
        tallies=tuple(_in_order(named, scores)),
        statements=tuple(statement for analysis in ordered for statement in _statements(analysis)),
        wrong=tuple(mention.entry for mention in found if (mention.entry.doc, mention.entry.figure) in wrong),
    )


def _article(analysis: Analysis, copies: dict[str, str], carried: dict[str, tuple[Carried, ...]]) -> LedgerArticle:
    article = analysis.article
    doc = article.doc
    return LedgerArticle(
        doc=doc,
        title=article.title,
        publisher=article.publisher,
        published=issued(analysis),
        copy_of=copies.get(doc),
        carries=carried.get(doc, ()),
        via=carrier_of(doc),
    )


def _in_order(tallies: Sequence[Tally], scores: Sequence[float]) -> Iterator[Tally]:
    """The tallies that matter most first; of equal ones those of more harm, then of more entries. What is only
    mentioned along the way is marked."""

    def key(number: int) -> tuple[float, int, int]:
        tally = tallies[number]
        return -scores[number], _RANKS.get(tally.measure, len(_RANKS)), -len(tally.entries)

    for place, number in enumerate(sorted(range(len(tallies)), key=key)):
        yield replace(tallies[number], also=place >= ALWAYS_SHOWN and scores[number] < ALSO_BELOW)


def _with_origins(
    mentions: Sequence[FigureMention], analyses: Sequence[Analysis], copies: dict[str, str]
) -> list[FigureMention]:
    entries = count_origins(
        [mention.entry for mention in mentions],
        copies,
        {each.article.doc: each.article.publisher or each.article.doc for each in analyses},
        {each.article.doc: each.article.credit for each in analyses},
    )
    return [replace(mention, entry=entry) for mention, entry in zip(mentions, entries, strict=True)]


def _tally(found: CorrectedTally, mentions: Sequence[FigureMention]) -> Tally:
    question = found.question
    entries = tuple(mention.entry for mention in mentions)
    places = Counter(entry.place for entry in entries if entry.place)
    updates, conflicts = tuple(find_updates(entries)), tuple(find_conflicts(mentions))
    latest = latest_entry(entries)
    return Tally(
        measure=question.measure,
        unit=question.unit,
        what=found.name or named([mention.question for mention in mentions], question),
        place=places.most_common(1)[0][0] if places else None,
        scope=question.scope,
        entries=entries,
        latest=latest,
        conflicts=conflicts,
        standing=standing_range(mentions),
        updates=updates,
        falls=tuple(later for earlier, later in updates if is_fall(entries[earlier], entries[later])),
        jumps=tuple(later for earlier, later in updates if is_jump(entries[earlier], entries[later])),
        corrections=tuple(found.corrections),
        as_of=as_of(entries[latest]),
        changed=change_of(entries, latest, conflicts),
    )


def _statements(analysis: Analysis) -> Iterator[LedgerStatement]:
    article = analysis.article
    for statement in analysis.statements:
        if statement.content:
            start, end = statement.content[0][0], statement.content[-1][1]
            speaker = statement.speaker
            yield LedgerStatement(
                doc=article.doc,
                speaker=speaker.name if speaker else None,
                role=speaker.role if speaker else None,
                content=" … ".join(article.text[slice(*span)] for span in statement.content),
                start=start,
                end=end,
            )
