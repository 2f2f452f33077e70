"""Whose figure it is where its own words say so, in a sentence of several: "the mayor says 58 died, the prefecture 47".

Rules (`lang/en/own_credits.toml`) find what stands between a number and the name of who counts it. A name of its own
wins over the one source of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reportedly.figures.credit_rules import WORDS as CREDITING
from reportedly.figures.credit_rules import without_article
from reportedly.figures.crediting import with_source_of
from reportedly.figures.naming_phrases import (
    Phrase,
    described_by,
    is_namable,
    is_subject_phrase,
    phrase_before,
    phrase_behind,
)
from reportedly.figures.own_credit_rules import ALONE, PARALLEL, RULES, WORDS
from reportedly.figures.source_candidates import Naming, Namings
from reportedly.lang import Rule
from reportedly.lang.cues import cues
from reportedly.lang.measures import measures
from reportedly.language.grammar import is_any_subject, is_pronoun, is_proper_noun, is_verbal
from reportedly.model import Figure
from reportedly.quantities import TokenIndex

_PERSONS = measures().of_persons
NEAR = 2
"""The ratio up to which one number may be another's rival, whatever they are read to count."""
NEIGHBOURS = 4
"""Numbers on each side with which one is compared."""
LEAST_PAIRED = 2
"""Times that a rule of those that come in pairs is to hold in a sentence."""
_GIVING = frozenset((*CREDITING.reckoning, *CREDITING.tallies, *cues("en").crediting))


@dataclass(frozen=True, slots=True)
class OwnCredit:
    """Who is named in a number's own words, by which rule; `link` is the preposition that leads to the number."""

    phrase: Phrase
    rule: Rule
    link: str | None = None


def with_own_credits(namings: Namings, figures: Sequence[Figure]) -> list[Figure]:
    """The figures; each whose own words name who counts it is credited to that one."""
    result: list[Figure] = []
    for _, together in groupby(figures, lambda each: each.sentence):
        result += _in_sentence(namings, result[-NEIGHBOURS:], list(together))
    return result


def _in_sentence(namings: Namings, earlier: Sequence[Figure], figures: list[Figure]) -> list[Figure]:
    """The figures of one sentence, in order; `earlier` are some before them."""
    found = [_alone(namings.index, figure) for figure in figures]
    told = [each.rule.name for each in found if each is not None]
    result: list[Figure] = []
    for figure, own in zip(figures, found, strict=True):
        if own is not None and own.rule.name in WORDS.paired and told.count(own.rule.name) < LEAST_PAIRED:
            own = None
        at = len(result)
        near = [*earlier, *result[-NEIGHBOURS:], *figures[at + 1 : at + 1 + NEIGHBOURS]]
        own = own or _compared(namings.index, near, figure)
        own = own or _beside(namings.index, result, figure) or _behind(namings.index, result, figure)
        credited = figure if own is None else _credited(namings, figure, own)
        result.append(_shared(namings.index.text, result, credited))
    return result


def _shared(text: str, before: Sequence[Figure], figure: Figure) -> Figure:
    """The figure; one of a list of parts without a source has that of their sum: "at 480: 130 killed and 350 hurt"."""
    parts, next_part = (RULES[name] for name in WORDS.shared)
    if figure.source is not None or not before or before[-1].source is None:
        return figure
    other = before[-1]
    is_next = parts.why in other.why["source"] and next_part.fills(text, other.end, figure.start) is not None
    if not is_next and parts.fills(text, other.end, figure.start) is None:
        return figure
    return with_source_of(figure, other, parts.told)


def _alone(index: TokenIndex, figure: Figure) -> OwnCredit | None:
    """What the rules that need no other number find; the first name counts."""
    return next((own for rule in ALONE if (own := _named(index, figure, rule)) is not None), None)


def _named(index: TokenIndex, figure: Figure, rule: Rule) -> OwnCredit | None:
    """Who is named where a rule says."""
    text, (first, last) = index.text, figure.sentence
    before = rule.ends_at(text, figure.start, first) if rule.before is not None else None
    behind = rule.begins_at(text, figure.end) if rule.after is not None else None
    if (rule.before is not None and before is None) or (rule.after is not None and behind is None):
        return None
    match = before or behind
    assert match is not None
    phrase = _phrase_of(index, match, first, last)
    if phrase is None or not _may_tell(index, figure, phrase, rule):
        return None
    phrase = described_by(index, phrase, first) if rule.name in WORDS.subjects else phrase
    return OwnCredit(phrase, rule, match["link"] if "link" in match.re.groupindex else None)


def _may_tell(index: TokenIndex, figure: Figure, phrase: Phrase, rule: Rule) -> bool:
    """Whether what a rule names can be who tells the number, and is not just where it was or who has it."""
    if phrase.is_place and rule.name not in WORDS.beside:
        return False
    if rule.name in WORDS.subjects and not is_subject_phrase(index, phrase):
        return False
    if rule.name in WORDS.nouns and (not phrase.is_body or is_verbal(index.doc[index.at_or_after(phrase.end)])):
        return False
    return rule.name not in WORDS.compared or phrase.is_body or figure.measure in _PERSONS


def _phrase_of(index: TokenIndex, match: re.Match[str], first: int, last: int) -> Phrase | None:
    groups = match.re.groupindex
    if "who" in groups:
        start, end = match.span("who")
        return Phrase(start, end, index.doc[index.holding(end - 1)])
    if "begins" in groups:
        return phrase_behind(index, match.start("begins"), first, last) if match.end() <= last else None
    return phrase_before(index, match.start("ends"), first)


