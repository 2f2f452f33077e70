"""Which question a figure answers: what is counted, where, when, and how much of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.lang.measures import measures, part_patterns
from reportedly.ledger.memory import Memory
from reportedly.ledger.topics import befallen_of, deed_of, holder_of, topic_of
from reportedly.ledger.words import ANYONE, LISTS, RULES, words_and_forms, words_of
from reportedly.model import HARMS, Analysis, Figure, Measure, Place, utc_moment

_MEASURES = measures().measures
_NEAR_PEOPLE: dict[str, Measure] = {word: name for name, each in _MEASURES.items() for word in each.near_people}
"""Words near a count of plain people that tell what befell them."""
_PARTS = part_patterns("en")
"""What follows the number of those who are a part of all victims, under the words they are compared by."""
_UNITS = {form: name for name, forms in LISTS.units.items() for form in forms}
"""Short and other forms of units."""
_MOST_NAMES = 3
"""Number of names that say whose a level is."""
_PERSONS = ("", "people", "persons")
"""What plain people are counted as."""
_PEOPLE = "people"
"""The unit of all victims."""
_REACH = 120
"""Number of characters on each side of a number that are looked at."""
_WINDOW = 8
"""Number of words on each side of a number that count as near it."""
_FADING = 3
"""Words of distance from the number at which a word weighs half."""
_TELLS_HARM = 0.5
"""Least weight of a near word that says what happened to people without another word for it."""
_CURRENCY = re.compile(r"money \(([A-Z]{3})\)")
"""The unit of a sum of a known currency."""
_DOLLARS = "D"
"""The last letter of the codes of all dollars."""
_SHORTEST_NAME = 3
"""Letters that a word needs to name what has a level."""
IDENTIFIED = "identified"
"""The scope of those of the dead whose names are known."""
HABITUAL = "again and again"
"""The scope of what happens each year."""
EARLIER_DAYS = 60
"""A figure whose last day is more days than this before its article came out is of an earlier event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The question that a figure answers.

    `unit` is the unit of what is counted, of victims people; `harm` is what happened to the people counted, if known;
    `words` are the nouns counted, of victims those that make them a part of all: children, pilots, Americans; `head` is
    the last noun. `lead` is whether the number is a level or a change, `led` the words before it in its part of the
    sentence, which name what has that level, each with its form there; `topic` what a plain unit measures, or what is
    said of plain people. `near` are the words around the number with a weight that falls with their distance,
    `sentence` those of its sentence. `scope` are the words that narrow it; `country` and `region` where its sentence
    has it; `is_abroad` whether that is neither the story's own area, nor around it, nor in it; `is_aboard` whether
    persons are said to be on a vessel or vehicle, not what befell them; `is_room` whether it is how many may be, or
    would fit; `period` the year of an earlier event, `days`
    the days it holds for, as ordinals.
    """

    measure: Measure
    what: str
    unit: str
    harm: Measure | None
    words: frozenset[str]
    head: str | None
    lead: str | None
    led: tuple[tuple[str, str], ...]
    topic: str | None
    near: tuple[tuple[str, float], ...]
    sentence: frozenset[str]
    scope: str | None
    country: str | None
    region: str | None
    is_abroad: bool
    is_aboard: bool
    is_room: bool
    period: str | None
    days: tuple[int, int] | None

    @property
    def is_plain_unit(self) -> bool:
        """Whether the unit leaves open what is measured (dollars, percent)."""
        return _MEASURES[self.measure].kind == "amount"

    @property
    def currency(self) -> str | None:
        """The currency of a sum, if its unit is one: a dollar sign may be any country's, so all dollars are one."""
        unit = _CURRENCY.fullmatch(self.unit)
        return None if unit is None else _DOLLARS if unit[1].endswith(_DOLLARS) else unit[1]

    @property
    def unit_words(self) -> frozenset[str]:
        """The words of a plain unit, under which its numbers can be compared; none for what is counted."""
        return self.words if self.is_plain_unit else frozenset()

    @property
    def is_plain_count(self) -> bool:
        """Whether it counts people or things, and no harm is told."""
        return _MEASURES[self.measure].kind in ("people", "count")


