"""Number expressions: digits, words and mixtures of them, read into value ranges.

A left-to-right reader joins neighbouring atoms; it is linear in the length of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.quantities.atoms import Atom, Numeral, Shape, atoms_outside_marks
from reportedly.quantities.number_words import MOST_ADDED, NumberWords
from reportedly.quantities.ranges import Ranges

__all__ = ["LARGEST_READ", "Numeral", "Shape", "find_numerals"]

LARGEST_READ = 1e18
"""The largest value that is read, a thousand quadrillion. News have sums up to about 10^17, in rials, rupiahs or dong.
A larger number is about atoms or stars, or is a mistake or a trick ("hundred hundred hundred …" becomes infinite). No
unit makes a value a thousand times larger: a figure stays below `model.LARGEST_VALUE`."""
LARGEST_WHOLE = 1_000_000
"""The largest whole of a ratio: "one in a million"."""
YEARS = (1900, 2100)
"""Numbers that are years after "in", and no whole of a ratio."""
HUNDRED = 100.0
WHOLES = (100, 1000)
"""Wholes of a share that is told with "out of", beside those up to ten."""
LARGEST_OF_PARTS = 10
"""A number of fractions, and the first of a ratio in digits, is below it: "nine tenths", "9 in 20"."""

_SPACES = frozenset((" ", "  ", "-", "\u00a0", "\u202f", "‑"))
"""What may stand between any two pieces of a number."""
_TENS_JOINS = frozenset(("-", " ", "‑"))
"""What may stand between tens and the small number that is added to them."""


def find_numerals(text: str, words: NumberWords, ranges: Ranges) -> list[Numeral]:
    """Every number expression of a text, in order, none overlapping; those beyond the largest value are left out."""
    atoms = list(atoms_outside_marks(text, words))
    reader = _Reader(text, atoms, words)
    found: list[Numeral] = []
    at = 0
    while at < len(atoms):
        numeral, at = reader.read(at)
        # A value that is not a number is not within the limits either.
        if numeral is not None and -LARGEST_READ <= numeral.low <= numeral.high <= LARGEST_READ:
            found.append(_negative(text, numeral, words))
    return ranges.joined(text, found, words)


def _negative(text: str, numeral: Numeral, words: NumberWords) -> Numeral:
    """ "minus 20" as -20."""
    found = words.rules["minus"].ends_at(text, numeral.start)
    if found is None or numeral.shape not in ("digits", "words") or numeral.low < 0:
        return numeral
    return Numeral(found.start(), numeral.end, -numeral.high, -numeral.low, numeral.shape)


class _Reader:
    """Reads the atoms of a text; each method gives a number expression, if there is one, and the index after it."""

    def __init__(self, text: str, atoms: Sequence[Atom], words: NumberWords) -> None:
        self.text = text
        self.atoms = atoms
        self.words = words
        self.data = words.data
        self.joins = _SPACES.union(words.data.joined_by)
        self.tens_joins = _TENS_JOINS.union(words.data.tens_joined_by)

    def read(self, at: int) -> tuple[Numeral | None, int]:
        """The number expression that starts at an atom; `None` if none does."""
        first = self.atoms[at]
        if first.kind == "article":
            return self._after_article(at) if self._between(at) == " " else (None, at + 1)
        if first.kind in ("vague", "few"):
            return self._vague(at) if self._counts(first) else (None, at + 1)
        if first.kind == "part":
            return self._part(at)
        if first.kind == "glyph" and self.words.rules["of_the_whole"].begins_at(self.text, first.end):
            value = HUNDRED * first.value
            return Numeral(first.start, first.end, value, value, "part"), at + 1
        if first.kind == "glyph":
            return self._finish(at + 1, Numeral(first.start, first.end, first.value, first.value, "digits"), part=True)
        if first.kind == "pair":
            alone = first.word in self.data.pairs_alone and self._counts(first)
            return self._pair(first, first.start, at + 1) if alone else (None, at + 1)
        if first.kind == "magnitude" and first.word not in self.data.bare_magnitudes:
            return Numeral(first.start, first.end, first.value, first.value, "words"), at + 1
        return self._cardinal(at)

    def _between(self, at: int) -> str | None:
        """What stands between an atom and the next; `None` after the last."""
        if at + 1 >= len(self.atoms):
            return None
        return self.text[self.atoms[at].end : self.atoms[at + 1].start]

    def _kind(self, at: int) -> str:
        return self.atoms[at].kind if at < len(self.atoms) else ""

    def _counts(self, atom: Atom) -> bool:
        """Whether a vague word counts things ("scores of people"), rather than points ("credit scores")."""
        rule = self.data.vague_only.get(atom.word)
        return rule is None or self.words.rules[rule].begins_at(self.text, atom.end) is not None

    def _pair(self, pair: Atom, start: int, after: int) -> tuple[Numeral, int]:
        near = self._approximate(pair)
        return Numeral(
            start=start, end=pair.end, low=pair.value, high=pair.value, shape="words", approximate=near
        ), after

    def _approximate(self, pair: Atom) -> str:
        return pair.word if pair.word in self.data.approximate else ""

    def _after_article(self, at: int) -> tuple[Numeral | None, int]:
        """ "a hundred", "a dozen", "a third", "a few thousand"; the article stays out of "few" and scaled pairs."""
        article, following = self.atoms[at], self.atoms[at + 1]
        if following.kind == "magnitude":
            return self._cardinal(at)
        if following.kind == "few":
            return self._vague(at + 1)
        if following.kind == "pair" and following.word in self.data.vague_only:
            return None, at + 2
        if following.kind == "pair":
            scaled = self._scaled_pair(at + 1)
            return scaled or self._pair(following, article.start, at + 2)
        if following.kind == "part":
            numeral, after = self._part(at + 1)
            if numeral is None:
                return None, after
            return Numeral(article.start, numeral.end, numeral.low, numeral.high, numeral.shape), after
        return None, at + 1

    def _scaled_pair(self, at: int) -> tuple[Numeral, int] | None:
        """ "couple hundred", "vingtaine de millions", "dizaine de milliers"."""
        pair, between = self.atoms[at], self._between(at)
        kind = self._kind(at + 1)
        linked = between in self.data.pairs_linked_by
        if not (kind == "magnitude" and (between in self.joins or linked)) and not (kind == "vague" and linked):
            return None
        scale = self.atoms[at + 1]
        value = pair.value * (scale.value if kind == "magnitude" else scale.value / 2)
        near = self._approximate(pair)
        return Numeral(start=pair.start, end=scale.end, low=value, high=value, shape="words", approximate=near), at + 2

    def _vague(self, at: int) -> tuple[Numeral, int]:
        """ "hundreds", "tens of thousands", "hundreds of millions", "several hundred", "a few thousand"."""
        first = self.atoms[at]
        low, high, after = first.value, first.high, at + 1
        while after < len(self.atoms):
            item = self.atoms[after]
            scaled = self._scaled_vague(first, item, self._between(after - 1), low, high)
            if scaled is None:
                break
            (low, high), after = scaled, after + 1
        return Numeral(first.start, self.atoms[after - 1].end, low, high, "vague"), after

    def _scaled_vague(
        self, first: Atom, item: Atom, between: str | None, low: float, high: float
    ) -> tuple[float, float] | None:
        """A vague range times the next atom; `None` if that doesn't go on with it. A plural is twice its magnitude."""
        linked = between in self.data.linked_by
        if first.kind == "vague":
            unit = item.value / 2
            if item.kind == "vague" and linked and item.value >= 1000:
                return low * unit, (high + 1) * unit - 1
            return None
        if item.kind == "magnitude" and (between == " " or linked):
            return low * item.value, high * item.value
        if item.kind == "pair" and between == " ":
            return low * item.value, high * item.value
        if item.kind == "vague" and (between == " " or linked):
            return low * item.value / 2, high * item.value / 2
        return None

    def _part(self, at: int) -> tuple[Numeral | None, int]:
        """ "half", "a third", "half a million", "a quarter of a million"; an ordinal ("the third") is none."""
        part = self.atoms[at]
        if (scaled := self._part_of_magnitude(at, part.value)) is not None:
            return scaled
        if part.word in self.data.halves:
            return self._half(at)
        if (every := self.words.rules["every"].ends_at(self.text, part.start)) and self._is_one_of_each(part.end):
            value = HUNDRED * part.value
            return Numeral(every.start(), part.end, value, value, "part"), at + 1
        articled = at > 0 and self._kind(at - 1) == "article" and self._between(at - 1) == " "
        if articled and self._is_share(self.atoms[at - 1].start, part.end):
            value = HUNDRED * part.value
            return Numeral(part.start, part.end, value, value, "part"), at + 1
        return None, at + 1

    def _is_one_of_each(self, end: int) -> bool:
        """Whether "every third" counts things ("every third child"), not times ("every third day")."""
        return self.words.rules["every_time"].begins_at(self.text, end) is None

    def _part_of_magnitude(self, at: int, share: float) -> tuple[Numeral, int] | None:
        """ "a quarter of a million", "three-quarters of a million"; `at` is the fraction, `share` its value."""
        if self._kind(at + 1) != "article" or self._between(at) not in self.data.linked_by:
            return None
        if self._kind(at + 2) not in ("magnitude", "pair") or self._between(at + 1) != " ":
            return None
        value, end = share * self.atoms[at + 2].value, self.atoms[at + 2].end
        return Numeral(self.atoms[at].start, end, value, value, "words"), at + 3

    def _half(self, at: int) -> tuple[Numeral, int]:
        part, last = self.atoms[at], at
        if self._kind(at + 1) == "article" and self._between(at) in ("", " ", "-", " -"):
            last = at + 1
        if self._kind(last + 1) in ("magnitude", "pair") and self._between(last) in (" ", "-"):
            scale = self.atoms[last + 1]
            value = part.value * scale.value
            return Numeral(part.start, scale.end, value, value, "words"), last + 2
        return Numeral(part.start, part.end, HUNDRED * part.value, HUNDRED * part.value, "part"), at + 1

    def _is_share(self, start: int, end: int) -> bool:
        """Whether "a third" is a share, not an ordinal: "a third of", "rose by a third", "nearly a quarter are"."""
        rules = self.words.rules
        if rules["share_of"].begins_at(self.text, end) or rules["share_more"].begins_at(self.text, end):
            return True
        return bool(rules["share_before"].ends_at(self.text, start) and rules["share_after"].begins_at(self.text, end))

    def _cardinal(self, at: int) -> tuple[Numeral, int]:
        """ "2,500", "2.5 million", "twenty-five", "two hundred and fifty thousand", "two-thirds"."""
        value, end, after = self._decimal(*self._sum(at))
        shape: Shape = "digits" if self.atoms[at].kind == "digits" else "words"
        return self._finish(after, Numeral(self.atoms[at].start, end, value, value, shape), part=False)

    def _sum(self, at: int) -> tuple[float, int, int]:
        """The value of the cardinal that starts at an atom, where it ends, and the index after it."""
        first = last = self.atoms[at]
        total, group, after = 0.0, first.value, at + 1
        if first.word in self.data.bare_magnitudes and first.value > HUNDRED:
            total, group = first.value, 0.0
        while after < len(self.atoms):
            item, between = self.atoms[after], self._between(after - 1)
            if between not in self.joins:
                break
            if item.kind == "magnitude" and between in _SPACES:
                if group == 0 and last.kind == "magnitude":
                    total *= item.value
                elif item.value > HUNDRED:
                    total, group = total + group * item.value, 0.0
                else:
                    group *= item.value
            elif item.word in self.data.pairs_multiplied and between in (" ", "-"):
                group *= item.value
            elif first.kind != "digits" and self._continues(last, item, between):
                group += item.value
            else:
                break
            last, after = item, after + 1
        return float(f"{total + group:.15g}"), last.end, after

    def _decimal(self, value: float, end: int, after: int) -> tuple[float, int, int]:
        """ "four point eight", "two point one five million": a cardinal with the decimals that follow it in words."""
        if self._between(after - 1) not in self.data.decimal_words:
            return value, end, after
        digits = ""
        while self._kind(after) == "small" and self.atoms[after].value <= MOST_ADDED:
            digits += f"{self.atoms[after].value:.0f}"
            end, after = self.atoms[after].end, after + 1
            if self._between(after - 1) != " ":
                break
        value = float(f"{value:.0f}.{digits}")
        if digits and self._kind(after) == "magnitude" and self._between(after - 1) == " ":
            return float(f"{value * self.atoms[after].value:.15g}"), self.atoms[after].end, after + 1
        return value, end, after

    def _continues(self, last: Atom, item: Atom, between: str | None) -> bool:
        """Whether a number word goes on with the one before it: "twenty-five", "hundred and fifty", not "five ten"."""
        small = item.kind == "small" or (item.kind == "article" and item.word in self.data.small)
        if last.kind == "tens":
            most = self.data.largest_added.get(last.word, MOST_ADDED)
            return small and 0 < item.value <= most and between in self.tens_joins
        return last.kind == "magnitude" and (small or item.kind == "tens") and item.value < last.value

    def _finish(self, after: int, numeral: Numeral, *, part: bool) -> tuple[Numeral, int]:
        """Adds what may follow a cardinal: a fraction ("two-thirds", "and a half") or a ratio ("one in four")."""
        if after >= len(self.atoms):
            return numeral, after
        item, between, value = self.atoms[after], self._between(after - 1), numeral.low
        if item.kind == "part" and between in ("-", " ") and not part and self._counts_parts(value, item):
            if (scaled := self._part_of_magnitude(after, value * item.value)) is not None:
                return replace(scaled[0], start=numeral.start), scaled[1]
            share = HUNDRED * value * item.value
            return Numeral(numeral.start, item.end, share, share, "part"), after + 1
        if between in self.data.joined_by and (joined := self._and_a_half(after, numeral)) is not None:
            return joined
        if (
            item.kind in ("small", "digits", "tens", "magnitude", "article")
            and (ratio := self._ratio(after, numeral)) is not None
        ):
            return ratio
        if (ratio := self._ratio_of_things(after, numeral)) is not None:
            return ratio
        if item.kind == "glyph" and between == " ":
            value += item.value
            return Numeral(numeral.start, item.end, value, value, numeral.shape), after + 1
        return numeral, after

    def _ends_name(self, start: int) -> bool:
        """Whether the number at a character ends a name: "Silver One"."""
        return self.text[start].isupper() and self.words.rules["name_ends"].ends_at(self.text, start) is not None

    def _counts_parts(self, value: float, part: Atom) -> bool:
        """Whether a number before a fraction says how many of them: "two thirds", "one third", not "two third"."""
        return value < LARGEST_OF_PARTS and (value == 1 or part.word in self.data.plural_parts)

    def _and_a_half(self, at: int, numeral: Numeral) -> tuple[Numeral, int] | None:
        """ "one and a half", "one and a half million", "deux et demi"; `at` is the atom after "and"."""
        item, value = self.atoms[at], numeral.low
        if (parts := self._and_parts(at, numeral)) is not None:
            return parts
        if item.word in self.data.plain_parts:
            last = self.atoms[at - 1]
            value += item.value * (last.value if last.kind == "magnitude" else 1)
            return Numeral(numeral.start, item.end, value, value, numeral.shape), at + 1
        if item.kind != "article" or self._kind(at + 1) != "part" or self._between(at) not in (" ", "-"):
            return None
        value, end, after = value + self.atoms[at + 1].value, self.atoms[at + 1].end, at + 2
        if self._kind(after) == "magnitude" and self._between(at + 1) == " ":
            value, end, after = value * self.atoms[after].value, self.atoms[after].end, after + 1
        return Numeral(numeral.start, end, value, value, numeral.shape), after

    def _and_parts(self, at: int, numeral: Numeral) -> tuple[Numeral, int] | None:
        """ "one and three-quarter million", "three and half million": what is said with no article is scaled."""
        item, part = self.atoms[at], at
        if item.kind == "small" and self._kind(at + 1) == "part" and self._between(at) in (" ", "-"):
            part = at + 1
        if self._kind(part) != "part" or self._kind(part + 1) != "magnitude" or self._between(part) != " ":
            return None
        scale = self.atoms[part + 1]
        count = item.value if part > at else 1
        value = (numeral.low + count * self.atoms[part].value) * scale.value
        return Numeral(numeral.start, scale.end, value, value, numeral.shape), part + 2

    def _ratio_of_things(self, at: int, part: Numeral) -> tuple[Numeral, int] | None:
        """ "three houses in four", "two cases out of three", in percent, where nothing more is counted."""
        if self.words.rules["ratio_of_things"].fills(self.text, part.end, self.atoms[at].start) is None:
            return None
        whole, end, rest = self._sum(at)
        if not 0 < part.low < whole <= HUNDRED or not part.low < LARGEST_OF_PARTS:
            return None
        if self.words.rules["ratio_ends"].begins_at(self.text, end) is None:
            return None
        share = HUNDRED * part.low / whole
        return Numeral(part.start, end, share, share, "ratio"), rest

    def _ratio(self, at: int, part: Numeral) -> tuple[Numeral, int] | None:
        """ "one in four", "nine out of 10", in percent; `None` for what is none ("3 in 2019", "two in 10 days")."""
        found = self.words.rules["ratio"].fills(self.text, part.end, self.atoms[at].start)
        if found is None or self._ends_name(part.start):
            return None
        said = found.groupdict()
        if self._kind(at) == "article" and self._kind(at + 1) != "magnitude":
            return None
        whole, end, rest = self._sum(at)
        if not 0 < part.low < whole <= LARGEST_WHOLE or whole != int(whole) or YEARS[0] <= whole <= YEARS[1]:
            return None
        if said.get("out") and not said.get("each") and whole > LARGEST_OF_PARTS and whole not in WHOLES:
            return None  # "7 out of 20 patients" are two counts
        if said.get("of") and (part.low == 1 or whole not in (10, HUNDRED)):
            return None  # "one of 12 men" is one man
        plain = part.shape == "words" or said.get("of") or said.get("out")
        follows = self.words.rules["time_or_percent"].begins_at(self.text, end)
        if not plain and not (part.low < LARGEST_OF_PARTS and follows is None):
            return None
        share = HUNDRED * part.low / whole
        return Numeral(part.start, end, share, share, "ratio"), rest
