"""How a language writes numbers, compiled: a pattern for the pieces of numbers, and the rules about them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from reportedly.lang import Rule, piece, read, rules_named, words_pattern
from reportedly.lang.numbers import Numbers, Range
from reportedly.lang.patterns import late_pattern

WordKind = Literal["small", "tens", "magnitude", "vague", "few", "pair", "part", "article"]
RULES = (
    "ordinal", "written_part", "hyphen_before", "minus", "scores_counted", "tens_counted", "share_of", "share_before",
    "share_after", "ratio", "time_or_percent", "groups", "named_before", "other_groups", "footnote", "sum_before",
    "scaled_after", "every", "every_time", "share_more", "ratio_of_things", "ratio_ends", "of_the_whole", "scaled_code",
    "marked", "letter_of_money", "large_sum", "letter_of_scale", "small_decimal", "decimal_comma",
    "name_ends",
)  # fmt: skip
"""The rules of `numbers.toml` that are asked for, beside those that `vague_only` names."""
MOST_ADDED = 9
"""The largest number that is added to tens, if the data says no other."""


@dataclass(frozen=True, slots=True)
class Word:
    """What a number word is, and the value or the range that it stands for."""

    kind: WordKind
    value: float
    high: float = 0.0


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of a language."""

    data: Numbers
    rules: Mapping[str, Rule]
    pattern: re.Pattern[str]
    """Groups: `minus`, `body`, `glyph` and `scale` of digits; `word`; `alone` for a glyph without digits."""
    words: Mapping[str, Word]
    separators: Mapping[int, str | None]
    """What becomes of the signs between digits, for `str.translate`."""
    code_before: re.Pattern[str]
    """A currency's code that digits are glued to."""
    lower_scales: Mapping[str, float]

    def scaled(self, scale: str) -> float:
        """The value of a magnitude that is glued to digits."""
        return self.data.short_magnitudes.get(scale) or self.lower_scales.get(scale.lower(), 1.0)

    def magnitude(self, word: str) -> float | None:
        """The value of a magnitude, short or as a word; `None` if it is none."""
        return self.data.magnitudes.get(word.lower()) or self.data.short_magnitudes.get(word)

    def behind_mark(self, text: str, end: int) -> int:
        """Where the text goes on after a number that ends at a character: behind the mark of its footnote, if any."""
        found = self.rules["marked"].begins_at(text, end)
        return found.end() if found else end

    def value(self, digits: str) -> float:
        """The value of digits with their separators."""
        return float(digits.translate(self.separators))


def read_number_words(code: str, currency_codes: str) -> NumberWords:
    """The number words of a language; `currency_codes` is a pattern of codes that sums of money are glued to."""
    data = read(code, "numbers", Numbers)
    glyphs = "[" + "".join(data.glyphs) + "]"
    words = _words(data)
    return NumberWords(
        data=data,
        rules=rules_named(code, "numbers", Numbers, (*RULES, *data.vague_only.values())),
        pattern=late_pattern(
            rf"(?P<minus>[-−–])?(?P<body>{piece(code, 'numbers', 'digits')})"
            rf"(?P<glyph>{glyphs})?(?P<scale>{piece(code, 'numbers', 'scale')})?"
            rf"|(?<!\w)(?P<word>{words_pattern(list(words))})(?!\w)|(?P<alone>{glyphs})",
            re.IGNORECASE,
        ),
        words=words,
        separators={ord(sign): None for sign in data.thousands_separators} | {ord(data.decimal_sign): "."},
        code_before=late_pattern(rf"(?<![^\W\d_]|\$)(?:{currency_codes})\.?\Z"),
        lower_scales=data.short_magnitudes | data.magnitudes,
    )


def _words(data: Numbers) -> dict[str, Word]:
    """What each number word is; an article that is a small number, too, is an article."""
    values: tuple[tuple[WordKind, dict[str, float]], ...] = (
        ("part", data.plural_parts | data.parts),
        ("pair", data.pairs),
        ("magnitude", data.magnitudes),
        ("tens", data.tens),
        ("small", data.small),
        ("article", dict.fromkeys(data.articles, 1)),
    )
    ranges: tuple[tuple[WordKind, dict[str, Range]], ...] = (("few", data.few), ("vague", data.vague))
    words = {word: Word(kind, low, high) for kind, table in ranges for word, (low, high) in table.items()}
    return words | {word: Word(kind, value) for kind, table in values for word, value in table.items()}
