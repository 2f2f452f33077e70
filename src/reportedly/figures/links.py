"""How figures go together: parts of a whole, earlier values, and the words that narrow one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.figures.context import Context
from reportedly.figures.quantities import Quantity
from reportedly.figures.quantities.wordsets import word_set
from reportedly.figures.words import PLACE_NOUNS
from reportedly.model import Figure, Measure, Span

PART = re.compile(
    r"(?:\bincluding|\bamong (?:them|those|the dead|the injured)|\bof (?:them|whom|which|those|"
    r"these)|\bincludes?|\bamong which)\b[^.;:()]{0,60}$"
)
PEOPLE_MEASURES: frozenset[Measure] = frozenset(
    {"killed", "injured", "missing", "displaced", "detained", "affected", "people", "votes"}
)
NARROWING = frozenset({"in", "among", "since", "during", "over", "within", "throughout", "across", "between", "by"})
PERIODS = word_set("day week month year hour decade night weekend century quarter time period")
LONGEST_SCOPE = 9


def find_whole(context: Context, earlier: Sequence[Figure]) -> int | None:
    """The index of the figure that this one is a part of ("12,000 troops, including 500 officers")."""
    sentence = context.doc[context.start].idx
    before = context.text[sentence : context.quantity.start].lower()
    match = PART.search(before)
    if match is None:
        return None
    at = sentence + match.start()
    wholes = [i for i, f in enumerate(earlier) if sentence <= f.start and f.end <= at and f.part_of is None]
    alike = [i for i in wholes if earlier[i].measure in PEOPLE_MEASURES and earlier[i].high >= context.quantity.low]
    return alike[0] if alike else (wholes[-1] if wholes else None)


def find_previous(quantity: Quantity, quantities: Sequence[Quantity], index: int) -> tuple[float, float] | None:
    """The earlier value that a quantity came from: "from 250 to 800", "to 7.4 billion from 6.8 billion"."""
    if quantity.since is not None:
        earlier = quantities[quantity.since]
        return earlier.low, earlier.high
    following = quantities[index + 1] if index + 1 < len(quantities) else None
    if following is not None and following.origin:
        return following.low, following.high
    return None


def find_scope(context: Context) -> Span | None:
    """The phrase behind a figure that narrows it: "in a single village", "in the past week", "among children"."""
    doc, quantity = context.doc, context.quantity
    last = max(quantity.last, quantity.noun or 0)
    for i in range(last + 1, min(context.end, last + 6)):
        token = doc[i]
        if token.dep_ != "prep" or token.lower_ not in NARROWING:
            continue
        subtree_end = token.right_edge.i
        objects = [c for c in token.children if c.dep_ == "pobj"]
        if objects and subtree_end - i < LONGEST_SCOPE and _narrows(token.lower_, objects[0].lemma_.lower()):
            end = doc[subtree_end]
            return token.idx, end.idx + len(end)
    return None


def _narrows(preposition: str, lemma: str) -> bool:
    return lemma in PERIODS or lemma in PLACE_NOUNS or preposition in ("among", "since", "during")
