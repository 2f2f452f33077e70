"""Who is named in an article: people and organizations, each with all its mentions, its fullest name and its role."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from reportedly.language.grammar import EntityKind, entity_kind, is_compound, is_entity, is_proper_noun
from reportedly.statements.roles import find_role
from reportedly.statements.speaker_words import (
    COURTESY_TITLES,
    FEMALE,
    FEMALE_NAMES,
    MALE,
    MALE_NAMES,
    ROLES,
    WEAK_TITLES,
    WORDS,
)

LONGEST_NAME = 8
"""Most tokens of a name that the model does not know as an entity."""
DESCRIBED_MENTIONS = 20
"""Mentions of a person, from the first, that are looked at for a role and a title."""
_POSSESSIVE = frozenset(WORDS.possessives)
_POSSESSIVE_END = re.compile(r"['’]s?$")
_NAME_LINKS = frozenset(WORDS.name_links)
_LINKS_WITHOUT_LETTER = _NAME_LINKS - frozenset(WORDS.spelled_out)
_MAYBE_PERSONS: tuple[EntityKind | None, ...] = ("person", None)


@dataclass(slots=True)
class PartyMention:
    """A name in the text, tokens `start` to `end`.

    `kind` is `None` where the model took the name for no entity; `located` says that a preposition of place stands
    before it, `shouted` that it is all capitals.
    """

    start: int
    end: int
    kind: EntityKind | None
    words: tuple[str, ...]
    located: bool
    shouted: bool


@dataclass(slots=True)
class Party:
    """One person or organization. `mentions` are in order of the text; `best` is the fullest of them."""

    person: bool
    best: PartyMention
    mentions: list[PartyMention] = field(default_factory=list)
    role: str | None = None
    gender: str | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the fullest name, plain and lower case."""
        return self.best.words


class Parties:
    """The parties of one article, to look up by token."""

    def __init__(self, doc: Doc) -> None:
        mentions = list(_mentions(doc))
        self.all = _join_people(mentions) + _join_others(mentions)
        numbered = [(mention.start, mention.end, party) for party in self.all for mention in party.mentions]
        self.mentions = sorted(numbered, key=lambda each: each[:2])
        self.starts = [start for start, _, _ in self.mentions]
        for party in self.all:
            if party.person:
                _describe(doc, party)

    def at(self, token: int) -> Party | None:
        """The party whose name holds a token."""
        number = bisect_right(self.starts, token) - 1
        return self.mentions[number][2] if number >= 0 and token < self.mentions[number][1] else None

    def named(self, word: str) -> Party | None:
        """The person with a surname, the one named most."""
        people = [party for party in self.all if party.person and party.words[-1] == plain(word)]
        return max(people, key=lambda each: len(each.mentions), default=None)

    def before(self, token: int, reach: int) -> Iterator[tuple[PartyMention, Party]]:
        """The mentions in the tokens before one, nearest first."""
        number = bisect_right(self.starts, token - 1) - 1
        while number >= 0 and token - self.starts[number] <= reach:
            start, _, party = self.mentions[number]
            yield next(each for each in party.mentions if each.start == start), party
            number -= 1


def plain(word: str) -> str:
    """A word of a name as it is compared."""
    return word.lower().replace("’", "'").strip(".-")


def _mentions(doc: Doc) -> Iterator[PartyMention]:
    """Entities, and runs of proper nouns that the model did not take for any."""
    covered = bytearray(len(doc))
    for entity in doc.ents:
        covered[entity.start : entity.end] = b"\1" * (entity.end - entity.start)
        kind = entity_kind(entity)
        if kind is not None:
            yield from _trimmed(doc, entity.start, entity.end, kind)
    start = None
    for at in range(len(doc) + 1):
        if at < len(doc) and is_proper_noun(doc[at]) and not covered[at]:
            start = at if start is None else start
        elif start is not None:
            if at - start <= LONGEST_NAME:
                yield from _trimmed(doc, start, at, None)
            start = None


def _trimmed(doc: Doc, start: int, end: int, kind: EntityKind | None) -> Iterator[PartyMention]:
    """The mention that some tokens make without titles, articles and marks at their ends; none if nothing is left."""
    if kind in _MAYBE_PERSONS:
        titles = [at for at in range(start, end - 1) if _is_title(doc[at])]
        start = titles[-1] + 1 if titles else start
        kind = "person" if titles else kind
    if kind == "person" and start == end - 1 and start > 0 and _is_first_name(doc[start - 1]):
        start -= 1
    while start < end and (doc[start].lower_ in WORDS.dropped_first or not doc[start].text[0].isalnum()):
        start += 1
    end = _name_end(doc, start, end, kind)
    if start < end and not any("\n" in doc[at].text for at in range(start, end)):
        yield _mention(doc, start, end, kind)


def _name_end(doc: Doc, start: int, end: int, kind: EntityKind | None) -> int:
    """Where a name ends, without the verb of a headline, the mark of a possessor and other marks."""
    while kind == "person" and end - start > 1 and doc[end - 1].lower_ in WORDS.headline_verbs:
        end -= 1
    while end > start and (doc[end - 1].text in _POSSESSIVE or not doc[end - 1].text[0].isalnum()):
        end -= 1
    return end


