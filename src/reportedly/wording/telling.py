"""What a tally shows, in a sentence: how it moved, and what its chart finds."""

from __future__ import annotations

from collections.abc import Mapping

from reportedly.model import Entry, Tally
from reportedly.wording.days import day_in_words
from reportedly.wording.tallies import standing_in_words
from reportedly.wording.values import reported_value, told_in_words


def has_moved(tally: Tally) -> bool:
    """Whether there are two numbers in a tally, so that a chart of it tells something."""
    return len({(entry.low, entry.high) for entry in tally.entries}) > 1


def movement_in_words(tally: Tally, outlets: Mapping[str, str]) -> str | None:
    """How a tally moved and who says otherwise, without its present number: `up from 24 (8 Sep 2025); against 30 (the
    army)`. `outlets` are known publishers by article."""
    if not tally.changed:
        return None
    now = tally.entries[tally.latest]
    return tally.changed.removeprefix(told_in_words(now, outlets.get(now.doc))).lstrip(",; ")


def finding_in_words(tally: Tally, outlets: Mapping[str, str]) -> str:
    """What a chart of a tally finds, as its title: `Lowered from 58 to 52`, `From 7 to 52 since 2 Sep 2025`, `12 in all
    4 reports`."""
    now = tally.entries[tally.latest]
    before = [entry for entry in tally.entries[: tally.latest] if _is_other(entry, now)]
    if rivals := _rivals(tally, now):
        told = (told_in_words(each, outlets.get(each.doc)) for each in (now, rivals[0]))
        return f"Not agreed: {' or '.join(told)}"
    if not before:
        many = len(tally.entries)
        return f"{standing_in_words(tally)} in all {many} reports" if many > 1 else standing_in_words(tally)
    if tally.latest in tally.falls:
        return f"Lowered from {reported_value(before[-1])} to {reported_value(now)}"
    day = f" since {day_in_words(before[0].published)}" if before[0].published else ""
    return f"From {reported_value(before[0])} to {reported_value(now)}{day}"


def _is_other(entry: Entry, now: Entry) -> bool:
    can_stand = entry.status == now.status and entry.bound != "vague"
    return can_stand and (entry.low, entry.high) != (now.low, now.high)


def _rivals(tally: Tally, now: Entry) -> list[Entry]:
    pairs = [(tally.entries[one], tally.entries[other]) for one, other in tally.conflicts]
    return [other if one is now else one for one, other in pairs if now is one or now is other]
