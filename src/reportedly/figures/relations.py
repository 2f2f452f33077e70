"""How figures of one sentence belong together: a part of another, an earlier value, a conversion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.figures.crediting import with_source_of
from reportedly.figures.outcomes import no_longer
from reportedly.figures.parts import with_sums_as_parts
from reportedly.figures.scope import RULES
from reportedly.figures.status import AS_A_FACT
from reportedly.figures.status_rules import status_rules
from reportedly.lang import Rule
from reportedly.lang.measures import measures
from reportedly.model import Figure, Measure

_PERSONS = measures().of_persons
"""Measures that count persons: only these have each other as parts."""
_WITHOUT_PARTS: frozenset[Measure] = frozenset(name for name, each in measures().measures.items() if not each.has_parts)
_EARLIER = ("earlier_from", "earlier_told", "earlier_day", "earlier_not", "earlier_against")
"""Rules by which a number is a value of before."""
AS_CONVERTED = "as the number it converts"
"""Why a conversion has the source, status and place that it has."""
_CONVERSION = re.compile(r"[ -]?[^\s()]{0,14}(?: [a-z]{1,12})? \([^\w\s()]?")
"""What lies between a number and its conversion in brackets: its unit and the bracket."""


def related(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures with `previous`, `part_of` and `replaced` filled from the words and figures of their sentence."""
    result = list(figures)
    for at in range(1, len(result)):
        left, right = result[at - 1], result[at]
        if left.sentence != right.sentence:
            continue
        between = text[left.end : right.start]
        result[at] = _listed(text, left, _converted(text, left, right))
        if _alike(left, result[at]):
            _compare(text, result, at, between)
            _revise(text, result, at, between)
        result[at] = _part(text, result, at, between)
    with_sums_as_parts(text, result)
    return [_replaced(text, figure) for figure in _with_earlier_values(result)]


