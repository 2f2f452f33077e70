"""What a figure measures: the unit first, then the counted noun, then what is said to have befallen those counted."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc, Token

from reportedly.figures.harm import casualty
from reportedly.figures.harm_rules import MeasureReading
from reportedly.figures.outcomes import is_spared
from reportedly.figures.people import is_person
from reportedly.lang import Rule, rules
from reportedly.lang.measures import MeasureDefinitions, measures
from reportedly.language.grammar import is_singular
from reportedly.model import Measure
from reportedly.quantities import Noun, Quantity, TokenIndex

_WORDS = measures("en")
_RULES = rules("en", "measures", MeasureDefinitions)
_VOTES = rules("en", "votes")
_UNIT_MEASURE: dict[str, Measure] = {kind: name for name, each in _WORDS.measures.items() for kind in each.unit_kinds}
"""The measure that a kind of units gives."""
_LARGE_SUM = 1e6
"""A number of "losses", "sales" and the like that is a sum of money from here on, and a count below."""
_SMALL_SUM = 1000
"""A bare number that may be a sum of money from here on: "20,000 in taxes"."""
_MORE_THAN_PERSONS = 1e9
"""A vague number from which it counts money: "billions"."""
_LOWEST_INDEX = 100
"""An index of prices stands at this or higher."""
_WEAKEST_QUAKE, _STRONGEST_QUAKE = 1, 10
"""Magnitudes of earthquakes that news tells of are at least the first and less than the second."""
_VOTES_BEFORE, _VOTES_BEHIND = 40, 25
"""Characters before and behind a bare number in which words of votes may stand."""
_DELEGATES_REACH, _CASES_REACH = 150, 200
"""Characters on each side of delegates, or of cases, in which words of elections, or of a disease, may stand."""
_LIST_REACH = 150
"""Characters on each side of names in which words of the list that has them may stand."""
_LISTS: dict[str, Measure] = {"names_missing": "missing", "names_dead": "killed"}
"""The rules that tell whose names a list has, in the order in which they are asked."""
_SEATS_REACH = 80
"""Characters on each side of seats in which words of what has seats may stand."""
_VICTIMS_REACH = 200
"""Characters on each side of victims in which words of the dead may stand."""
_CARE_REACH = 80
"""Characters on each side of patients in which words of illness or of a hospital may stand."""
_GAME_REACH = 80
"""Characters on each side of "points" in which words of games may stand."""


def is_magnitude(text: str, quantity: Quantity) -> bool:
    """Whether a number is a magnitude on a scale: of an earthquake, a storm."""
    return _magnitude(text, quantity) is not None


def _magnitude(text: str, quantity: Quantity) -> Rule | None:
    """The rule by which a number is a magnitude on a scale."""
    before, after = _RULES["scale_before"], _RULES["scale_after"]
    if before.ends_at(text, quantity.start):
        return before
    if after.begins_at(text, quantity.end):
        return after
    return _strength(text, quantity)


def _strength(text: str, quantity: Quantity) -> Rule | None:
    """The rule by which a bare number such as 7.4 is the strength of an earthquake."""
    written = text[quantity.start : quantity.end]
    if quantity.unit is not None or "." not in written or not _WEAKEST_QUAKE <= quantity.high < _STRONGEST_QUAKE:
        return None
    before, after = _RULES["strength_before"], _RULES["strength_after"]
    if before.ends_at(text, quantity.start):
        return before
    return after if after.begins_at(text, quantity.end) else None


def is_vote_count(text: str, quantity: Quantity) -> bool:
    """Whether a number is one side of a vote written with a hyphen: "voted 52-48", "a 240-193 majority"."""
    start, end = quantity.start, quantity.end
    if not (_VOTES["vote_side_after"].begins_at(text, end) or _VOTES["vote_side_before"].ends_at(text, start)):
        return False
    return bool(_VOTES["vote_words_after"].begins_at(text, end) or _VOTES["vote_words_before"].ends_at(text, start))


def is_rate(text: str, quantity: Quantity) -> bool:
    """Whether a bare number is a rate of exchange: "traded at 28.4 to the dollar"."""
    return quantity.unit is None and _RULES["exchange_rate"].begins_at(text, quantity.end) is not None


def _is_level(text: str, quantity: Quantity) -> bool:
    """Whether a bare number with decimals is where an index of prices stands."""
    written = text[quantity.start : quantity.end]
    if quantity.high < _LOWEST_INDEX or "." not in written:
        return False
    return _RULES["index_before"].ends_at(text, quantity.start) is not None


def measure_of(doc: Doc, index: TokenIndex, quantity: Quantity) -> MeasureReading:
    """The measure of a quantity, with why."""
    text, unit, noun = index.text, quantity.unit, quantity.noun
    if (scale := _magnitude(text, quantity)) is not None:
        return "magnitude", scale.told
    if quantity.shape in ("part", "ratio"):
        return "percent", "a share of a whole"
    if unit is not None:
        return _UNIT_MEASURE[unit.kind], f"the unit “{unit.text}”"
    if is_vote_count(text, quantity):
        return "votes", "two sides of a vote"
    reading = _by_noun(doc, text, quantity, noun) if noun is not None else _of_market(text, quantity)
    reading = reading or _votes_of_persons(doc, text, quantity) or casualty(doc, index, quantity)
    if reading is not None:
        return reading
    if noun is not None and (noun.alone or is_person(doc[noun.last])):
        return _of_patients(doc[noun.last], text, quantity) or ("people", f"counts persons: “{noun.text}”")
    if noun is not None and _tied_to_persons(doc, quantity, noun):
        return "people", f"counts persons: “{noun.text}”"
    return ("count", f"counts “{noun.text}”") if noun is not None else _bare(text, quantity)


def _by_noun(doc: Doc, text: str, quantity: Quantity, noun: Noun) -> MeasureReading | None:
    """What the counted noun says by itself: points, votes, sums of money."""
    head, first = doc[noun.last], doc[noun.first]
    if head.lemma_.lower() in _WORDS.spans:
        return "duration", f"counts “{noun.text}”"
    if head.lemma_.lower() in _WORDS.coins:
        return "money", f"counts “{noun.text}”"
    if head.lemma_.lower() == _WORDS.life and (lost := _RULES["lives_lost"]).ends_at(text, quantity.start):
        return "killed", lost.told
    if head.lower_ in _WORDS.points or (quantity.glued and first.lower_ in _WORDS.points):
        return _points(text, quantity)
    if not noun.alone and _is_one_of(head, _WORDS.vote_nouns):
        if _is_one_of(head, _WORDS.seats) and _is_near("seats_to_sit_on", text, quantity, _SEATS_REACH):
            return "count", _RULES["seats_to_sit_on"].told
        return "votes", f"counts “{noun.text}”"
    if _is_one_of(head, _WORDS.delegates) and _is_near("delegates_won", text, quantity, _DELEGATES_REACH):
        return "votes", _RULES["delegates_won"].told
    if _is_one_of(head, _WORDS.cases) and _is_of_disease(text, quantity):
        return "affected", _RULES["disease_near"].told
    if _is_one_of(head, _WORDS.names) and noun.first == noun.last:
        return _of_names(text, quantity)
    if quantity.high >= _LARGE_SUM and head.lemma_.lower() in _WORDS.money_nouns:
        return "money", f"counts “{noun.text}”"
    if quantity.glued and first.lemma_.lower() in _WORDS.vote_nouns:
        return "votes", f"counts “{first.lower_}s”"
    return None


def _of_patients(head: Token, text: str, quantity: Quantity) -> MeasureReading | None:
    """Patients of whom nothing else is told: those who fell ill, or those in a hospital; victims, where the dead are
    told of."""
    if _is_one_of(head, _WORDS.victims) and _is_near("victims_dead", text, quantity, _VICTIMS_REACH):
        return "killed", _RULES["victims_dead"].told
    if not _is_one_of(head, _WORDS.patients):
        return None
    if _is_near("fell_ill", text, quantity, _CARE_REACH):
        return "affected", _RULES["fell_ill"].told
    return ("injured", _RULES["in_care"].told) if _is_near("in_care", text, quantity, _CARE_REACH) else None


def _is_of_disease(text: str, quantity: Quantity) -> bool:
    """Whether a disease is told of near cases, or in the headline."""
    headline = max(0, text.find("\n"))
    if _is_near("animals_near", text, quantity, _CARE_REACH):
        return False
    near = _is_near("disease_near", text, quantity, _CASES_REACH)
    return near or _RULES["disease_near"].found_in(text, 0, headline) is not None


def _of_names(text: str, quantity: Quantity) -> MeasureReading | None:
    """Names on a list: of the missing, of the dead, or of persons of whom nothing more is told."""
    if not _is_near("names_listed", text, quantity, _LIST_REACH):
        return None
    for rule, measure in _LISTS.items():
        if _is_near(rule, text, quantity, _LIST_REACH):
            return measure, _RULES[rule].told
    return "people", _RULES["names_listed"].told


def _tied_to_persons(doc: Doc, quantity: Quantity, noun: Noun) -> bool:
    """Whether a hyphen ties a number to persons: "a 12-man team", "a 300-strong force"."""
    first, persons = doc[noun.first].lower_, _WORDS.persons_with_hyphen
    if any(word in _WORDS.bodies_of_states for word in noun.text.split()):
        return False
    if first in persons and noun.last > noun.first and not quantity.glued:  # "an eleven man team"
        return quantity.high > 1 and is_singular(doc[noun.first])
    strong = first == _WORDS.strong and (
        is_person(doc[noun.last])
        or _RULES["group_of"].ends_at(doc[noun.last].lower_ + " of ", len(doc[noun.last]) + 4) is not None
    )
    return quantity.glued and (first in persons or strong)


def _is_near(rule: str, text: str, quantity: Quantity, reach: int) -> bool:
    """Whether a rule finds its words around a number, at most `reach` characters away."""
    return _RULES[rule].found_in(text, max(0, quantity.start - reach), quantity.end + reach) is not None


def _votes_of_persons(doc: Doc, text: str, quantity: Quantity) -> MeasureReading | None:
    """Persons who are said to vote one way: "231 members supported the bill"."""
    noun, voting = quantity.noun, _RULES["voting"]
    if noun is not None and not noun.alone and not is_person(doc[noun.last]):
        return None
    end = doc[noun.last].idx + len(doc[noun.last]) if noun is not None else quantity.end
    backed = _RULES["voting_before"]
    if noun is not None and _is_one_of(doc[noun.last], _WORDS.voters) and backed.ends_at(text, quantity.start):
        return "votes", backed.told
    return ("votes", voting.told) if voting.begins_at(text, end) else None


def _is_one_of(token: Token, words: Collection[str]) -> bool:
    """Whether a word, as written or in its base form, is one of some."""
    return token.lower_ in words or token.lemma_.lower() in words


def _points(text: str, quantity: Quantity) -> MeasureReading:
    game = _RULES["in_game"]
    if game.found_in(text, max(0, quantity.start - _GAME_REACH), quantity.end + _GAME_REACH):
        return "count", game.told
    return "percent", "points of a rate or a poll"


def _of_market(text: str, quantity: Quantity) -> MeasureReading | None:
    """A bare number that is a rate of exchange or where an index of prices stands."""
    if is_rate(text, quantity):
        return "money", _RULES["exchange_rate"].told
    return ("percent", _RULES["index_before"].told) if _is_level(text, quantity) else None


def _of_persons(text: str, quantity: Quantity) -> MeasureReading | None:
    """A bare number of persons, by what they do, or by who draws, employs or counts them."""
    acting, engaged, heads = _RULES["persons_act"], _RULES["persons_engaged"], _RULES["headcount"]
    if (there := _RULES["persons_there"]).begins_at(text, quantity.end):
        return "people", there.told
    if acting.begins_at(text, quantity.end):
        return "people", acting.told
    if engaged.ends_at(text, quantity.start):
        return "people", engaged.told
    if quantity.high > _LOWEST_INDEX and heads.ends_at(text, quantity.start):
        return "people", heads.told
    return None


def _bare(text: str, quantity: Quantity) -> MeasureReading:
    """A number with neither noun nor unit, by the words around it."""
    start, end = quantity.start, quantity.end
    if _RULES["reproduction"].ends_at(text, start):
        return "count", _RULES["reproduction"].told
    if _RULES["of_whom"].begins_at(text, end):
        return "people", _RULES["of_whom"].told
    if (reading := _of_persons(text, quantity)) is not None:
        return reading
    votes = _VOTES["vote_words_near"]
    if quantity.low == int(quantity.low) and votes.found_in(text, max(0, start - _VOTES_BEFORE), end + _VOTES_BEHIND):
        return "votes", votes.told
    if quantity.high >= _SMALL_SUM and (found := _RULES["sum_in"].begins_at(text, end)):
        return "money", f"“{found.group().strip()}” (rule sum_in)"
    spent = _RULES["sum_spent"]
    if quantity.shape == "vague" and spent.ends_at(text, start) and spent.begins_at(text, end):
        return "money", spent.told
    if quantity.shape == "vague" and quantity.low >= _MORE_THAN_PERSONS:
        return "money", "more than there are persons"
    if quantity.shape == "vague":
        return "people", "a vague number of persons"
    if _RULES["aboard"].begins_at(text, end):
        return "people", _RULES["aboard"].told
    if _RULES["group_of"].ends_at(text, start):
        return "people", _RULES["group_of"].told
    if is_spared(text, quantity):
        return "people", _RULES["spared"].told
    return "count", "a bare number"
