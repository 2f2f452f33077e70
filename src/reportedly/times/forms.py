"""The forms of time expressions of a language, and the words that each may start with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.lang import kept, refuse, rules
from reportedly.times.explicit import iso, slashes
from reportedly.times.readings import READERS, Reader
from reportedly.times.words import TimeVocabulary, TimeWords, read_vocabulary

DIGITS = "{digits}"
"""What `opens` says of a form that may start with a digit."""
JOINT = "between_clock_and_day"
"""The rule for what may stand between a time of day and its day."""
ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
    r"(?:[T ](?P<clock>\d{2}:\d{2})(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?!\d)",
    re.IGNORECASE,
)
_GROUP = re.compile(r"\(\?P<(\w+)>")
SLASHES = re.compile(r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<year>\d{4})(?!\d)")


@dataclass(frozen=True, slots=True)
class TimeForm:
    """A form of expressions: its pattern, and the function that reads what it catches."""

    pattern: re.Pattern[str]
    read: Reader


TimeForms = tuple[TimeForm, ...]
IN_ALL_LANGUAGES = (TimeForm(ISO, iso), TimeForm(SLASHES, slashes))
"""Dates in digits alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLanguage:
    """How a language tells times, made ready once.

    `openings` gives the forms that may start at a word, in the order in which they are tried: the first that fits wins.
    `digits` are those that may start at a digit, `joint` is what may stand between a time of day and its day.
    """

    vocabulary: TimeVocabulary
    openings: Mapping[str, TimeForms]
    digits: TimeForms
    joint: re.Pattern[str]
    before_no_time: frozenset[str]


@kept
def time_language(code: str) -> TimeLanguage:
    """How a language tells times. Raises `LanguageDataError` if there is no data, or if it is wrong."""
    vocabulary = read_vocabulary(code)
    joint = rules(code, "times", TimeWords).get(JOINT)
    if joint is None or joint.after is None:
        refuse(code, "times", ("rules", JOINT), None, f"there is no rule {JOINT} with `after`")
    opened: dict[str, list[TimeForm]] = {DIGITS: list(IN_ALL_LANGUAGES)}
    for form, words in _forms(code, vocabulary):
        for word in words:
            opened.setdefault(word, []).append(form)
    return TimeLanguage(
        vocabulary=vocabulary,
        digits=tuple(opened.pop(DIGITS)),
        openings={word: tuple(forms) for word, forms in opened.items()},
        joint=joint.after,
        before_no_time=vocabulary.times.before_no_time,
    )


def _forms(code: str, vocabulary: TimeVocabulary) -> list[tuple[TimeForm, list[str]]]:
    """The forms of a language in their order, each with the words that may open it."""
    found, named = rules(code, "times", TimeWords), _openings(vocabulary)
    for name in found:
        if name != JOINT and name not in vocabulary.times.forms:
            refuse(code, "times", ("rules", name), None, f"rule {name} is no form: [forms] does not name it")
    forms = []
    for name, entry in vocabulary.times.forms.items():
        if name not in found or found[name].find is None:
            refuse(code, "times", ("forms", name), None, f"there is no rule {name} with `find`")
        reader = READERS.get(entry.reader or name)
        if reader is None:
            refuse(code, "times", ("forms", name), None, f"nothing reads “{entry.reader or name}”")
        if missing := reader.needs.difference(_GROUP.findall(found[name].pattern.pattern)):
            refuse(code, "times", ("rules", name), None, f"rule {name} lacks the groups {', '.join(sorted(missing))}")
        words = dict.fromkeys(word for opening in entry.opens for word in named.get(opening, (opening,)))
        forms.append((TimeForm(found[name].pattern, reader.read), list(words)))
    return forms


def _openings(vocabulary: TimeVocabulary) -> dict[str, list[str]]:
    """What the names in braces stand for in `opens`."""
    times = vocabulary.times
    return {
        "{months}": [word for name in vocabulary.months for word in (name, name + ".")],
        "{weekdays}": [word for name in vocabulary.weekdays for word in (name, name + ".")],
        "{numbers}": list(vocabulary.numbers),
        "{seasons}": list(times.seasons),
        "{edges}": list(times.edges),
        "{sets}": list(times.sets),
    }
