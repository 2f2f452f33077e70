"""Who is named in an article: people and organizations, each with the fullest name and the role that it gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from reportedly.statements.words import FEMALE_TITLES, MALE_TITLES, ROLES, TITLES

NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"})
LONGEST_ROLE = 16
"""Tokens of a role, at most."""


@dataclass(slots=True)
class Party:
    """One person or organization. `mentions` are the token ranges of its names, `best` the fullest of them."""

    person: bool
    name: str
    best: tuple[int, int]
    mentions: list[tuple[int, int]] = field(default_factory=list)
    role: str | None = None
    gender: str | None = None

    @property
    def role_head(self) -> str:
        """The word that a short form of the role would use ("head" of "information head of Kunar")."""
        words = (self.role or "").lower().split(" of ")[0].split(" for ")[0].split(" at ")[0].split()
        return words[-1] if words else ""


def find_parties(doc: Doc) -> list[Party]:
    """The parties of an article, in order of their first mention."""
    parties: list[Party] = []
    by_last: dict[str, Party] = {}
    by_full: dict[str, Party] = {}
    by_first: dict[str, Party] = {}
    for start, end, person in _names(doc):
        words = [doc[i].text for i in range(start, end)]
        key = words[-1].lower()
        name = doc[start:end].text.replace("\n", " ")
        party = by_full.get(name.lower())
        if party is None and (person or len(words) == 1):
            party = by_last.get(key)
        if party is None and person and len(words) == 1:
            party = by_first.get(key)
        if party is not None and party.person and len(words) > 1 < len(party.name.split()) and name[0] != party.name[0]:
            party = None  # another first name: a namesake
        if party is None:
            party = Party(person, name, (start, end))
            parties.append(party)
            if person:
                by_last[key] = party
                if len(words) > 1:
                    by_first[words[0].lower()] = party
        elif len(name) > len(party.name) and party.person:
            party.name, party.best = name, (start, end)
        by_full.setdefault(name.lower(), party)
        party.mentions.append((start, end))
        _describe(party, doc, start, end)
    return parties


def _names(doc: Doc) -> Iterator[tuple[int, int, bool]]:
    for entity in doc.ents:
        if entity.label_ not in NAMED:
            continue
        start, end = entity.start, entity.end
        person = entity.label_ == "PERSON"
        while start < end and doc[start].lower_ in TITLES | {"the"} | (ROLES if person else frozenset()):
            start += 1
        while end > start and (doc[end - 1].lower_ in ("'s", "’s", "’", "'") or doc[end - 1].is_space):
            end -= 1
        if start < end and not any(doc[i].is_space for i in range(start, end)):
            yield start, end, person


def _describe(party: Party, doc: Doc, start: int, end: int) -> None:
    if not party.person:
        return
    title = doc[start - 1].lower_ if start else ""
    if title in FEMALE_TITLES:
        party.gender = "f"
    elif title in MALE_TITLES:
        party.gender = "m"
    head = doc[start:end].root
    role = _before(doc, start, head) or _apposed(head, end) or _heads(head)
    if role and (party.role is None or len(party.role.split()) < 2 < len(role.split()) + 1):
        party.role = role
        lower = role.lower()
        if any(word in lower for word in ("woman", "actress", "queen", "princess")):
            party.gender = "f"


def _before(doc: Doc, start: int, head: Token) -> str | None:
    """A title in front of the name: "Defense Secretary" of "Defense Secretary Lloyd Austin"."""
    first = start
    while first > 0 and start - first < LONGEST_ROLE:
        token = doc[first - 1]
        if token.pos_ not in ("PROPN", "NOUN", "ADJ", "ADP", "PART") or token.lower_ in TITLES:
            break
        if token.pos_ == "ADP" and token.lower_ != "of":
            break
        first -= 1
    while first < start and (doc[first].pos_ in ("ADP", "PART") or not doc[first].text[0].isalnum()):
        first += 1
    words = [doc[i].lemma_.lower() for i in range(first, start)]
    return doc[first:start].text if any(w in ROLES for w in words) else None


def _apposed(head: Token, end: int) -> str | None:
    """An apposition behind the name: "the provincial information head of Kunar"."""
    for child in head.children:
        if child.dep_ == "appos" and child.i >= end and (child.pos_ == "NOUN" or child.lower_ in ROLES):
            return description(child)
    return None


def _heads(head: Token) -> str | None:
    """The noun that the name is an apposition of: "the minister, Sharafat Zaman"."""
    if head.dep_ == "appos" and head.head.lemma_.lower() in ROLES:
        noun = head.head
        last = min(head.left_edge.i, noun.right_edge.i + 1)
        return _text(noun.doc, noun.left_edge.i, last)
    return None


def description(noun: Token) -> str:
    """A noun phrase in short: no article, nothing behind a comma or a relative clause."""
    doc, end = noun.doc, noun.i + 1
    last = noun.right_edge.i + 1
    while end < last and end - noun.i < LONGEST_ROLE:
        token = doc[end]
        if token.text in (",", ";", "-", "—", "–", "(", "“", '"', ":") or token.dep_ in ("relcl", "acl", "nsubj"):
            break
        if token.lower_ in ("who", "which", "that"):
            break
        end += 1
    return _text(doc, noun.left_edge.i, end)


def _text(doc: Doc, start: int, end: int) -> str:
    while start < end and (doc[start].dep_ == "det" or doc[start].is_punct or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return " ".join(doc[start:end].text.split())
