"""What an article says a person is: titles in front of the name, appositions behind it."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from reportedly.language.grammar import (
    is_apposition,
    is_determiner,
    is_finite,
    is_loose_end,
    is_noun_like,
    is_proper_noun,
    is_time_entity,
    is_title_part,
    is_wh_word,
)
from reportedly.statements.speaker_words import COURTESY_TITLES, PERSONS, ROLES, WEAK_TITLES, WORDS

LONGEST_ROLE = 16
"""Most tokens of a role."""
HEAD_REACH = 7
"""Tokens of an apposition among which the word for the role must be."""
LONGEST_BRACKET = 6
"""Most tokens of a bracket between a name and its apposition: "Jane Roe (Lab), the mayor"."""
_POSSESSIVE = frozenset(WORDS.possessives)
_BEFORE_APPOSITION = frozenset((",", "—", "–"))
_APPOSITION_ENDS = frozenset((",", ";", "—", "–", ".", ":", "(", "“", '"', "”"))


def find_role(doc: Doc, start: int, end: int) -> str | None:
    """The role that the words round a person's name, tokens `start` to `end`, give to them."""
    title, apposed = _title(doc, start), _apposition(doc, end) or _noun_before(doc, start, end)
    if title and apposed and title.lower() in WEAK_TITLES:
        return apposed
    return title or apposed


def _title(doc: Doc, start: int) -> str | None:
    """ "Defense Secretary" of "Defense Secretary Lloyd Austin", "Secretary of State" of "Secretary of State X"."""
    first = start
    while first > 0 and start - first < LONGEST_ROLE and _continues_title(doc, first - 1):
        first -= 1
    while first < start and (not doc[first].text[0].isalnum() or is_time_entity(doc[first])):
        first += 1
    role = next((at for at in range(start - 1, first - 1, -1) if _is_role(doc[at])), None)
    if role is None or doc[start - 1].lower_ in WORDS.role_links:
        return None
    if role < start - 1 and not any(doc[at].lower_ in WORDS.role_links for at in range(role, start)):
        return None
    return _text(doc, first, start)


def _continues_title(doc: Doc, at: int) -> bool:
    """Whether a token can be part of the title that the tokens behind it belong to."""
    token = doc[at]
    if token.lower_ in COURTESY_TITLES or (token.is_sent_start and not is_title_part(token)):
        return False
    if is_title_part(token) or token.text in _POSSESSIVE or (token.text == "-" and not token.whitespace_):
        return True
    return token.lower_ in WORDS.role_links and at > 0 and doc[at - 1].lemma_.lower() in ROLES


def _is_role(token: Token) -> bool:
    return token.lemma_.lower() in ROLES or token.lower_ in ROLES


def _apposition(doc: Doc, end: int) -> str | None:
    """ "provincial information head of Kunar" of "Najibullah Hanif, the provincial information head of Kunar"."""
    start = _apposition_start(doc, end)
    if start is None:
        return None
    last = len(doc)
    stop = start
    while stop < last and stop - start < LONGEST_ROLE and _continues_apposition(doc[stop], first=stop == start):
        stop += 1
    if stop < last and is_finite(doc[stop]) and not is_proper_noun(doc[stop - 1]):
        return None  # it is the subject of the clause that follows
    if stop == start or not any(
        doc[at].lemma_.lower() in PERSONS for at in range(start, min(stop, start + HEAD_REACH))
    ):
        return None
    return _text(doc, start, stop)


def _apposition_start(doc: Doc, end: int) -> int | None:
    """The first token of what is set off behind a name, its bracket and its age passed over."""
    at, last = end, len(doc)
    if at < last and doc[at].text == "(":
        close = next((k for k in range(at, min(at + LONGEST_BRACKET, last)) if doc[k].text == ")"), at)
        at = close + 1
    if at >= last or doc[at].text not in _BEFORE_APPOSITION:
        return None
    at += 1
    return at + 2 if at + 1 < last and doc[at].like_num and doc[at + 1].text == "," else at


def _continues_apposition(token: Token, first: bool) -> bool:
    if token.text in _APPOSITION_ENDS or token.is_space or is_finite(token) or is_wh_word(token):
        return False
    return not first or is_noun_like(token)


def _noun_before(doc: Doc, start: int, end: int) -> str | None:
    """ "lawyer for the news outlets" of "A lawyer for the news outlets, David Schulz"."""
    head = doc[start:end].root
    noun = head.head
    if not is_apposition(head) or noun.i >= start or noun.lemma_.lower() not in ROLES:
        return None
    stop = next((at for at in range(noun.i, start) if doc[at].text == ","), start)
    return _text(doc, max(noun.left_edge.i, noun.i - LONGEST_ROLE), min(stop, noun.i + LONGEST_ROLE))


def _text(doc: Doc, start: int, end: int) -> str:
    """The words of a role, without what may hang at either end."""
    while start < end and (is_determiner(doc[start]) or not doc[start].text[0].isalnum()):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in _POSSESSIVE or is_loose_end(doc[end - 1])):
        end -= 1
    return " ".join(doc[start:end].text.split())
