"""Two numbers that state one range: "20-30", "between 4 and 6", "$2 million to $3 million"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from reportedly.lang import Rule, read, rules_named
from reportedly.quantities.atoms import Numeral
from reportedly.quantities.files import RangesFile
from reportedly.quantities.magnitudes import RULES as MAGNITUDE_RULES
from reportedly.quantities.magnitudes import magnitudes_of, share_magnitudes
from reportedly.quantities.number_words import NumberWords

RULES = (
    "joined", "either", "listed", "doubted", "share", "between", "changed_from", "spanning", "spending", "changed_by",
    "by", "in_season", "toll_by", "level_ends", "size_of_change", "perhaps", "years", "in_year", "lost", "vote",
)  # fmt: skip
"""The rules of `ranges.toml` that are asked for."""
LEVEL = 4
"""How many times an amount of change the number after "to" must be, to be the level that it led to."""
FARTHEST = 14
"""Characters that may stand between the ends of a range."""
BEFORE_YEAR = 8
"""Characters before a number in which a word before a year begins."""
LATEST_YEAR = 3000
"""A number above it is no year."""
ROUNDED = 1000
"""What the first number of "15 to 20,000" is shortened by."""
NEAR_ENOUGH = 2
"""How many times the first number, so lengthened, the second one may be."""
LEAST_LISTED = 1000
"""Numbers of a list from here on, the last two joined by "or", are as many numbers: no range."""
FARTHEST_DOUBTED = 2
"""How many times the first number the second may be, after "maybe"."""
FARTHEST_LEVEL = 3
"""How many times smaller or larger a level may be than the one that it shares its magnitude with."""
_NEVER = ("part", "ratio")
_SIGNS = frozenset("$€£¥₹₪")
_GROUP_OF_ZEROS = re.compile(r"\D000\Z")
_SIGN_BEHIND = re.compile(r"[-–]\d")


@dataclass(frozen=True, slots=True)
class Ranges:
    """What makes a range of two numbers in a language."""

    data: RangesFile
    rules: Mapping[str, Rule]

    def joined(self, text: str, numerals: list[Numeral], words: NumberWords) -> list[Numeral]:
        """The numerals, of which those that state one range are joined: "20-30", "between 4 and 6"."""
        joined: list[Numeral] = []
        at = 0
        while at < len(numerals):
            left = numerals[at]
            right = numerals[at + 1] if at + 1 < len(numerals) else None
            if right is None or right.start - left.end > FARTHEST:
                joined.append(left)
            elif (both := self._range(text, left, right, words)) is not None and not self._is_listed(
                text, joined, left, right
            ):
                joined.append(self._with_listed(text, joined, both, words))
                at += 1
            else:
                joined.append(self._scaled_level(text, left, right, words))
            at += 1
        return share_magnitudes(text, joined, words, self.rules)

    def _range(self, text: str, left: Numeral, right: Numeral, words: NumberWords) -> Numeral | None:
        if left.shape in _NEVER or right.shape in _NEVER or "range" in (left.shape, right.shape):
            return None
        found = self.rules["joined"].fills(text, left.end, right.start)
        low, high = _scaled(text, left, right, words)
        if not found:
            vague = self._either_vague(text, left, right, words)
            return vague or self._either(text, left, right, low) or self._doubted(text, left, right, low)
        if self._is_no_range(text, left, right, found):
            return None
        if not 0 <= low < high and not (low < 0 and high > low):
            return None
        if found["dash"] and self._is_score(text, left, right, found["dash"]):
            return None
        return Numeral(left.start, right.end, low, high, "range")

    def _either(self, text: str, left: Numeral, right: Numeral, low: float) -> Numeral | None:
        """ "two or three", "one or two", "three or four hundred": neighbouring numbers."""
        if self.rules["either"].fills(text, left.end, right.start) and low < right.high <= low * 2 + 1:
            return Numeral(left.start, right.end, low, right.high, "range")
        return None

    def _either_vague(self, text: str, left: Numeral, right: Numeral, words: NumberWords) -> Numeral | None:
        """ "dozens or hundreds", "tens or hundreds of thousands": the second one's magnitude may be that of both."""
        either = self.rules["either"].fills(text, left.end, right.start)
        if left.shape != "vague" or right.shape != "vague" or either is None:
            return None
        parts = text[right.start : right.end].lower().split()
        scale = words.words[parts[-1]].value / 2 if len(parts) > 1 and parts[-1] in words.words else 1.0
        alone = " " not in text[left.start : left.end]
        low = left.low * scale if alone and left.low * scale < right.low else left.low
        return Numeral(left.start, right.end, low, right.high, "vague") if low < right.low else None

    def _is_listed(self, text: str, before: list[Numeral], left: Numeral, right: Numeral) -> bool:
        """Whether two large numbers end a list rather than state a range: "100,000, 200,000 or 250,000"."""
        if not before or left.low < LEAST_LISTED or before[-1].shape != "digits":
            return False
        ends = self.rules["either"].fills(text, left.end, right.start)
        return ends is not None and self.rules["listed"].fills(text, before[-1].end, left.start) is not None

    def _doubted(self, text: str, left: Numeral, right: Numeral, low: float) -> Numeral | None:
        """ "ten, maybe twelve thousand": the second number is as likely as the first."""
        if (
            left.shape == "words"
            and self.rules["doubted"].fills(text, left.end, right.start)
            and 0 < low < right.high <= low * FARTHEST_DOUBTED
        ):
            return Numeral(left.start, right.end, low, right.high, "range")
        return None

    def _with_listed(self, text: str, before: list[Numeral], both: Numeral, words: NumberWords) -> Numeral:
        """ "two, three or four hundred": the range with the number that is listed before it, taken from `before`."""
        if not before or before[-1].shape in (*_NEVER, "range"):
            return both
        first = before[-1]
        if not self.rules["listed"].fills(text, first.end, both.start):
            return both
        scale = next(magnitudes_of(text, both, words), None)
        low = first.low * (scale or 1)
        if scale is None or not 0 < low < both.low <= low * 2 + 1:
            return both
        before.pop()
        return replace(both, start=first.start, low=low)

    def _scaled_level(self, text: str, left: Numeral, right: Numeral, words: NumberWords) -> Numeral:
        """The first of two levels with the magnitude that both share: "rose from five to seven million"."""
        found = self.rules["joined"].fills(text, left.end, right.start)
        if not found or not found["to"] or not self.rules["changed_from"].ends_at(text, left.start):
            return left
        scale = next(magnitudes_of(text, right, words), 1.0)
        low = float(f"{left.low * scale:.15g}")
        if next(magnitudes_of(text, left, words), 1.0) >= scale:
            return left
        near = right.high / FARTHEST_LEVEL <= low <= right.high * FARTHEST_LEVEL
        return replace(left, low=low, high=low) if near else left

    def _is_no_range(self, text: str, left: Numeral, right: Numeral, found: re.Match[str]) -> bool:
        """Whether what stands around two numbers tells against a range."""
        rules = self.rules
        if found["share"].strip():
            if not rules["share"].begins_at(text, right.end):
                return True
            if found["to"] and rules["lost"].ends_at(text, left.start):
                return True
        if self._is_dated(text, left, right):
            return True
        if found["and"] and not rules["between"].ends_at(text, left.start):
            return True
        if found["to"] and self._is_change(text, left, right):
            return True
        return found["dash"] != "—" and rules["years"].pattern.fullmatch(text, left.start, right.end) is not None

    def _is_dated(self, text: str, left: Numeral, right: Numeral) -> bool:
        """Whether the first number is the year of an earlier sum: "from $3 billion in 2012 to $5 billion"."""
        if self.rules["in_season"].ends_at(text, left.start):
            return True
        if not self.rules["in_year"].ends_at(text, left.end, left.start - BEFORE_YEAR):
            return False
        return right.high > LATEST_YEAR or text[right.start - 1] in _SIGNS

    def _is_change(self, text: str, left: Numeral, right: Numeral) -> bool:
        """Whether "to" leads to a level: "from 20 to 30", "up $4 to $19", "cut the toll by 12 to 98"."""
        rules = self.rules
        if rules["changed_from"].ends_at(text, left.start):
            spanning = rules["spanning"]
            if rules["spending"].ends_at(text, left.start):
                return False
            return not (spanning.ends_at(text, left.start) and spanning.begins_at(text, right.end))
        return self._is_level(text, left, right)

    def _is_level(self, text: str, left: Numeral, right: Numeral) -> bool:
        """Whether the second number is the level that a change by the first one led to."""
        rules = self.rules
        signs = [text[each.start - 1 : each.start] in _SIGNS for each in (left, right)]
        if all(signs) and rules["changed_by"].ends_at(text, left.start):
            return True
        if signs[0] != signs[1] or rules["perhaps"].ends_at(text, left.start):
            return False
        if rules["size_of_change"].begins_at(text, right.end):
            return False
        if right.high >= LEVEL * left.low and rules["by"].ends_at(text, left.start):
            return True
        return bool(rules["toll_by"].ends_at(text, left.start) and rules["level_ends"].begins_at(text, right.end))

    def _is_score(self, text: str, left: Numeral, right: Numeral, dash: str) -> bool:
        """Whether a dash joins a score, a vote or a phone number rather than a range."""
        if dash != "—" and self.rules["vote"].begins_at(text, right.end):
            return True
        return _SIGN_BEHIND.match(text, right.end) is not None or left.low >= right.high


