"""The noun that a number counts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.model import Span

_SKIPPED = frozenset(
    [
        "of",
        "the",
        "its",
        "his",
        "her",
        "their",
        "our",
        "your",
        "my",
        "this",
        "these",
        "those",
        "other",
        "others'",
        "more",
        "additional",
        "such",
        "all",
        "extra",
        "further",
        "so-called",
    ]
) - {"others'"}
_NOUN_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_BEFORE_NOUN = frozenset(("JJ", "JJR", "JJS", "VBN", "VBG", "CD", "FW", "POS", "VBD", "HYPH", "RBS", "RBR"))
PARTICIPLES = frozenset(
    [
        "dead",
        "wounded",
        "injured",
        "killed",
        "missing",
        "hurt",
        "displaced",
        "homeless",
        "detained",
        "arrested",
        "hospitalised",
        "hospitalized",
        "others",
        "other",
        "more",
        "trapped",
        "stranded",
        "infected",
        "sick",
        "ill",
        "unaccounted",
        "poor",
        "unemployed",
        "jobless",
        "elderly",
        "faithful",
        "undocumented",
    ]
)
"""Adjectives that stand for people when no noun follows them ("250 dead", "10 others")."""
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Noun:
    """What is counted: tokens `first` to `last` (both included), its head being `last`, or an adjective for people."""

    first: int
    last: int
    text: str
    alone: bool = False
    """Whether an adjective or participle stands for the people counted."""


class TokenIndex:
    """Finds tokens by character offset, and the sentences of tokens.

    Offsets and sentences are read once: spaCy's own look-ups pass over the whole text each time.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text: str = doc.text
        self._starts: list[int] = doc.to_array("IDX").tolist()
        self._sentences = [sentence.start for sentence in doc.sents]

    def at_or_after(self, offset: int) -> int:
        """The index of the first token that starts at or after a character."""
        return bisect_left(self._starts, offset)

    def holding(self, offset: int) -> int:
        """The index of the token that holds a character."""
        return max(0, bisect_left(self._starts, offset + 1) - 1)

    def tokens(self, span: Span) -> list[Token]:
        """The tokens that start within a span of characters."""
        return list(self.doc[bisect_left(self._starts, span[0]) : bisect_left(self._starts, span[1])])

    def sentence(self, token: int, step: int = 0) -> Span | None:
        """The characters of the sentence that holds a token, or of the one `step` sentences on, if any."""
        at = bisect_right(self._sentences, token) - 1 + step
        if not 0 <= at < len(self._sentences):
            return None
        first = self._sentences[at]
        last = self._sentences[at + 1] - 1 if at + 1 < len(self._sentences) else len(self.doc) - 1
        return self._starts[first], self._starts[last] + len(self.doc[last])


def counted_noun(doc: Doc, index: TokenIndex, end: int) -> Noun | None:
    """The noun phrase that follows a number ending at character `end`; `None` where there is none."""
    at = index.at_or_after(end)
    tokens: list[Token] = []
    lone: Token | None = None
    owned = False
    """Whether "of" has been skipped: what follows a possessor is counted then ("fifty of the nation's officials")."""
    for token in doc[at : at + _LONGEST]:
        word = token.lower_
        if token.is_space or (token.is_sent_start and tokens):
            break
        if word in ("-", "–") and not token.whitespace_:
            continue
        if word in ('"', "“", "‘", "'", "”") and len(tokens) < 2 and not any(t.tag_ in _NOUN_TAGS for t in tokens):
            continue
        if (
            word in ("ages", "aged", "ago", "last", "next", "earlier")
            and (not tokens or word != "last")
            and (word in _ENDS or _dated(doc, token))
        ):
            break
        if tokens and tokens[-1].tag_ == "NNS" and token.tag_ == "NNP" and token.text.istitle():
            break
        if token.tag_ in _NOUN_TAGS and not (
            word in PARTICIPLES and lone is None and not tokens and _adjectival(token)
        ):
            tokens.append(token)
            continue
        if tokens and tokens[-1].tag_ in _NOUN_TAGS:
            if token.tag_ == "POS" and owned and len(tokens) < 5:
                tokens = []
                continue
            if token.tag_ == "POS" and token.i + 1 < len(doc) and doc[token.i + 1].tag_ in (*_NOUN_TAGS, "JJ"):
                return _noun(tokens)
            break
        if word in PARTICIPLES and word not in ("other", "more"):
            lone = lone or token
            tokens.append(token)
        elif word in _SKIPPED:
            owned = owned or word == "of"
            if word == "other":
                lone = lone or token
            continue
        elif token.tag_ in _BEFORE_NOUN and not (token.tag_ in ("VBD", "VBG") and not _prenominal(doc, token)):
            tokens.append(token)
        elif word in ("and", "or", ",", "to") and tokens and _adjectives_joined(doc, token):
            continue
        else:
            break
    if tokens and tokens[-1].tag_ in _NOUN_TAGS:
        return _noun(tokens)
    if lone is not None:
        return Noun(lone.i, lone.i, lone.lower_, alone=True)
    return None


_ENDS = frozenset(("ages", "aged", "ago", "earlier"))
_CALENDAR = frozenset(
    [
        "year",
        "month",
        "week",
        "season",
        "quarter",
        "decade",
        "summer",
        "winter",
        "spring",
        "autumn",
        "fall",
        "night",
        "sunday",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
    ]
)


def _dated(doc: Doc, token: Token) -> bool:
    """ "last year", "next week": when, not what."""
    return token.i + 1 < len(doc) and doc[token.i + 1].lower_ in _CALENDAR


def _adjectival(token: Token) -> bool:
    """Whether a word tagged as a noun is one of the adjectives that stand for people ("30 dead", "ten wounded")."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return following is None or following.tag_ not in _NOUN_TAGS


def _prenominal(doc: Doc, token: Token) -> bool:
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    return following is not None and following.tag_ in (*_NOUN_TAGS, "JJ")


def _adjectives_joined(doc: Doc, token: Token) -> bool:
    """ "current and former leaders": an adjective on both sides."""
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    return (
        following is not None
        and following.tag_ in ("JJ", "VBN", "CD")
        and doc[token.i - 1].tag_ in ("JJ", "VBN", "NNP")
    )


def _noun(tokens: list[Token]) -> Noun:
    while len(tokens) > 1 and tokens[0].tag_ == "CD":
        tokens = tokens[1:]
    text = " ".join(token.lower_ for token in tokens)
    return Noun(tokens[0].i, tokens[-1].i, text)
