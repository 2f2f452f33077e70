"""Who a source is: from the words of a source to the speaker that a reader would write in the ledger."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from reportedly.language.grammar import (
    is_any_subject,
    is_body_entity,
    is_compound,
    is_conjunct,
    is_plural,
    is_possessor,
    is_singular,
)
from reportedly.model import Article, Speaker
from reportedly.model.span import Span
from reportedly.statements.descriptions import RoleDescription
from reportedly.statements.kinds import kind_of
from reportedly.statements.parties import Parties, Party, PartyMention, plain
from reportedly.statements.source_words import (
    after_dateline,
    antecedent_of,
    head_of,
    stands_beside,
    unmarked_name_before,
    without_loose_word,
    written,
)
from reportedly.statements.speaker_words import (
    DEFINITE,
    FEMALE_PRONOUNS,
    FIRST_PRONOUNS,
    GROUP_PRONOUNS,
    INDEFINITE,
    ORGANIZATIONS,
    PERSON_PRONOUNS,
    PERSONS,
    PRONOUNS,
    RELATIVES,
    WORDS,
)

REACH = 150
"""Most tokens between a pronoun and the person that it stands for."""
THING_REACH = 75
"""Most tokens between a pronoun and the organization that it stands for."""
BODY_REACH = 25
"""Most tokens between a pronoun and a body without a name that it stands for."""
LONGEST = 16
"""Most words of a speaker's name; twice as many where it names several."""
DEEPEST_RELATIVE = 3
"""Relative pronouns that are followed from one to the next."""
FURTHEST_LAST_WORD = 2
"""Words between the first word of a short form, such as "the central bank", and its noun."""

_OWN_TOWN = frozenset(WORDS.own_town)
_ENDS = frozenset((",", ";", "(", "—", "–", ":", "“", '"', "”", *WORDS.set_off))


TOKENS_PER_POINT = 25
"""Tokens to a person named before that cost one point of salience; these points were chosen by hand."""
SUBJECT_POINTS, PART_POINTS = 1.0, -0.5
"""Points of a name that is a subject, and of one that only belongs to another noun."""
MOST_NAMED = 6
"""Mentions for which a person has one point; more count for no more."""
GENDER_POINTS = 0.5
"""Points of a person whose gender is known."""
SPOKE_POINTS = 2.0
"""Points of the person who spoke last."""


