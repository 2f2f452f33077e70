"""Which question a figure answers: what is counted, where, when, and how much of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.model import Analysis, Figure, Measure, Place

VICTIMS: dict[Measure, str] = {
    "killed": "people killed",
    "injured": "people injured",
    "missing": "people missing",
    "displaced": "people displaced",
    "detained": "people detained",
    "affected": "people affected",
}
"""Measures in which any count of persons is a count of the same: 250 dead, 250 villagers killed."""

_UNITS_ONLY: frozenset[Measure] = frozenset(
    ("money", "percent", "magnitude", "distance", "duration", "temperature", "speed", "weight")
)
"""Measures whose unit does not say what is measured: the sentence has to."""

_SAME = {
    name: group[0]
    for group in (
        ("troops", "soldiers", "forces", "fighters", "servicemen", "personnel", "servicemembers"),
        ("houses", "homes", "dwellings"),
        ("people", "persons", "residents", "civilians"),
        ("police", "officers", "policemen"),
        ("cars", "vehicles"),
        ("crew", "crewmember", "crewmembers", "pilot", "pilots"),
        ("american", "americans"),
        ("foreign", "foreigner", "foreigners"),
        ("woman", "women", "female"),
        ("man", "men", "male"),
        ("child", "children", "kids", "minors"),
    )
    for name in group
}
"""Nouns that news use for one thing."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_EMPTY = frozenset(
    "people other more new some such the and that have has had was were said says for with from about than been will "
    "would its their his her they this which who are after least most over into also not but".split()
)
_ANYONE = frozenset(
    "people person one other others victim dead death fatality body casualty life soul resident civilian villager "
    "adult passenger local worshipper patient wounded injured innocent citizen national tourist "
    "visitor".split()
)
"""Words for victims that do not make them a part of all the victims."""
_HARMED: dict[Measure, frozenset[str]] = {
    "killed": frozenset("victim dead death died killed fatality body casualty deceased perished".split()),
    "injured": frozenset("victim patient wounded injured hurt shot casualty".split()),
}
"""Words that tell that plain people are victims."""
_UNITS = {
    form: name
    for name, forms in {
        "gram": "g",
        "kilogram": "kg kilo kilos",
        "kilometer": "km kms kilometre kilometres",
        "meter": "m metre metres",
        "centimeter": "cm",
        "pound": "lb lbs",
        "ounce": "oz ounces",
        "ton": "tonne tonnes",
        "foot": "ft feet",
        "celsius": "c",
        "fahrenheit": "f",
        "minute": "min mins",
        "hour": "hr hrs",
    }.items()
    for form in forms.split()
}
"""Short and other forms of units."""
_GRAVE = re.compile(r"[^.\n]{0,30}\b(?:critical|serious|grave|severe)")
"""What follows the number of those who are badly hurt, a part of the injured."""
_US = re.compile(r"\bu\.?s\.?(?=\s|$)")
_NARROWER = re.compile(
    r"\b(?:single|one|another|alone|only|each|every|among|since|past|last|\w+ of (?:the|those|them))\b"
)
"""Words of a scope that say it is smaller than the event; "in the earthquake" is not."""
_OF_THEM = re.compile(r" of (?:the|those|these)\b")
"""What follows the number of a part: "five of the dead"."""
EARLIER_DAYS = 60
"""A figure that held this long before its article came out is of an earlier event."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a figure answers.

    `words` are the nouns counted and `sentence` the words around them; `region` is the gazetteer's code of an area
    other than the story's own; `period` the year of an earlier event; `scope` the words that narrow it.
    """

    measure: Measure
    what: str
    words: frozenset[str]
    sentence: frozenset[str]
    scope: str | None
    region: str | None
    period: str | None

    def is_comparable(self, other: Question) -> bool:
        """Whether two figures are of the same scope, area and time."""
        return (self.scope, self.region, self.period) == (other.scope, other.region, other.period)

    @property
    def part(self) -> frozenset[str]:
        """Of victims, the words that make them a part of all: children, pilots, Americans; none for people at large."""
        return self.words - _ANYONE

    @property
    def is_plain_unit(self) -> bool:
        """Whether the unit leaves open what is measured (dollars, percent)."""
        return self.measure in _UNITS_ONLY

    def is_of_victims(self, victims: Question) -> bool:
        """Whether a count of persons may be of the victims that another figure counts."""
        if self.measure in VICTIMS:
            return self.measure == victims.measure
        harmed = _HARMED.get(victims.measure, frozenset())
        if self.part or victims.part:
            return bool(self.part & victims.part and self.sentence & harmed)
        return bool(self.words & harmed)

    def shared_words(self, other: Question) -> float:
        """The share of the shorter unit's words that are in the other one; 1 for the same unit."""
        if self.words == other.words:
            return 1.0
        return len(self.words & other.words) / (min(len(self.words), len(other.words)) or 1)

    def sentence_likeness(self, other: Question) -> float:
        """The share of words that the sentences have in common (Jaccard)."""
        return len(self.sentence & other.sentence) / (len(self.sentence | other.sentence) or 1)


