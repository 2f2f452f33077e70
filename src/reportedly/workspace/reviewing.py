"""What of a workspace is worth a person's look, what helps most first."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from reportedly.ledger.doubts import worth_a_look
from reportedly.model import Ledger, WorthALook
from reportedly.store import Store, reasons_of_story, recent_numbers
from reportedly.workspace.ledgers import Ledgers

MOST_REVIEWED = 60
"""Stories that are looked through if none is named: the latest."""


def review(store: Store, ledgers: Ledgers, story: int | None, limit: int) -> list[WorthALook]:
    """The entries that are worth a look: of a story, or of the latest ones, what helps most first."""
    found = [
        each
        for number in _reviewed(store, story)
        for ledger in [ledgers.ledger(number)]
        for each in worth_a_look(ledger, reasons_of_story(store, ledger.story))
    ]
    found.sort(key=lambda each: (-each.weight, each.story, each.entry.doc, each.entry.start))
    return found[:limit]


def draw(store: Store, ledgers: Ledgers, story: int | None, limit: int) -> list[WorthALook]:
    """Entries that nobody has looked at, drawn by chance, always the same ones: what people find right among them is an
    accuracy that does not depend on what looks doubtful."""
    found = [each for number in _reviewed(store, story) for each in _unseen(ledgers.ledger(number))]
    return sorted(found, key=_lot)[:limit]


def _reviewed(store: Store, story: int | None) -> list[int]:
    return recent_numbers(store, MOST_REVIEWED) if story is None else [story]


def _unseen(ledger: Ledger) -> Sequence[WorthALook]:
    return [
        WorthALook(story=ledger.story, title=ledger.title, tally=tally, number=number, reasons=(), weight=0.0)
        for tally in ledger.tallies
        for number, entry in enumerate(tally.entries)
        if not entry.checked
    ]


def _lot(each: WorthALook) -> bytes:
    return hashlib.sha256(f"{each.entry.doc} {each.entry.start}".encode()).digest()