def _mention(doc: Doc, start: int, end: int, kind: EntityKind | None) -> PartyMention:
    words = [doc[at].text for at in range(start, end)]
    words[-1] = _POSSESSIVE_END.sub("", words[-1])
    plain_words = tuple(plain(word) for word in words if plain(word)) or (plain(words[0]),)
    located = start > 0 and doc[start - 1].lower_ in WORDS.locating
    return PartyMention(
        start=start,
        end=end,
        kind=kind,
        words=plain_words,
        located=located,
        shouted=all(word.isupper() for word in words),
    )


def _is_title(token: Token) -> bool:
    return token.lower_ in COURTESY_TITLES or token.lower_ in ROLES


def _is_first_name(token: Token) -> bool:
    """Whether a token that the model left out of a person's name belongs to it."""
    known = _is_title(token) or is_entity(token)
    return is_proper_noun(token) and is_compound(token) and token.text.istitle() and not known


def _join_people(mentions: list[PartyMention]) -> list[Party]:
    """Full names first, then the short ones that are their surnames or first names, which become persons too."""
    by_last: defaultdict[str, list[Party]] = defaultdict(list)
    parties = _join_full_names(mentions, by_last)
    by_first: defaultdict[str, list[Party]] = defaultdict(list)
    for party in parties:
        by_first[party.mentions[0].words[0]].append(party)
    places = {mention.words[-1] for mention in mentions if mention.located and mention.kind == "place"}
    for mention in mentions:
        if mention.kind == "person" and len(mention.words) > 1:
            continue
        last = mention.words[-1]
        full = [each for each in by_last[last] if each.words[-len(mention.words) :] == mention.words]
        if not full and len(mention.words) == 1 and mention.kind in _MAYBE_PERSONS:
            full = by_first[last]
        if full and (mention.kind == "person" or last not in places):
            max(full, key=lambda each: (len(each.mentions), -each.best.start)).mentions.append(mention)
            mention.kind = "person"
        elif mention.kind == "person":
            party = Party(True, mention, [mention])
            parties.append(party)
            by_last[last].append(party)
    for party in parties:
        party.mentions.sort(key=lambda each: each.start)
    return parties


def _join_full_names(mentions: list[PartyMention], by_last: defaultdict[str, list[Party]]) -> list[Party]:
    """The persons who are named by two words or more, put into `by_last` by their surnames."""
    parties: list[Party] = []
    by_first: defaultdict[str, list[Party]] = defaultdict(list)
    for mention in mentions:
        if mention.kind != "person" or len(mention.words) < 2:
            continue
        party = next((each for each in by_last[mention.words[-1]] if _same_person(each.words, mention.words)), None)
        party = party or next(
            (each for each in by_first[mention.words[0]] if _squeezed(each.words) == _squeezed(mention.words)), None
        )
        if party is None:
            party = Party(True, mention)
            parties.append(party)
            by_last[mention.words[-1]].append(party)
            by_first[mention.words[0]].append(party)
        elif len(mention.words) > len(party.words) and (
            mention.words[0] == party.words[0] or party.words[0] in WORDS.particles
        ):
            party.best = mention
        party.mentions.append(mention)
    return parties


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Names with one surname: the same first name, or one is the end of the other."""
    short, long = sorted((one, other), key=len)
    return short[0] == long[0] or long[-len(short) :] == short


def _squeezed(words: tuple[str, ...]) -> str:
    return "".join(words).replace("-", "")


def _join_others(mentions: list[PartyMention]) -> list[Party]:
    """Organizations and places: one party for a name, its ends and its acronym."""
    parties: list[Party] = []
    known: dict[tuple[str, ...], Party] = {}
    rest = [mention for mention in mentions if mention.kind != "person"]
    for mention in sorted(rest, key=lambda each: (-len(each.words), each.start)):
        party = known.get(mention.words)
        if party is None:
            party = Party(False, mention)
            parties.append(party)
            known[mention.words] = party
            if len(mention.words) > 1 and mention.kind in ("organization", None):
                for key in _short_forms(mention.words):
                    known.setdefault(key, party)
        elif party.best.shouted and not mention.shouted and mention.words == party.words:
            party.best = mention
        party.mentions.append(mention)
    for party in parties:
        party.mentions.sort(key=lambda each: each.start)
    return parties


def _short_forms(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    big = [word for word in words if word not in _NAME_LINKS]
    if len(big) > 1:
        yield ("".join(word[0] for word in big),)
        yield ("".join(word[0] for word in words),)
        yield ("".join(word[0] for word in words if word not in _LINKS_WITHOUT_LETTER),)
    if len(words) > 2:
        yield words[1:]


def _describe(doc: Doc, party: Party) -> None:
    """Fill the role and the gender of a person, by titles, by the role's words, then by the first name."""
    for mention in party.mentions[:DESCRIBED_MENTIONS]:
        title = plain(doc[mention.start - 1].text) if mention.start else ""
        party.gender = party.gender or _gender({title}, FEMALE, MALE)
        if party.role is None or party.role.lower() in WEAK_TITLES:
            party.role = find_role(doc, mention.start, mention.end) or party.role
    party.gender = party.gender or _gender(set((party.role or "").lower().split()), FEMALE, MALE)
    if len(party.words) > 1:
        party.gender = party.gender or _gender({party.words[0]}, FEMALE_NAMES, MALE_NAMES)


def _gender(words: set[str], female: frozenset[str], male: frozenset[str]) -> str | None:
    return "f" if words & female else "m" if words & male else None
