"""What quantities that stand beside each other share: change, bound, noun, unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reportedly.lang import Rule, read, rules_named
from reportedly.quantities.files import NeighboursFile
from reportedly.quantities.quantity import Quantity
from reportedly.quantities.units import Unit

RULES = ("opened", "of_the", "change_went_on", "onward", "closed", "from_before", "hung")
"""The rules of `neighbours.toml` that are asked for."""
NEAR = 40
"""Characters between two numbers that may share something."""
CHANGE_LOOK = 60
"""Characters before a number in which what stands between two changes is read."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands between numbers that share something, in a language."""

    data: NeighboursFile
    rules: Mapping[str, Rule]

    def shared(self, text: str, found: list[Quantity]) -> list[Quantity]:
        """The quantities of a text in order, each with what it leaves to its neighbours to say."""
        self._share_conversions(text, found)
        self._share_changes(text, found)
        self._share_units_back(text, found)
        self._share_units_on(text, found)
        self._share_nouns(text, found)
        return found

    def _share_conversions(self, text: str, found: list[Quantity]) -> None:
        """A conversion in brackets shares the change that it converts, and a sum of money its bound."""
        for at in range(1, len(found)):
            first, this = found[at - 1], found[at]
            if first.unit is None or this.unit is None or first.unit.kind != this.unit.kind:
                continue
            if this.start - first.end > NEAR or not self.rules["opened"].fills(text, first.end, this.start):
                continue
            change = this.change or first.change
            if this.unit.kind == "money" and this.bound == "exact" and first.bound in ("about", "at_least", "at_most"):
                this = replace(this, bound=first.bound, bound_words=first.bound_words)
            found[at] = replace(this, change=change)

    def _share_changes(self, text: str, found: list[Quantity]) -> None:
        """A change whose verb stands with the quantity before it: "A rose by 3%, B by 4%"."""
        rule = self.rules["change_went_on"]
        for at in range(1, len(found)):
            last, this = found[at - 1], found[at]
            if last.change and not this.change:
                first = max(_end(last), this.phrase - CHANGE_LOOK)
                if rule.fills(text, first, this.phrase):
                    found[at] = replace(this, change=last.change)

    def _share_units_back(self, text: str, found: list[Quantity]) -> None:
        """ "43 and 48 percent", "four- and six-cylinder": one unit for both, after the second."""
        rules = self.rules
        for at in range(len(found) - 2, -1, -1):
            this, following = found[at], found[at + 1]
            if this.unit is None and rules["hung"].fills(text, this.end, following.phrase):
                found[at] = replace(this, unit=_at(following.unit, this), noun=following.noun, glued=True)
            elif _bare(this) and following.unit and following.unit.start >= following.end:
                gap = text[this.end : following.phrase]
                from_to = gap in self.data.joined_after_from and rules["from_before"].ends_at(text, this.phrase)
                if gap in self.data.joined or from_to:
                    found[at] = replace(this, unit=_at(following.unit, this), per=following.per)

    def _share_units_on(self, text: str, found: list[Quantity]) -> None:
        """ "from 208 pounds to 193": one unit for both, after the first."""
        for at in range(1, len(found)):
            last, this = found[at - 1], found[at]
            if not _bare(this) or last.unit is None or last.unit.start < last.end:
                continue
            if not self.rules["closed"].begins_at(text, this.end) or self._is_level(text, last, this):
                continue
            gap = text[_end(last) : this.phrase]
            both_changes = this.change and last.change and len(gap) < NEAR and "." not in gap
            if both_changes or self.rules["onward"].fills(text, _end(last), this.phrase):
                found[at] = replace(this, unit=_at(last.unit, this), per=last.per)

    def _is_level(self, text: str, last: Quantity, this: Quantity) -> bool:
        """Whether the second of two numbers is what a change in percent led to: "up 5% to 320"."""
        if last.unit is None or last.unit.kind not in ("percent", "points"):
            return False
        to = text.endswith(self.data.to_level, _end(last), this.phrase)
        return to and not self.rules["from_before"].ends_at(text, last.phrase)

    def _share_nouns(self, text: str, found: list[Quantity]) -> None:
        """ "390,000 of the 1.2 million cars": the first number counts what the second does."""
        for at in range(len(found) - 2, -1, -1):
            this, following = found[at], found[at + 1]
            if this.unit is None and following.unit is None and following.noun is not None:
                near = following.start - this.end < NEAR
                if near and self.rules["of_the"].fills(text, this.end, following.start):
                    found[at] = replace(this, noun=following.noun)


def read_neighbours(code: str) -> Neighbours:
    """What numbers share in a language, from its `neighbours.toml`."""
    return Neighbours(read(code, "neighbours", NeighboursFile), rules_named(code, "neighbours", NeighboursFile, RULES))


def _at(unit: Unit | None, quantity: Quantity) -> Unit | None:
    """A unit that is meant after a quantity, though written elsewhere."""
    return replace(unit, start=quantity.end, end=quantity.end) if unit else None


def _bare(quantity: Quantity) -> bool:
    return quantity.unit is None and quantity.noun is None and quantity.shape in ("digits", "words", "range")


def _end(quantity: Quantity) -> int:
    """Where a quantity ends, its unit included."""
    return max(quantity.end, quantity.unit.end) if quantity.unit else quantity.end
