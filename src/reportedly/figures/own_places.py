"""What speaks for a place that the figure's own sentence names: the words around it, and its way to the number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from spacy.tokens import Token

from reportedly.figures.sites import MAYBE_WHERE, SURELY_WHERE, Site
from reportedly.figures.where import CLIMB, breaks_between, is_near_speaker, own_fitness
from reportedly.formats.weights import class_of
from reportedly.language.grammar import is_any_subject, is_possessor, is_preposition, is_verb_or_auxiliary
from reportedly.model import Figure
from reportedly.quantities import TokenIndex

_FAR = (10, 25, 50, 100, 200)
"""Limits, in characters, between classes of how far a place stands from the number."""
_BREAKS = 3
"""Breaks between a place and a number that are told apart; more are one class."""


def best_of(index: TokenIndex, own: Sequence[Site], figure: Figure) -> Site:
    """The mention of one place in the figure's sentence that is likeliest meant."""
    return max(own, key=lambda site: own_fitness(index, site, figure.sentence, figure.start))


def own_traits(index: TokenIndex, site: Site, figure: Figure, sort: str) -> dict[str, float]:
    """What is so of a place in the figure's own sentence; `sort` is the kind of the figure's measure."""
    names = ["own", f"own, {sort}", f"own, {figure.status}", f"own kind {site.kind}", f"own kind {site.kind}, {sort}"]
    names += [f"own {name}" for name in _beside(index, site, figure)]
    names += [f"own {name}" for name in _along_the_tree(index, site, figure)]
    return dict.fromkeys(names, 1.0)


def _beside(index: TokenIndex, site: Site, figure: Figure) -> Iterator[str]:
    """What the text around the place and between it and the number says."""
    text, first = index.text, figure.sentence[0]
    yield f"role {site.role}"
    if SURELY_WHERE.ends_at(text, site.start, first):
        yield "surely where"
    elif MAYBE_WHERE.ends_at(text, site.start, first):
        yield "maybe where"
    if is_near_speaker(index, site, first):
        yield "near a speaker"
    if site.start == first:
        yield "opens the sentence"
    side = "behind" if site.start > figure.start else "before"
    gap = max(site.start, figure.start) - min(site.end, figure.end)
    yield side
    yield f"{side}, at a distance of class {class_of(gap, _FAR)}"
    yield f"{side}, breaks {min(_BREAKS, breaks_between(index, site, figure.start))}"


def _along_the_tree(index: TokenIndex, site: Site, figure: Figure) -> Iterator[str]:
    """How the parse ties the place to the number."""
    tokens = index.tokens((site.start, site.end))
    if not tokens:
        return
    first, last = tokens[0].i, tokens[-1].i
    root = next((token for token in tokens if not first <= token.head.i <= last), tokens[-1])
    above = _way_up(index.doc[index.holding(figure.start)])
    ways = {token.i for token in above}
    if is_preposition(root.head):
        yield f"after {root.head.lower_}"
        tie = root.head.head
        yield "tied to a verb" if is_verb_or_auxiliary(tie) else "tied to a noun"
        if tie.i in ways:
            yield "tied to what is above the number"
    for name, holds in (("subject", is_any_subject(root)), ("possessor", is_possessor(root))):
        if holds:
            yield name
            if root.head.i in ways:
                yield f"{name} of what is above the number"
    yield from _verbs(_verb(above), _verb(_way_up(root)), ways)


def _verbs(verb: Token | None, own: Token | None, ways: set[int]) -> Iterator[str]:
    """Whether one verb is above both, the number's `verb` and the place's `own`; `ways` are all tokens above it."""
    if verb is None or own is None:
        return
    yield "of the same verb" if verb.i == own.i else "of another verb"
    if verb.i != own.i and own.i in ways:
        yield "of a verb above the number's"


def _way_up(token: Token) -> list[Token]:
    return [token, *islice(token.ancestors, CLIMB)]


def _verb(tokens: Sequence[Token]) -> Token | None:
    return next((token for token in tokens if is_verb_or_auxiliary(token)), None)
