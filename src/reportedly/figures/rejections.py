"""What `lang/<code>/rejections.toml` says of the rules that turn numbers down, and of those that take them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from reportedly.lang import LangFile, Words, home, kept, read
from reportedly.lang.reading import Examples, Pattern, raw
from reportedly.lang.rules import compile_pattern
from reportedly.quantities import Quantity

FILE = "rejections"
_PATTERNS = ("number", "bound", "before", "after", "unless_before", "unless_after")


class RejectionEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A rule about one number, as the file gives it: all that it says must be so.

    `yes` are examples whose marked number the rule decides, `no` such as it does not.
    """

    why: str
    """What the number is, in words for users."""
    number: Pattern | None = None
    """The whole of the number."""
    bound: Pattern | None = None
    """The whole of the bound words before it, if any."""
    before: Pattern | None = None
    """What ends where the number starts."""
    after: Pattern | None = None
    """What begins where the number ends, or its unit where that is behind it."""
    unless_before: Pattern | None = None
    unless_after: Pattern | None = None
    shapes: Words = ()
    """The shapes of the number: digits, words, vague, part, ratio, range."""
    bounds: Words = ()
    """The bounds: exact, at_least, at_most, about."""
    units: Words = ()
    """The normal names of its unit."""
    not_units: Words = ()
    least: float | None = None
    most: float | None = None
    below: float | None = None
    """The high end of the number is at least, at most, or below this."""
    low_below: float | None = None
    """The low end of the number is below this."""
    judged: bool = False
    """Whether it only says what a bare number looks like, so that the judge of such numbers weighs it with more."""
    cased: bool = False
    """Whether capitals count in the patterns."""
    window: int = 40
    """Characters before the number that are looked at."""
    fitted_on: str = ""
    yes: Examples
    no: Examples


class RejectionsFile(LangFile, frozen=True, kw_only=True):
    """`rejections.toml`: the rules that turn a number down, those that take one, and the lists that they need."""

    picture_credits: Words
    """Words in which the credit of a picture ends."""
    counted_with_hyphen: Words
    """Nouns that a number may be tied to with a hyphen and still report a count."""
    single_persons: Words
    """Pronouns for one person."""
    crews: Words
    """Nouns for several persons together, whose number is no age."""
    kin: Words
    """Nouns for kin, whose number is that of the children."""
    animals: Words
    """Nouns for animals, which have ages as persons do."""
    victims: Words
    """Nouns for victims that are no persons."""
    rejections: dict[str, RejectionEntry]
    kept: dict[str, RejectionEntry]


@dataclass(frozen=True, slots=True)
class Rejection:
    """A rule about one number, its patterns compiled; `rejects` if what it decides is no figure."""

    name: str
    rejects: bool
    entry: RejectionEntry
    patterns: Mapping[str, re.Pattern[str]]

    @property
    def why(self) -> str:
        """What the number is, in words for users."""
        return self.entry.why

    def fits(self, text: str, quantity: Quantity) -> bool:
        """Whether all patterns fit a number in its text."""
        return all(self._pattern_fits(part, pattern, text, quantity) for part, pattern in self.patterns.items())

    def fits_value(self, quantity: Quantity) -> bool:
        """Whether the file's limits of value, shape, bound and unit hold."""
        entry, unit = self.entry, quantity.unit
        return (
            (not entry.shapes or quantity.shape in entry.shapes)
            and (not entry.bounds or quantity.bound in entry.bounds)
            and (not entry.units or (unit is not None and unit.name in entry.units))
            and (not entry.not_units or unit is None or unit.name not in entry.not_units)
            and (entry.least is None or quantity.high >= entry.least)
            and (entry.most is None or quantity.high <= entry.most)
            and (entry.below is None or quantity.high < entry.below)
            and (entry.low_below is None or quantity.low < entry.low_below)
        )

    def _pattern_fits(self, part: str, pattern: re.Pattern[str], text: str, quantity: Quantity) -> bool:
        start, end = quantity.start, quantity.end
        if part == "number":
            return pattern.fullmatch(text, start, end) is not None
        if part == "bound":
            return pattern.fullmatch(text, quantity.phrase, start) is not None
        if part.endswith("before"):
            found = pattern.search(text, max(0, start - self.entry.window), start)
        else:
            found = pattern.match(text, max(end, quantity.unit.end) if quantity.unit is not None else end)
        return (found is None) == part.startswith("unless")


@kept
def rejections(code: str) -> Mapping[str, Rejection]:
    """The rules of a language by their names; none where it has no file of them, or only rules of patterns alone.

    Raises `LanguageDataError` if the file is wrong.
    """
    if not (home() / code / f"{FILE}.toml").is_file() or FILE not in raw(code, FILE):
        return {}
    file = lists(code)
    return {
        key: Rejection(key, table == "rejections", entry, _compiled(code, table, key, entry))
        for table, entries in (("rejections", file.rejections), ("kept", file.kept))
        for key, entry in entries.items()
    }


def lists(code: str) -> RejectionsFile:
    """The word lists that the rules of a language need."""
    return read(code, FILE, RejectionsFile)


def _compiled(code: str, table: str, key: str, entry: RejectionEntry) -> dict[str, re.Pattern[str]]:
    found: dict[str, re.Pattern[str]] = {}
    for part in _PATTERNS:
        pattern: Pattern | None = getattr(entry, part)
        if pattern is not None:
            found[part] = compile_pattern(code, FILE, (table, key, part), pattern, entry.cased)
    return found
