"""A person's corrections; they are data of their own, and what the machine read stays beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import Literal, get_args

CorrectionKind = Literal[
    "right",
    "wrong",
    "set",
    "add",
    "merge-stories",
    "split-story",
    "rename-story",
    "merge-tallies",
    "split-tally",
    "rename-tally",
    "into-tally",
    "ignore-tally",
    "agree",
    "conflict",
    "same-source",
]
Slot = Literal["low", "high", "bound", "measure", "unit", "source", "place", "status", "time"]
SlotValue = float | str | tuple[str, str] | None

CORRECTIONS: tuple[CorrectionKind, ...] = get_args(CorrectionKind)
SLOTS: tuple[Slot, ...] = get_args(Slot)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Says which figure a correction is about, so that the figure is found again when its article is read again.

    It is the figure with the number `text` in the sentence `sentence` of the article `doc`, or in the sentence that is
    likest to it; `prefix` and `suffix` are the characters around it, as in a TextQuoteSelector of W3C's Web Annotation
    Data Model. If there are several, the one with most of these around it, then the one nearest to `start`.
    """

    doc: str
    start: int
    end: int
    text: str
    sentence: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction. It wins over what the machine read, and over earlier corrections.

    `figures` are in groups: one for `right`, `wrong`, `set`, `add` (the number that was missed), `split-tally` (the
    figures that go), `rename-tally` and `ignore-tally` (those of the tally), one for each tally for
    `merge-tallies`, those that go and those of the tally for `into-tally`, one for each of two numbers for `agree`
    and `conflict`. `docs` are the articles likewise: those of each story for `merge-stories`, those that stay and
    those that go for `split-story`, those of the story for `rename-story` and `same-source`; without articles,
    `same-source` holds in all stories. `slots` is what `set` and `add` give the figures, in the fields of `Figure`;
    `name` is the new name; `sources` are the names of sources that are called so. `by` is who made the correction,
    `when` and `undone` are ISO 8601 in UTC; `undone` is `None` until it is undone. The workspace gives `id`, `when`
    and `position`; corrections are in the order of `position`, since a clock may be set back.
    """

    kind: CorrectionKind
    figures: tuple[tuple[Anchor, ...], ...] = ()
    docs: tuple[tuple[str, ...], ...] = ()
    slots: dict[Slot, SlotValue] = field(default_factory=dict)
    name: str | None = None
    sources: tuple[str, ...] = ()
    by: str | None = None
    note: str | None = None
    id: str = ""
    when: str = ""
    undone: str | None = None
    position: int = 0

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """All its figures, of whatever group."""
        return tuple(chain.from_iterable(self.figures))

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of all its articles, of whatever group."""
        return tuple(chain.from_iterable(self.docs))
