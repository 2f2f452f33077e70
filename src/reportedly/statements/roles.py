"""What an article says a person is: titles in front of the name, appositions behind it."""

from __future__ import annotations

from spacy.tokens import Doc

from reportedly.statements.words import PEOPLE, ROLES, TITLES, WEAK_ROLES

LONGEST_ROLE = 16
"""Tokens of a role, at most."""
_NAMING = {"PROPN", "NOUN", "ADJ", "NUM"}
_POSSESSIVE = {"'s", "’s", "'", "’"}
_APPOSED = {"DET", "PROPN", "NOUN", "ADJ", "NUM", "PRON"}
_CLAUSE = {"VBD", "VBZ", "VBP", "MD"}
"""Tags of verbs that a clause has: where one follows, what seemed an apposition is the next subject."""
_HEAD_REACH = 7
"""Tokens of an apposition among which the word for the role must be."""


def find_role(doc: Doc, start: int, end: int) -> str | None:
    """The role that the words round a person's name, tokens `start` to `end`, give to them."""
    title, apposed = _title(doc, start), _apposition(doc, end) or _noun_before(doc, start, end)
    if title and apposed and title.lower() in WEAK_ROLES:
        return apposed
    return title or apposed


def _title(doc: Doc, start: int) -> str | None:
    """ "Defense Secretary" of "Defense Secretary Lloyd Austin", "Secretary of State" of "Secretary of State X"."""
    first = start
    while first > 0 and start - first < LONGEST_ROLE:
        token = doc[first - 1]
        if token.lower_ in TITLES or (token.is_sent_start and token.pos_ not in _NAMING):
            break
        of = token.lower_ in ("of", "for") and first - 1 > 0 and doc[first - 2].lemma_.lower() in ROLES
        hyphen = token.text == "-" and not token.whitespace_
        if not (token.pos_ in _NAMING or of or hyphen or token.text in _POSSESSIVE):
            break
        first -= 1
    while first < start and (not doc[first].text[0].isalnum() or doc[first].ent_type_ in ("DATE", "TIME")):
        first += 1
    roles = [at for at in range(first, start) if doc[at].lemma_.lower() in ROLES or doc[at].lower_ in ROLES]
    if not roles or (
        roles[-1] < start - 1 and not any(doc[at].lower_ in ("of", "for") for at in range(roles[-1], start))
    ):
        return None
    if doc[start - 1].lower_ in ("of", "for"):
        return None
    return _text(doc, first, start)


def _apposition(doc: Doc, end: int) -> str | None:
    """ "provincial information head of Kunar" of "Najibullah Hanif, the provincial information head of Kunar"."""
    at, last = end, len(doc)
    if at < last and doc[at].text == "(":
        close = next((k for k in range(at, min(at + 6, last)) if doc[k].text == ")"), at)
        at = close + 1
    if at >= last or doc[at].text not in (",", "—", "–"):
        return None
    at += 1
    if at + 1 < last and doc[at].like_num and doc[at + 1].text == ",":
        at += 2
    stop = at
    while stop < last and stop - at < LONGEST_ROLE:
        token = doc[stop]
        if token.text in (",", ";", "—", "–", ".", ":", "(", "“", '"', "”") or token.is_space or token.tag_ in _CLAUSE:
            break
        if token.tag_ in ("WP", "WDT", "WRB") or (stop == at and token.pos_ not in _APPOSED):
            break
        stop += 1
    if stop < last and doc[stop].tag_ in _CLAUSE and doc[stop - 1].pos_ != "PROPN":
        return None
    if stop == at or not any(_personal(doc[k].lemma_.lower()) for k in range(at, min(stop, at + _HEAD_REACH))):
        return None
    return _text(doc, at, stop)


def _personal(lemma: str) -> bool:
    return lemma in ROLES or lemma in PEOPLE


def _noun_before(doc: Doc, start: int, end: int) -> str | None:
    """ "lawyer for the news outlets" of "A lawyer for the news outlets, David Schulz"."""
    head = doc[start:end].root
    noun = head.head
    if head.dep_ != "appos" or noun.i >= start or noun.lemma_.lower() not in ROLES:
        return None
    stop = next((at for at in range(noun.i, start) if doc[at].text == ","), start)
    return _text(doc, max(noun.left_edge.i, noun.i - LONGEST_ROLE), min(stop, noun.i + LONGEST_ROLE))


def _text(doc: Doc, start: int, end: int) -> str:
    while start < end and (doc[start].tag_ in ("DT", "PRP$") or not doc[start].text[0].isalnum()):
        start += 1
    while end > start and (
        doc[end - 1].is_space or doc[end - 1].text in _POSSESSIVE or doc[end - 1].pos_ in ("ADP", "CCONJ")
    ):
        end -= 1
    return " ".join(doc[start:end].text.split())