def question_of(figure: Figure, analysis: Analysis, own_area: str | None) -> Question:
    """The question that a figure of an article answers; `own_area` is the area that the story is about."""
    text = analysis.article.text
    unit = RULES["united_states"].pattern.sub(LISTS.american, figure.unit.lower())
    near = _near(figure, text)
    harm = _harm(figure, near)
    is_amount = _MEASURES[figure.measure].kind == "amount"
    words = frozenset((_UNITS[unit],)) if is_amount and unit in _UNITS else _nouns(unit, harm)
    words |= {word for word, part in _PARTS.get(harm or "", {}).items() if part.match(text, figure.end)}
    place = _own_place(figure, analysis)
    return Question(
        measure=figure.measure,
        what=_what(figure, text),
        unit=_PEOPLE if figure.measure in HARMS else _what(figure, text),
        harm=harm,
        words=words,
        head=next(reversed(list(words_of(unit))), None),
        lead=_lead(figure, text),
        led=_led(figure, text),
        topic=_topic(figure, text),
        near=near,
        sentence=frozenset(words_of(text[slice(*figure.sentence)])),
        scope=_narrower(figure, text),
        country=place.country if place else None,
        region=place.region if place else None,
        is_abroad=place is not None and _is_abroad(place, own_area),
        is_room=RULES["room"].ends_at(text, figure.start, figure.sentence[0]) is not None,
        is_aboard=harm is None and _is_plain(figure) and LISTS.aboard in dict(near),
        period=_period(figure, analysis),
        days=(date.fromisoformat(figure.time[0]).toordinal(), date.fromisoformat(figure.time[1]).toordinal())
        if figure.time
        else None,
    )


def _nouns(unit: str, harm: Measure | None) -> frozenset[str]:
    words = frozenset(words_of(unit))
    return words - ANYONE if harm else words


def _lead(figure: Figure, text: str) -> str | None:
    """Whether a number is what something came to ("fell to 40") or what it changed by ("fell by 40")."""
    before = RULES["lead"].ends_at(text, figure.start, figure.sentence[0])
    after = RULES["change_behind"].begins_at(text, figure.end)
    if after or (before and before["lead"].lower() == LISTS.change_lead):
        return "change"
    return "level" if before else None


def _led(figure: Figure, text: str) -> tuple[tuple[str, str], ...]:
    """The words before a number since the last stop, number or "and"."""
    before = text[max(figure.sentence[0], figure.start - _REACH) : figure.start]
    part = RULES["other_part"].pattern.split(before.rstrip(" $£€¥"))[-1]
    return tuple(
        (word, form) for word, form in words_and_forms(part) if len(word) >= _SHORTEST_NAME and word not in LISTS.ways
    )


def _topic(figure: Figure, text: str) -> str | None:
    if figure.measure == "affected":
        return befallen_of(figure.unit) or deed_of(text, figure.end)
    if _MEASURES[figure.measure].kind == "people":
        return deed_of(text, figure.end)
    if _MEASURES[figure.measure].kind != "amount":
        return None
    if figure.measure == "money" and RULES["in_brackets"].ends_at(text, figure.start, figure.sentence[0]):
        return None
    is_share = figure.measure == "percent"
    found = topic_of(text, figure.start, figure.end, figure.sentence, is_share=is_share)
    return found or (holder_of(text, figure.start) if is_share else None)


def named(questions: Sequence[Question], question: Question) -> str:
    """What a tally counts, in words: a plain unit with what most of its numbers measure, such as `percent: growth`, and
    people with what is said of most of them, such as `people aboard` or `survivors`."""
    topics = Counter(each.topic for each in questions if each.topic)
    if not topics:
        return question.what
    topic = topics.most_common(1)[0][0]
    if question.is_plain_unit:
        return f"{question.what}: {' '.join((*_names(questions), topic))}"
    if topic in LISTS.befallen:
        return topic
    return f"people {topic}" if question.what in _PERSONS or question.harm == "affected" else question.what


def _names(questions: Sequence[Question]) -> list[str]:
    """The names that lead to most of some numbers: whose shares, whose price."""
    counts = Counter(form for each in questions for form in dict.fromkeys(form for _, form in each.led))
    often = [form for form, count in counts.items() if count > 1 and count > len(questions) / 2]
    return [form for form in often if form[0].isupper()][:_MOST_NAMES]


