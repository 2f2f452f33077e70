"""Places of a text without a parse: names that the language's data knows, and names after words that stand before
places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.lang import LangFile, Words, kept, read
from reportedly.model import Article, Place, Span
from reportedly.places.gazetteer import PlaceCandidate, find_name
from reportedly.places.hints import HOME_WEIGHT, home_country
from reportedly.places.resolve import PlaceQuestion, choose

SIZE = 15_000
"""Population from which a town is taken after a word that stands before other names too."""
REGION = 1
"""The level of the largest regions of a country."""
LONGEST = 4
"""Words with a capital in the longest name that is looked up."""
_CAPITAL = r"[^\W\d_a-zà-öø-ÿœ][\w'-]*"


class PlacesFile(LangFile, frozen=True, kw_only=True):
    """`places.toml`: the language's names of places, and the words beside them."""

    names: dict[str, str]
    """Names as the language writes them, with the gazetteer's."""
    before: Words
    """Words in front of a place."""
    unsure: Words = ()
    """Those of them that stand before other names too."""
    before_regions: Words = ()
    """Words after which only a region is taken."""
    inside: Words = ()
    """Small words inside a name."""
    no_places: Words = ()
    """Words with a capital that are no places, though a town has their name."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name at `text[start:end]` with the places that it may stand for."""

    start: int
    end: int
    candidates: tuple[PlaceCandidate, ...]


def find_places(article: Article, language: str) -> tuple[Place, ...]:
    """The places that an article names, in order, none overlapping."""
    text = article.text.replace("’", "'")
    mentions = list(_apart(_mentions(text, article.dateline, _vocabulary(language))))
    country = home_country(article)
    hints = Counter({country: HOME_WEIGHT} if country else {})
    questions = [PlaceQuestion(text[each.start : each.end], each.candidates) for each in mentions]
    chosen = choose(questions, hints)
    return tuple(
        place.at(each.start, each.end) for each, place in zip(mentions, chosen, strict=True) if place is not None
    )


class _Vocabulary:
    """A language's `places.toml` as patterns, apostrophes written straight."""

    def __init__(self, language: str) -> None:
        data = read(language, "places", PlacesFile)
        self.names = {_straight(name): known for name, known in data.names.items()}
        self.by_key = {name.lower(): name for name in self.names}
        self.unsure = frozenset(map(_straight, data.unsure))
        self.before_regions = frozenset(map(_straight, data.before_regions))
        self.no_places = frozenset(map(_straight, data.no_places))
        inside = "|".join(re.escape(_straight(word)) + ("" if word.endswith("’") else " ") for word in data.inside)
        more = rf"(?:[ ](?:{inside}){{0,3}}{_CAPITAL}){{0,{LONGEST - 1}}}"
        self.phrase = re.compile(rf"(?<![\w-]){_CAPITAL}{more}")
        before = "|".join(
            re.escape(word) for word in _longest_first(map(_straight, (*data.before, *data.before_regions)))
        )
        self.known = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, _longest_first(self.names)))})(?![\w-])")
        lead = rf"(?<!\w)(?P<before>(?i:{before}))(?:(?<=')|[ ])(?:l'|la |le |les )?"
        self.led = re.compile(rf"{lead}(?P<name>{_CAPITAL}{more})")

    def candidates(self, name: str) -> tuple[PlaceCandidate, ...]:
        """The places that a name may stand for, by the language's own names first."""
        own = self.by_key.get(name.lower())
        return find_name(self.names[own] if own else name)

    def is_place(self, before: str, candidates: Sequence[PlaceCandidate]) -> bool:
        """Whether a name with candidates is a place by the word before it."""
        if not candidates:
            return False
        if before in self.before_regions:
            return candidates[0].level == REGION and candidates[0].kind == "region" and not candidates[0].alternate
        return before not in self.unsure or max(each.population for each in candidates) >= SIZE


@kept
def _vocabulary(language: str) -> _Vocabulary:
    return _Vocabulary(language)


def _straight(word: str) -> str:
    return word.replace("’", "'")


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _mentions(text: str, dateline: Span | None, vocabulary: _Vocabulary) -> Iterator[_Mention]:
    """Every name that may be a place; a name that was found once is one wherever it stands."""
    names: dict[str, tuple[PlaceCandidate, ...]] = {}
    if dateline is not None and (found := vocabulary.candidates(text[slice(*dateline)])):
        yield _Mention(*dateline, found)
    for match in vocabulary.known.finditer(text):
        yield _Mention(*match.span(), vocabulary.candidates(match[0]))
    for match in vocabulary.led.finditer(text):
        for name in _shorter(match["name"]):
            found = () if name in vocabulary.no_places else vocabulary.candidates(name)
            if vocabulary.is_place(match["before"].lower(), found):
                names[name] = found
                break
    for match in vocabulary.phrase.finditer(text):
        yield from _repeated(match, names)


def _repeated(phrase: re.Match[str], names: dict[str, tuple[PlaceCandidate, ...]]) -> Iterator[_Mention]:
    """The names within a row of words with capitals."""
    starts = [word.start() for word in re.finditer(r"\S+", phrase[0])]
    for first in starts:
        for name in _shorter(phrase[0][first:]):
            if name in names:
                start = phrase.start() + first
                yield _Mention(start, start + len(name), names[name])
                break


def _shorter(name: str) -> Iterator[str]:
    """A name, then what is left of it without its last words."""
    words = name.split(" ")
    for count in range(len(words), 0, -1):
        if words[count - 1][:1].isupper():
            yield " ".join(words[:count])


def _apart(mentions: Iterator[_Mention]) -> Iterator[_Mention]:
    """Mentions in order of the text; of those that overlap the first and longest."""
    end = 0
    for each in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if each.start >= end:
            end = each.end
            yield each
