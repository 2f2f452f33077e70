"""Who a source is: from the words of a source to the speaker that a reader would write in the ledger."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from reportedly.model import Article, Speaker, SpeakerType
from reportedly.model.span import Span
from reportedly.statements.people import Party, description, find_parties
from reportedly.statements.words import (
    ANONYMOUS,
    DOCUMENTS,
    FIRST_PRONOUNS,
    GROUP_PRONOUNS,
    GROUPS,
    ORGANIZATIONS,
    PERSON_PRONOUNS,
    RELATIVES,
    ROLES,
    THING_PRONOUNS,
)

REACH = 120
"""Tokens that a pronoun reaches back, at most."""
ANONYMITY = ("anonymity", "anonymously", "unnamed", "unidentified", "not authorized", "not authorised", "not be named")
LONGEST_NAME = 200
"""Characters of a speaker's name, at most."""


class Speakers:
    """The speakers of one article. Ask for its sources in order of the text: pronouns look back at earlier ones."""

    def __init__(self, doc: Doc, article: Article) -> None:
        self._doc = doc
        self._authors = article.authors
        self._parties = find_parties(doc)
        self._mentions = sorted((start, end, k) for k, p in enumerate(self._parties) for start, end in p.mentions)
        self._starts = [start for start, _, _ in self._mentions]
        self._said: dict[str, tuple[int, Speaker]] = {}

    def resolve(self, source: Span, reporter: Speaker | None = None) -> Speaker | None:
        """The speaker that the source at these characters stands for.

        `reporter` is the speaker of the statement around it, whom "I" and "we" mean. `None` where the source is the
        article's unnamed author.
        """
        span = self._doc.char_span(*source, alignment_mode="expand")
        if span is None or not len(span):
            return None
        head = span.root
        speaker = self._find(head, reporter, 0)
        if speaker is not None:
            self._said[speaker.type] = head.i, speaker
        return speaker

    def _find(self, head: Token, reporter: Speaker | None, depth: int) -> Speaker | None:
        word = head.text if head.text == "US" else head.lower_
        if word in RELATIVES and depth < 3:
            verb = head.head
            while verb.dep_ in ("xcomp", "conj", "aux") and verb.head is not verb:
                verb = verb.head
            if verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.head is not verb):
                return self._find(verb.head, reporter, depth + 1)
        if word in FIRST_PRONOUNS:
            return reporter or (Speaker(self._authors[0], "person") if self._authors else None)
        if word in PERSON_PRONOUNS:
            return self._person_before(head, PERSON_PRONOUNS[word]) or Speaker(
                head.text, "person", span=_chars(head, head)
            )
        if word in GROUP_PRONOUNS or word in THING_PRONOUNS:
            return self._thing_before(head) or Speaker(head.text, "group" if word in GROUP_PRONOUNS else "organization")
        return self._named(head) or self._described(head)

    def _party_at(self, start: int, end: int) -> Party | None:
        i = bisect_right(self._starts, end - 1) - 1
        return self._parties[self._mentions[i][2]] if i >= 0 and self._mentions[i][1] > start else None

    def _named(self, head: Token) -> Speaker | None:
        party = self._party_at(head.i, head.i + 1)
        if party is None:
            child = next((c for c in head.children if c.dep_ == "appos" and c.ent_type_ == "PERSON"), None)
            party = self._party_at(child.i, child.i + 1) if child is not None and head.lemma_.lower() in ROLES else None
        if party is None:
            return None
        if any(c.dep_ == "conj" for c in head.children):
            return Speaker(_phrase(head), "group" if party.person else "organization", span=_chars(head, head))
        if party.person:
            return self._speaker(party)
        if head.tag_ in ("NNPS", "NNS") and head.ent_type_ == "NORP":
            return Speaker(_phrase(head), "group", span=_chars(head.left_edge, head))
        kind = _kind(head) if head.lemma_.lower() in DOCUMENTS else "organization"
        return Speaker(party.name, kind, span=_span(self._doc, party.best))

    def _speaker(self, party: Party) -> Speaker:
        return Speaker(party.name, "person", party.role, _span(self._doc, party.best))

    def _described(self, head: Token) -> Speaker:
        lemma = head.lemma_.lower()
        definite = any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in head.children)
        if definite and head.tag_ in ("NN", "NNP") and lemma in ROLES:
            party = self._by_role(head)
            if party is not None:
                return self._speaker(party)
        if definite and lemma in ORGANIZATIONS and head.i - head.left_edge.i <= 1:
            longer = self._longer(head)
            if longer is not None:
                return longer
        name = _phrase(head)
        return Speaker(name, _kind(head), span=_chars(head.left_edge, head))

    def _by_role(self, head: Token) -> Party | None:
        best: tuple[int, Party] | None = None
        for party in self._parties:
            if party.person and party.role_head.endswith(head.lower_):
                near = max((start for start, _ in party.mentions if start < head.i), default=-1)
                if near >= 0 and (best is None or near > best[0]):
                    best = near, party
        return best[1] if best else None

    def _longer(self, head: Token) -> Speaker | None:
        """An earlier organization whose name ends with the same word: "the ministry" after "the Health Ministry"."""
        for party in self._parties:
            if not party.person and party.best[0] < head.i and party.name.lower().split()[-1] == head.lower_:
                return Speaker(party.name, "organization", span=_span(self._doc, party.best))
        return None

    def _person_before(self, head: Token, gender: str) -> Speaker | None:
        best: tuple[float, Party] | None = None
        i = bisect_right(self._starts, head.i - 1) - 1
        while i >= 0 and head.i - self._starts[i] <= REACH:
            start, end, number = self._mentions[i]
            party = self._parties[number]
            i -= 1
            if not party.person or (party.gender or gender) != gender:
                continue
            root = self._doc[start:end].root
            score = -(head.i - start) / 12 - (0 if root.dep_ == "nsubj" else 2 if root.dep_ == "poss" else 1.5)
            if root.head is head.head and root.dep_ != "nsubj":
                score -= 2
            if best is None or score > best[0]:
                best = score, party
        last = self._said.get("person")
        if last is not None and (best is None or best[0] < 0.5 - (head.i - last[0]) / 12):
            return last[1]
        return self._speaker(best[1]) if best else None

    def _thing_before(self, head: Token) -> Speaker | None:
        kinds: Sequence[SpeakerType] = (
            ("group", "organization") if head.lower_ in GROUP_PRONOUNS else ("organization", "document")
        )
        said = [self._said[kind] for kind in kinds if kind in self._said]
        near = max(said, key=lambda item: item[0], default=None)
        return near[1] if near is not None and head.i - near[0] <= REACH else None


