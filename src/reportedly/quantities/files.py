"""The schemas of a language's files about quantities; that of its number words is in `reportedly.lang.numbers`.

A rule that a language does not need may be left out: it never holds then.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from reportedly.lang import LangFile, Words
from reportedly.lang.reading import Examples, Pattern

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
    money_where_priced: dict[str, str] = {}
    """Words for weights that are money where rule `priced` holds, with the normal name of the money."""
    countable: tuple[UnitKind, ...]
    """Kinds of units that may count a noun."""
    magnitude_or_unit: dict[str, str] = {}
    """Short magnitudes that are a unit where a rule of this file holds."""
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
