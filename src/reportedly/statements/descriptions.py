"""Whose role a description gives: "the foreign minister" of the persons whose roles an article has told."""

from __future__ import annotations

import re

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.language.grammar import is_describing, is_nationality_entity
from reportedly.statements.parties import Party, plain
from reportedly.statements.speaker_words import SAME_MEANING, SAME_ROLE, WORDS

STEM = 5
"""Letters that two words of one stem have in common at their beginnings."""
SHORTEST_STEM = 4
"""Fewest letters of a word that is compared by its beginning."""
_PARTS = re.compile(r"[.-]")
_POSSESSIVE_ENDS = ("’s", "'s")


class RoleDescription:
    """A role with the other words of a description, to tell whose role it is."""

    def __init__(self, head: Token, span: Tokens, definite: bool) -> None:
        role = head.lemma_.lower()
        self._roles = SAME_ROLE.get(role, frozenset()) | {role}
        qualifiers = [token.text for token in span if is_describing(token) and token.i != head.i]
        self._others = [plain(part) for text in qualifiers for part in _PARTS.split(text) if part]
        partisan = any(is_nationality_entity(token) or token.text in WORDS.parties for token in span)
        self._loose = definite and len(self._others) <= 1 and not partisan

    def fits(self, party: Party, named_before: bool) -> int | None:
        """How many of the other words fit a person's role; `None` if it is not that person who is described."""
        role = [plain(word) for word in _without_possessive(party.role or "").split()]
        if self._roles.isdisjoint(role) or any(word in role and word not in self._others for word in WORDS.lesser):
            return None
        fits = sum(any(_akin(word, each) for each in role) for word in self._others)
        if fits == len(self._others) and (fits > 0 or named_before):
            return fits
        return fits if self._loose and named_before else None


def _without_possessive(role: str) -> str:
    for end in _POSSESSIVE_ENDS:
        role = role.replace(end, "")
    return role


def _akin(one: str, other: str) -> bool:
    """Whether two words share their beginning ("Ukrainian", "Ukraine"), or one is the other's first letter."""
    if one == other or other in SAME_MEANING.get(one, ()):
        return True
    if len(one) == 1:
        return other.startswith(one)
    return min(len(one), len(other)) >= SHORTEST_STEM and one[:STEM] == other[:STEM]
