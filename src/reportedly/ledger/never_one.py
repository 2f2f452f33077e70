"""Which pairs of mentions can never answer one question, whatever else they have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from reportedly.ledger.mentions import FigureMention
from reportedly.ledger.pair_features import codes_of
from reportedly.ledger.questions import HABITUAL, IDENTIFIED
from reportedly.ledger.ranges import exclude

Pairs = NDArray[np.bool_]
_Told = tuple[str | None, str | None]
"""What befell people, and where."""
NEIGHBOURS_KM = 60
"""Kilometres within which a toll may be told of one town and of the next."""
WHOLE = 1.25
"""How many times the number of a place in it that of a wider place is at least, where they are told apart: less may be
two tellings of one scene."""
KM_OF_A_DEGREE = 111.2
APART = 1000
"""Times that no two answers differ by; of the train events' pairs of counts that are answers to one question, none
differ by 100 times."""


def never_one(mentions: Sequence[FigureMention]) -> Pairs:
    """Pairs of two harms, or of two measures that both do not count people; sums of two currencies, but for a sum
    with the same in another one; a part and its whole; how many there are and how many would fit; by how many they
    became more and how many they became; the dead and those of them who are identified; what happened and what
    happens each year; numbers of one sentence that exclude each other and are not said to be two values of one
    thing; those aboard and the harmed; what is told of towns that lie far apart, or of two places that an article
    tells apart; and some things and a thousand times as many."""
    found = ~_are_compatible(mentions) | _are_in_two_towns(mentions) | _are_worlds_apart(mentions)
    found |= ~_may_be_same(codes_of([None if each.question.harm else each.frame.side for each in mentions]))
    currencies = codes_of([mention.question.currency for mention in mentions])
    converted = _are_linked(mentions)
    found |= ~(_may_be_same(currencies) | converted)
    aboard = np.array([mention.question.is_aboard for mention in mentions])
    harmed = np.array([mention.question.harm is not None for mention in mentions])
    found |= (aboard[:, None] & harmed) | (harmed[:, None] & aboard)
    for apart in (
        [mention.question.is_room for mention in mentions],
        [mention.frame.is_change for mention in mentions],
        [mention.question.scope == IDENTIFIED for mention in mentions],
        [mention.question.scope == HABITUAL for mention in mentions],
    ):
        flags = np.array(apart)
        found |= flags[:, None] != flags
    by_doc: defaultdict[str, list[int]] = defaultdict(list)
    for row, mention in enumerate(mentions):
        by_doc[mention.entry.doc].append(row)
    found |= _are_told_apart(mentions, by_doc)
    for rows in by_doc.values():
        pairs = (*_parts(mentions, rows), *_told_parts(mentions, rows), *_side_by_side(mentions, rows))
        for one, other in pairs:
            found[one, other] = found[other, one] = True
    return found


def _are_compatible(mentions: Sequence[FigureMention]) -> Pairs:
    harms = codes_of([mention.question.harm for mention in mentions])
    kinds = codes_of([_kind(mention) for mention in mentions])
    compatible: Pairs = _may_be_same(harms) & (kinds[:, None] == kinds)
    return compatible


def _may_be_same(codes: NDArray[np.int64]) -> Pairs:
    """Pairs of the same, or with an unknown one."""
    same: Pairs = (codes[:, None] == codes) | (codes[:, None] < 0) | (codes < 0)
    return same


def _are_linked(mentions: Sequence[FigureMention]) -> Pairs:
    """Pairs that the words between give as two values of one thing."""
    rows = {(mention.entry.doc, mention.entry.figure): row for row, mention in enumerate(mentions)}
    linked = np.zeros((len(mentions), len(mentions)), np.bool_)
    for (doc, _), row in rows.items():
        for figure in mentions[row].frame.linked:
            if (doc, figure) in rows:
                linked[row, rows[doc, figure]] = True
    return linked


def _are_in_two_towns(mentions: Sequence[FigureMention]) -> Pairs:
    """Pairs whose own sentences name towns that are no neighbours; of harms, also towns or regions of two first-level
    regions that a sentence names, or that are the one scene of an article."""
    known = np.array([mention.frame.town or (np.nan, np.nan) for mention in mentions], float).reshape(-1, 2)
    north = (known[:, None, 0] - known[:, 0]) * KM_OF_A_DEGREE
    east = (known[:, None, 1] - known[:, 1]) * KM_OF_A_DEGREE * np.cos(np.radians(known[:, 0]))
    apart: Pairs = np.hypot(north, np.minimum(east, east.T)) > NEIGHBOURS_KM  # nothing is more than a number unknown
    towns = np.array([each.frame.is_town and each.frame.is_own_place for each in mentions])
    harmed = np.array([each.question.harm is not None for each in mentions])
    areas = codes_of([each.frame.area for each in mentions])
    are_areas = harmed[:, None] & harmed & ~_may_be_same(areas)
    names = codes_of([each.frame.place for each in mentions])
    found: Pairs = (apart | apart.T) & ((towns[:, None] & towns) | are_areas) & (names[:, None] != names)
    return found


def _are_told_apart(mentions: Sequence[FigureMention], by_doc: Mapping[str, Sequence[int]]) -> Pairs:
    """Pairs of one harm whose own sentences name two places that an article tells side by side, each with a number of
    its own: a country and its districts. Of what was told before that article nobody had told them apart."""
    told: dict[tuple[_Told, _Told], int] = {}
    for rows in by_doc.values():
        for one, other in combinations([row for row in rows if mentions[row].question.harm], 2):
            if _is_of_two_places(mentions[one], mentions[other]):
                pair = _told_of(mentions[one]), _told_of(mentions[other])
                told[pair] = min(one, told.get(pair, one))
    rows_of: defaultdict[_Told, list[int]] = defaultdict(list)
    for row, mention in enumerate(mentions):
        rows_of[_told_of(mention)].append(row)
    found = np.zeros((len(mentions), len(mentions)), np.bool_)
    for pair, since in told.items():
        first, second = ([row for row in rows_of[each] if row >= since] for each in pair)
        found[np.ix_(first, second)] = True
    return (found | found.T) & _may_be_parts(mentions)


def _told_of(mention: FigureMention) -> _Told:
    return mention.question.harm, mention.frame.own_place


def _may_be_parts(mentions: Sequence[FigureMention]) -> Pairs:
    """Pairs of which the one in a wider place is so large that the other may be a part of it; all in places alike."""
    low, high = np.array([each.range for each in mentions], float).reshape(-1, 2).T
    width = np.array([each.frame.width for each in mentions])
    small = (width[:, None] > width) & (low[:, None] < WHOLE * high)
    parts: Pairs = ~(small | small.T)
    return parts


def _is_of_two_places(one: FigureMention, other: FigureMention) -> bool:
    """Whether an article tells of two places what befell people there, and not two tellers of one place."""
    first, second = one.frame.own_place, other.frame.own_place
    if one.question.harm != other.question.harm or not first or not second or first in second or second in first:
        return False
    if one.entry.replaced or other.entry.replaced or other.entry.figure in one.frame.linked:
        return False
    if one.frame.is_other or other.frame.is_other or one.question.words != other.question.words:
        return False  # that they are apart may be for the event or for who they are
    tellers = {each.entry.source for each in (one, other) if each.entry.source}
    return len(tellers) < 2 and exclude(one.entry, other.entry)


def _are_worlds_apart(mentions: Sequence[FigureMention]) -> Pairs:
    """Pairs of things or plain people of which the one number is beyond `APART` times the other: a toll may rise so."""
    counts = np.array([each.question.is_plain_count and each.question.harm is None for each in mentions])
    low, high = np.array([each.range for each in mentions], float).reshape(-1, 2).T
    apart: Pairs = (low[:, None] > APART * high) & (high > 0) & counts[:, None] & counts
    return apart | apart.T


def _kind(mention: FigureMention) -> str:
    question = mention.question
    return "people" if question.harm or question.is_plain_count else question.measure


def _parts(mentions: Sequence[FigureMention], rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Parts with their wholes, in one article."""
    at = {mentions[row].entry.figure: row for row in rows}
    for row in rows:
        whole = mentions[row].frame.whole
        if whole is not None and whole in at:
            yield row, at[whole]


