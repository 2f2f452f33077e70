"""Which figures of an article are two tellers' numbers for one thing, side by side: "58, says the mayor; the prefecture
has 47"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reportedly.ledger.questions import Question
from reportedly.ledger.words import RULES
from reportedly.model import Analysis, Figure

BETWEEN = 3
"""Characters between two sentences that follow each other."""
LARGEST_RATIO = 10
"""If one number is more times the other one than this, they count two things."""


def rivals_of(analysis: Analysis, questions: Sequence[Question]) -> dict[int, set[int]]:
    """For each figure, the figures by which another teller answers its question in the same breath."""
    found = defaultdict[int, set[int]](set)
    text, figures = analysis.article.text, analysis.figures
    for other in range(1, len(figures)):
        one = _before(figures, other)
        together = _are_of_two(figures[one], figures[other]) and _are_side_by_side(text, figures[one], figures[other])
        if together and _ask_one_thing(text, figures[one], figures[other], questions[one], questions[other]):
            found[one].add(other)
            found[other].add(one)
    return found


def _before(figures: Sequence[Figure], number: int) -> int:
    """The figure before one, or what that converts, if it has the same unit: "9.6 billion tenge ($21.5 million)"."""
    one, other = number - 1, number - 2
    if other >= 0 and figures[one].unit != figures[number].unit and figures[other].unit == figures[number].unit:
        return other
    return one


def _are_of_two(one: Figure, other: Figure) -> bool:
    """Whether two tellers tell two whole values that exclude each other, and neither takes one back."""
    if one.source is None or other.source is None or one.source.casefold() == other.source.casefold():
        return False
    if any(each.replaced or each.part_of is not None or each.bound == "vague" for each in (one, other)):
        return False
    low, high = sorted(((one.low, one.high), (other.low, other.high)))
    return low[1] < high[0] <= LARGEST_RATIO * low[1]


def _are_side_by_side(text: str, one: Figure, other: Figure) -> bool:
    """Whether they stand in one sentence, or in two that follow each other."""
    if "\n" in text[one.end : other.start]:
        return False
    return one.sentence == other.sentence or 0 <= other.sentence[0] - one.sentence[1] <= BETWEEN


def _ask_one_thing(text: str, one: Figure, other: Figure, first: Question, second: Question) -> bool:
    """Whether the second number says no other thing than the first: what it counts is left out, or told again."""
    if one.measure != other.measure or first.harm != second.harm or first.unit_words != second.unit_words:
        return False
    if one.place and other.place and one.place != other.place and other.sentence[0] <= (other.place_span or (0, 0))[0]:
        return False
    if RULES["of_the_harmed"].begins_at(text, other.end) or RULES["of_them_all"].begins_at(text, other.end):
        return False
    if second.topic is not None and first.topic is not None and first.topic != second.topic:
        return False
    return first.words == second.words and (
        first.harm is not None or RULES["nothing_counted"].begins_at(text, other.end) is not None
    )
