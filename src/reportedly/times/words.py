"""What a language's `times.toml` holds, and the names and numbers of other files that go with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import msgspec

from reportedly.lang import LangFile, Words, read
from reportedly.lang.months import Months, Weekdays
from reportedly.lang.numbers import Numbers
from reportedly.times.units import TimeUnit

Which = Literal[
    "last", "just past", "this", "next", "coming", "past", "previous", "following", "same", "first", "final"
]
"""What a word before a period says of it; "same" and "following" count from a day that is not known."""
PeriodEdge = Literal["early", "middle", "late", "first half", "second half"]
SeasonCode = Literal["SP", "SU", "FA", "WI"]
"""TIMEX3's codes of the seasons."""


class FormEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a form of expressions is found: its rule of the same name holds its pattern.

    `reader` is the function that reads it, where that has another name. `opens` lists the words, in small letters,
    that it may start with; `{digits}`, `{months}`, `{weekdays}`, `{seasons}`, `{edges}`, `{sets}` and `{numbers}` stand
    for all of a kind.
    """

    opens: Words
    reader: str = ""


class TenseWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Helping verbs as they are written, and verbs by their lemmas, that tell of the past or of what is to come."""

    future: frozenset[str]
    conditional: frozenset[str]
    """With one of `perfect`, they tell of the past: "would have"."""
    perfect: frozenset[str]
    past: frozenset[str]
    progressive: frozenset[str]
    """With a present participle, they tell of what is to come: "is leaving"."""
    infinitive: frozenset[str]
    future_verbs: frozenset[str]
    reporting: frozenset[str]
    silent: frozenset[str]


class TimeWords(LangFile, frozen=True):
    """The file `times.toml`. All words are in small letters; phrases have single spaces."""

    forms: dict[str, FormEntry]
    """The forms, in the order in which they are tried."""
    which: dict[str, Which] = msgspec.field(default_factory=dict)
    edges: dict[str, PeriodEdge] = msgspec.field(default_factory=dict)
    weekday_edges: dict[str, str] = msgspec.field(default_factory=dict)
    """The part of the day that a word beside a weekday tells."""
    day_parts: dict[str, str] = msgspec.field(default_factory=dict)
    """TIMEX3's codes of parts of the day, or times of the clock."""
    seasons: dict[str, SeasonCode] = msgspec.field(default_factory=dict)
    named_days: dict[str, int] = msgspec.field(default_factory=dict)
    """Days, counted from the article's: yesterday is -1."""
    named_parts: dict[str, str] = msgspec.field(default_factory=dict)
    """The part of the day that some of them tell."""
    until_now: frozenset[str] = frozenset()
    """Those that stand for the whole time from that day to the article's."""
    ways: dict[str, Literal[-1, 1]] = msgspec.field(default_factory=dict)
    """Words with a number of units that lie before the article's day (-1) or after it (1)."""
    halves: dict[str, int] = msgspec.field(default_factory=dict)
    """Hours that are added to those of a clock: "p" of "p.m." adds 12."""
    units: dict[str, TimeUnit] = msgspec.field(default_factory=dict)
    vague: dict[str, tuple[float, float]] = msgspec.field(default_factory=dict)
    """Words for a number of units that do not say how many, beside those of `numbers.toml`."""
    sets: dict[str, str] = msgspec.field(default_factory=dict)
    """Words for what comes again, with TIMEX3's values: daily is P1D."""
    date_order: Literal["unsure", "day first", "month first"] = "unsure"
    """How dates in digits are written: 3/5/2026."""
    before_month: frozenset[str] = frozenset()
    before_season: frozenset[str] = frozenset()
    unsure_seasons: frozenset[str] = frozenset()
    before_year: frozenset[str] = frozenset()
    before_year_surely: frozenset[str] = frozenset()
    before_length: frozenset[str] = frozenset()
    before_no_time: frozenset[str] = frozenset()
    recurring: frozenset[str] = frozenset()
    tense: TenseWords | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeVocabulary:
    """The words of one language that tell times, with the names of months and weekdays, and numbers.

    `numbers` holds small numbers, tens and articles; `amounts` those and all else that tells how many units.
    """

    times: TimeWords
    months: Mapping[str, int]
    unsure_months: frozenset[str]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, float]
    amounts: Mapping[str, float]
    vague: Mapping[str, tuple[float, float]]
    articles: frozenset[str]
    number_joints: Words
    """What stands between the parts of one number."""
    number_links: Words
    """What stands behind a number and before what it counts, as single words: of."""
    decimal_sign: str
    ordinals: Mapping[str, int]


def read_vocabulary(code: str) -> TimeVocabulary:
    """The words of a language that tell times."""
    times, numbers = read(code, "times", TimeWords), read(code, "numbers", Numbers)
    months, weekdays = read(code, "months", Months), read(code, "weekdays", Weekdays)
    plain = {**dict.fromkeys(numbers.articles, 1.0), **numbers.small, **numbers.tens}
    return TimeVocabulary(
        times=times,
        months=months.numbers,
        unsure_months=frozenset(months.unsure),
        weekdays=weekdays.numbers,
        numbers=plain,
        amounts=numbers.magnitudes | numbers.pairs | plain | {word: numbers.parts[word] for word in numbers.halves},
        vague={**numbers.vague, **numbers.few, **times.vague},
        articles=frozenset(numbers.articles),
        number_joints=("-", *numbers.joined_by),
        number_links=tuple(link.strip() for link in numbers.linked_by),
        decimal_sign=numbers.decimal_sign,
        ordinals=numbers.ordinals,
    )
