"""What quantities that stand beside each other share: change, bound, noun, unit."""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.quantities.quantity import Quantity
from reportedly.quantities.units import Unit


def shared(text: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities of a text in order, each with what it leaves to its neighbours to say."""
    return _share_nouns(text, _share_units(text, _elided(text, _converted(text, found))))


_OPENED = re.compile(r"[^.;()]{0,24}\((?:about |some |around )?[^\w\s()]{0,3}\Z|[^.;()]{0,24}\((?:US|A|C|HK|NZ)? ?\$\Z")


def _converted(text: str, found: list[Quantity]) -> list[Quantity]:
    """A conversion in brackets shares the change that it converts, and a sum of money its bound."""
    for at in range(1, len(found)):
        first, this = found[at - 1], found[at]
        if first.unit is None or this.unit is None or first.unit.kind != this.unit.kind:
            continue
        if len(text[first.end : this.start]) > 40 or not _OPENED.match(text[first.end : this.start]):
            continue
        change = this.change or first.change
        if this.unit.kind == "money" and this.bound == "exact" and first.bound in ("about", "at_least", "at_most"):
            this = replace(this, bound=first.bound, bound_words=first.bound_words)
        found[at] = replace(this, change=change)
    return found


_OF_THE = re.compile(
    r" of (?:the |its |their |those |these |some )?(?:top |roughly |about |nearly |around |more than |"
    r"over |an estimated )?[$€£]?\Z"
)


def _share_nouns(text: str, found: list[Quantity]) -> list[Quantity]:
    """ "390,000 of the 1.2 million cars": the first number counts what the second does."""
    for at in range(len(found) - 2, -1, -1):
        this, following = found[at], found[at + 1]
        if this.unit is None and following.unit is None and following.noun is not None:
            gap = text[this.end : following.start]
            if len(gap) < 40 and _OF_THE.match(gap):
                found[at] = replace(this, noun=following.noun)
    return found


_BY = re.compile(r"[,;]?(?: and| while| but)? (?:[A-Z][\w&.’'-]*+ ?){1,4} ?by \Z")
"""Between two changes of which only the first has a verb: "A rose by 3%, B by 4%"."""


def _elided(text: str, found: list[Quantity]) -> list[Quantity]:
    """A change whose verb stands with the quantity before it."""
    for at in range(1, len(found)):
        last, this = found[at - 1], found[at]
        if last.change and not this.change and _BY.match(text[_end(last) : this.phrase][-60:]):
            found[at] = replace(this, change=last.change)
    return found


_ONWARD = re.compile(r"[^.;()\n]{0,16} (?:to|from|and|or|but|versus|vs\.?|compared (?:with|to)) \Z")
_CLOSED = re.compile(r"[.,;:)]|$| (?:for|in|by|last|this|and|but|after|from|at|on|as|when|over|since|if|a year)\b")
_JOINED = frozenset((" and ", " or ", " by ", " x ", " × ", "x", "×"))
_FROM = re.compile(r"\bfrom [$€£]?\Z")
_HUNG = re.compile(r"-(?:,| (?:and|or|to)) \Z")


def _share_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """ "from 208 pounds to 193", "43 and 48 percent", "four- and six-cylinder": one unit for both."""
    for at in range(len(found) - 2, -1, -1):
        this, following = found[at], found[at + 1]
        gap = text[this.end : following.phrase]
        if this.unit is None and _HUNG.fullmatch(gap):
            found[at] = replace(this, unit=_at(following.unit, this), noun=following.noun, glued=True)
        elif (
            _bare(this)
            and following.unit
            and following.unit.start >= following.end
            and (gap in _JOINED or (gap == " to " and _FROM.search(text, 0, this.phrase)))
        ):
            found[at] = replace(this, unit=_at(following.unit, this), per=following.per)
    for at in range(1, len(found)):
        last, this = found[at - 1], found[at]
        gap = text[_end(last) : this.phrase]
        if not _bare(this) or last.unit is None or last.unit.start < last.end or not _CLOSED.match(text, this.end):
            continue
        if (
            last.unit.kind in ("percent", "points")
            and gap.endswith(" to ")
            and not text.endswith("from ", 0, last.phrase)
        ):
            continue  # "up 5% to 320": what went up is not in percent
        if _ONWARD.match(gap) or (this.change and last.change and len(gap) < 40 and "." not in gap):
            found[at] = replace(this, unit=_at(last.unit, this), per=last.per)
    return found


def _at(unit: Unit | None, quantity: Quantity) -> Unit | None:
    """A unit that is meant after a quantity, though written elsewhere."""
    return replace(unit, start=quantity.end, end=quantity.end) if unit else None


def _bare(quantity: Quantity) -> bool:
    return quantity.unit is None and quantity.noun is None and quantity.shape in ("digits", "words", "range")


def _end(quantity: Quantity) -> int:
    """Where a quantity ends, its unit included."""
    return max(quantity.end, quantity.unit.end) if quantity.unit else quantity.end
