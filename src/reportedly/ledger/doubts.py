"""Which entries of a ledger are worth a person's look, and how much a look may help."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log1p, prod, sqrt
from statistics import median

from reportedly.ledger.certainty import judged
from reportedly.model import HARMS, DoubtKind, Entry, Ledger, Tally, WorthALook
from reportedly.wording.values import middle, told_in_words

Reasons = Mapping[tuple[str, int], Mapping[str, str]]
"""Why each slot of a figure is read so, by the article's `doc` and the figure's number."""

UNSURE_BELOW = 0.75
"""A slot that was read with less certainty than this is worth a look."""
FAR_OFF = 10
"""A number that is this many times the middle one of its tally, or this part of it, is far off."""
FEWEST = 3
"""Entries of a tally that have a middle one."""
CHANCES: Mapping[DoubtKind, float] = {
    "unsure status": 0.25,
    "conflict": 0.25,
    "fall": 0.25,
    "jump": 0.2,
    "far off": 0.2,
    "unsure date": 0.1,
}
"""How much likelier an entry with each doubt is wrong than any other; seen on the invented events for training
(`benchmarks/queue.py`), but for jumps, numbers far off and days, of which there are too few."""
OF_SLOTS: Mapping[str, float] = {"measure": 0.5, "source": 0.3, "place": 0.1, "event": 0.05}
"""The same for a slot that was read with no certainty; seen there, too."""
HEDGED = ("denied", "unconfirmed")
"""What a figure is easily read to be: its sentence denies another one, or doubts something else."""
DECIDES, OF_HARM, ASIDE = 2.0, 1.5, 0.3
"""How many times more hangs on an entry that decides what stands, or that tells a harm; and what is mentioned aside."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason to look at an entry, in words, with how much likelier than others the entry is wrong for it."""

    kind: DoubtKind
    words: str
    chance: float


def worth_a_look(ledger: Ledger, reasons: Reasons) -> Iterator[WorthALook]:
    """The entries of a ledger that are worth a look and that nobody has looked at; copies of a text are passed over."""
    outlets = {article.doc: article.publisher or article.doc for article in ledger.articles}
    copies = {article.doc for article in ledger.articles if article.copy_of}
    spread = log1p(len(set(outlets.values())))
    for rank, tally in enumerate(ledger.tallies):
        for number, entry in enumerate(tally.entries):
            if entry.checked or entry.doc in copies:
                continue
            found = list(_doubts(tally, number, reasons.get((entry.doc, entry.figure), {})))
            if found:
                right = prod(1 - doubt.chance for doubt in found)
                yield WorthALook(
                    story=ledger.story,
                    title=ledger.title,
                    tally=tally,
                    number=number,
                    reasons=tuple((doubt.kind, doubt.words) for doubt in found),
                    weight=(1 - right) * sqrt(spread * _weight(tally, rank, number)),
                )


def _weight(tally: Tally, rank: int, number: int) -> float:
    """How much hangs on an entry: the first tallies of a story count most, and what decides the range that stands."""
    entry = tally.entries[number]
    ends = tally.standing or ()
    weight = 1 / (1 + rank)
    weight *= DECIDES if number == tally.latest or entry.low in ends or entry.high in ends else 1.0
    weight *= OF_HARM if tally.measure in HARMS else 1.0
    return weight * (ASIDE if tally.also else 1.0)


def _doubts(tally: Tally, number: int, why: Mapping[str, str]) -> Iterator[Doubt]:
    entry = tally.entries[number]
    for pair in tally.conflicts:
        if number in pair:
            other = tally.entries[pair[0] if pair[1] == number else pair[1]]
            yield _doubt("conflict", f"cannot be so together with {told_in_words(other)}")
            break
    before = {later: earlier for earlier, later in tally.updates}
    if number in tally.jumps:
        yield _doubt("jump", f"ten times {told_in_words(tally.entries[before[number]])}, or more")
    elif number in tally.falls:
        yield _doubt("fall", f"lower than {told_in_words(tally.entries[before[number]])}")
    elif len(tally.entries) >= FEWEST and _is_far_off(tally, entry):
        yield _doubt("far off", "far from the other numbers here")
    if entry.unsure or not entry.published:
        yield _doubt("unsure date", "the day of its article is unsure" if entry.published else "its article has no day")
    if entry.status in HEDGED:
        yield _doubt("unsure status", f"read as {entry.status}")
    unsure = [(OF_SLOTS[slot] * (1 - share), slot, share) for slot, share in judged(why) if share < UNSURE_BELOW]
    if unsure:
        chance, slot, share = max(unsure)
        yield Doubt("unsure reading", f"{slot} read with {share:.0%} certainty", chance)


def _doubt(kind: DoubtKind, words: str) -> Doubt:
    return Doubt(kind, words, CHANCES[kind])


def _is_far_off(tally: Tally, entry: Entry) -> bool:
    usual, value = median(middle(each) for each in tally.entries), middle(entry)
    return usual > 0 and (value >= FAR_OFF * usual or value * FAR_OFF <= usual)
