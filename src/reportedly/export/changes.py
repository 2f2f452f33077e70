"""Changes as JSON and in words."""

from __future__ import annotations

from reportedly.export.json import to_json
from reportedly.export.values import value_in_words
from reportedly.model import Change, Entry


def to_line(change: Change) -> str:
    """One line of JSON; the fields are those of `Change`."""
    return to_json(change)


def in_words(change: Change) -> str:
    """One line for people, such as `people killed, Kunar: 250–622 → 800`."""
    about = ", ".join(filter(None, (change.what, change.place)))
    entry = _entry(change.entry) if change.entry else ""
    match change.kind:
        case "new story":
            return "new story"
        case "new article":
            return f"new article: {change.doc}"
        case "revision":
            return f"article read anew: {change.doc}"
        case "standing":
            return f"{about}: {_range(change.before)} → {_range(change.after)}, by {entry}"
        case "conflict":
            other = _entry(change.other) if change.other else ""
            return f"≠ {about}: {other} and {entry} cannot both be so"
        case kind:
            return f"{kind}: {about}: {entry}"


def _entry(entry: Entry) -> str:
    value = value_in_words(entry.low, entry.high, entry.bound)
    status = "" if entry.status == "reported" else f", {entry.status}"
    return f"{value} ({entry.source or 'the article itself'}{status}) in {entry.doc}"


def _range(values: tuple[float, float] | None) -> str:
    return value_in_words(*values, "exact") if values else "nothing"
