"""The schemas of a language's files about quantities; that of its number words is in `reportedly.lang.numbers`.

A rule that a language does not need may be left out: it never holds then.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from reportedly.lang import LangFile, Words
from reportedly.lang.decisions import Decision
from reportedly.lang.reading import Examples, Pattern

DEFAULT = "en"
"""The language of a text that says none."""

UnitKind = Literal[
    "money", "percent", "points", "distance", "area", "volume", "weight", "speed", "temperature", "duration",
    "magnitude", "times", "age", "other",
]  # fmt: skip


class Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a unit is written: words in any case, symbols as they are."""

    words: Words = ()
    symbols: Words = ()


class UnitsFile(LangFile, frozen=True, kw_only=True):
    """`units.toml`: by kind and normal name, how units are written, and which of them count only in some places.

    The normal names are English in every language. The piece `unit_end` is needed: what may not go on after a unit.
    Rule `per` has the groups `unit`, and `each` where any word may be the unit; rule `unit_or` has the group `word`.
    """

    units: dict[UnitKind, dict[str, Written]]
    glued: Words = ()
    """Symbols that are a unit only glued to digits."""
    glued_or_spaced: Words = ()
    """Those of them that may have a space before them."""
    spaced_at_end: Words = ()
    """Those that may have one where rule `nothing_counted` holds."""
    spaced: Words = ()
    """Words that are a unit only after a single space."""
    hyphened: Words = ()
    """Words that are a unit only after a hyphen."""
    hyphened_or_glued: Words = ()
    """Those of them that may be glued to the number."""
    short_after_words: Words = ()
    """Words of at most three letters that may follow a number in words."""
    symbols_after_words: Words = ()
    """Symbols that may."""
    money_where_priced: dict[str, str] = msgspec.field(default_factory=dict)
    """Words for weights that are money where rule `priced` holds, with the normal name of the money."""
    countable: tuple[UnitKind, ...]
    """Kinds of units that may count a noun."""
    bound_or_during: Words = ()
    """Bound words that before a duration are "more than" only where rule `longer` holds."""
    magnitude_or_unit: dict[str, str] = msgspec.field(default_factory=dict)
    """Short magnitudes that are a unit where a rule of this file holds."""
    multiples: Words = ()
    """Numbers that count times by themselves: twice."""
    quotation_mark: str = ""
    """The symbol that is a quotation mark, too: a unit only where rule `inches_before` holds."""
    bases: Words = ()
    """What "a" may be followed by in a rate."""


class Money(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a currency is written: words in any case; signs and codes before or after a sum, as they are."""

    words: Words = ()
    before: Words = ()
    after: Words = ()


class CurrenciesFile(LangFile, frozen=True, kw_only=True):
    """`currencies.toml`: by ISO code in lower case and normal name, how currencies are written."""

    currencies: dict[str, dict[str, Money]]
    glued_before: Words = ()
    """Codes that must be glued to the sum after them."""


class BoundWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What says a bound before a number and after it, with examples of numbers that have it and that have not."""

    before: Pattern
    after: Pattern
    yes: Examples
    no: Examples


class BoundsFile(LangFile, frozen=True, kw_only=True):
    """`bounds.toml`: the words of each bound. The piece `opened` says what may stand between them and the number."""

    bounds: dict[Literal["at_most", "at_least", "about"], BoundWords]


class ChangeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of a rise or of a fall, with examples of amounts that are one and that are none."""

    before: Pattern
    """What stands right before an amount: "rose"."""
    made_by: Pattern
    """What has something changed by an amount: "cut the fleet by 3"."""
    yes: Examples
    no: Examples


class ChangesFile(LangFile, frozen=True, kw_only=True):
    """`changes.toml`: the words of rises and of falls.

    The pieces `links`, `opened` and `by` are needed: what may stand between such words and the amount.
    """

    changes: dict[Literal["up", "down"], ChangeWords]


class RangesFile(LangFile, frozen=True, kw_only=True):
    """`ranges.toml`: what makes one range of two numbers.

    Rule `joined` has the groups `share`, `dash`, `to` and `and`: after `and` rule `between` must hold before the first
    number, after `to` rule `changed_from` may not, if rule `spanning` does not hold.
    """


class NeighboursFile(LangFile, frozen=True, kw_only=True):
    """`neighbours.toml`: what stands between numbers that share a change, a bound, a unit or a noun."""

    joined: Words
    """What is written between two numbers of one unit, the unit after the second."""
    joined_after_from: Words = ()
    """The same, where rule `from_before` holds."""
    to_level: Words = ()
    """Ends of what stands between a change in percent and the level after it."""


class PlacedNoun(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where the counted noun stands in a text that has no parse: at once after the number, or after some words."""

    after: Words
    """What may stand between the number and its noun: "de", "d’"."""
    passed: Words = ()
    """Words between those and the noun that are no part of it: "les"."""
    none: Words
    """Words that are no noun: prepositions, verbs, pronouns."""


class NounsFile(LangFile, frozen=True, kw_only=True):
    """`nouns.toml`: the words about the noun that a number counts, all in lower case."""

    skipped: Words
    """Words that are passed between a number and its noun."""
    of: str
    """The word of them after which a possessor may stand."""
    participles: Words
    """Adjectives that stand for people when no noun follows them."""
    alone_later: str = ""
    """The word of both lists that may stand alone after other words that are passed."""
    joining: Words = ()
    """Words between two adjectives of one noun."""
    ends: Words = ()
    """Words that end the noun."""
    ends_at_once: Words = ()
    """Determiners that end it right behind a number in digits or words."""
    ends_before_calendar: Words = ()
    """Words that end it before a word of `calendar`."""
    begins_before_calendar: Words = ()
    """Words that do so only before any word of the noun."""
    calendar: Words = ()
    """Units of the calendar and the days of the week."""
    placed: PlacedNoun | None = None
    """Where the noun stands in a text without a parse; without it no noun is found there."""


DecisionName = Literal["year", "apposed_age"]
"""What the code decides of four digits, and of two or three after a name."""


class LookalikesFile(LangFile, frozen=True, kw_only=True):
    """`lookalikes.toml`: numbers that are no quantities. A rule with `find` rules out what it finds."""

    decisions: dict[DecisionName, Decision]
    unless_money: Words = ()
    """Rules that do not hold where a code for money opens."""
