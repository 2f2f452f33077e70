"""Numbers that are no quantities: dates, clock times, addresses, names, list numbers, phone numbers, scores."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from reportedly.lang import Rule, read, refuse, rules
from reportedly.lang.patterns import late_pattern
from reportedly.model import Span
from reportedly.quantities.atoms import Numeral
from reportedly.quantities.files import DecisionName, LookalikesFile

YEAR_RULES = ("year_cue", "counted_after_year", "plural_after_year")
AGE_RULE = "name_before_age"
FIRST_YEAR, LAST_YEAR = 1900, 2050
"""Four digits between them are a year, whatever stands before them."""
LONGEST_AGE = 3
"""Digits that an age may have."""
_FOUR_DIGITS = re.compile(r"(?:1[0-9]\d\d|2[01]\d\d)\Z")
_STARTS = r"(?<!\w)(?=[\w@#+(’'‘])"
"""Every lookalike starts a word: the guard spares trying all rules at each character."""


@dataclass(frozen=True, slots=True)
class Lookalikes:
    """The lookalikes of a language: rules in order, and one pattern of them all."""

    data: LookalikesFile
    rules: Mapping[str, Rule]
    patterns: Mapping[str, str]
    """The patterns of those that rule out stretches of a text."""
    any_of_them: re.Pattern[str]

    def spans(self, text: str) -> list[Span]:
        """The stretches of a text whose numbers are no quantities, in order."""
        return [found.span() for found in self.any_of_them.finditer(text)]

    def rule_of(self, text: str, span: Span) -> str:
        """The name of the rule that rules out one of those stretches: the first that does."""
        return next(name for name, pattern in self.patterns.items() if re.compile(pattern).match(text, span[0]))

    def is_apposed_age(self, text: str, numeral: Numeral) -> bool:
        """Whether a number is the age in "Ann Lee, 43, said"."""
        start, end = numeral.start, numeral.end
        return (
            end - start <= LONGEST_AGE
            and text[start:end].isdigit()
            and text[end : end + 1] in (",", ")", ";")
            and text[end : end + 2] != ",0"
            and not text[end + 1 : end + 2].isdigit()
            and self.rules[AGE_RULE].ends_at(text, start) is not None
        )

    def is_year(self, text: str, numeral: Numeral) -> bool:
        """Whether four digits without a unit are a calendar year: no separator, and no count of a following noun."""
        start, end = numeral.start, numeral.end
        if not _FOUR_DIGITS.match(text[start:end]):
            return False
        if FIRST_YEAR <= int(text[start:end]) <= LAST_YEAR or self.rules["year_cue"].ends_at(text, start):
            return self.rules["counted_after_year"].begins_at(text, end) is None
        return self.rules["plural_after_year"].begins_at(text, end) is None


def covering(spans: Sequence[Span], starts: Sequence[int], numeral: Numeral) -> Span | None:
    """The stretch that overlaps a number, if any; `starts` are where the spans begin."""
    at = bisect_right(starts, numeral.end - 1) - 1
    return spans[at] if at >= 0 and spans[at][1] > numeral.start else None


def read_lookalikes(code: str, currency_codes: str) -> Lookalikes:
    """The lookalikes of a language; `currency_codes` is a pattern of codes that sums of money are glued to."""
    data, found = read(code, "lookalikes", LookalikesFile), rules(code, "lookalikes", LookalikesFile)
    for name in get_args(DecisionName):
        if name not in data.decisions:
            refuse(code, "lookalikes", ("decisions",), None, f"decision {name} is missing: its words and examples")
    money = rf"(?!(?:{currency_codes})\.?\d)"
    patterns = {
        name: (money if name in data.unless_money else "") + f"(?:{rule.pattern.pattern})"
        for name, rule in found.items()
        if rule.find is not None
    }
    return Lookalikes(data, found, patterns, late_pattern(f"{_STARTS}(?:{'|'.join(patterns.values())})"))
