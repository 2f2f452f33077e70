"""Where a figure holds: the place its clause gives, else its sentence, else a sentence beside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from reportedly.figures.sites import MAYBE_WHERE, SURELY_WHERE, Site
from reportedly.lang.measures import Placed, measures
from reportedly.model import Measure, Span

_SPOKEN = re.compile(
    r"\b(?:officials?|police|authorities|spokes\w+|minister|ministry|government|president|reporters|"
    r"ambassador|secretary|based|told|according to)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[;:—–()]|, | (?:while|but|which|who|where|when|after|before|because|although|since|that|as|despite|whose)\b"
)
_NEED: dict[Placed, tuple[float, float, float]] = {
    "surely": (-3.0, -1.0, 2.0),
    "usually": (0.0, 2.5, 3.0),
    "seldom": (-3.0, 2.0, 3.0),
}
"""How fitting a place must be in the figure's sentence, the one before and the one after, by its measure."""
_FAR = 700
"""Characters from the figure within which a place may stand."""
_REACH = 3
"""How many sentences away a place may stand."""


def place_of(
    text: str,
    known: Sequence[Site],
    starts: Sequence[int],
    at: int,
    measure: Measure,
    spans: Sequence[Span],
    barred: Sequence[Span],
) -> tuple[Span | None, str]:
    """The place of the figure at character `at`, with why.

    `spans` are its sentence and then those to look in after it, nearest first; a place within a `barred` span (a
    source, say) counts only if there is no other.
    """
    need = _NEED[measures().measures[measure].where]
    for number, span in enumerate(spans[:_REACH]):
        best: tuple[float, Site] | None = None
        near = max(span[0], at - _FAR), min(span[1], at + _FAR)
        for site in _inside(known, starts, near):
            fitness = _fitness(text, site, at, span, number, barred)
            if best is None or fitness > best[0]:
                best = fitness, site
        if best is not None and best[0] >= need[number]:
            where = "in its sentence" if number == 0 else "in a sentence beside it"
            site = best[1]
            return (site.start, site.end), f"“{text[site.start : site.end]}” {where}"
    return None, "no place given"


def _inside(known: Sequence[Site], starts: Sequence[int], span: Span) -> Iterator[Site]:
    for i in range(bisect_left(starts, span[0]), bisect_left(starts, span[1])):
        yield known[i]


def _fitness(text: str, site: Site, at: int, span: Span, number: int, barred: Sequence[Span]) -> float:
    score = site.rank
    if SURELY_WHERE.ends_at(text, site.start, span[0]):
        score += 2
    elif MAYBE_WHERE.ends_at(text, site.start, span[0]):
        score += 1
    if text[site.end : site.end + 2] in ("’s", "'s"):
        score -= 0.5
    if any(a <= site.start < b for a, b in barred):
        score -= 3
    elif _SPOKEN.search(text, max(span[0], site.start - 25), site.start):
        score -= 1.5
    if number:
        return score
    between = text[min(at, site.end) : max(at, site.start)]
    score -= 0.8 * sum(1 for _ in _BREAK.finditer(between)) + len(between) / 150
    return score + (0.5 if site.start > at else 0)