def _kind(head: Token) -> SpeakerType:
    lemma = head.lemma_.lower()
    plural = head.tag_ in ("NNS", "NNPS")
    around = head.sent.text.lower()[:1000]
    phrase = {c.lower_ for c in head.children}
    unnamed = bool(phrase & {"a", "an", "one", "another"})
    if lemma in ("source", "insider") or (lemma in ANONYMOUS | ROLES and any(mark in around for mark in ANONYMITY)):
        return "anonymous"
    if lemma in ANONYMOUS and not lemma.startswith("spokes") and unnamed and not plural:
        return "anonymous"
    if lemma in DOCUMENTS and lemma not in ORGANIZATIONS:
        return "document"
    if lemma in ORGANIZATIONS or lemma == "authority":
        return "organization"
    if plural or lemma in ("people", "police", "everyone", "others", "none", "nobody", "everybody"):
        return "organization" if lemma == "police" else "group"
    if lemma in ROLES:
        return "role"
    if lemma in GROUPS:
        return "group" if head.pos_ in ("ADJ", "DET", "PRON") else "person"
    if head.ent_type_ == "PERSON":
        return "person"
    return "organization" if head.pos_ == "PROPN" else "document"


def _phrase(head: Token) -> str:
    """The source as it stands, without what is set off behind it."""
    if any(c.dep_ == "conj" for c in head.children):
        words = head.doc[head.left_edge.i : head.right_edge.i + 1].text.split()
        return " ".join(words[words[0].lower() in ("both", "the", "either", "neither") :])[:LONGEST_NAME].strip(" ,")
    lead = next((c.text.lower() + " " for c in head.children if c.dep_ == "det" and c.lower_ in ("a", "an")), "")
    return (lead + description(head))[:LONGEST_NAME] or head.text


def _chars(first: Token, last: Token) -> Span:
    return first.idx, last.idx + len(last)


def _span(doc: Doc, tokens: tuple[int, int]) -> Span:
    return _chars(doc[tokens[0]], doc[tokens[1] - 1])
