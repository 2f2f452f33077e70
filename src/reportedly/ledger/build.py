"""Builds the ledger of a story from the analyses of its articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from reportedly.formats.addresses import carrier_of
from reportedly.lang.measures import measures
from reportedly.ledger.copies import find_carried, find_copies
from reportedly.ledger.corrections import Corrected
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
from reportedly.ledger.importance import ALSO_BELOW, Traits, importance, told_traits, with_shares
from reportedly.ledger.leading import is_split_person
from reportedly.ledger.memory import Memory
from reportedly.ledger.mentions import by_time_told, find_mentions, in_order_of_time, is_unsure, issued
from reportedly.ledger.origins import Carrier, count_origins
from reportedly.ledger.questions import Question, named
from reportedly.ledger.shaping import CorrectedTally, FigureAddress, Judged, address_of, judged_pairs
from reportedly.ledger.tally_ids import tally_ids
from reportedly.ledger.telling import change_of
from reportedly.model import (
    Analysis,
    Carried,
    Correction,
    Entry,
    EntryCheck,
    Ledger,
    LedgerArticle,
    LedgerStatement,
    Story,
    Tally,
)
from reportedly.wording.tallies import is_unnamed

_RANKS = measures().ranks()
"""The harms with their importance, the first one from 0."""
ALWAYS_SHOWN = 3
"""The first tallies of a ledger that have a name, which are never folded away."""


def build_ledger(
    story: Story,
    analyses: Sequence[Analysis],
    corrections: Sequence[Correction] = (),
    memory: Memory | None = None,
) -> Ledger:
    """The ledger of a story. It does not depend on the order of the articles; the tallies that matter most come first.

    `corrections` win over what was read. With the `memory` of the story's ledger before, only what changed is worked
    out, as far as `analyses` are the same objects; the ledger is the same.
    """
    memory = memory or Memory()
    corrected = Corrected(corrections, in_order_of_time(analyses))
    ordered, wrong = corrected.analyses(), corrected.wrong()
    carried = find_carried(ordered)
    copies = find_copies(ordered, carried, memory)
    found = by_time_told(find_mentions(ordered, copies, corrected.bodies(), memory))
    mentions = [mention for mention in found if (mention.entry.doc, mention.entry.figure) not in wrong]
    groups = [(group.question, group.mentions) for group in group_mentions(mentions, copies, memory)]
    tallies = corrected.tallies(groups, mentions)
    by_doc = {analysis.article.doc: analysis for analysis in ordered}
    outlets = {
        doc: Carrier(doc, each.article.publisher or doc, each.article.credit, copies.get(doc))
        for doc, each in by_doc.items()
    }
    checked = corrected.checked()
    built = [_tally_of(each, outlets, checked, memory) for each in tallies]
    told = [memory.recall(_told, (tally, *(by_doc[doc] for doc in _docs(tally)))) for tally in built]
    scores = [importance(with_shares(each, len(ordered))) for each in told]
    ids = tally_ids(built, story.id, [each.asked for each in tallies])
    shown = _in_order(built, scores, [each.ignored for each in tallies])
    ledger = Ledger(
        story=story.id,
        title=story.title,
        articles=tuple(_article(analysis, copies, carried) for analysis in ordered),
        tallies=tuple(memory.recall(_shown, (built[row],), ids[row], also) for row, also in shown),
        statements=tuple(statement for analysis in ordered for statement in memory.recall(_statements, (analysis,))),
        wrong=tuple(mention.entry for mention in found if (mention.entry.doc, mention.entry.figure) in wrong),
    )
    memory.turn()
    return ledger


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
        unsure=is_unsure(article),
    )


def _in_order(tallies: Sequence[Tally], scores: Sequence[float], ignored: Sequence[bool]) -> Iterator[tuple[int, bool]]:
    """The rows of the tallies, each with whether it is folded away.

    First those that matter most; of equal ones those of more harm, then of more entries; last those that a person finds
    of no interest. These are folded away, as is what is only mentioned along the way, and what no words name, beside
    tallies that have a name.
    """

    def key(number: int) -> tuple[bool, float, int, int]:
        tally = tallies[number]
        return ignored[number], -scores[number], _RANKS.get(tally.measure, len(_RANKS)), -len(tally.entries)

    nameless = {number for number, tally in enumerate(tallies) if is_unnamed(tally) or is_split_person(tally)}
    ordered = sorted(range(len(tallies)), key=key)
    named = [number for number in ordered if number not in nameless]
    shown = set((named or ordered)[:ALWAYS_SHOWN])
    for number in ordered:
        is_trivia = scores[number] < ALSO_BELOW or (number in nameless and bool(named))
        is_aside = is_trivia and number not in shown
        yield number, is_aside or ignored[number]


def _shown(tallies: tuple[Tally], tally_id: str, also: bool) -> Tally:
    """A tally with its id, and with whether it is folded away."""
    return replace(tallies[0], id=tally_id, also=also)


def _docs(tally: Tally) -> Iterable[str]:
    return dict.fromkeys(entry.doc for entry in tally.entries)


def _tally_of(
    found: CorrectedTally, outlets: Mapping[str, Carrier], checked: Mapping[FigureAddress, EntryCheck], memory: Memory
) -> Tally:
    """The tally of some mentions, without its id; `outlets` carry the story's articles, by `doc`."""
    carriers = [outlets[doc] for doc in dict.fromkeys(mention.entry.doc for mention in found.mentions)]
    own = tuple((at, checked[at]) for at in map(address_of, found.mentions) if at in checked)
    parts = (memory, found.question, *found.mentions)
    said = (found.name, tuple(found.corrections), tuple(found.judged), own)
    return memory.recall(_tally, parts, said, tuple(carriers))


