"""What a form found in a text, what it is read against, and the numbers in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from reportedly.times.tense import Tense, tense_at
from reportedly.times.units import TimeUnit
from reportedly.times.words import PeriodEdge, TimeVocabulary, TimeWords, Which


@dataclass(frozen=True, slots=True)
class SaidTime:
    """What a form found. `said["month"]` is what its group `month` caught, in small letters and with single spaces.

    A group that caught nothing, or that the form does not have, is empty.
    """

    match: re.Match[str]

    def __getitem__(self, group: str) -> str:
        found = self.match[group] if group in self.match.re.groupindex else None
        return " ".join(found.lower().split()) if found else ""

    @property
    def text(self) -> str:
        """All of it, as it is written."""
        return self.match[0]

    def is_capital(self, group: str) -> bool:
        """Whether a group starts with a capital."""
        return str(self.match[group] or "")[:1].isupper()

    def number(self, group: str) -> int | None:
        """The digits of a group as a number; `None` where it has none."""
        digits = re.sub(r"\D", "", self[group])
        return int(digits) if digits else None


@dataclass(frozen=True, slots=True)
class Setting:
    """The article's day, the word before the expression (in small letters), its first token, and the language."""

    day: date | None
    before: str
    token: Token
    vocabulary: TimeVocabulary

    @property
    def words(self) -> TimeWords:
        """The words of the language's `times.toml`."""
        return self.vocabulary.times

    def tense(self) -> Tense:
        """Whether the verb of the expression looks back or ahead."""
        return tense_at(self.token, self.words.tense) if self.words.tense else None

    def which(self, word: str) -> Which | None:
        """What a word before a period says of it."""
        return self.words.which.get(word)

    def edge(self, said: SaidTime) -> PeriodEdge | None:
        """Which part of a period is meant; `None` for the whole."""
        return self.words.edges.get(said["edge"])

    def unit(self, said: SaidTime) -> TimeUnit:
        """The unit of an expression."""
        return self.words.units[said["unit"]]

    def year(self, said: SaidTime) -> int | None:
        """The year that is written, or said as "last year" and the like; `None` where there is none."""
        if year := said.number("year"):
            return year
        step = YEAR_STEPS.get(self.which(said["of"]))
        return self.day.year + step if step is not None and self.day else None


YEAR_STEPS: Mapping[Which | None, int] = {"last": -1, "this": 0, "next": 1}
"""Years from the article's."""


def number(text: str, words: TimeVocabulary) -> float | None:
    """The value of a number before a unit; `None` for vague ones ("several")."""
    word = _bare(text, words)
    if word[:1].isdigit():
        return float(word.replace(words.decimal_sign, "."))
    if (whole := _of_words(word, words)) is not None:
        return whole
    for joint in words.number_joints:
        first, found, second = word.rpartition(joint)
        if found and first in words.numbers and second in words.numbers:
            return words.numbers[first] + words.numbers[second]
    return None


def _of_words(word: str, words: TimeVocabulary) -> float | None:
    """The value of a single word, with an article behind it or not ("half a")."""
    first, _, rest = word.partition(" ")
    if word in words.amounts:
        return words.amounts[word]
    return words.amounts.get(first) if rest in words.articles else None


def vague_number(text: str, words: TimeVocabulary) -> tuple[float, float]:
    """The least and the most that a vague number may mean."""
    return words.vague.get(_bare(text, words), ANY_NUMBER)


ANY_NUMBER = (1.0, 100.0)


def _bare(text: str, words: TimeVocabulary) -> str:
    """A number without an article before it and without what links it to what it counts: "couple"."""
    first, _, rest = text.partition(" ")
    bare = rest if rest and first in words.articles else text
    for link in words.number_links:
        bare = bare.removesuffix(f" {link}")
    return bare