def _with_earlier_values(figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures; those that another one of their sentence has as its `previous` value are replaced. Who lowers a toll
    from 12 to 11 told both, if nobody is named for the 12."""
    later = {(each.sentence, each.measure, each.previous): each for each in figures if each.previous}
    for each in figures:
        told = later.get((each.sentence, each.measure, (each.low, each.high)))
        if told is None or each.previous == (each.low, each.high):
            yield each
        elif each.source is not None or told.source is None:
            yield replace(each, replaced=True)
        else:
            yield replace(with_source_of(each, told, told.why["source"]), replaced=True)


def _replaced(text: str, figure: Figure) -> Figure:
    """The figure; replaced, if the words around it say that it is a value of before."""
    rule = next((RULES[name] for name in _EARLIER if _is_held(RULES[name], text, figure)), None)
    if rule is None:
        return figure
    return replace(figure, replaced=True, why={**figure.why, "replaced": rule.told})


def _is_held(rule: Rule, text: str, figure: Figure) -> bool:
    is_after = rule.after is None or rule.begins_at(text, figure.end) is not None
    return is_after and rule.ends_at(text, figure.start, figure.sentence[0]) is not None


def _alike(left: Figure, right: Figure) -> bool:
    return left.measure == right.measure and (left.unit == right.unit or not left.unit or not right.unit)


def _compare(text: str, figures: list[Figure], at: int, between: str) -> None:
    """Fill `previous` of the later one of two neighbours, if one is an earlier value of the other."""
    left, right = figures[at - 1], figures[at]
    if RULES["from_before"].ends_at(text, left.start) and RULES["from_to"].found_in(between):
        why = {**right.why, "previous": RULES["from_to"].told}
        figures[at] = replace(right, previous=(left.low, left.high), why=why)
    elif _is_compared(left, between):
        told = at - 2 if at > 1 and figures[at - 2].part_of == at - 1 else at - 1
        why = {**figures[told].why, "previous": f"“{between.strip()}” (rule {RULES['compared'].name})"}
        figures[told] = replace(figures[told], previous=(right.low, right.high), why=why)


def _revise(text: str, figures: list[Figure], at: int, between: str) -> None:
    """Fill `previous` of a number that the words say the one before it became, or that is of a later day."""
    left, right = figures[at - 1], figures[at]
    if right.previous is not None or RULES["more_of_them"].begins_at(text, right.end):
        return
    if left.source and right.source and left.source != right.source:
        return
    became = RULES["became"].found_in(between) is not None
    runs = RULES["running"].ends_at(text, left.start, left.sentence[0]) is not None or left.previous is not None
    if became or (runs and RULES["day_by_day"].found_in(between)):
        told = RULES["became" if became else "day_by_day"].told
        figures[at] = replace(right, previous=(left.low, left.high), why={**right.why, "previous": told})
        figures[at - 1] = replace(left, replaced=True, why={**left.why, "replaced": told})


def _is_compared(left: Figure, between: str) -> bool:
    """Whether a number is set beside an earlier one; votes for are no later than those against."""
    if not RULES["compared"].found_in(between) or RULES["other_clause"].found_in(between):
        return False
    return left.measure != "votes" or RULES["earlier_votes"].found_in(between) is not None


def _converted(text: str, left: Figure, right: Figure) -> Figure:
    """A conversion in brackets holds as what it converts does: "420 km (261 miles)"."""
    same = left.measure == right.measure and left.unit != right.unit
    if not same or not _CONVERSION.fullmatch(text, left.end, right.start):
        return right
    credited = with_source_of(right, left, AS_CONVERTED)
    why = credited.why | dict.fromkeys(("status", "place"), AS_CONVERTED)
    return replace(credited, status=left.status, place=left.place, place_span=left.place_span, why=why)


def _listed(text: str, left: Figure, right: Figure) -> Figure:
    """A number in a list with one to come is to come, too: "6% now, 2% in January"."""
    rule = status_rules("en").rules["forecast_beside"]
    plain = left.status == "forecast" and right.why["status"] == AS_A_FACT[1]
    if not plain or rule.fills(text, left.end, right.start) is None:
        return right
    return replace(right, status="forecast", why={**right.why, "status": rule.told})


def _part(text: str, figures: list[Figure], at: int, between: str) -> Figure:
    """The figure, linked to its whole: "800 people, including 40 children", "390,000 of the 1.2 million cars"."""
    left, right = figures[at - 1], figures[at]
    if RULES["out_of"].found_in(between) and left.low <= right.high:
        figures[at - 1] = replace(left, part_of=at, why={**left.why, "part_of": RULES["out_of"].told})
        return right
    including = RULES["including"].found_in(between) is not None
    if including or RULES["of_them"].begins_at(text, right.end):
        whole = _whole_before(figures, at)
        if whole is not None:
            return _as_part(text, right, figures[whole], whole, RULES["including" if including else "of_them"].told)
    listed = left.part_of
    if listed is None or listed >= at - 1 or figures[listed].sentence != right.sentence:
        return right
    if RULES["same_list"].found_in(between):
        return _as_part(text, right, figures[listed], listed, RULES["same_list"].told)
    return right


def _whole_before(figures: Sequence[Figure], at: int) -> int | None:
    """The nearest figure before one in its sentence that it can be a part of."""
    part = figures[at]
    for whole in range(at - 1, -1, -1):
        candidate = figures[whole]
        if candidate.sentence != part.sentence:
            return None
        both_persons_or_none = (candidate.measure in _PERSONS) == (part.measure in _PERSONS)
        if both_persons_or_none and part.low <= candidate.high and candidate.measure not in _WITHOUT_PARTS:
            return whole
    return None


def _as_part(text: str, part: Figure, whole: Figure, at: int, why: str) -> Figure:
    """A part shares what befell its whole, if its words tell nothing else: "24 people killed, including 7 children"."""
    shares = part.measure == "people" and whole.measure not in no_longer(text, part.end)
    if shares and whole.measure in _PERSONS and whole.measure != "people":
        return replace(
            part, part_of=at, measure=whole.measure, why={**part.why, "part_of": why, "measure": "as its whole"}
        )
    return replace(part, part_of=at, why={**part.why, "part_of": why})
