"""How likely a candidate is an attribution: a lexicon of cues with weights, learned by counting what annotators marked.

The lexicon is a table of named traits of a candidate ("say in pattern ccomp", "its content is quoted") with a weight
each; the weights of a candidate's traits add up to log odds (logistic regression).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from reportedly.model.span import Span
from reportedly.statements.extents import Quotes
from reportedly.statements.parse import Candidate

THRESHOLD = 0.35
"""Least likelihood at which a candidate counts as an attribution: the best F1 on PolNeAR's train split."""


def likelihood(traits: Iterator[str]) -> float:
    """Between 0 and 1."""
    weights = _weights()
    return 1 / (1 + math.exp(-sum(weights.get(trait, 0.0) for trait in traits)))


@cache
def _weights() -> dict[str, float]:
    table = files("reportedly.statements").joinpath("data/cues.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {trait: float(weight) for trait, weight in rows}


def traits(candidate: Candidate, spans: Sequence[Span], quotes: Quotes) -> Iterator[str]:
    """The traits of a candidate with its content's characters."""
    head, pattern = candidate.head, candidate.pattern
    lemma = head.lemma_.lower()
    yield "bias"
    yield f"p={pattern}"
    yield f"l={lemma}"
    yield f"lp={lemma}|{pattern}"
    yield f"t={head.tag_}"
    yield f"tp={head.tag_}|{pattern}"
    yield f"d={head.dep_}|{pattern[:4]}"
    for child in head.children:
        if child.dep_ in ("aux", "neg", "auxpass", "mark", "prt"):
            yield f"c={child.dep_}|{child.lower_}"
    yield from _source_traits(candidate)
    start, end = spans[0][0], spans[-1][1]
    quoted = sum(min(q.end, end) - max(q.start, start) for q in quotes.between(start, end))
    amount = "all" if quoted >= 0.8 * (end - start) else "some" if quoted else "none"
    yield f"q={amount}"
    yield f"qp={amount}|{pattern}"
    yield f"lq={lemma}|{amount}"
    if candidate.source is not None:
        yield f"ls={lemma}|{candidate.source.ent_type_ or candidate.source.pos_}"
        yield f"y={candidate.source.lemma_.lower()}"
    span = head.doc[candidate.content[-1][0] : candidate.content[-1][1]]
    yield f"h={span[-1].lemma_.lower() if len(span) < 4 else span[0].lemma_.lower()}|{pattern[:4]}"
    yield f"root={head.dep_ == 'ROOT'}|{pattern}"
    if quotes.at(head.idx) is not None:
        yield "inquote"
        yield f"inquote|{pattern[:4]}"
    words = sum(b - a for a, b in candidate.content)
    yield f"n={min(6, words.bit_length())}"
    yield f"np={min(6, words.bit_length())}|{pattern[:4]}"
    first = head.doc[candidate.content[0][0]]
    yield f"f={first.lower_ if first.lower_ in FIRST else first.pos_}|{pattern[:4]}"
    if candidate.content[0][1] - candidate.content[0][0] <= 3:
        yield f"o={head.doc[candidate.content[0][1] - 1].ent_type_}|{pattern[:4]}"


FIRST = frozenset(
    {"that", "to", "if", "whether", "what", "how", "why", "who", "which", "the", "a", "an"}
    | {"him", "her", "them", "it", "his", "their"}
)
"""First words of a content that are traits themselves; of others, the part of speech is."""


def _source_traits(candidate: Candidate) -> Iterator[str]:
    source = candidate.source
    if source is None:
        yield "s=none"
        yield f"s=none|{candidate.pattern[:4]}"
        return
    if source.is_upper and candidate.pattern == "colon":
        yield "capitals|colon"
    kind = source.ent_type_ or source.pos_
    yield f"s={kind}"
    yield f"s={kind}|{candidate.pattern[:4]}"
    if not source.ent_type_:
        yield f"sl={source.lower_}"
    yield f"sd={source.dep_}"
    distance = candidate.head.i - source.i
    yield f"sr={'after' if distance < 0 else 'near' if distance < 4 else 'far'}|{candidate.pattern[:4]}"
