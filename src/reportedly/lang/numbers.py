"""How a language writes numbers: the schema of `numbers.toml`, the one place of number words."""

from __future__ import annotations

import msgspec

from reportedly.lang.reading import LangFile, Words

Range = tuple[float, float]


class Numbers(LangFile, frozen=True, kw_only=True):
    """The words of numbers with their values, all in lower case, and how they are joined.

    Pieces that are needed: `digits` (a number in digits, with its separators), `scale` (a magnitude glued to digits).
    Rule `written_part` has the group `whole`; rule `ratio` the groups `of` (it may mean some of them, not a share),
    `out` (a share of a small or round whole, two counts else) and `each` (a share of any whole); rule `groups` the
    group `zeros` (which a group of its own cannot be).
    """

    small: dict[str, float]
    """What is added to tens and magnitudes: one, twelve."""
    tens: dict[str, float]
    """What small numbers are added to: twenty."""
    largest_added: dict[str, float] = msgspec.field(default_factory=dict)
    """The largest number that may be added to a word of `tens`, where it is not 9: `soixante = 19`."""
    magnitudes: dict[str, float]
    """What multiplies the number before it: hundred, million."""
    bare_magnitudes: Words = ()
    """Magnitudes that open a number without a word before them: "cent vingt", "mille deux cents"."""
    short_magnitudes: dict[str, float] = msgspec.field(default_factory=dict)
    """Magnitudes as written after digits, capitals counting first: bn."""
    doubtful_scales: Words = ()
    """Those of them, with the space before them, that count only where rule `sum_before` or `scaled_after` holds."""
    vague: dict[str, Range]
    """Plurals that count without saying how many, from twice a magnitude: thousands."""
    vague_only: dict[str, str] = msgspec.field(default_factory=dict)
    """Vague words and pairs that count only where a rule of this file holds."""
    few: dict[str, Range]
    """Words for a few, which may multiply a magnitude: several."""
    pairs: dict[str, float]
    """What is counted after an article: a couple, a dozen."""
    pairs_alone: Words = ()
    """Those that need no article: "dozen people"."""
    pairs_multiplied: Words = ()
    """Those that a number before them multiplies: "two dozen"."""
    approximate: Words = ()
    """Words of numbers that say "about" by themselves: "une vingtaine"."""
    parts: dict[str, float]
    """Fractions in the singular: third."""
    plural_parts: dict[str, float] = msgspec.field(default_factory=dict)
    """Fractions in the plural, after a number: thirds."""
    plain_parts: Words = ()
    """Fractions that are joined to a number without an article: "deux et demi"."""
    halves: Words = ()
    """Those words of `parts` that are a share with nothing before them, and that may stand before a magnitude."""
    glyphs: dict[str, float]
    """Fractions written as one character: ½."""
    articles: Words
    """What may stand before a magnitude, a pair or a fraction: a. It may also be a small number: "un"."""
    joined_by: Words
    """What is written between the parts of one number, spaces and hyphens aside: " and "."""
    tens_joined_by: Words = ()
    """What may be written between tens and a small number beside a space or a hyphen: "vingt et un"."""
    linked_by: Words
    """What is written between a vague number and its magnitude: " of "."""
    pairs_linked_by: Words = ()
    """What is written between a pair and its magnitude, if it is more than a space: "une vingtaine de millions"."""
    thousands_separators: str
    """The characters that group digits."""
    decimal_sign: str
    decimal_words: Words = ()
    """What is said between a number and its decimals: " point "."""
    ordinals: dict[str, int] = msgspec.field(default_factory=dict)
    """Words for places in an order: first."""
    ordinal_endings: Words
    """What is glued to digits that tell a place in an order: th."""