def question_of(figure: Figure, analysis: Analysis, own_area: str | None) -> Question:
    """The question that a figure of an article answers; `own_area` is the area that the story is about."""
    text = analysis.article.text
    unit = _US.sub("american", figure.unit.lower())
    words = frozenset((_UNITS[unit],)) if figure.measure in _UNITS_ONLY and unit in _UNITS else _stems(unit)
    if figure.measure == "injured" and _GRAVE.match(text, figure.end):
        words |= {"critical"}
    return Question(
        figure.measure,
        _what(figure, text),
        words - _EMPTY or words,
        _stems(text[slice(*figure.sentence)].lower()) - _EMPTY,
        _narrower(figure, text),
        _other_area(figure, analysis, own_area),
        _period(figure, analysis),
    )


def main_area(analyses: Iterable[Analysis]) -> str | None:
    """The area that most figures of a story are in: a region's code if regions are given, else a country's."""
    places = [place for analysis in analyses for figure in analysis.figures if (place := place_of(figure, analysis))]
    regions = Counter(place.region for place in places if place.region)
    countries = Counter(place.country for place in places if place.country)
    for counts in (regions, countries):
        if counts:
            return counts.most_common(1)[0][0]
    return None


def place_of(figure: Figure, analysis: Analysis) -> Place | None:
    """The resolved toponym that a figure's place begins with or holds."""
    if figure.place_span is None:
        return None
    start, end = figure.place_span
    return next((place for place in analysis.places if start <= place.start < end), None)


def _narrower(figure: Figure, text: str) -> str | None:
    """The words that make a figure a part of what the others count: a single village, the past week, some of them."""
    if figure.part_of is not None or (figure.measure in VICTIMS and _OF_THEM.match(text, figure.end)):
        return "part of another figure"
    words = text[slice(*figure.scope)].lower() if figure.scope else ""
    return words if _NARROWER.search(words) else None


def _other_area(figure: Figure, analysis: Analysis, own_area: str | None) -> str | None:
    """An area that the figure's own sentence gives, and that is neither the story's, nor around it, nor in it."""
    place = place_of(figure, analysis)
    if place is None or own_area is None or place.country is None:
        return None
    if not figure.sentence[0] <= place.start < figure.sentence[1]:
        return None
    own_country = own_area.split(".")[0]
    if place.country != own_country:
        return place.country
    if place.region is None or "." not in own_area or place.region == own_area:
        return None
    return place.region


def _what(figure: Figure, text: str) -> str:
    """What is counted, in words; names keep the capitals that the text gives them."""
    if figure.measure in VICTIMS:
        return VICTIMS[figure.measure]
    at = text.lower().find(figure.unit)
    unit = text[at : at + len(figure.unit)] if at >= 0 else figure.unit
    if figure.measure == "money":
        return f"money ({figure.unit.upper() if len(figure.unit) == 3 else unit})"
    if figure.measure in _UNITS_ONLY and figure.unit != figure.measure:
        return f"{figure.measure} ({unit})"
    return unit


def _period(figure: Figure, analysis: Analysis) -> str | None:
    """The year that a figure held in, if that was well before its article."""
    issued = analysis.article.issued
    if figure.time is None or issued is None:
        return None
    last = date.fromisoformat(figure.time[1])
    return figure.time[1][:4] if last < date.fromisoformat(issued.day) - timedelta(EARLIER_DAYS) else None


def _stems(text: str) -> frozenset[str]:
    return frozenset(_singular(_SAME.get(word, word)) for word in _WORD.findall(text))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
