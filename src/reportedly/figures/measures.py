"""What a figure counts, and its unit in the words of the text."""

from __future__ import annotations

import re

from reportedly.figures.context import Context
from reportedly.figures.elisions import read_elided, read_tally
from reportedly.figures.harms import find_harm, is_person
from reportedly.figures.words import NOUN_MEASURES, SURFACES, VOTE_NOUNS
from reportedly.model import Figure, Measure

DIMENSIONS: dict[str, Measure] = {
    "percent": "percent", "points": "percent", "money": "money", "length": "distance", "area": "distance",
    "time": "duration", "temperature": "temperature", "angle": "temperature", "speed": "speed", "mass": "weight",
}  # fmt: skip
SCALE_BEFORE = re.compile(
    r"(?:magnitude|category|scale|richter|force|level)[ -](?:of )?(?:an? )?(?:estimated |about |"
    r"around )?$|measur(?:ed|ing) (?:a )?$"
)
SCALE_AFTER = re.compile(
    r"[ -](?:magnitude|on the (?:richter|\w+ scale|enhanced|fujita|beaufort)|quake|earthquake|temblor|tremor)"
)
GAME = re.compile(
    r"\b(?:game|games|goals?|rebounds?|assists?|league|season|scored?|scoring|team|coach|player|"
    r"playoffs?|standings|table)\b"
)
PAID = re.compile(
    r"\b(?:fined?|pa(?:y|id|ying)|costs?|worth|priced?|salar\w*|bail|spen[dt]\w*|prize|reward|"
    r"ransom|debt|loan|compensation|earn\w*)\b"
)
BRITISH = re.compile(r"£|\bpence\b|\bsterling\b")


MONEY_NOUNS = frozenset(
    "cost revenue damage fund funding debt loss profit tax fine saving subsidy aid investment".split()
)
POLITICS = re.compile(
    r"\b(?:parliament\w*|elections?|legislat\w*|senate|assembly|congress\w*|lawmakers?|coalition|"
    r"part(?:y|ies)|ballots?)\b",
    re.IGNORECASE,
)


def find_measure(context: Context, earlier: Figure | None = None) -> tuple[Measure, str, str]:
    """The measure, the unit and why. `earlier` is the figure before it, for numbers that leave out what they count."""
    quantity = context.quantity
    unit = quantity.unit
    if _on_scale(context):
        return "magnitude", "magnitude", "a number on a scale of strength"
    if quantity.form in ("fraction", "ratio") and unit is None:
        return "percent", "percent", "a share of a whole"
    if quantity.form == "multiple":
        return "count", "times", "a multiple"
    if unit is not None:
        return _of_unit(context)
    harm = find_harm(context) if not _is_compound(context) else None
    if harm is not None:
        measure, why = harm
        return measure, _people_unit(context), why
    if (tally := read_tally(context)) is not None:
        return tally
    if quantity.noun is None:
        return read_elided(context, earlier)
    return _of_noun(context)


def _is_compound(context: Context) -> bool:
    """ "15-member": what is counted there qualifies something else."""
    return context.text[context.quantity.end : context.quantity.end + 1] in ("-", "–")


def _on_scale(context: Context) -> bool:
    doc, quantity = context.doc, context.quantity
    if quantity.unit is not None:
        return False
    sentence_start = doc[context.start].idx
    before = context.text[max(sentence_start, quantity.start - 40) : quantity.start].lower()
    return bool(
        SCALE_BEFORE.search(before)
        or (quantity.high < 11 and SCALE_AFTER.match(context.text[quantity.end : quantity.end + 30].lower()))
    )


def _of_unit(context: Context) -> tuple[Measure, str, str]:
    quantity, text = context.quantity, context.text
    unit = quantity.unit
    assert unit is not None and quantity.unit_span is not None
    surface = text[slice(*quantity.unit_span)].lower() or unit.form
    if unit.form == "pound-mass" and "pound" in surface and (quantity.low >= 1e5 or _is_paid(context)):
        return "money", "gbp", "pounds as money"
    if unit.dimension == "money":
        return "money", unit.code, f"the currency {surface!r}"
    if unit.dimension == "points" and _is_game(context):
        return "count", surface, "points of a game"
    measure = DIMENSIONS.get(unit.dimension, "count")
    if unit.dimension == "percent":
        return measure, "percent", f"the unit {surface!r}"
    return measure, surface, f"the unit {surface!r}"


def _is_paid(context: Context) -> bool:
    """Whether pounds are money: other British money in the text, or something paid in the sentence."""
    text = context.text
    sentence = text[context.doc[context.start].idx : context.quantity.end + 60].lower()
    assert context.quantity.unit_span is not None
    money = BRITISH.search(text) or PAID.search(sentence)
    return bool(money) and not text.startswith(" of ", context.quantity.unit_span[1])


def _is_game(context: Context) -> bool:
    sentence = context.doc[context.start : context.end].text.lower()
    return "percent" not in sentence and bool(GAME.search(sentence))


def _of_noun(context: Context) -> tuple[Measure, str, str]:
    doc, quantity = context.doc, context.quantity
    phrase = context.text[slice(*quantity.counted)].lower() if quantity.counted else ""
    if quantity.noun is None:
        return "count", "", "no unit and no noun beside it"
    noun = doc[quantity.noun]
    lemma = noun.lemma_.lower()
    if lemma in VOTE_NOUNS and (lemma != "seat" or POLITICS.search(context.text)):
        return "votes", phrase, f"the noun {noun.text!r}"
    if quantity.scale >= 1e6 and lemma in MONEY_NOUNS:
        return "money", phrase, f"the noun {noun.text!r}"
    if is_person(noun) and context.text[quantity.end : quantity.end + 1] not in ("-", "–"):
        return "people", phrase or "people", f"the noun {noun.text!r}"
    return "count", phrase, f"the noun {noun.text!r}"


def _people_unit(context: Context) -> str:
    doc, quantity = context.doc, context.quantity
    if quantity.noun is None or quantity.counted is None:
        return "people"
    noun = doc[quantity.noun]
    if noun.lemma_.lower() in NOUN_MEASURES or noun.lower_ in SURFACES or noun.lower_ in ("others", "other"):
        return "people"
    return context.text[slice(*quantity.counted)].lower()