def _compared(index: TokenIndex, near: Sequence[Figure], figure: Figure) -> OwnCredit | None:
    """Whose number it is, where another of its kind stands near it: "against the union's 30"."""
    kin = [each for each in near if _is_kin(figure, each)]
    is_told = any(each.source is not None for each in kin) and _is_untold(index.text, figure)
    names = [name for name in WORDS.compared if is_told or (kin and name not in WORDS.untold)]
    return next((own for name in names if (own := _named(index, figure, RULES[name])) is not None), None)


def _is_kin(one: Figure, other: Figure) -> bool:
    """Whether two numbers may answer one question: they count the same, or differ by little. Votes do not: those who
    have them do not count them."""
    if "votes" in (one.measure, other.measure):
        return False
    low, high = sorted((one.high, other.high))
    return one.measure == other.measure or 0 < high <= NEAR * low


def _is_untold(text: str, figure: Figure) -> bool:
    """Whether nobody is found to tell a number, or only somebody beyond a semicolon."""
    if figure.statement is None:
        return True
    if figure.source_span is None:
        return False
    (_, end), (start, _) = sorted((figure.source_span, (figure.start, figure.end)))
    return ";" in text[end:start]


def _beside(index: TokenIndex, before: Sequence[Figure], figure: Figure) -> OwnCredit | None:
    """Who is named beside another who tells a number in the sentence before this one, the verb left out."""
    if not before or not _is_told(index, before[-1]):
        return None
    other = before[-1]
    for name in WORDS.beside:
        own = _named(index, figure, RULES[name])
        if own is None or own.phrase.start < other.end or own.phrase.meets(other.source_span):
            continue
        is_apart = PARALLEL.found_in(index.text, other.end, own.phrase.start) is not None
        alike = other.measure == figure.measure or (own.link and own.link == _link_of(index, other))
        is_given = _is_given(index, other)
        if is_apart and alike and not is_given and (not own.phrase.is_place or _is_of_a_name(index, other)):
            return own
    return None


def _behind(index: TokenIndex, before: Sequence[Figure], figure: Figure) -> OwnCredit | None:
    """Who is named behind a number as another is behind the one before it: "36 hours, says Roe; 72, the union"."""
    if not before or before[-1].source_span is None:
        return None
    other, (start, end) = before[-1], before[-1].source_span
    if not other.end <= start <= end <= figure.start or ";" not in index.text[end : figure.start]:
        return None
    found = (_named(index, figure, RULES[name]) for name in WORDS.behind)
    return next((own for own in found if own is not None), None)


def _is_given(index: TokenIndex, figure: Figure) -> bool:
    """Whether somebody stands right before a number who is not its source, as one who gets it: "gives Roe 40 votes"."""
    own = _named(index, figure, RULES["own_beside"])
    return own is not None and own.link is None and not own.phrase.meets(figure.source_span)


def _link_of(index: TokenIndex, figure: Figure) -> str | None:
    found = RULES["own_beside"].ends_at(index.text, figure.start, figure.sentence[0])
    return found["link"] if found is not None else None


def _is_of_a_name(index: TokenIndex, figure: Figure) -> bool:
    """Whether the source of a figure is a name without an article, as a country's is."""
    assert figure.source_span is not None
    phrase = phrase_before(index, figure.source_span[1], figure.sentence[0])
    return phrase is not None and is_proper_noun(phrase.head) and phrase.start == phrase.head.idx


def _is_told(index: TokenIndex, figure: Figure) -> bool:
    """Whether a figure is told by somebody who is named before it, with nobody else between who does something."""
    if figure.source_span is None:
        return False
    if any(f"(rule {name})" in figure.why["source"] for name in RULES):
        return True
    end = figure.source_span[1]
    if not figure.sentence[0] <= end <= figure.start:
        return False
    between = index.tokens((end, figure.start))
    others = any(is_any_subject(token) and (is_namable(token) or is_pronoun(token)) for token in between)
    return not others and any(token.lemma_.lower() in _GIVING for token in between)


def _credited(namings: Namings, figure: Figure, own: OwnCredit) -> Figure:
    """The figure, credited to who its own words name."""
    if figure.source is not None and own.phrase.meets(figure.source_span):
        return figure
    naming = next(_namings_at(namings, figure, own.phrase), None)
    name, span = (naming.name, naming.span) if naming else without_article(namings.index.text, own.phrase.span)
    return replace(
        figure,
        source=name,
        source_span=span,
        statement=naming.statement.id if naming and naming.statement else None,
        why={**figure.why, "source": own.rule.told},
    )


def _namings_at(namings: Namings, figure: Figure, phrase: Phrase) -> Iterator[Naming]:
    """The sources of statements and labels that a phrase is, or is a part of, if it is the part that names somebody:
    not "the Lantern" of "the Lantern about 100 miles from Brindle", taken for Brindle."""
    number = namings.index.sentence_number(namings.index.holding(figure.start))
    text = namings.index.text
    for naming in namings.by_sentence.get(number, ()):
        is_it = phrase.meets((naming.start, naming.end)) and naming.head.i == phrase.head.i
        if is_it and naming.name not in text[phrase.end : naming.end]:
            yield naming
