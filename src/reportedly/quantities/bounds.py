"""Bound words around a number: "at least", "up to", "or so"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from reportedly.lang import Rule, piece, read, rules_named
from reportedly.lang.patterns import late_pattern
from reportedly.lang.rules import grouped_pattern
from reportedly.model import Bound
from reportedly.quantities.atoms import Numeral
from reportedly.quantities.files import BoundsFile

RULES = ("over_not_more", "missed_by", "estimating")
"""The rules of `bounds.toml` that are asked for."""
LOOK = 48
"""Characters before and after a number in which words for a bound stand."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The bound words of a language. The groups of both patterns are the bounds' names."""

    rules: Mapping[str, Rule]
    before: re.Pattern[str]
    after: re.Pattern[str]

    def of(self, text: str, numeral: Numeral) -> tuple[Bound, str, int]:
        """The bound of a number, the words that state it, and where the phrase begins.

        A range or a vague count keeps its own bound, whatever stands before it.
        """
        start, end = numeral.start, numeral.end
        own = cast(Bound, numeral.shape) if numeral.shape in ("range", "vague") else None
        found = self.before.search(text, max(0, start - LOOK), start)
        if found and found.lastgroup and not self._is_none(text, start, found):
            bound, words = cast(Bound, found.lastgroup), found[found.lastgroup]
            return own or bound, words, found.start()
        if own:
            return own, text[start:end], start
        after = self.after.match(text, end, min(len(text), end + LOOK))
        if after and after.lastgroup:
            return cast(Bound, after.lastgroup), after[after.lastgroup].strip(), start
        return ("about", numeral.approximate, start) if numeral.approximate else ("exact", "", start)

    def _is_none(self, text: str, start: int, found: re.Match[str]) -> bool:
        """Whether the words say something else of the number: handed over, missed by so much, someone's estimate."""
        kind = found.lastgroup
        if kind == "at_least" and self.rules["over_not_more"].ends_at(text, start):
            return True
        if kind == "about" and self.rules["estimating"].ends_at(text, start):
            return True
        return self.rules["missed_by"].ends_at(text, start) is not None


def read_bounds(code: str) -> Bounds:
    """The bound words of a language, from its `bounds.toml`."""
    words = read(code, "bounds", BoundsFile).bounds

    def alternatives(side: str) -> str:
        """One pattern of the words on a side of a number, a group for each bound."""
        return grouped_pattern(code, "bounds", "bounds", side, {name: getattr(words[name], side) for name in words})

    opened = piece(code, "bounds", "opened")
    return Bounds(
        rules_named(code, "bounds", BoundsFile, RULES),
        late_pattern(rf"(?<![\w-])(?:{alternatives('before')})(?:{opened})\Z", re.IGNORECASE),
        late_pattern(alternatives("after"), re.IGNORECASE),
    )
