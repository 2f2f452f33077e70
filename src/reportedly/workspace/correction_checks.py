"""Says whether a correction can be applied, and if not, what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from reportedly.errors import UsageError
from reportedly.model import (
    BOUNDS,
    LARGEST_VALUE,
    MEASURES,
    SLOTS,
    STATUSES,
    Correction,
    CorrectionKind,
    Slot,
    SlotValue,
)

MOST_DOCS = 100_000
"""Number of articles or figures that one correction may be about."""
LONGEST_TEXT = 1000
"""Number of characters of a name or note."""
LONGEST_ID = 64
"""Number of characters of a correction's id."""
_NEEDED: dict[CorrectionKind, tuple[int, int]] = {
    "right": (1, 0),
    "wrong": (1, 0),
    "set": (1, 0),
    "add": (1, 0),
    "merge-stories": (0, 2),
    "split-story": (0, 2),
    "rename-story": (0, 1),
    "merge-tallies": (2, 0),
    "split-tally": (1, 0),
    "rename-tally": (1, 0),
    "into-tally": (2, 0),
    "ignore-tally": (1, 0),
    "agree": (2, 0),
    "conflict": (2, 0),
    "same-source": (0, 0),
}
"""For each kind of correction, the least number of groups of figures and of groups of articles."""
_ADDED: tuple[Slot, ...] = ("low", "high", "measure", "unit")
"""What a figure has to have that is added."""


def check(correction: Correction) -> Correction:
    """The correction, if it can be applied; raises `UsageError`, which says what is wrong with it."""
    figures, docs = _NEEDED[correction.kind]
    if (
        len(correction.figures) < figures
        or len(correction.docs) < docs
        or not all(correction.figures + correction.docs)
    ):
        what = "at least two different ones" if 2 in (figures, docs) else "at least one"
        raise UsageError(f"{correction.kind} needs {what}")
    if correction.kind.startswith(("rename", "same")) and not (correction.name or "").strip():
        raise UsageError(f"{correction.kind} needs a name")
    if correction.kind == "same-source" and not all(map(str.strip, correction.sources or [""])):
        raise UsageError("same-source needs the names of sources, as articles have them")
    if sum(map(len, correction.docs)) + sum(map(len, correction.figures)) + len(correction.sources) > MOST_DOCS:
        raise UsageError(f"a correction is about {MOST_DOCS:,} articles or figures or fewer")
    if any(
        len(text or "") > LONGEST_TEXT
        for text in (correction.name, correction.by, correction.note, *correction.sources)
    ):
        raise UsageError(f"a name or note has {LONGEST_TEXT:,} characters or fewer")
    for moment in filter(None, (correction.when, correction.undone)):
        _check_moment(moment)
    if len(correction.id) > LONGEST_ID:
        raise UsageError(f"a correction's id has {LONGEST_ID} characters or fewer")
    if correction.kind in ("set", "add"):
        check_slots(correction.slots)
    if correction.kind == "add" and (lacking := [name for name in _ADDED if name not in correction.slots]):
        raise UsageError(f"a figure that is added needs {', '.join(lacking)}")
    return correction


def check_slots(slots: Mapping[Slot, SlotValue]) -> None:
    """Raises `UsageError` unless slots of a figure can be set so."""
    if not slots:
        raise UsageError(f"say what to set: one of {', '.join(SLOTS)}")
    for name, allowed in (("bound", BOUNDS), ("measure", MEASURES), ("status", STATUSES)):
        value = slots.get(name)  # type: ignore[call-overload]
        if name in slots and value not in allowed:
            raise UsageError(f"{name} is one of {', '.join(allowed)}, not {value!r}")
    for end in ("low", "high"):
        value = slots.get(end)
        if end in slots and not (isinstance(value, int | float) and abs(value) <= LARGEST_VALUE):
            raise UsageError(f"{end} is a number up to {LARGEST_VALUE:g}")
    low, high = slots.get("low"), slots.get("high")
    if isinstance(low, int | float) and isinstance(high, int | float) and not low <= high:
        raise UsageError(f"the lowest value {low:g} is above the highest {high:g}")
    for name in ("unit", "source", "place"):
        value = slots.get(name)  # type: ignore[call-overload]
        if not isinstance(value, str | None) or (name == "unit" and "unit" in slots and not value):
            raise UsageError(f"{name} is a text")
    time = slots.get("time")
    if time is not None:
        _check_days(time)


def _check_moment(moment: str) -> None:
    try:
        datetime.fromisoformat(moment)
    except ValueError as error:
        raise UsageError(f"{moment!r} is no moment such as 2025-09-01T08:30:00+00:00") from error


def _check_days(time: object) -> None:
    try:
        first, last = (date.fromisoformat(day) for day in time)  # type: ignore[attr-defined]
    except (TypeError, ValueError) as error:
        raise UsageError("time is a first and a last day, such as 2025-09-01 and 2025-09-03") from error
    if last < first:
        raise UsageError(f"the last day {last} is before the first {first}")
