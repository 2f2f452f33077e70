"""What changed between the revisions of an article, as JSON and in words."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.export import json
from reportedly.export.values import value_in_words
from reportedly.model import Figure, FigureChange, Revision


def to_json(doc: str, revisions: Sequence[Revision]) -> str:
    """One line of JSON: `doc` and its `revisions`, each with the `sentences` and `figures` that changed."""
    return json.to_json({"doc": doc, "revisions": revisions})


def figure_change_in_words(change: FigureChange) -> str:
    """Such as `250 → 800 killed`, `no more: 30 injured` or `new: 12 missing`."""
    if change.old and change.new:
        if change.slots == ("value",):
            return f"{_value(change.old)} → {_value(change.new)} {_what(change.new)}"
        before, after = (", ".join(_slots(each, change.slots)) for each in (change.old, change.new))
        return f"{_what(change.new)}: {before} → {after}"
    if change.old:
        return f"no more: {_value(change.old)} {_what(change.old)}"
    return f"new: {_value(change.new)} {_what(change.new)}" if change.new else ""


def _slots(figure: Figure, slots: Sequence[str]) -> list[str]:
    said = {
        "source": f"by {figure.source or 'the article itself'}",
        "place": f"in {figure.place}" if figure.place else "no place",
        "status": figure.status,
    }
    return [_value(figure), *(said[slot] for slot in slots if slot != "value")]


def _value(figure: Figure) -> str:
    return value_in_words(figure.low, figure.high, figure.bound)


def _what(figure: Figure) -> str:
    return figure.unit if figure.measure in ("count", "people", "money") else figure.measure
