"""What a number with neither unit nor noun may count: what other numbers count, what words name, or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from reportedly.figures.harm_rules import HarmRules, harm_rules
from reportedly.figures.numbers import ReadNumber, read_alone, rule_of
from reportedly.figures.outcomes import excluded
from reportedly.figures.people import is_person
from reportedly.figures.rejections import Rejection
from reportedly.lang.cues import cues
from reportedly.lang.measures import measures
from reportedly.language.grammar import is_adjectival, is_compound, is_plural_noun, is_relative_clause, is_subject
from reportedly.model import Measure
from reportedly.quantities import Quantity, TokenIndex

Kind = Literal["none", "own", "earlier", "row", "later", "equal", "near", "word", "noun", "plain"]
"""How an option was found: no figure at all; by the rules for its own words; from an earlier number, the one at the
same place of the line before, the next number, an equal one or one of a close value anywhere; from a word that tells a
measure; from a noun; from nothing."""

MOST_EARLIER = 6
"""Different things that earlier numbers count, of which a bare number may count one; the nearest are taken."""
LEAST_NEAR = 4
"""A number from which another one may be of a close value."""
CLOSE = 0.3
"""The share of a number by which one of a close value may differ."""
MOST_NOUNS = 3
"""Nouns on each side of a bare number that it may count."""
PLAIN: tuple[tuple[Measure, str], ...] = (
    ("count", ""),
    ("people", "people"),
    ("magnitude", "magnitude"),
)
"""Measures, with their units, that a bare number may always have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BareNumber:
    """A number with neither unit nor noun, the rule that decides whether it is one, and the numbers around it."""

    doc: Doc
    index: TokenIndex
    quantity: Quantity
    rule: Rejection
    earlier: Sequence[ReadNumber]
    """The reported numbers before it, in order."""
    later: ReadNumber | None
    """The next number, if that is read by its own words."""
    known: Sequence[ReadNumber]
    """All numbers of the text that are read by their own words."""

    @property
    def text(self) -> str:
        """The text that it stands in."""
        return self.index.text

    @property
    def sentence(self) -> tuple[int, int]:
        """The first and last character of its sentence."""
        return self.index.sentence_around(self.quantity.start, self.quantity.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing that a bare number may count, how it was found, and the number, token or rule that it comes from.

    `rank` counts options of one kind from the nearest one, which has 0. `measure` is `None` for no figure.
    """

    kind: Kind
    measure: Measure | None
    unit: str
    rank: int = 0
    other: ReadNumber | None = None
    token: Token | None = None
    key: str = ""
    why: str = ""


NOTHING = Option(kind="none", measure=None, unit="", why="a bare number")


def options(number: BareNumber) -> list[Option]:
    """All that a bare number may count; the first option is that it is no figure."""
    found = [
        NOTHING,
        *_own(number),
        *_earlier(number),
        *_row(number),
        *_later(number),
        *_equal(number),
        *_near(number),
        *_words(number),
        *_nouns(number),
    ]
    found += [Option(kind="plain", measure=measure, unit=unit, why="a bare number") for measure, unit in PLAIN]
    never = (
        measures().of_persons if _is_broken(number.quantity) else excluded(number.doc, number.index, number.quantity)
    )
    return [each for each in found if each.measure not in never]


def _is_broken(quantity: Quantity) -> bool:
    """Whether a number is no whole one: "6.2" counts no persons."""
    return bool(quantity.low % 1 or quantity.high % 1)


def _own(number: BareNumber) -> Iterator[Option]:
    """What the rules read from the words around it."""
    own = read_alone(number.doc, number.index, number.quantity)
    if own.measure_why == "a bare number":
        return
    yield Option(kind="own", measure=own.measure, unit=own.unit, key=rule_of(own), why=own.measure_why)


def _like(kind: Kind, other: ReadNumber, why: str, rank: int = 0) -> Option:
    """The option that it counts what another number counts."""
    return Option(kind=kind, measure=other.measure, unit=other.unit, rank=rank, other=other, why=why)


def _earlier(number: BareNumber) -> Iterator[Option]:
    """What the numbers before it count, each thing once; what is told in brackets alone comes last."""
    seen: set[tuple[Measure, str]] = set()
    nearest = number.earlier[::-1]
    if not _is_in_brackets(number.text, number.quantity):
        nearest = sorted(nearest, key=lambda each: _is_in_brackets(number.text, each.quantity))
    for other in nearest:
        if len(seen) == MOST_EARLIER:
            return
        if (thing := (other.measure, other.unit)) not in seen:
            written = number.text[other.quantity.start : other.quantity.end]
            yield _like("earlier", other, f"counts what “{written}” before it counts", len(seen))
            seen.add(thing)


def _is_in_brackets(text: str, quantity: Quantity) -> bool:
    """Whether a number is the first thing in brackets, as a conversion is."""
    return text[max(0, quantity.phrase - 2) : quantity.phrase].rstrip("$£€¥").endswith("(")


def _row(number: BareNumber) -> Iterator[Option]:
    """What the number at the same place of the line before counts, where both lines have numbers at the same places."""
    text, start = number.text, number.quantity.start
    line = text.rfind("\n", 0, start) + 1
    if not line:
        return
    above = text.rfind("\n", 0, line - 1) + 1
    place = sum(line <= each.quantity.start for each in number.earlier)
    numbers = [each for each in number.earlier if above <= each.quantity.start < line]
    if place < len(numbers):
        other = numbers[place]
        yield _like(
            "row",
            other,
            f"counts what “{text[other.quantity.start : other.quantity.end]}” in the line before counts",
            min(place, 3),
        )


def _equal(number: BareNumber) -> Iterator[Option]:
    """What equal numbers of the text count that are read by their own words."""
    seen: set[tuple[Measure, str]] = set()
    for other in number.known:
        alike = (other.quantity.low, other.quantity.high) == (number.quantity.low, number.quantity.high)
        if alike and (thing := (other.measure, other.unit)) not in seen:
            yield _like("equal", other, "counts what the same number counts elsewhere in the text", min(len(seen), 3))
            seen.add(thing)


def _near(number: BareNumber) -> Iterator[Option]:
    """What the number of the nearest value counts, of those of the text that are read by their own words."""
    value = number.quantity.high
    if value < LEAST_NEAR:
        return
    close = [each for each in number.known if 0 < abs(each.quantity.high - value) <= value * CLOSE]
    if close:
        other = min(close, key=lambda each: abs(each.quantity.high - value))
        yield _like("near", other, f"counts what “{number.text[other.quantity.start : other.quantity.end]}” counts")


def _later(number: BareNumber) -> Iterator[Option]:
    """What the number after it in its sentence counts."""
    other = number.later
    if other is not None and other.quantity.start < number.sentence[1]:
        written = number.text[other.quantity.start : other.quantity.end]
        yield _like("later", other, f"counts what “{written}” behind it counts")


def _words(number: BareNumber) -> Iterator[Option]:
    """What words of its sentence tell: the nearest word of each measure on each side."""
    rules = harm_rules(number.doc.lang_)
    at = number.index.holding(number.quantity.start)
    tokens = number.index.tokens(number.sentence)
    for side in (reversed([each for each in tokens if each.i < at]), (each for each in tokens if each.i > at)):
        seen: set[Measure] = set()
        for token in side:
            measure = None if _is_aside(token, at) or _is_teller(token) else told_by(token, rules)
            if measure is not None and measure not in seen:
                unit = measures().measures[measure].unit or (
                    "people" if measures().measures[measure].is_of_persons else ""
                )
                yield Option(
                    kind="word",
                    measure=measure,
                    unit=unit,
                    rank=len(seen),
                    token=token,
                    why=f"“{token.lower_}” beside it",
                )
                seen.add(measure)


def _is_aside(token: Token, at: int) -> bool:
    """Whether a word stands in a relative clause that has not the token `at` in it."""
    clause = next((each for each in (token, *token.ancestors) if is_relative_clause(each)), None)
    return clause is not None and not clause.left_edge.i <= at <= clause.right_edge.i


def _is_teller(token: Token) -> bool:
    """Whether those named are who tells the number: "survivors say that there were 200"."""
    return is_subject(token) and is_person(token) and token.head.lemma_.lower() in cues(token.lang_).crediting


def told_by(token: Token, rules: HarmRules) -> Measure | None:
    """The measure that a word tells by itself: "deaths", "votes", "injured"."""
    for word in (token.lower_, token.lemma_.lower()):
        for words in (rules.nouns, rules.verbs, rules.subject_verbs, rules.events, rules.passive_verbs):
            if word in words:
                return words[word]
        if word in rules.file.tolls:
            return "killed"
        if word in rules.file.vote_nouns or word in rules.file.delegates:
            return "votes"
        if word in rules.file.cases:
            return "affected"
    return None


def _nouns(number: BareNumber) -> Iterator[Option]:
    """What nouns in the plural beside it name."""
    rules = harm_rules(number.doc.lang_)
    at = number.index.holding(number.quantity.start)
    tokens = number.index.tokens(number.sentence)
    for side in (reversed([each for each in tokens if each.i < at]), (each for each in tokens if each.i > at)):
        plural = [t for t in side if is_plural_noun(t) and told_by(t, rules) is None and not _is_teller(t)]
        for rank, token in enumerate(plural[:MOST_NOUNS]):
            measure: Measure = "people" if is_person(token) else "count"
            yield Option(
                kind="noun",
                measure=measure,
                unit=_phrase(token),
                rank=rank,
                token=token,
                why=f"“{token.lower_}” beside it",
            )


def _phrase(noun: Token) -> str:
    first = min((child.i for child in noun.lefts if is_compound(child) or is_adjectival(child)), default=noun.i)
    return " ".join(token.lower_ for token in noun.doc[first : noun.i + 1])