def _near(figure: Figure, text: str) -> tuple[tuple[str, float], ...]:
    """The words on both sides of a number within its sentence, each with its weight."""
    first, last = figure.sentence
    weights: dict[str, float] = {}
    for words in (
        reversed(list(words_of(text[max(first, figure.start - _REACH) : figure.start]))),
        words_of(text[figure.end : min(last, figure.end + _REACH)]),
    ):
        for distance, word in enumerate(words):
            if distance == _WINDOW:
                break
            weights[word] = max(weights.get(word, 0.0), 1 / (1 + distance / _FADING))
    return tuple(sorted(weights.items()))


def _harm(figure: Figure, near: tuple[tuple[str, float], ...]) -> Measure | None:
    """What befell the people counted: what the figure says, else what stands closest to a number of plain people."""
    if figure.measure in HARMS:
        return figure.measure
    counts_things = figure.measure == "count" and set(words_of(figure.unit)) - ANYONE
    if not _is_plain(figure) or counts_things:
        return None
    aboard = dict(near).get(LISTS.aboard, 0.0)
    told = [(weight, word) for word, weight in near if word in _NEAR_PEOPLE and weight >= max(_TELLS_HARM, aboard)]
    return _NEAR_PEOPLE[max(told)[1]] if told else None


def _is_plain(figure: Figure) -> bool:
    """Whether it counts people or things, and no harm is told with it."""
    return _MEASURES[figure.measure].kind in ("people", "count")


def main_area(analyses: Sequence[Analysis], memory: Memory) -> str | None:
    """The area that most figures of a story are in: a region's code if regions are given, else a country's."""
    places = [place for analysis in analyses for place in memory.recall(_places_in, (analysis,))]
    regions = Counter(place.region for place in places if place.region)
    countries = Counter(place.country for place in places if place.country)
    for counts in (regions, countries):
        if counts:
            return counts.most_common(1)[0][0]
    return None


def _places_in(analyses: tuple[Analysis]) -> tuple[Place, ...]:
    (analysis,) = analyses
    return tuple(place for figure in analysis.figures if (place := place_of(figure, analysis)))


def place_of(figure: Figure, analysis: Analysis) -> Place | None:
    """The resolved toponym that a figure's place begins with or holds."""
    if figure.place_span is None:
        return None
    start, end = figure.place_span
    return next((place for place in analysis.places if start <= place.start < end), None)


def _narrower(figure: Figure, text: str) -> str | None:
    """The words that make a figure a part of what the others count: a single village, the past week, some of them."""
    if figure.part_of is not None or (figure.measure in HARMS and RULES["of_the_harmed"].begins_at(text, figure.end)):
        return "part of another figure"
    if figure.measure in HARMS and RULES["identified"].begins_at(text, figure.end):
        return IDENTIFIED
    if RULES["habit"].begins_at(text, figure.end):
        return HABITUAL
    words = text[slice(*figure.scope_span)].lower() if figure.scope_span else ""
    return words if RULES["narrower"].found_in(words) else None


def _own_place(figure: Figure, analysis: Analysis) -> Place | None:
    """The place that the figure's own sentence gives."""
    place = place_of(figure, analysis)
    return place if place and figure.sentence[0] <= place.start < figure.sentence[1] else None


def _is_abroad(place: Place, own_area: str | None) -> bool:
    if own_area is None or place.country is None:
        return False
    if place.country != own_area.split(".")[0]:
        return True
    return place.region is not None and "." in own_area and place.region != own_area


def _what(figure: Figure, text: str) -> str:
    """What is counted, in words; names keep the capitals that the text gives them."""
    if figure.measure in HARMS:
        return _MEASURES[figure.measure].label
    at = text.lower().find(figure.unit)
    unit = text[at : at + len(figure.unit)] if at >= 0 else figure.unit
    if figure.measure == "money":
        return f"money ({figure.unit.upper() if len(figure.unit) == 3 else unit})"
    if _MEASURES[figure.measure].kind == "amount" and figure.unit != figure.measure:
        return f"{figure.measure} ({unit})"
    return unit


def _period(figure: Figure, analysis: Analysis) -> str | None:
    """The year that a figure held in, if that was well before its article."""
    issued = utc_moment(analysis.article.issued.day) if analysis.article.issued else None
    if figure.time is None or issued is None:
        return None
    last = date.fromisoformat(figure.time[1])
    return figure.time[1][:4] if last < issued.date() - timedelta(EARLIER_DAYS) else None
