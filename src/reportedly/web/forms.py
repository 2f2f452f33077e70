"""The forms of the editing mode: their fields, and the corrections that are made of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import msgspec

from reportedly.api import CorrectionDraft
from reportedly.errors import UsageError
from reportedly.model import SLOTS, Correction, Slot, SlotValue

_NUMBERS: tuple[Slot, ...] = ("low", "high")
TYPED: Mapping[str, str] = {
    "slot": "Slot", "value": "should read", "number": "The number, as the article has it",
    "near": "Words of its sentence", "measure": "What it counts", "unit": "Unit", "who": "Who says so",
    "place": "Where", "name": "Called", "other": "The same as", "note": "Why", "by": "Your name",
}  # fmt: skip
"""The fields that people fill in, with their labels: they are offered again if something in them was wrong."""
CHOSEN = ("kind", "back", "doc", "figure", "story", "tally", "home", "entry", "source", "id")
"""The fields that forms have besides."""


@dataclass(frozen=True, slots=True)
class CorrectionForm:
    """The fields of a form, each with all its values."""

    fields: Mapping[str, Sequence[str]]

    def text(self, name: str) -> str:
        """The one value of a field; raises `UsageError` if it is empty."""
        value = self.optional(name)
        if value is None:
            raise UsageError(f"the form lacks {TYPED.get(name, name).lower()}")
        return value

    def number(self, name: str) -> int:
        """The whole number in a field; raises `UsageError` if it is none."""
        value = self.text(name)
        if not (value.isdecimal() and value.isascii()) or len(value) > 18:
            raise UsageError(f"{name} has to be a number, not {value[:40]!r}")
        return int(value)

    def several(self, name: str) -> Sequence[str]:
        """All values of a field; raises `UsageError` if there is none."""
        if not self.fields.get(name):
            raise UsageError(f"choose at least one {name}")
        return self.fields[name]

    def optional(self, name: str) -> str | None:
        """The first value of a field, `None` if it is empty."""
        return next(iter(self.fields.get(name, ())), "").strip() or None


def _slots(form: CorrectionForm) -> dict[Slot, SlotValue]:
    """The slot to set, with its new value; the slot `value` means `low` and `high`."""
    name, given = form.text("slot"), form.optional("value")
    if name == "value" or name in _NUMBERS:
        value = _decimal(given)
        return {"low": value, "high": value} if name == "value" else {cast(Slot, name): value}
    if name == "time":
        days = tuple((given or "").split())
        if len(days) not in (1, 2):
            raise UsageError("a time is one day or two, such as 2025-09-01 2025-09-02")
        return {"time": (days[0], days[-1])}
    if name not in SLOTS:
        raise UsageError(f"there is no slot {name[:40]!r}")
    return {name: given}


def _decimal(given: str | None) -> float:
    try:
        return float((given or "").replace(",", ""))
    except ValueError as error:
        raise UsageError(f"a value has to be a number, not {(given or '')[:40]!r}") from error


def _added(draft: CorrectionDraft, form: CorrectionForm) -> Correction:
    """A figure that was missed."""
    slots: dict[Slot, SlotValue] = {"measure": form.text("measure")}
    if form.optional("value"):
        slots |= dict.fromkeys(_NUMBERS, _decimal(form.optional("value")))
    for slot, name in (("unit", "unit"), ("source", "who"), ("place", "place")):
        if given := form.optional(name):
            slots[cast(Slot, slot)] = given
    return draft.add(form.text("doc"), form.text("number"), slots, near=form.optional("near"))


def _entries(form: CorrectionForm) -> list[tuple[str, int]]:
    """The entries that were chosen, each as its article's id and its figure's number."""
    try:
        return [msgspec.json.decode(value, type=tuple[str, int]) for value in form.several("entry")]
    except msgspec.MsgspecError as error:
        raise UsageError("the entries in this form cannot be read") from error


def _pair(form: CorrectionForm) -> tuple[tuple[str, int], tuple[str, int]]:
    chosen = _entries(form)
    if len(chosen) != 2:
        raise UsageError(f"choose two numbers to compare, not {len(chosen)}")
    return chosen[0], chosen[1]


def _tallies(form: CorrectionForm) -> list[str]:
    other = form.optional("other")
    return [*form.several("tally"), *([other] if other else [])]


MAKERS: Mapping[str, Callable[[CorrectionDraft, CorrectionForm], Correction]] = {
    "right": lambda draft, form: draft.right(form.text("doc"), form.number("figure")),
    "wrong": lambda draft, form: draft.wrong(form.text("doc"), form.number("figure")),
    "set": lambda draft, form: draft.set(form.text("doc"), form.number("figure"), _slots(form)),
    "add": _added,
    "merge-stories": lambda draft, form: draft.merge_stories([form.number("story"), draft.named(form.text("other"))]),
    "split-story": lambda draft, form: draft.split_story(form.number("story"), form.several("doc")),
    "rename-story": lambda draft, form: draft.rename_story(form.number("story"), form.text("name")),
    "merge-tallies": lambda draft, form: draft.merge_tallies(_tallies(form)),
    "split-tally": lambda draft, form: draft.split_tally(_entries(form), form.optional("name")),
    "into-tally": lambda draft, form: draft.into_tally(_entries(form), form.text("home")),
    "ignore-tally": lambda draft, form: draft.ignore_tally(form.text("tally")),
    "agree": lambda draft, form: draft.agree(*_pair(form)),
    "conflict": lambda draft, form: draft.conflict(*_pair(form)),
    "same-source": lambda draft, form: draft.same_source(
        form.several("source"), form.text("name"), form.number("story") if form.optional("story") else None
    ),
    "rename-tally": lambda draft, form: draft.rename_tally(form.text("tally"), form.text("name")),
}
"""For each kind of correction, what makes one of a form."""
