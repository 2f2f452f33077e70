"""The names of an article that rules did not take for places, each with the traits that tell whether it is one.

All mentions of one name are looked at together: a village that no gazetteer has is "the town of" once, and stands alone
everywhere else.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.lang import LangFile, Words, read
from reportedly.lang.cues import cues
from reportedly.lang.titles import titles
from reportedly.language.grammar import (
    is_any_subject,
    is_firm_entity,
    is_modifier,
    is_name_tag,
    is_nationality_entity,
    is_person_entity,
    is_place_entity,
    is_possessor,
    is_prepositional_object,
    is_time_entity,
    is_verb_form,
)
from reportedly.model import Span
from reportedly.places.gazetteer import PlaceCandidate, demonyms, find_name
from reportedly.places.names import name_key

Traits = Mapping[str, float]
"""Named features of one name; what is absent is 0."""


class NameWords(LangFile, frozen=True):
    """The file `names.toml`."""

    before: Words
    settlements: Words
    kinds_before: Words
    kinds_behind: Words
    events_behind: Words
    small: Words
    articles: Words
    of: Words
    documents: Words


@dataclass(frozen=True, slots=True)
class Name:
    """One name: the tokens `[first, last)` of each mention, its traits, and the places that it may stand for."""

    mentions: tuple[Span, ...]
    traits: Traits
    candidates: tuple[PlaceCandidate, ...]


_WORDS = read("en", "names", NameWords)
_TITLES = frozenset(titles("en").titles)
_BEFORE, _OF = frozenset(_WORDS.before), frozenset(_WORDS.of)
_KINDS_BEFORE, _KINDS_BEHIND = frozenset(_WORDS.kinds_before), frozenset(_WORDS.kinds_behind)
_SETTLEMENTS = frozenset(_WORDS.settlements)
_EVENTS, _DOCUMENTS = frozenset(_WORDS.events_behind), frozenset(_WORDS.documents)
_SMALL, _ARTICLES = frozenset(_WORDS.small), frozenset(_WORDS.articles)
_SAYING = frozenset(cues("en").crediting)
LONGEST = 4
"""Words that the name of a place has at most, small ones left out."""
FEWEST_LETTERS = 3
"""Letters of the shortest name that is looked at."""
SHORTEST_IN_CAPITALS = 4
"""The same for a name in capitals: shorter ones are acronyms."""
MOST_NAMES = 2000
"""Mentions of names that are looked at in one text; a list of thousands is no article."""
SIZES = ((100_000, "large"), (10_000, "town"), (1, "small"), (0, "of no known size"))
"""From how many inhabitants on a place is called what."""
IN_DATELINE, DATED, SETTLED = "in the dateline", "opens a line before a date", "the town of"
"""Signs that only names of places have."""
_OPENS_LINE, _BEFORE_DATE = "opens a line", "before a date"
_HYPHEN = "-"
_LIST_MARKS = frozenset((",", "/", "and", ";"))
_OPENING_MARKS = frozenset(("(", "-", "–", "—", ":", ".", "|", "/", ","))


def names(doc: Doc, taken: Sequence[Span], dateline: Span, common: frozenset[str]) -> list[Name]:
    """The names that overlap none of the `taken` places (spans of tokens, in order), as they are first mentioned.

    `dateline` is a span of characters; `common` are everyday words that are names, too.
    """
    mentions: dict[str, list[list[Token]]] = {}
    starts = [start for start, _ in taken]
    for tokens in _runs(doc):
        at = bisect_left(starts, tokens[-1].i + 1)
        free = at == 0 or taken[at - 1][1] <= tokens[0].i
        if free and name_key(_text(tokens)) not in demonyms():
            mentions.setdefault(_text(tokens).casefold(), []).append(tokens)
    around = _Around(
        starts=frozenset(starts),
        ends=frozenset(end for _, end in taken),
        first_line_end=next((token.idx + token.text.index("\n") for token in doc if "\n" in token.text), len(doc.text)),
        dateline=dateline,
        plain=frozenset(token.text for token in doc if token.is_lower) | common,
        parts=frozenset(token.lower_ for group in mentions.values() for token in group[0] if len(group[0]) > 1),
    )
    found = []
    for group in mentions.values():
        candidates = find_name(_text(group[0]))
        traits = {**around.traits(group), **_known(candidates)}
        found.append(Name(tuple((each[0].i, each[-1].i + 1) for each in group), traits, candidates))
    return found


def _text(tokens: Sequence[Token]) -> str:
    """The words of a mention. The text of the whole is not asked for: each time, it is put together anew."""
    return "".join(token.text_with_ws for token in tokens[:-1]) + str(tokens[-1].text)


def _known(candidates: Sequence[PlaceCandidate]) -> dict[str, float]:
    """What the gazetteer says of a name."""
    if not candidates:
        return {"no place known": 1.0}
    best = candidates[0]
    size = next(name for least, name in SIZES if best.population >= least)
    known = {f"known: level {best.level}": 1.0, f"known: {size}": 1.0}
    if best.alternate:
        known["known by another name"] = 1.0
    return known


def _runs(doc: Doc) -> Iterator[list[Token]]:
    """Names as they stand: capitalised words in a row, with hyphens and small words of names between them."""
    at, found = 0, 0
    while at < len(doc) and found < MOST_NAMES:
        if not _opens(doc[at]):
            at += 1
            continue
        last, words, following = at, 1, at + 1
        while following < len(doc) and words < LONGEST:
            joined = doc[following].text in _SMALL or (
                doc[following].text == _HYPHEN and not doc[following - 1].whitespace_ and not doc[following].whitespace_
            )
            if doc[following].text[0].isupper() and doc[following].is_alpha and not doc[following - 1].is_space:
                last, words, following = following, words + 1, following + 1
            elif joined and following + 1 < len(doc) and doc[following + 1].text[0].isupper():
                following += 1
            else:
                break
        tokens = list(doc[at : last + 1])
        while len(tokens) > 1 and tokens[-1].lower_ in _EVENTS:
            tokens.pop()  # "Brindle Earthquake"
        if _may_be_name(tokens):
            found += 1
            yield tokens
        at = last + 1


def _opens(token: Token) -> bool:
    """Whether a name may begin with a word: not with an article or with what only opens a sentence."""
    if not token.text[0].isupper() or not token.is_alpha or token.lower_ in _ARTICLES:
        return False
    return is_name_tag(token) or token.is_upper or not (token.is_sent_start or token.is_stop)


def _may_be_name(tokens: Sequence[Token]) -> bool:
    text = "".join(token.text for token in tokens)
    least = SHORTEST_IN_CAPITALS if text.isupper() else FEWEST_LETTERS
    return len(text) >= least and not is_time_entity(tokens[0]) and text.lower() not in _DOCUMENTS


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """What stands around the names of one text; `starts` and `ends` are the tokens of the places known,
    `first_line_end` is the character at which its first line ends.

    `plain` are the words that stand in small letters, `parts` those of names of several words.
    """

    starts: frozenset[int]
    ends: frozenset[int]
    first_line_end: int
    dateline: Span
    plain: frozenset[str]
    parts: frozenset[str]

    def traits(self, group: Sequence[Sequence[Token]]) -> Traits:
        """The traits of a name: the share of its mentions of which each sign holds, and whether it holds at all."""
        counts = Counter(sign for tokens in group for sign in self._signs(tokens))
        traits = {"": 1.0, "mentions": math.log(len(group)), "words": float(min(LONGEST, len(group[0])))}
        words = [token.lower_ for token in group[0]]
        if any(word in self.plain for word in words):
            traits["everyday word"] = 1.0
        if len(words) == 1 and words[0] in self.parts:
            traits["part of a longer name"] = 1.0
        if any(word in _KINDS_BEHIND or word in _KINDS_BEFORE for word in words):
            traits["has its kind"] = 1.0
        for sign, times in counts.items():
            traits[sign] = times / len(group)
            traits[f"once {sign}"] = 1.0
        return traits

    def _signs(self, tokens: Sequence[Token]) -> set[str]:
        """What is seen of one mention."""
        signs = {*self._parsed(tokens), *self._before(tokens[0]), *self._behind(tokens[-1])}
        if _text(tokens).isupper():
            signs.add("in capitals")
        if self.dateline[0] <= tokens[0].idx < self.dateline[1]:
            signs.add(IN_DATELINE)
        if tokens[0].idx <= self.first_line_end:
            signs.add("in the headline")
        if signs.issuperset((_OPENS_LINE, _BEFORE_DATE)):
            signs.add(DATED)
        return signs

    def _parsed(self, tokens: Sequence[Token]) -> Iterator[str]:
        root = next((token for token in tokens if not tokens[0].i <= token.head.i <= tokens[-1].i), tokens[-1])
        signs = {
            "entity: place": is_place_entity(tokens[-1]),
            "entity: person": is_person_entity(tokens[-1]),
            "entity: firm": is_firm_entity(tokens[-1]),
            "entity: people": is_nationality_entity(tokens[-1]),
            "tag: no name": not is_name_tag(tokens[-1]),
            "subject": is_any_subject(root),
            "subject of saying": is_any_subject(root) and root.head.lemma_.lower() in _SAYING,
            "object of preposition": is_prepositional_object(root),
            "before a noun": is_modifier(root) and not is_possessor(root),
            "owner": is_possessor(root),
        }
        yield from (name for name, holds in signs.items() if holds)

    def _before(self, first: Token) -> Iterator[str]:
        """What the words before a mention say."""
        doc = first.doc
        one = doc[first.i - 1] if first.i else None
        if one is None or "\n" in "".join(token.text_with_ws for token in doc[max(0, first.i - 2) : first.i])[-2:]:
            yield _OPENS_LINE
            return
        article = one.lower_ in _ARTICLES and first.i > 1
        if article:
            yield "with an article"
            one = doc[one.i - 1]
        two = doc[one.i - 1] if one.i else one
        if one.lower_ in _BEFORE:
            yield f"behind {one.lower_}" + (" and an article" if article else "")
        if one.lower_ in _OF and (two.lower_ in _KINDS_BEFORE or two.lemma_.lower() in _KINDS_BEFORE):
            yield "named with its kind"
            if two.lower_ in _SETTLEMENTS and one.lower_ == _WORDS.of[0]:
                yield SETTLED
        if one.lemma_.lower() in _KINDS_BEFORE:
            yield "behind its kind"
        if one.lower_.rstrip(".") in _TITLES or is_person_entity(one):
            yield "behind a title or a first name"
        if one.text in _LIST_MARKS and one.i in self.ends:
            yield "listed behind a place"
        if first.is_sent_start:
            yield "opens a sentence"

    def _behind(self, last: Token) -> Iterator[str]:
        """What the words behind a mention say."""
        doc = last.doc
        if last.i + 1 >= len(doc):
            return
        one = doc[last.i + 1]
        if one.lower_ in _KINDS_BEHIND or one.lower_ in _EVENTS or one.lemma_.lower() in _KINDS_BEHIND:
            yield "before its kind"
        if one.text in _OPENING_MARKS:
            yield f"before {one.text}"
        if (one.text in _LIST_MARKS or one.text == "(") and one.i + 1 in self.starts:
            yield "before a place"
        if one.text == "," and last.i + 2 < len(doc) and (doc[last.i + 2].like_num or is_time_entity(doc[last.i + 2])):
            yield _BEFORE_DATE
        if is_verb_form(one):
            yield "before a verb"
        if one.like_num or one.text == "|":
            yield "before a number"
