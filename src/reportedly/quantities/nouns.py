"""The noun that a number counts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.model import Span

_SKIPPED = frozenset(
    """
    of the its his her their our your my this these those other more additional such all extra further
    so-called
    """.split()
)
_NOUN_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_BEFORE_NOUN = frozenset(("JJ", "JJR", "JJS", "VBN", "VBG", "CD", "FW", "POS", "VBD", "HYPH", "RBS", "RBR"))
PARTICIPLES = frozenset(
    """
    dead wounded injured killed missing hurt displaced homeless detained arrested hospitalised hospitalized others
    other more trapped stranded infected sick ill unaccounted poor unemployed jobless elderly faithful undocumented
    """.split()
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
    phrase = _Phrase(doc)
    for token in doc[at : at + _LONGEST]:
        if not phrase.takes(token):
            break
    return phrase.noun()


class _Phrase:
    """The noun phrase after a number, read token by token."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.tokens: list[Token] = []
        self.lone: Token | None = None
        self.owned = False
        """Whether "of" was passed: what follows a possessor is counted then ("fifty of the nation's officials")."""

    def noun(self) -> Noun | None:
        """What has been read, if it is a noun or an adjective that stands for one."""
        if self._has_noun():
            return _noun(self.tokens)
        if self.lone is not None:
            return Noun(self.lone.i, self.lone.i, self.lone.lower_, alone=True)
        return None

    def takes(self, token: Token) -> bool:
        """Whether the phrase goes on with a token, which is read then."""
        if self._ends_before(token):
            return False
        if self._passes(token):
            return True
        stands_alone = token.lower_ in PARTICIPLES and not self.lone and not self.tokens and _adjectival(token)
        if token.tag_ in _NOUN_TAGS and not stands_alone:
            self.tokens.append(token)
            return True
        if self._has_noun() and not self._after_hyphen(token):
            if token.tag_ == "POS" and self.owned and len(self.tokens) < 5:
                self.tokens = []
                return True
            return False
        return self._takes_modifier(token)

    def _has_noun(self) -> bool:
        return bool(self.tokens) and self.tokens[-1].tag_ in _NOUN_TAGS

    def _after_hyphen(self, token: Token) -> bool:
        """ "weather-related cancellations": the participle goes with the noun before it."""
        before = self.doc[token.i - 1]
        return token.tag_ in ("VBN", "JJ", "VBG") and before.text in ("-", "–") and not before.whitespace_

    def _ends_before(self, token: Token) -> bool:
        word = token.lower_
        if token.is_space or (token.is_sent_start and self.tokens):
            return True
        if word in _TIMES and (not self.tokens or word != "last") and (word in _ENDS or _dated(self.doc, token)):
            return True
        return bool(self.tokens) and self.tokens[-1].tag_ == "NNS" and token.tag_ == "NNP" and token.text.istitle()

    def _passes(self, token: Token) -> bool:
        """Hyphens within the phrase, and quotation marks before its noun."""
        if token.text in ("-", "–") and not token.whitespace_:
            return True
        quoted = token.text in ('"', "“", "‘", "'", "”") and len(self.tokens) < 2
        return quoted and not any(each.tag_ in _NOUN_TAGS for each in self.tokens)

    def _takes_modifier(self, token: Token) -> bool:
        word = token.lower_
        if word in PARTICIPLES and word not in ("other", "more"):
            self.lone = self.lone or token
            self.tokens.append(token)
        elif word in _SKIPPED:
            self.owned = self.owned or word == "of"
            if word == "other":
                self.lone = self.lone or token
        elif token.pos_ == "AUX":
            return False
        elif token.tag_ in _BEFORE_NOUN and not (token.tag_ in ("VBD", "VBG") and not _prenominal(self.doc, token)):
            self.tokens.append(token)
        else:
            return word in ("and", "or", ",", "to") and bool(self.tokens) and _adjectives_joined(self.doc, token)
        return True


_TIMES = frozenset(("ages", "aged", "ago", "last", "next", "earlier"))
_ENDS = frozenset(("ages", "aged", "ago", "earlier"))
_CALENDAR = frozenset(
    """
    year month week season quarter decade summer winter spring autumn fall night sunday monday tuesday wednesday
    thursday friday saturday
    """.split()
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
    while len(tokens) > 1 and (tokens[0].tag_ == "CD" or not any(map(str.isalnum, tokens[0].text))):
        tokens = tokens[1:]
    text = " ".join(token.lower_ for token in tokens)
    return Noun(tokens[0].i, tokens[-1].i, text)
