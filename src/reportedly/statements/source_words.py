"""The words of a source: its main word, what a relative pronoun in it stands for, and what does not belong to it."""

from __future__ import annotations

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.language.grammar import (
    is_adjective,
    is_any_subject,
    is_apposition,
    is_body_entity,
    is_compound,
    is_name_tag,
    is_nominal,
    is_noun_like,
    is_possessive_mark,
    is_pronoun,
    is_relative_clause,
)
from reportedly.statements.speaker_words import WORDS

RELATIVE_CLIMB = 6
"""Heads of a relative pronoun among which the verb of its clause is looked for."""
MARK_AND_WORD = 2
"""Words at the end of a source that are a possessive mark and what stands behind it."""
NAME_REACH = 40
"""Most tokens between a pronoun and a name that the model did not mark as a person's."""
_DASHES = frozenset(("--", "—", "–", "-", ":"))


def stands_beside(token: Token) -> bool:
    """Whether it names whom its noun describes: "spokesman Roe", "a spokesman, Theo Roe"."""
    return is_apposition(token) or is_compound(token)


def written(token: Token) -> str:
    """A word in small letters; one in capitals that is a name and no pronoun as it is: "US", "WHO"."""
    return token.text if token.text in WORDS.no_pronouns else token.lower_


def head_of(span: Tokens) -> Token:
    """The word that the source is about; where the parse is at a loss, its last noun before a comma."""
    root = span.root
    if is_noun_like(root):
        return root
    end = next((token.i for token in span if token.text == "," and token.i > span.start), span.end)
    nouns = [token for token in span.doc[span.start : end] if is_nominal(token) or is_pronoun(token)]
    return nouns[-1] if nouns else root


def after_dateline(span: Tokens) -> Tokens:
    """The source without the place in capitals that opens the article."""
    dash = next((token.i for token in span if token.text in _DASHES), None)
    if dash is None or dash + 1 >= span.end or not span.doc[span.start : dash].text.isupper():
        return span
    return span.doc[dash + 1 : span.end]


def without_loose_word(span: Tokens) -> Tokens:
    """A possessor without the word behind it that belongs to the noun of a cue: "the firms' own" of "the firms' own
    estimates of"."""
    if len(span) > MARK_AND_WORD and is_possessive_mark(span[-2]) and is_adjective(span[-1]):
        return span[:-MARK_AND_WORD]
    return span


def antecedent_of(head: Token) -> Token | None:
    """What a relative pronoun stands for."""
    verb = head.head
    for _ in range(RELATIVE_CLIMB):
        if is_relative_clause(verb):
            return verb.head
        if verb.head is verb:
            return None
        verb = verb.head
    return None


def unmarked_name_before(pronoun: Token) -> Tokens | None:
    """The last subject before a pronoun that is written as the name of a person, first name and surname, though the
    model marks it as nobody's."""
    doc = pronoun.doc
    for last in reversed(doc[max(1, pronoun.i - NAME_REACH) : pronoun.i]):
        first = doc[last.i - 1]
        is_name = is_name_tag(last) and last.is_title and first.is_title and first.is_alpha
        if is_any_subject(last) and is_name and is_compound(first) and not is_body_entity(first):
            return doc[first.i : last.i + 1]
    return None
