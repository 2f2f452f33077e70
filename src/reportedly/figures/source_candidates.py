"""Who may be the source of a figure: those named around its number, as speakers or otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from reportedly.figures.credit_rules import RULES, WORDS
from reportedly.figures.crediting import credits_figures
from reportedly.figures.people import is_person
from reportedly.figures.who import source_of
from reportedly.figures.who_nearby import noun_phrase
from reportedly.language.grammar import (
    highest,
    is_any_subject,
    is_body_entity,
    is_compound,
    is_nominal,
    is_person_entity,
    is_proper_noun,
    is_speaking_entity,
)
from reportedly.model import Figure, Span, Statement
from reportedly.quantities import TokenIndex

NEAREST = 24
"""Most candidates of a figure's own sentence: those nearest to the number."""
REACH = 3
"""Sentences before the one of a figure, within its paragraph, in which names are looked for."""
POLLS = 2
"""Most polls, told anywhere before a figure, that are candidates: those nearest."""
LONGEST_NAME = 80
"""Most characters of a noun phrase that names someone."""
_PRESENTING = frozenset(WORDS.presenting)
_NAMING_NOUNS = frozenset((*WORDS.speaking, *WORDS.bodies, *WORDS.generic, *WORDS.tallies))


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Words of an article that name somebody, `start` to `end`; `head` is their main word.

    `name` is what is credited and `span` where it stands: another mention, if these words are a pronoun or a surname.
    """

    start: int
    end: int
    head: Token
    name: str
    span: Span
    sentence: int
    statement: Statement | None = None
    """The statement whose source they are."""
    is_credited: bool = False
    """Whether that statement credits somebody with figures."""
    is_label: bool = False
    """Whether they open a line, before a colon."""
    is_poll: bool = False
    """Whether they name a poll or a survey."""
    is_presenter: bool = False
    """Whether they are the label of one who asks and leads through a programme."""


@dataclass(slots=True)
class Namings:
    """All that an article names as a source, or might, by sentence."""

    index: TokenIndex
    statements: Sequence[Statement]
    by_sentence: dict[int, list[Naming]] = field(init=False)
    """The sources of statements and the labels of lines, in order."""
    labels: list[Naming] = field(init=False)
    polls: list[Naming] = field(init=False)
    """The polls that statements are by."""
    is_script: bool = field(init=False)
    """Whether lines of the text begin with who speaks, as those of a transcript do."""
    _nouns: dict[int, list[Naming]] = field(init=False)
    _holding: list[tuple[Span, Naming]] = field(init=False)

    def __post_init__(self) -> None:
        self.labels = list(_labels(self.index))
        self.is_script = _is_script(self.labels)
        spoken = [each for each in map(self._of_statement, self.statements) if each is not None]
        self.polls = [each for each in spoken if each.is_poll]
        self.by_sentence, self._nouns = {}, {}
        for naming in sorted((*spoken, *self.labels), key=lambda each: each.start):
            self.by_sentence.setdefault(naming.sentence, []).append(naming)
        self._holding = [(span, each) for each in spoken if each.statement for span in each.statement.content]

    def around(self, figure: Figure) -> list[Naming]:
        """Those who may be the source of a figure, nearest first in its own sentence, then farther away."""
        first = self.index.sentence_number(self.index.holding(figure.start))
        last = self.index.sentence_number(self.index.holding(max(figure.start, figure.sentence[1] - 1)))
        paragraph = self.index.text.rfind("\n", 0, figure.start) + 1
        own = [each for number in range(first, last + 1) for each in self._named_in(number)]
        found = sorted(own, key=lambda each: abs(each.start - figure.start))[:NEAREST]
        for number in range(max(0, first - REACH), first):
            found += [each for each in self._told_in(number) if each.start >= paragraph]
        found += [each for span, each in self._holding if span[0] <= figure.start and figure.end <= span[1]]
        found += [each for each in reversed(self.labels) if each.start <= figure.start][:1]
        found += self._last_speaker(paragraph)
        behind = self.by_sentence.get(last + 1, ())
        found += [each for each in behind if "\n" not in self.index.text[figure.end : each.start]]
        found += [each for each in reversed(self.polls) if each.start < figure.start][:POLLS]
        found += self._by_rules(figure, found)
        return list({id(each): each for each in found}.values())

    def answering(self, figure: Figure) -> Naming | None:
        """Who speaks in the line of a figure, in a transcript; not one who leads through it."""
        if not self.is_script:
            return None
        label = next((each for each in reversed(self.labels) if each.start <= figure.start), None)
        if label is None or label.is_presenter or "\n" in self.index.text[label.end : figure.start]:
            return None
        return label if label.name.isupper() or is_person_entity(label.head) else None

    def _by_rules(self, figure: Figure, found: Sequence[Naming]) -> Iterator[Naming]:
        """The source that the rules give a figure, where nobody that was found is called so."""
        if figure.source is None or figure.source_span is None or any(each.name == figure.source for each in found):
            return
        start, end = figure.source_span
        yield Naming(
            start=start,
            end=end,
            head=highest(self.index.tokens((start, end))) or self.index.doc[self.index.holding(start)],
            name=figure.source,
            span=figure.source_span,
            sentence=self.index.sentence_number(self.index.holding(start)),
            statement=next((each for each in self.statements if each.id == figure.statement), None),
        )

    def _of_statement(self, statement: Statement) -> Naming | None:
        name, span = source_of(self.index.text, statement)
        places = (*statement.source, *statement.cue, *statement.content)
        if name is None or span is None or not places:
            return None
        start, end = places[0]
        return Naming(
            start=start,
            end=end,
            head=highest(self.index.tokens((start, end))) or self.index.doc[self.index.holding(start)],
            name=name,
            span=span,
            sentence=self.index.sentence_number(self.index.holding(start)),
            statement=statement,
            is_credited=credits_figures(self.index, statement),
            is_poll=RULES["poll_source"].found_in(name) is not None,
        )

    def _named_in(self, number: int) -> list[Naming]:
        if number not in self._nouns:
            self._nouns[number] = list(self._nouns_of(number))
        return [*self.by_sentence.get(number, ()), *self._nouns[number]]

    def _told_in(self, number: int) -> list[Naming]:
        """Those named in a sentence of before: who spoke in it, and the subjects of its verbs."""
        named = self._named_in(number)
        return [each for each in named if each.statement or each.is_label or is_any_subject(each.head)]

    def _last_speaker(self, paragraph: int) -> list[Naming]:
        """Who spoke last before a paragraph, if not long before."""
        number = self.index.sentence_number(self.index.holding(paragraph))
        before = (
            each
            for at in range(number - 1, max(-1, number - 1 - 2 * REACH), -1)
            for each in reversed(self.by_sentence.get(at, []))
            if each.is_credited
        )
        return [each for each in before if each.start < paragraph][:1]

    def _nouns_of(self, number: int) -> Iterator[Naming]:
        """The nouns of a sentence that may name a source, but for those of statements and labels."""
        taken = {each.head.i for each in self.by_sentence.get(number, ())}
        for token in self.index.sentence_tokens(number):
            if token.i in taken or not may_name(token):
                continue
            start, end = noun_phrase(self.index.doc, token)
            if end - start <= LONGEST_NAME:
                yield Naming(
                    start=start,
                    end=end,
                    head=token,
                    name=self.index.text[start:end],
                    span=(start, end),
                    sentence=number,
                )


def holds(naming: Naming, figure: Figure) -> bool:
    """Whether a figure lies in the content of the statement whose source is named."""
    content = naming.statement.content if naming.statement is not None else ()
    return any(first <= figure.start and figure.end <= last for first, last in content)


def may_name(token: Token) -> bool:
    """Whether a noun may name who counts: a name, persons, a body or a document."""
    if not is_nominal(token) or is_compound(token):
        return False
    if is_speaking_entity(token) or is_body_entity(token) or is_person(token) or is_proper_noun(token):
        return True
    return token.lemma_.lower() in _NAMING_NOUNS


def _labels(index: TokenIndex) -> Iterator[Naming]:
    """The names before a colon at the beginning of a line: who speaks, or what a line is about.

    A label of one word takes the fullest label of before that begins or ends with it: “FATHER” is “FATHER REX TAFOA”.
    """
    fullest: dict[str, tuple[str, Span]] = {}
    for found in RULES["label"].pattern.finditer(index.text):
        start, end = found.span("who")
        tokens = [token for token in index.tokens((start, end)) if token.is_alpha]
        if not tokens:
            continue
        name, span = index.text[start:end], (start, end)
        for word in (tokens[0].lower_, tokens[-1].lower_):
            name, span = fullest.setdefault(word, (name, span))
        yield Naming(
            start=start,
            end=end,
            head=tokens[-1],
            name=name,
            span=span,
            sentence=index.sentence_number(tokens[0].i),
            is_label=True,
            is_presenter=any(token.lower_ in _PRESENTING for token in tokens),
        )


def _is_script(labels: Sequence[Naming]) -> bool:
    """Whether two of the labels stand before several lines each, or one is a presenter's."""
    often = [name for name, count in Counter(each.name for each in labels).items() if count > 1]
    return len(often) > 1 or any(each.is_presenter for each in labels)
