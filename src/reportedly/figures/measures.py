"""What a figure measures: the unit first, then the counted noun, then what is said to have befallen those counted."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from reportedly.figures import lexicon
from reportedly.figures.harm import Reading, casualty
from reportedly.figures.people import is_person
from reportedly.model import Measure
from reportedly.quantities import Noun, Quantity, TokenIndex

_UNIT_MEASURE: dict[str, Measure] = {
    "money": "money", "percent": "percent", "points": "percent", "distance": "distance", "area": "distance",
    "weight": "weight", "speed": "speed", "temperature": "temperature", "duration": "duration", "age": "duration",
    "magnitude": "magnitude", "volume": "count", "times": "count", "other": "count",
}  # fmt: skip
_MAGNITUDE = re.compile(
    r"\b(?:magnitude|Richter(?: scale)?|category|Category)[- ](?:of |was |a |an |preliminary )*\Z"
    r"|\b(?:earthquake|quake|tremor|temblor|aftershock)s? (?:of|measuring|measured|registered|"
    r"registering) (?:about |around )?(?:magnitude )?\Z",
    re.IGNORECASE,
)
_MAGNITUDE_AFTER = re.compile(r"[- ]?(?:magnitude|on the Richter)", re.IGNORECASE)
_GROUP_OF = re.compile(
    r"\b(?:family|families|group|groups|team|party|crew|panel|gang|squad|crowd|staff|congregation|"
    r"population|household|audience|workforce|delegation|"
    r"city|town|village|country|nation|community|province|region) of \Z",
    re.IGNORECASE,
)
_VOTED = re.compile(r"\b(?:voted|vote|votes|ballots?|electoral|seats?|margin|majority)\b", re.IGNORECASE)


def is_magnitude(text: str, quantity: Quantity) -> bool:
    """Whether a number is a magnitude on a scale: of an earthquake, a storm."""
    before = _MAGNITUDE.search(text, max(0, quantity.phrase - 60), quantity.start)
    return before is not None or _MAGNITUDE_AFTER.match(text, quantity.end) is not None


_VOTE_AFTER = re.compile(
    r"(?:[-–]\d+)? (?:vote|margin|majority|ruling|decision|split|in favou?r|against|"
    r"to (?:approve|pass|reject|confirm|acquit|convict|impeach|block|ban))\b",
    re.IGNORECASE,
)
_VOTE_BEFORE = re.compile(
    r"\b(?:voted|votes?|approved|passed|ruled|confirmed|rejected|defeated)(?: it| him| her| them| (?:the|"
    r"a) \w+)?,? (?:by )?(?:a vote of )?"
    r"(?:\d+(?:[-–]| to ))?\Z",
    re.IGNORECASE,
)
_IN_MONEY = re.compile(
    r" in (?:[\w’'-]+ ){0,4}?(?:donations?|fees|contributions?|funds?|funding|sales|revenues?|damages?|tax|taxes|"
    r"debts?|aid|profits?|loans?|fines|cash|spending|assistance|savings|losses|subsidies|investments?|payments?|compensation|"
    r"royalties|wages|bribes|assets)\b"
)
"""Behind a sum without its currency: "millions in donations"."""
_WHOM = re.compile(r" of whom\b")
_SIDE = re.compile(r"[-–]\d|[- ]to[- ]\d")
_OTHER_SIDE = re.compile(r"\d(?:[-–]|[- ]to[- ])\Z")
_SPORT = re.compile(
    r"\b(?:scor|rebound|assist|game|goal|league|championship|season|team|standings|table|playoff|coach|match|NBA|NFL)",
    re.IGNORECASE,
)


def is_vote_count(text: str, quantity: Quantity) -> bool:
    """Whether a number is one side of a vote written with a hyphen: "voted 52-48", "a 240-193 majority"."""
    start, end = quantity.start, quantity.end
    sided = _SIDE.match(text, end) or _OTHER_SIDE.search(text, max(0, start - 6), start)
    if not sided:
        return False
    return bool(_VOTE_AFTER.match(text, end) or _VOTE_BEFORE.search(text, max(0, start - 40), start))


_EXCHANGE = re.compile(r" (?:to|per|against) (?:the |one |a )?(?:U\.?S\.? )?(?:dollar|euro|pound|yen|yuan|franc)\b")
_INDEX = re.compile(
    r"\b(?:ind(?:ex|ices)|points?|Nasdaq|Dow|FTSE|Nikkei|DAX|CAC|Sensex|Nifty|Hang Seng|Topix|Kospi|500)\b|S&P"
)


def is_rate(text: str, quantity: Quantity) -> bool:
    """Whether a bare number is a rate of exchange: "traded at 28.4 to the dollar"."""
    return quantity.unit is None and _EXCHANGE.match(text, quantity.end) is not None


def _is_level(text: str, quantity: Quantity) -> bool:
    """Whether a bare number with decimals is where an index of prices stands."""
    written = text[quantity.start : quantity.end]
    return (
        quantity.high >= 100
        and "." in written
        and _INDEX.search(text, max(0, quantity.start - 90), quantity.start) is not None
    )


def measure_of(doc: Doc, index: TokenIndex, quantity: Quantity) -> Reading:
    """The measure of a quantity, with why."""
    text, unit, noun = index.text, quantity.unit, quantity.noun
    if is_magnitude(text, quantity):
        return "magnitude", "a magnitude on a scale"
    if quantity.shape in ("part", "ratio"):
        return "percent", "a share of a whole"
    if unit is not None:
        return _UNIT_MEASURE[unit.kind], f"the unit “{unit.text}”"
    if is_vote_count(text, quantity):
        return "votes", "two sides of a vote"
    reading = _by_noun(doc, text, quantity, noun) if noun is not None else _of_market(text, quantity)
    reading = reading or casualty(doc, index, quantity)
    if reading is not None:
        return reading
    if noun is not None and (noun.alone or is_person(doc[noun.last])):
        return "people", f"counts persons: “{noun.text}”"
    return ("count", f"counts “{noun.text}”") if noun is not None else _bare(text, quantity)


def _by_noun(doc: Doc, text: str, quantity: Quantity, noun: Noun) -> Reading | None:
    """What the counted noun says by itself: points, votes, sums of money."""
    head = doc[noun.last]
    if head.lower_ in ("point", "points"):
        return _points(text, quantity)
    if quantity.glued and doc[noun.first].lower_ in ("point", "points"):
        return _points(text, quantity)
    if not noun.alone and (head.lemma_.lower() in lexicon.VOTES or head.lower_ in lexicon.VOTES):
        return "votes", f"counts “{noun.text}”"
    if quantity.high >= 1e6 and head.lemma_.lower() in lexicon.MONEY:
        return "money", f"counts “{noun.text}”"
    if quantity.glued and doc[noun.first].lemma_.lower() in lexicon.VOTES:
        return "votes", f"counts “{doc[noun.first].lower_}s”"
    return None


def _points(text: str, quantity: Quantity) -> Reading:
    around = text[max(0, quantity.start - 80) : quantity.end + 80]
    return ("count", "points in a game") if _SPORT.search(around) else ("percent", "points of a rate or a poll")


def _of_market(text: str, quantity: Quantity) -> Reading | None:
    """A bare number that is a rate of exchange or where an index of prices stands."""
    if is_rate(text, quantity):
        return "money", "a rate of exchange"
    return ("percent", "the level of an index") if _is_level(text, quantity) else None


def _bare(text: str, quantity: Quantity) -> Reading:
    """A number with neither noun nor unit, by the words around it."""
    start, end = quantity.start, quantity.end
    if _WHOM.match(text, end):
        return "people", "a number of persons"
    if quantity.low == int(quantity.low) and _VOTED.search(text, max(0, start - 40), min(len(text), end + 25)):
        return "votes", "a count of votes"
    if quantity.high >= 1000 and (found := _IN_MONEY.match(text, end)):
        return "money", f"“{found.group().strip()}”"
    if quantity.shape == "vague" and quantity.low >= 1e9:
        return "money", "more than there are persons"
    if quantity.shape == "vague" or _GROUP_OF.search(text, max(0, start - 30), start):
        return "people", "a number of persons"
    return "count", "a bare number"