def read_ranges(code: str) -> Ranges:
    """The ranges of a language, from its `ranges.toml`."""
    return Ranges(read(code, "ranges", RangesFile), rules_named(code, "ranges", RangesFile, (*RULES, *MAGNITUDE_RULES)))


def _scaled(text: str, left: Numeral, right: Numeral, words: NumberWords) -> tuple[float, float]:
    """The ends of a range, the magnitude of the right one shared: "2-3 million", "ten to twelve thousand"."""
    low, high = left.low, right.high
    if left.shape in ("digits", "words"):
        scales = [*magnitudes_of(text, right, words)] or [_rounded(text, left, right) or 1.0]
        least = next(magnitudes_of(text, left, words), 0.0)
        low *= max((scale for scale in scales if least < scale and 0 < low * scale < high), default=1.0)
    return float(f"{low:.15g}"), high


def _rounded(text: str, left: Numeral, right: Numeral) -> float | None:
    """A thousand, if the first of "15 to 20,000" must be in thousands."""
    grouped = _GROUP_OF_ZEROS.search(text, right.start, right.end)
    if grouped is None or not text[left.start : left.end].isdigit():
        return None
    return ROUNDED if left.low * ROUNDED < right.high <= left.low * ROUNDED * NEAR_ENOUGH else None
