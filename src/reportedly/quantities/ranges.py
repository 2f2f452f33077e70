"""Two numbers that state one range: "20-30", "between 4 and 6", "$2 million to $3 million"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.lang import Rule, read, rules_named
from reportedly.quantities.atoms import Numeral
from reportedly.quantities.files import RangesFile
from reportedly.quantities.number_words import NumberWords

RULES = (
    "joined", "share", "between", "changed_from", "changed_by", "by", "years", "in_year", "lost", "vote",
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
_NEVER = ("part", "ratio")
_SIGNS = frozenset("$€£¥₹₪")
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
            if at + 1 < len(numerals) and (both := self._range(text, left, numerals[at + 1], words)) is not None:
                joined.append(both)
                at += 2
                continue
            joined.append(left)
            at += 1
        return joined

    def _range(self, text: str, left: Numeral, right: Numeral, words: NumberWords) -> Numeral | None:
        if right.start - left.end > FARTHEST or left.shape in _NEVER or right.shape in _NEVER:
            return None
        if "range" in (left.shape, right.shape):
            return None
        found = self.rules["joined"].fills(text, left.end, right.start)
        if not found:
            return self._either(text, left, right)
        if self._is_no_range(text, left, right, found):
            return None
        low, high = _scaled(text, left, right, words)
        if not 0 <= low < high and not (low < 0 and high > low):
            return None
        if found["dash"] and self._is_score(text, left, right, found["dash"]):
            return None
        return Numeral(left.start, right.end, low, high, "range")

    def _either(self, text: str, left: Numeral, right: Numeral) -> Numeral | None:
        """ "two or three", "one or two": neighbouring numbers."""
        if text[left.end : right.start] in self.data.alternatives and left.low < right.high <= left.low * 2 + 1:
            return Numeral(left.start, right.end, left.low, right.high, "range")
        return None

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
        if found["to"] and (rules["changed_from"].ends_at(text, left.start) or self._is_level(text, left, right)):
            return True
        return found["dash"] != "—" and rules["years"].pattern.fullmatch(text, left.start, right.end) is not None

    def _is_dated(self, text: str, left: Numeral, right: Numeral) -> bool:
        """Whether the first number is the year of an earlier sum: "from $3 billion in 2012 to $5 billion"."""
        if not self.rules["in_year"].ends_at(text, left.end, left.start - BEFORE_YEAR):
            return False
        return right.high > LATEST_YEAR or text[right.start - 1] in _SIGNS

    def _is_level(self, text: str, left: Numeral, right: Numeral) -> bool:
        """Whether the second number is the level that a change by the first one led to: "up $4 to $19"."""
        if text[left.start - 1 : left.start] not in _SIGNS or text[right.start - 1 : right.start] not in _SIGNS:
            return False
        if self.rules["changed_by"].ends_at(text, left.start):
            return True
        return right.high >= LEVEL * left.low and self.rules["by"].ends_at(text, left.start) is not None

    def _is_score(self, text: str, left: Numeral, right: Numeral, dash: str) -> bool:
        """Whether a dash joins a score, a vote or a phone number rather than a range."""
        if dash != "—" and self.rules["vote"].begins_at(text, right.end):
            return True
        return _SIGN_BEHIND.match(text, right.end) is not None or left.low >= right.high


def read_ranges(code: str) -> Ranges:
    """The ranges of a language, from its `ranges.toml`."""
    return Ranges(read(code, "ranges", RangesFile), rules_named(code, "ranges", RangesFile, RULES))


def _scaled(text: str, left: Numeral, right: Numeral, words: NumberWords) -> tuple[float, float]:
    """The ends of a range, the magnitude of the right one shared ("2-3 million")."""
    low, high = left.low, right.high
    if left.shape == "digits" and not _letters(text[left.start : left.end]):
        written = _letters(text[right.start : right.end])
        scale = words.magnitude(written[0]) if written else None
        if scale and low * scale < high:
            low *= scale
    return float(f"{low:.15g}"), high


def _letters(written: str) -> list[str]:
    """The runs of letters in a number as it is written."""
    return "".join(sign if sign.isalpha() else " " for sign in written).split()
