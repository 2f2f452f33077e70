"""The noun that a number counts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.lang import kept, read
from reportedly.language import grammar
from reportedly.model import Span
from reportedly.quantities.files import DEFAULT, NounsFile, PlacedNoun

LONGEST = 9
"""Tokens after a number in which its noun stands."""
LONGEST_POSSESSOR = 5
"""Tokens below which a phrase may be a possessor: "the nation's"."""
_HYPHENS = frozenset(("-", "–"))
_QUOTES = frozenset(('"', "“", "‘", "'", "”"))


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

    def sentence_number(self, token: int) -> int:
        """Which sentence of the text holds a token, from 0."""
        return max(0, bisect_right(self._sentences, token) - 1)

    def sentence_tokens(self, number: int) -> list[Token]:
        """The tokens of a sentence."""
        ends = self._sentences[number + 1 : number + 2] or [len(self.doc)]
        return list(self.doc[self._sentences[number] : ends[0]])

    def sentence_around(self, start: int, end: int) -> Span:
        """The sentence that holds the character `start`, without blanks around it; the span itself if there is none."""
        first, last = self.sentence(self.holding(start)) or (start, end)
        while last > first and self.text[last - 1].isspace():
            last -= 1
        while first < last and self.text[first].isspace():
            first += 1
        return first, last


@dataclass(frozen=True, slots=True)
class NounWords:
    """The words of a language about counted nouns."""

    skipped: frozenset[str]
    participles: frozenset[str]
    """Adjectives that stand for people when no noun follows them ("250 dead", "10 others")."""
    ends: frozenset[str]
    data: NounsFile


@kept
def noun_words(code: str) -> NounWords:
    """The words of a language about counted nouns, from its `nouns.toml`."""
    if not code:
        return noun_words(DEFAULT)
    data = read(code, "nouns", NounsFile)
    return NounWords(frozenset(data.skipped), frozenset(data.participles), frozenset(data.ends), data)


def counted_noun(doc: Doc, index: TokenIndex, end: int) -> Noun | None:
    """The noun phrase that follows a number ending at character `end`; `None` where there is none.

    Without a parse, it is the word at the place where the language's data says that the noun stands.
    """
    at, words = index.at_or_after(end), noun_words(doc.lang_)
    if at < len(doc) and not doc[at].tag:  # `has_annotation` would look through a whole text without tags each time
        return _placed(doc, at, words.data.placed)
    phrase = _Phrase(doc, words)
    for token in doc[at : at + LONGEST]:
        if not phrase.takes(token):
            break
    return phrase.noun()


def _placed(doc: Doc, at: int, where: PlacedNoun | None) -> Noun | None:
    """The word where the noun of a number stands, the number being before token `at`."""
    if where is None:
        return None
    for token in doc[at : at + LONGEST]:
        word = token.lower_
        if word in where.after or word in where.passed:
            continue
        if not _LETTERS.fullmatch(word) or word in where.none or token.is_sent_start:
            return None
        return Noun(token.i, token.i, word)
    return None


_LETTERS = re.compile(r"[^\W\d_]{2}[\w’'-]*")


class _Phrase:
    """The noun phrase after a number, read token by token."""

    def __init__(self, doc: Doc, words: NounWords) -> None:
        self.doc = doc
        self.words = words
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
        if grammar.is_noun(token) and not self._stands_alone(token):
            self.tokens.append(token)
            return True
        if self._has_noun() and not self._after_hyphen(token):
            if grammar.is_genitive_mark(token) and self.owned and len(self.tokens) < LONGEST_POSSESSOR:
                self.tokens = []
                return True
            return False
        return self._takes_modifier(token)

    def _stands_alone(self, token: Token) -> bool:
        """Whether a word tagged as a noun is an adjective that stands for people ("30 dead", "ten wounded")."""
        if token.lower_ not in self.words.participles or self.lone or self.tokens:
            return False
        following = _next(token)
        return following is None or not grammar.is_noun(following)

    def _has_noun(self) -> bool:
        return bool(self.tokens) and grammar.is_noun(self.tokens[-1])

    def _after_hyphen(self, token: Token) -> bool:
        """ "weather-related cancellations": the participle goes with the noun before it."""
        before = self.doc[token.i - 1]
        describes = grammar.is_adjective(token) or grammar.is_participle(token) or grammar.is_gerund(token)
        return describes and before.text in _HYPHENS and not before.whitespace_

    def _ends_before(self, token: Token) -> bool:
        if token.is_space or (token.is_sent_start and self.tokens):
            return True
        if self._tells_when(token):
            return True
        after_plural = bool(self.tokens) and grammar.is_plural_noun(self.tokens[-1])
        return after_plural and grammar.is_singular_name(token) and token.text.istitle()

    def _tells_when(self, token: Token) -> bool:
        """ "aged 60", "last year", "ago": how old or when, not what."""
        word, data = token.lower_, self.words.data
        if word in data.ends_at_once and token.i and grammar.is_numeral(self.doc[token.i - 1]):
            return True
        if word in self.words.ends:
            return True
        if word in data.ends_before_calendar or (not self.tokens and word in data.begins_before_calendar):
            following = _next(token)
            return following is not None and following.lower_ in data.calendar
        return False

    def _passes(self, token: Token) -> bool:
        """Hyphens within the phrase, and quotation marks before its noun."""
        if token.text in _HYPHENS and not token.whitespace_:
            return True
        return token.text in _QUOTES and len(self.tokens) < 2 and not any(map(grammar.is_noun, self.tokens))

    def _takes_modifier(self, token: Token) -> bool:
        word, words = token.lower_, self.words
        if word in words.participles and word not in words.skipped:
            self.lone = self.lone or token
            self.tokens.append(token)
        elif word in words.skipped:
            self.owned = self.owned or word == words.data.of
            if word == words.data.alone_later:
                self.lone = self.lone or token
        elif grammar.is_auxiliary_word(token):
            return False
        elif grammar.is_counted_modifier(token) and not _is_predicate(token):
            self.tokens.append(token)
        else:
            return word in words.data.joining and bool(self.tokens) and self._joins_adjectives(token)
        return True

    def _joins_adjectives(self, token: Token) -> bool:
        """ "current and former leaders": an adjective on both sides; of "22 dead and 31 hurt" each is counted apart."""
        following = _next(token)
        before = self.doc[token.i - 1]
        if following is None or (token.is_punct and before.lower_ in self.words.participles):
            return False
        if self.lone is not None and grammar.is_numeral(following):
            return False
        return (_describes(following) or grammar.is_numeral(following)) and (
            _describes(before) or grammar.is_singular_name(before)
        )


def _next(token: Token) -> Token | None:
    return token.nbor() if token.i + 1 < len(token.doc) else None


def _describes(token: Token) -> bool:
    return grammar.is_adjective(token) or grammar.is_participle(token)


def _is_predicate(token: Token) -> bool:
    """Whether a word is a verb here, rather than one that describes the noun after it: "30 voted", "30 voting men"."""
    if not (grammar.is_past(token) or grammar.is_gerund(token)):
        return False
    following = _next(token)
    if following is None or not (grammar.is_noun(following) or grammar.is_adjective(following)):
        return True
    return grammar.is_past(token) and not grammar.is_before_noun(token)


def _noun(tokens: list[Token]) -> Noun:
    while len(tokens) > 1 and (grammar.is_numeral(tokens[0]) or not any(map(str.isalnum, tokens[0].text))):
        tokens = tokens[1:]
    text = " ".join(token.lower_ for token in tokens)
    return Noun(tokens[0].i, tokens[-1].i, text)