Said = tuple[str | None, tuple[str, ...], tuple[Judged, ...], tuple[tuple[FigureAddress, EntryCheck], ...]]
"""What a person said of a tally: its name, the corrections that made it, numbers that were compared, and figures that
were looked at."""


def _tally(parts: tuple[Any, ...], said: Said, carriers: tuple[Carrier, ...]) -> Tally:
    """The tally of a question and its mentions (`parts`), as a person corrected it. Of its steps the memory, the first
    part, has what is known."""
    memory: Memory = parts[0]
    question: Question = parts[1]
    name, corrections, judged, checked = said
    mentions = fold_mentions(parts[2:], memory)
    entries = _checked(count_origins([mention.entry for mention in mentions], carriers, memory), dict(checked))
    places = Counter(entry.place for entry in entries if entry.place)
    updates = tuple(find_updates(entries))
    conflicts = tuple(judged_pairs(find_conflicts(mentions), mentions, judged))
    latest = latest_entry(entries)
    return Tally(
        measure=question.measure,
        unit=question.unit,
        what=name or named([mention.question for mention in mentions], question),
        place=places.most_common(1)[0][0] if places else None,
        scope=question.scope,
        entries=entries,
        latest=latest,
        conflicts=conflicts,
        standing=standing_range(mentions),
        updates=updates,
        falls=tuple(later for earlier, later in updates if is_fall(entries[earlier], entries[later])),
        jumps=tuple(later for earlier, later in updates if is_jump(entries[earlier], entries[later])),
        corrections=corrections,
        as_of=as_of(entries[latest]),
        changed=change_of(
            entries, latest, conflicts, {each.doc: each.publisher for each in carriers if each.publisher != each.doc}
        ),
    )


def _checked(entries: tuple[Entry, ...], checked: Mapping[FigureAddress, EntryCheck]) -> tuple[Entry, ...]:
    """The entries, with what a person said of them."""
    if not checked:
        return entries
    return tuple(replace(each, checked=checked.get((each.doc, each.figure))) for each in entries)


def _told(parts: tuple[Any, ...]) -> Traits:
    """What is known of a tally from the articles that its entries are from; `parts` are the tally and these."""
    tally, *analyses = parts
    return told_traits(tally, {analysis.article.doc: analysis for analysis in analyses})


def _statements(analyses: tuple[Analysis]) -> tuple[LedgerStatement, ...]:
    (analysis,) = analyses
    return tuple(_statements_in(analysis))


def _statements_in(analysis: Analysis) -> Iterator[LedgerStatement]:
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
