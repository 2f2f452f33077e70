"""What speaks for a figure that holds at no place: what it counts, its sentence's words, and where it stands."""

from __future__ import annotations

import math
from itertools import islice

from reportedly.figures.where import CLIMB
from reportedly.lang import LangFile, rules
from reportedly.lang.measures import measures
from reportedly.language.grammar import is_verb_or_auxiliary
from reportedly.model import Figure
from reportedly.quantities import TokenIndex

_PAST = rules("en", "scenes", LangFile)["told_of_the_past"]
_LAST_LINE = 6
"""Lines of the text that are told apart; those further down are one class."""
_WORD = 0.5
"""How much a single word counts: a smaller value needs a larger weight, which the penalty of the fit is against."""


def kind_of(figure: Figure) -> str:
    """The kind of its measure."""
    return measures().measures[figure.measure].kind


def sort_of(figure: Figure) -> str:
    """The kind of its measure; amounts are told apart."""
    kind = kind_of(figure)
    return figure.measure if kind == "amount" else kind


def nowhere_traits(index: TokenIndex, figure: Figure, state: str, places: int, *, is_event: bool) -> dict[str, float]:
    """What speaks for no place at all.

    `state` tells of the places of its sentence, `places` is how many the article names, `is_event` whether the headline
    tells of an event that befell a place.
    """
    where = measures().measures[figure.measure].where
    traits = {
        "none: many places": math.log1p(places),
        f"none: line {min(index.text.count(chr(10), 0, figure.start), _LAST_LINE)}": 1.0,
        **_of_the_words(index, figure),
    }
    names = ["none", f"none: {figure.measure}", f"none: {kind_of(figure)}", f"none: {figure.status}"]
    names.append(f"none: own places {state}")
    if figure.place is None:
        names += ["none: by rules", f"none: by rules, {where}"]
    if _PAST.found_in(index.text, *figure.sentence):
        names.append("none: told of the past")
    if figure.source is not None:
        names.append("none: a source counts")
    if is_event:
        names += ["none: event", f"none: event, {kind_of(figure)}", f"none: event, {figure.measure}"]
    return {**traits, **dict.fromkeys(names, 1.0)}


def _of_the_words(index: TokenIndex, figure: Figure) -> dict[str, float]:
    """The words of the sentence, of what is counted, and the verb above the number."""
    number = index.doc[index.holding(figure.start)]
    names = [f"none: “{token.lemma_.lower()}”" for token in index.tokens(figure.sentence) if token.is_alpha]
    names += [f"none: unit “{word}”" for word in figure.unit.lower().split()]
    verb = next(filter(is_verb_or_auxiliary, islice(number.ancestors, CLIMB)), None)
    if verb is not None:
        names.append(f"none: verb “{verb.lemma_.lower()}”")
    return dict.fromkeys(names, _WORD)
