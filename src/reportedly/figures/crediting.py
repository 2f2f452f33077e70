"""Which statements credit somebody with figures: those whose cue reports, and whose source can speak."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from reportedly.figures.credit_rules import NOBODY, RULES, WORDS
from reportedly.figures.people import is_person
from reportedly.lang.cues import cues
from reportedly.language.grammar import is_complement_clause, is_full_relative_clause, is_modal, is_speaking_entity
from reportedly.model import Figure, Statement
from reportedly.quantities import TokenIndex

_CREDITING = frozenset(cues("en").crediting)
_MANNERS = frozenset(cues("en").manners)
_SHOWING = frozenset(cues("en").showing)
_OF_THINGS = frozenset(cues("en").of_things)
_DECLARING = frozenset(cues("en").declaring)
_GENERIC = frozenset(WORDS.generic)
_SPEAKING = frozenset(WORDS.speaking)
_SHOWN_BY = _GENERIC | _SPEAKING
LONGEST_GENERIC = 3
"""Most words of a source that says nothing about who speaks."""
LONGEST_ACRONYM = 3
"""Letters in capitals, at the beginning of a line and before a colon, above which a word is a heading."""


def with_source_of(figure: Figure, other: Figure, why: str) -> Figure:
    """A figure, credited to the source of another one; `why` says in words for users for what reason."""
    return replace(
        figure,
        source=other.source,
        source_span=other.source_span,
        statement=other.statement,
        why={**figure.why, "source": why},
    )


def credits_figures(index: TokenIndex, statement: Statement) -> bool:
    """Whether a cue is one of reporting ("said", "according to"), not of acting ("approved", "suffered")."""
    if not _has_speaker(index, statement):
        return False
    if not statement.cue:
        return True
    if _is_clause(index, statement):
        return False
    if index.text[statement.cue[0][0] : statement.cue[-1][1]].strip(" ,") == ":":
        return _speaks(index, statement)
    tokens = [token for span in statement.cue for token in index.tokens(span)]
    lemmas = {token.lemma_.lower() for token in tokens}
    if lemmas & _DECLARING and RULES["declared_by_acting"].begins_at(index.text, tokens[-1].idx):
        return False
    told = lemmas & _CREDITING
    if told & _SHOWING and told <= _SHOWING:
        return _shows(index, statement)
    if told & _OF_THINGS and told <= _OF_THINGS and statement.kind == "indirect":
        return any(map(_has_clause, tokens))
    if lemmas & _MANNERS and statement.kind != "indirect":
        return True
    return bool(told) or any(token.lower_ in _CREDITING for token in tokens)


def _has_clause(cue: Token) -> bool:
    """Whether what is told is a clause: "recalled that 40 had left", not "recalled 40 cars"."""
    return any(map(is_complement_clause, cue.children))


def is_generic(index: TokenIndex, statement: Statement) -> bool:
    """Whether the source says nothing about who speaks: "figures", "the report"."""
    if not statement.source:
        return False
    words = [token.lemma_.lower() for token in index.tokens(statement.source[0])]
    return 0 < len(words) <= LONGEST_GENERIC and words[-1] in _GENERIC


def _has_speaker(index: TokenIndex, statement: Statement) -> bool:
    """Whether there is a source that can speak.

    None are words that stand for nobody ("it is estimated"), and shares of those who were asked ("54 percent said"):
    it is the poll that reports them.
    """
    if statement.speaker is None and not statement.source:
        return False
    if statement.speaker is not None and statement.speaker.name.lower() in NOBODY:
        return False
    sources = [index.text[start:end] for start, end in statement.source[:1]]
    return not any(RULES[name].found_in(source) for name in ("share_of_people", "amount") for source in sources)


def _is_clause(index: TokenIndex, statement: Statement) -> bool:
    """Whether the source is no name but a clause ("the regulator could fine firms")."""
    tokens = [token for span in statement.source for token in index.tokens(span)]
    return any(is_modal(token) and not is_full_relative_clause(token.head) for token in tokens)


def _shows(index: TokenIndex, statement: Statement) -> bool:
    """Whether the source is a document or a body of data: those show figures, companies show gains."""
    if statement.speaker is not None and statement.speaker.type == "document":
        return True
    words = (token.lemma_.lower() for span in statement.source for token in index.tokens(span))
    return any(word in _SHOWN_BY for word in words)


def _speaks(index: TokenIndex, statement: Statement) -> bool:
    """Whether the words before a colon name someone who can say something, and no mere topic."""
    if not statement.source:
        return False
    words = [token for token in index.tokens(statement.source[-1]) if token.is_alpha]
    if not words:
        return False
    last, start = words[-1], statement.source[-1][0]
    opens_line = start == 0 or index.text[start - 1] == "\n"
    if last.text.isupper() and len(last) > LONGEST_ACRONYM and opens_line:
        return False
    return is_speaking_entity(last) or is_person(last) or last.lemma_.lower() in _SPEAKING