def _told_parts(mentions: Sequence[FigureMention], rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Those who are told as a part of the harmed, with the larger numbers of their article that are of all of them;
    those who come besides others, or whom another event befell, with all others but their like."""
    harmed = [row for row in rows if mentions[row].question.harm]
    for row in harmed:
        for near in harmed:
            one, other = mentions[row], mentions[near]
            if other.question.harm != one.question.harm or one.entry.replaced or not exclude(one.entry, other.entry):
                continue
            is_part = one.frame.scope == "part" and other.frame.scope != "part" and one.range[1] < other.range[0]
            is_elsewhere = one.frame.is_surely_other and not other.frame.is_other
            if is_part or is_elsewhere or (one.frame.is_rest and not other.frame.is_rest):
                yield row, near


def _side_by_side(mentions: Sequence[FigureMention], rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Numbers of one sentence that count two things."""
    sentences: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for row in rows:
        sentences[mentions[row].sentence].append(row)
    for together in sentences.values():
        for one, other in combinations(together, 2):
            if _count_two_things(mentions[one], mentions[other]):
                yield one, other


def _count_two_things(one: FigureMention, other: FigureMention) -> bool:
    first, second = one.entry, other.entry
    if first.replaced or second.replaced or second.figure in one.frame.linked:
        return False
    if first.source and second.source and first.source != second.source:
        return False  # two that tell of one thing
    return first.bound != "vague" and second.bound != "vague" and exclude(first, second)
