"""Builds the ledger of a story from the analyses of its articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.formats.addresses import carrier_of
from reportedly.ledger.copies import find_carried, find_copies
from reportedly.ledger.corrections import Corrected, SortedTally
from reportedly.ledger.folding import fold_mentions
from reportedly.ledger.grouping import group_mentions
from reportedly.ledger.history import find_conflicts, find_updates, is_fall, is_jump, latest_entry, standing_range
from reportedly.ledger.mentions import Mention, find_mentions, in_order_of_time, issued
from reportedly.ledger.origins import count_origins
from reportedly.ledger.questions import named
from reportedly.ledger.tally_ids import with_ids
from reportedly.model import (
    Analysis,
    Carried,
    Correction,
    Ledger,
    LedgerArticle,
    LedgerStatement,
    Measure,
    Story,
    Tally,
)

_FIRST: tuple[Measure, ...] = ("killed", "injured", "missing", "displaced", "affected", "detained")


def build_ledger(story: Story, analyses: Sequence[Analysis], corrections: Sequence[Correction] = ()) -> Ledger:
    """The ledger of a story, the same in whatever order its articles come; the tallies with most entries come first.

    What `corrections` say wins over what was read.
    """
    corrected = Corrected(corrections, in_order_of_time(analyses))
    ordered, wrong = corrected.analyses(), corrected.wrong()
    carried = find_carried(ordered)
    copies = find_copies(ordered, carried)
    found = list(find_mentions(ordered))
    mentions = [mention for mention in found if (mention.entry.doc, mention.entry.figure) not in wrong]
    groups = [(group.question, group.mentions) for group in group_mentions(mentions)]
    tallies = corrected.tallies(groups, mentions)
    built = [_tally(each, _with_origins(fold_mentions(each.mentions), ordered, copies)) for each in tallies]
    return Ledger(
        story.id,
        story.title,
        tuple(_article(analysis, copies, carried) for analysis in ordered),
        tuple(sorted(with_ids(built, story.id, [each.asked for each in tallies]), key=_importance)),
        tuple(statement for analysis in ordered for statement in _statements(analysis)),
        tuple(mention.entry for mention in found if (mention.entry.doc, mention.entry.figure) in wrong),
    )


def _article(analysis: Analysis, copies: dict[str, str], carried: dict[str, tuple[Carried, ...]]) -> LedgerArticle:
    article = analysis.article
    doc = article.doc
    return LedgerArticle(
        doc, article.title, article.publisher, issued(analysis), copies.get(doc), carried.get(doc, ()), carrier_of(doc)
    )


def _importance(tally: Tally) -> tuple[bool, int, int]:
    """What was told more than once first; of that victims, then the questions that most entries answer."""
    rank = _FIRST.index(tally.measure) if tally.measure in _FIRST else len(_FIRST)
    return (len(tally.entries) == 1, rank, -len(tally.entries))


def _with_origins(mentions: Sequence[Mention], analyses: Sequence[Analysis], copies: dict[str, str]) -> list[Mention]:
    entries = count_origins(
        [mention.entry for mention in mentions],
        copies,
        {each.article.doc: each.article.publisher or each.article.doc for each in analyses},
        {each.article.doc: each.article.credit for each in analyses},
    )
    return [replace(mention, entry=entry) for mention, entry in zip(mentions, entries, strict=True)]


def _tally(found: SortedTally, mentions: Sequence[Mention]) -> Tally:
    question = found.question
    entries = tuple(mention.entry for mention in mentions)
    places = Counter(entry.place for entry in entries if entry.place)
    updates = tuple(find_updates(entries))
    return Tally(
        question.measure,
        "people" if question.what.startswith("people ") else question.what,
        found.name or named([mention.question for mention in mentions], question),
        places.most_common(1)[0][0] if places else None,
        question.scope,
        entries,
        latest=latest_entry(entries),
        conflicts=tuple(find_conflicts(mentions)),
        standing=standing_range(entries),
        updates=updates,
        falls=tuple(later for earlier, later in updates if is_fall(entries[earlier], entries[later])),
        jumps=tuple(later for earlier, later in updates if is_jump(entries[earlier], entries[later])),
        corrections=tuple(found.corrections),
    )


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
