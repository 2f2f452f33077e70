"""Where a figure holds: the place its clause gives, else its sentence, else a sentence beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise

from reportedly.figures.sites import MAYBE_WHERE, SURELY_WHERE, Site
from reportedly.lang import LangFile, Rule, read, rules
from reportedly.lang.decisions import Decision
from reportedly.lang.measures import Placed, measures
from reportedly.language.grammar import is_any_subject, is_verb_or_auxiliary
from reportedly.model import Measure, Span
from reportedly.quantities import TokenIndex

FILE = "where"


class WhereFile(LangFile, frozen=True, kw_only=True):
    """The file `where.toml`."""

    decisions: dict[str, Decision]


NEED: dict[Placed, tuple[float, float, float]] = {
    "surely": (-3.0, -1.0, 2.0),
    "usually": (0.0, 2.5, 3.0),
    "seldom": (-3.0, 2.0, 3.0),
}
"""How fitting a place must be in the figure's sentence, the one before and the one after, by its measure.

These and all weights below were chosen by hand, by the articles of gold/dev.
"""
SURELY = 2.0
"""What a place gains by words before it that say where something was."""
MAYBE = 1.0
"""What it gains by words before it that can say so."""
OWNER = 0.5
"""What it loses as an owner: "Alderby's mayor"."""
BARRED = 3.0
"""What it loses within the words for a source."""
SPEAKER = 1.5
"""What it loses behind words for those who speak."""
BREAK = 0.8
"""What it loses by each break between it and the number."""
CHARACTERS = 150
"""Characters between it and the number by which it loses 1."""
OTHER_CLAUSE = 1.5
"""What it loses in a clause with a subject of its own where the number's clause names a place, too."""
BEHIND = 0.5
"""What it gains where it stands behind the number."""
CLIMB = 16
"""Heads followed upwards from a place or a number, at most."""
FAR = 700
"""Characters from the figure within which a place may stand."""
SENTENCES = 3
"""How many sentences are looked in."""
SPEAKER_REACH = 25
"""Characters before a place in which words for those who speak count."""
_OWNING = ("’s", "'s")


def place_of(
    index: TokenIndex,
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
    need = NEED[measures().measures[measure].where]
    barred = [each for each in barred if not _counts_itself(index, list(_inside(known, starts, each)), each, at)]
    for number, span in enumerate(spans[:SENTENCES]):
        near = max(span[0], at - FAR), min(span[1], at + FAR)
        around = list(_inside(known, starts, near))
        apart = _in_other_clauses(index, around, at) if number == 0 and len(around) > 1 else ()
        weighed = [
            (
                _fitness(index, site, span, barred)
                + (0.0 if number else _nearness(index, site, at))
                - (OTHER_CLAUSE if site in apart else 0.0),
                site,
            )
            for site in around
        ]
        best = max(weighed, key=lambda each: each[0], default=None)
        if best is not None and best[0] >= need[number]:
            site = best[1]
            found = site.start, site.end
            return found, place_told(index, found, "in_sentence_beside" if number else "in_its_sentence")
    return None, "no place given"


def place_told(index: TokenIndex, place: Span, name: str) -> str:
    """What `explain` says of a place that was found by the decision `name` of `where.toml`."""
    decision = read(index.doc.lang_, FILE, WhereFile).decisions[name]
    return f"“{index.text[slice(*place)]}” {decision.told(name)}"


def _inside(known: Sequence[Site], starts: Sequence[int], span: Span) -> Iterator[Site]:
    for i in range(bisect_left(starts, span[0]), bisect_left(starts, span[1])):
        yield known[i]


def _in_other_clauses(index: TokenIndex, around: Sequence[Site], at: int) -> list[Site]:
    """The places in other clauses than the number, if its own clause names one: "A has 7, while B has two"."""
    clauses = [_clause(index, site.start) for site in around]
    own = _clause(index, at)
    named = any(clause == own and site.role is None for clause, site in zip(clauses, around, strict=True))
    return [site for clause, site in zip(clauses, around, strict=True) if clause != own] if named else []


def _counts_itself(index: TokenIndex, within: Sequence[Site], source: Span, at: int) -> bool:
    """Whether a source is nothing but the places that its verb counts in: "Kansas and Texas have reported two"."""
    if not within or within[0].start != source[0] or within[-1].end != source[1]:
        return False
    joined = all(_rules(index)["joins"].fills(index.text, one.end, two.start) for one, two in pairwise(within))
    return joined and _clause(index, within[0].start) == _clause(index, at)


def _clause(index: TokenIndex, at: int) -> int | None:
    """The verb with a subject that governs the word at a character; `None` where there is none."""
    token = index.doc[index.holding(at)]
    for each in (token, *islice(token.ancestors, CLIMB)):
        if is_verb_or_auxiliary(each) and any(map(is_any_subject, each.children)):
            return int(each.i)
    return None


def _rules(index: TokenIndex) -> Mapping[str, Rule]:
    return rules(index.doc.lang_, FILE, WhereFile)


def _fitness(index: TokenIndex, site: Site, span: Span, barred: Sequence[Span]) -> float:
    """How fit a place is to say where something was, by itself and by the words before it in its sentence."""
    text, score = index.text, site.rank
    if SURELY_WHERE.ends_at(text, site.start, span[0]):
        score += SURELY
    elif MAYBE_WHERE.ends_at(text, site.start, span[0]):
        score += MAYBE
    if text.startswith(_OWNING, site.end):
        score -= OWNER
    if any(start <= site.start < end for start, end in barred):
        return score - BARRED
    return score - SPEAKER if is_near_speaker(index, site, span[0]) else score


def is_near_speaker(index: TokenIndex, site: Site, first: int) -> bool:
    """Whether words for those who speak stand before a place, in its sentence that begins at `first`."""
    rule = _rules(index)["speaker_near"]
    return rule.found_in(index.text, max(first, site.start - SPEAKER_REACH), site.start) is not None


def own_fitness(index: TokenIndex, site: Site, sentence: Span, at: int) -> float:
    """How fit a place of the sentence of a figure at character `at` is to be the figure's."""
    return _fitness(index, site, sentence, ()) + _nearness(index, site, at)


def breaks_between(index: TokenIndex, site: Site, at: int) -> int:
    """Breaks between a place and a number at character `at` of the same sentence."""
    start, end = min(at, site.end), max(at, site.start)
    return sum(1 for _ in _rules(index)["clause_break"].pattern.finditer(index.text, start, end))


def _nearness(index: TokenIndex, site: Site, at: int) -> float:
    """What a place loses by what lies between it and a number in the same sentence."""
    start, end = min(at, site.end), max(at, site.start)
    lost = BREAK * breaks_between(index, site, at) + (end - start) / CHARACTERS
    return (BEHIND if site.start > at else 0.0) - lost