class Speakers:
    """The speakers of one article. Ask for its sources in order of the text: pronouns look back at earlier ones."""

    def __init__(self, doc: Doc, article: Article) -> None:
        self._doc = doc
        self._authors = article.authors
        self._parties = Parties(doc)
        self._person: tuple[int, Party] | None = None
        self._other: dict[str, tuple[int, Speaker]] = {}

    def resolve(self, source: Span, reporter: Speaker | None = None) -> Speaker | None:
        """The speaker that the source at these characters stands for.

        `reporter` is the speaker of the statement around it, whom "I" and "we" mean. `None` where the source is the
        article's unnamed author.
        """
        span = self._doc.char_span(*source, alignment_mode="expand")
        while span is not None and len(span) and (span[-1].is_space or not span[-1].text[0].isalnum()):
            span = span[:-1]
        if span is None or not len(span):
            return None
        span = without_loose_word(after_dateline(span))
        head = head_of(span)
        speaker = self._find(span, head, reporter)
        if speaker is not None and speaker.type != "person":
            self._other[speaker.type] = head.i, speaker
        return speaker

    def _find(self, span: Tokens, head: Token, reporter: Speaker | None, depth: int = 0) -> Speaker | None:
        word = written(head)
        if word in RELATIVES and depth < DEEPEST_RELATIVE:
            antecedent = antecedent_of(head)
            if antecedent is not None:
                start = antecedent.left_edge.i
                return self._find(head.doc[start : max(start + 1, head.i)], antecedent, reporter, depth + 1)
        if len(span) == 1 and word in PRONOUNS:
            return self._meant(span, head, word, reporter)
        return self._named(span, head) or self._described(span, head)

    def _meant(self, span: Tokens, head: Token, word: str, reporter: Speaker | None) -> Speaker | None:
        """Whom a pronoun means."""
        if word in FIRST_PRONOUNS:
            return reporter or (Speaker(self._authors[0], "person") if self._authors else None)
        if word in PERSON_PRONOUNS:
            party = self._person_before(head, "f" if word in FEMALE_PRONOUNS else "m")
            if party is not None:
                return self._speak(head, party)
            name = unmarked_name_before(head) or span
            return Speaker(name.text, "person", span=_chars(name))
        group = word in GROUP_PRONOUNS
        found = self._thing_before(head, ("group", "organization") if group else ("organization", "document"))
        return found or Speaker(head.text, "group" if group else "organization", span=_chars(span))

    def _named(self, span: Tokens, head: Token) -> Speaker | None:
        """The person or organization whose name is the source's head or apposition."""
        if _joined(head, span):
            return Speaker(_phrase(span, WORDS.dropped_before_several), "group", span=_chars(span))
        party = self._party_of(span, head)
        if party is None:
            return None
        if party.person:
            return self._speak(head, party)
        if is_plural(head):
            return Speaker(_phrase(span), "group", span=_chars(span))
        if self._name(party.best).islower():  # no name: "the interior ministry"
            return None
        kind = kind_of(head, span)
        if kind in ("role", "anonymous", "group"):
            return None
        return self._organization(party, "document" if kind == "document" and head.is_lower else "organization")

    def _party_of(self, span: Tokens, head: Token) -> Party | None:
        """The party whose name holds the head of a source, or the name that stands beside a role: set off first, since
        the one before may be a firm's ("a Lumen spokesman, Theo Roe")."""
        party = self._parties.at(head.i)
        if party is None and len(span) == 1 and head.text[0].isupper():
            party = self._parties.named(head.text)
        if party is not None and party.person and head.text[0].islower():
            party = None
        if party is not None or head.lemma_.lower() not in PERSONS:
            return party
        beside = sorted(filter(stands_beside, head.children), key=is_compound)
        found = (self._parties.at(child.i) for child in beside if span.start <= child.i < span.end)
        return next((each for each in found if each is not None and each.person), None)

    def _described(self, span: Tokens, head: Token) -> Speaker:
        """A description: whom of the people and organizations named it means, else as it stands."""
        lemma, first = head.lemma_.lower(), span[0].lower_
        singular = is_singular(head) and first not in INDEFINITE
        if singular and lemma in PERSONS:
            party = self._by_role(head, span, definite=first in DEFINITE)
            if party is not None:
                return self._speak(head, party)
        if singular and first in DEFINITE and lemma in ORGANIZATIONS and head.i - span.start <= FURTHEST_LAST_WORD:
            longer = self._by_last_word(head, span)
            if longer is not None:
                return self._organization(longer, "organization")
        return Speaker(_phrase(span), kind_of(head, span), span=_chars(span))

    def _speak(self, head: Token, party: Party) -> Speaker:
        self._person = head.i, party
        return Speaker(self._name(party.best), "person", party.role, self._span(party.best))

    def _organization(self, party: Party, kind: str) -> Speaker:
        return Speaker(
            self._name(party.best), "document" if kind == "document" else "organization", None, self._span(party.best)
        )

    def _by_role(self, head: Token, span: Tokens, definite: bool) -> Party | None:
        """The person with that role: the one that most other words of the description fit, then the nearest."""
        wanted = RoleDescription(head, span, definite)
        best: tuple[tuple[int, int], Party] | None = None
        for party in self._parties.all:
            if not party.person:
                continue
            near = max((mention.start for mention in party.mentions if mention.start < head.i), default=-1)
            fits = wanted.fits(party, named_before=near >= 0)
            if fits is not None and (best is None or (fits, near) > best[0]):
                best = (fits, near), party
        return best[1] if best else None

    def _by_last_word(self, head: Token, span: Tokens) -> Party | None:
        """An organization named before with the same word: "the fund" after "the International Monetary Fund"."""
        words = {plain(token.text) for token in span.doc[span.start + 1 : head.i + 1]}
        if words <= _OWN_TOWN:
            return None
        named = (p for p in self._parties.all if not p.person and p.best.start < head.i and len(p.words) > 1)
        last = plain(head.text)
        return next((p for p in named if last in (p.words[-1], p.words[0]) and words <= set(p.words)), None)

    def _person_before(self, head: Token, gender: str) -> Party | None:
        """The person that stands out most among those before: near, a subject, the last to speak, named often."""
        best: tuple[float, Party] | None = None
        for mention, party in self._parties.before(head.i, REACH):
            if not party.person or (party.gender or gender) != gender:
                continue
            score = self._salience(head, mention, party, gender)
            if best is None or score > best[0]:
                best = score, party
        if best is not None:
            return best[1]
        fits = self._person is not None and (self._person[1].gender or gender) == gender
        return self._person[1] if self._person and fits else None

    def _salience(self, head: Token, mention: PartyMention, party: Party, gender: str) -> float:
        root = self._doc[mention.start : mention.end].root
        score = -(head.i - mention.start) / TOKENS_PER_POINT
        if is_any_subject(root):
            score += SUBJECT_POINTS
        elif is_possessor(root) or is_compound(root):
            score += PART_POINTS
        score += min(len(party.mentions), MOST_NAMED) / MOST_NAMED
        score += GENDER_POINTS if party.gender == gender else 0.0
        if self._person is not None and self._person[1] is party and head.i - self._person[0] <= REACH:
            score += SPOKE_POINTS
        return score

    def _thing_before(self, head: Token, kinds: Sequence[str]) -> Speaker | None:
        said = [self._other[kind] for kind in kinds if kind in self._other]
        near = max(said, key=lambda item: item[0], default=None)
        last = near[1] if near is not None and head.i - near[0] <= REACH else None
        if kinds[0] == "group":
            return last
        for mention, party in self._parties.before(head.i, THING_REACH):
            root = self._doc[mention.start : mention.end].root
            is_later = near is None or mention.start > near[0]
            if is_later and not party.person and is_any_subject(root) and is_body_entity(root):
                return self._organization(party, "organization")
        return last or self._body_before(head)

    def _body_before(self, head: Token) -> Speaker | None:
        """The body without a name that did something just before: "the coast guard lowered the toll: it said"."""
        for token in reversed(self._doc[max(0, head.i - BODY_REACH) : head.i]):
            if token.lemma_.lower() in ORGANIZATIONS and is_any_subject(token) and is_singular(token):
                return self._described(self._doc[token.left_edge.i : token.i + 1], token)
        return None

    def _name(self, mention: PartyMention) -> str:
        text = " ".join(self._doc[mention.start : mention.end].text.split())
        return text.removesuffix("'s").removesuffix("’s")

    def _span(self, mention: PartyMention) -> Span:
        return _chars(self._doc[mention.start : mention.end])


def _joined(head: Token, span: Tokens) -> bool:
    """Whether the source names several: "the US and South Korea"."""
    return any(is_conjunct(child) and child.i < span.end for child in head.children)


def _phrase(span: Tokens, dropped: Sequence[str] = ()) -> str:
    """The source as it stands, without "the", further words at its beginning and what is set off behind it."""
    start, end = span.start, span.start + 1
    joined = _joined(head_of(span), span)
    while end < span.end and end - start < LONGEST * (1 + joined):
        text = written(span.doc[end])
        if text in _ENDS and not (joined and text == ","):
            break
        end += 1
    while end - start > 1 and span.doc[start].lower_ in (*WORDS.dropped_first, *dropped):
        start += 1
    return " ".join(span.doc[start:end].text.split()).strip(" ,")


def _chars(span: Tokens) -> Span:
    return span.start_char, span.end_char
