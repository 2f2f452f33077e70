"""The forms of time expressions.

Each pattern is bounded and starts at a word, so that a text is read once. The first that fits wins: longer forms stand
first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportedly.times.words import (
    CLOCK,
    DAY,
    MONTH,
    MONTHS,
    NUMBER,
    NUMBERS,
    PART,
    SEASON,
    SEASONS,
    SETS,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
)

_WEEKDAY_BEFORE = rf"(?:(?:{WEEKDAY}),?\s)?"
_OF_YEAR = rf"(?:,?\s(?P<year>{YEAR})|,?\s(?:of\s)?(?P<of>last|this|next)\syear\b)?"
_EDGE = (
    r"(?P<edge>(?:early|late|mid|(?:the\s)?(?:end|start|beginning|middle|(?:first|second)\shalf)\sof)[\s-](?:in\s)?)?"
)
_NEXT = r"(?P<which>this\scoming|this\spast|this|last|next|past|previous|coming|current|following|same|that)"

FORMS: dict[str, str] = {
    "iso": r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?!\d)",
    "slashes": r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<year>\d{4})(?!\d)",
    "month_day": rf"{_WEEKDAY_BEFORE}(?P<month>{MONTH})\s(?P<day>{DAY})(?:\s?[-–]\s?(?P<to>{DAY}))?{_OF_YEAR}",
    "day_month": (
        rf"{_WEEKDAY_BEFORE}(?:the\s)?(?P<day>{DAY})(?:\s?[-–]\s?(?P<to>{DAY}))?\s(?:of\s)?"
        rf"(?P<month>{MONTH}){_OF_YEAR}"
    ),
    "month_year": rf"{_EDGE}(?P<month>{MONTH}),?\s(?:of\s)?(?P<year>{YEAR})",
    "month": rf"{_EDGE}(?P<month>{MONTH})(?:\s(?:of\s)?(?P<of>last|this|next)\syear\b)?",
    "weekday": (
        r"(?P<edge>(?:[Ee]arly|[Ll]ate|[Oo]vernight)\s(?:on\s)?)?(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his"
        rf"|[Tt]his\scoming|[Tt]his\spast)\s)?(?P<weekday>{WEEKDAY})(?:\s(?P<part>{PART}))?(?:\s"
        r"(?P<week>last|next|this)\sweek\b)?"
    ),
    "weekdays": r"(?:on\s|every\s|each\s)(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b",
    "named_day": (
        r"(?:the\sday\s(?:before\syesterday|after\stomorrow)|(?:early\s|late\s|earlier\s|later\s)?"
        rf"(?:today|yesterday|tomorrow)(?:\s(?P<part>{PART}))?|tonight|overnight)\b"
    ),
    "day_part": rf"(?:(?:early|late|earlier|later)\s)?(?P<which>this|last|that)\s(?P<part>{PART})\b",
    "clock": rf"{CLOCK}",
    "noon": r"(?:noon|midnight|midday)\b",
    "quarter": (
        r"(?:the\s)?(?:(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)[\s-]quarter|Q(?P<q>[1-4]))(?:\s"
        rf"(?:of\s)?(?P<year>{YEAR})|\sof\s(?P<rel>this|last|next)\syear)?"
    ),
    "season": (
        rf"{_EDGE}(?:the\s)?(?:(?P<which>this|last|next)\s)?(?P<season>{SEASON})(?:\s(?:of\s)?"
        rf"(?P<year>{YEAR}))?(?=\W|$)"
    ),
    "decade": r"(?:the\s)?(?P<edge>(?:early|late|mid)[\s-])?(?:the\s)?(?P<decade>(?:1[5-9]|20)\d0)s\b",
    "century": r"(?:the\s)?(?P<edge>(?:early|late|mid)[\s-])?(?P<nth>1[0-9]|2[01])(?:th|st)[\s-]century\b",
    "ago": rf"(?P<n>{NUMBER})\s(?P<unit>{UNIT})\s(?P<way>ago|earlier|later|before|from\snow|previously|afterwards?)\b",
    "span": (
        r"(?:the\s|these\s)?(?P<which>past|last|next|coming|previous|first|final|following)\s"
        rf"(?P<n>{NUMBER})\s(?P<unit>{UNIT})\b(?:\s(?:of|in)\s(?:(?P<year>{YEAR})|(?P<of>the|this|last)"
        r"\syear\b))?"
    ),
    "relative": (
        rf"{_EDGE}(?:the\s)?(?:later\s|earlier\s)?{_NEXT}\s(?P<unit>week|weekend|month|quarter|year|decade"
        r"|century|day)\b(?!s|-)"
    ),
    "part_of": (
        r"(?P<edge>(?:the\s)?(?:end|start|beginning|middle)\sof)\sthe\s(?P<unit>week|month|year|decade"
        r"|century)\b"
    ),
    "every": rf"(?:every|each)\s(?:(?P<n>{NUMBER}|other)\s)?(?P<unit>{UNIT}|{PART})\b",
    "rate": r"(?:once|twice|(?:\w{1,12}\stimes))\s(?:an?|per|each|every)\s(?P<unit>day|week|month|year|hour)\b",
    "adverb": r"(?:hourly|daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annually)\b",
    "years": rf"(?P<from>{YEAR})\s?(?:[-–]|to\s)\s?(?P<to>(?:1[5-9]|20)?\d\d)\b(?!-)",
    "year": (
        r"(?P<edge>(?:early|late|mid|(?:the\s)?(?:end|start|beginning|middle|(?:first|second)\shalf)"
        rf"\sof)[\s-](?:in\s)?)?(?P<year>{YEAR})(?!\w|[-–]\w|\s?%)"
    ),
    "duration": rf"(?P<n>{NUMBER})(?:\sand\sa\shalf)?[\s-](?P<unit>{UNIT})\b(?![\s-]olds?\b)(?:-long\b)?",
}

_CASED = frozenset(("month_day", "day_month", "month_year", "month", "weekday", "weekdays"))
"""Names of months and weekdays count only with a capital: "may", "sat" and "march" are words of their own."""
RULES = {name: re.compile(form, 0 if name in _CASED else re.IGNORECASE) for name, form in FORMS.items()}

_EDGES = (
    "month_year",
    "month",
    "weekday",
    "named_day",
    "day_part",
    "season",
    "quarter",
    "decade",
    "century",
    "relative",
    "year",
)
_WHICH = ("weekday", "day_part", "season", "span", "relative")
_COUNT = ("ago", "duration")


def _openings() -> dict[str, tuple[str, ...]]:
    """The forms that may start at a word, by the word in lower case."""
    table: dict[str, tuple[str, ...]] = {}

    def add(words: Iterable[str], *forms: str) -> None:
        for word in words:
            table[word] = table.get(word, ()) + tuple(form for form in forms if form not in table.get(word, ()))

    for names, forms in (
        (MONTHS, ("month_day", "month_year", "month")),
        (WEEKDAYS, ("month_day", "day_month", "weekday")),
    ):
        add([name for word in names for name in (word, word + ".")], *forms)
    add(("early", "late", "mid", "earlier", "later"), *_EDGES)
    add(("start", "end", "beginning", "middle"), "month_year", "month", "season", "relative", "part_of", "year")
    add(("the",), "day_month", "named_day", "month_year", "month", "quarter", "season", "decade", "century")
    add(("the",), "span", "relative", "part_of", "year")
    add(
        ("this", "last", "next", "past", "previous", "coming", "current", "following", "same", "that", "these"), *_WHICH
    )
    add(("first", "second", "third", "fourth", "final"), "quarter", "span", "month_year", "year")
    add(("q1", "q2", "q3", "q4"), "quarter")
    add(SEASONS, "season")
    add(("overnight",), "weekday")
    add(("today", "yesterday", "tomorrow", "tonight", "overnight"), "named_day")
    add(("noon", "midnight", "midday"), "noon")
    add(("every", "each"), "weekdays", "every")
    add(("on",), "weekdays")
    add(("once", "twice", "several", "many", *NUMBERS), "rate")
    add(SETS, "adverb")
    add((*NUMBERS, "half", "several", "few", "many", "dozens"), *_COUNT)
    return table


OPENINGS = _openings()
DIGITS = ("iso", "slashes", "day_month", "clock", "decade", "century", "ago", "rate", "years", "year", "duration")
"""The forms that may start at a digit."""
