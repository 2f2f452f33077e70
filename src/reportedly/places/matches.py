"""Names of the gazetteer where they stand in a text, whatever they mean there."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span

from reportedly.places.gazetteer import PlaceCandidate, find_name
from reportedly.places.words import PlaceWords, Toponyms

LONGEST = 6
"""Tokens of the longest name looked up."""
LONGEST_NAME = 80
"""Characters of it, before it is brought to its key."""
SHORTEST_IN_CAPITALS = 4
"""Letters that a name in capitals has at least: shorter ones are acronyms."""
LONGEST_ACRONYM = 7
"""Characters of the name of a country in a word such as "U.S.-led"."""
JOINTS = frozenset("-–'’")
"""Marks that may stand inside a name."""
BEFORE_STATE = frozenset((",", "-", "("))
"""Marks before a shortened name that show it to be that of a state."""


@dataclass(slots=True)
class PlaceMention:
    """Tokens `[start, end)` that may name a place: the text of the name and the places it may stand for.

    `wanted` is the kind of place that the words beside it ask for ("Kursk region").
    """

    start: int
    end: int
    text: str
    candidates: tuple[PlaceCandidate, ...]
    wanted: str | None = None


class PlaceTokens:
    """A parse as plain lists, which are read many times over, with what its language knows of places."""

    def __init__(self, doc: Doc, known: PlaceWords) -> None:
        self.text = doc.text
        self.known = known
        self.toponyms = known.toponyms
        self.words = [token.text for token in doc]
        self.starts = [token.idx for token in doc]
        self.entity: list[Span | None] = [None] * len(self.words)
        self.entities = doc.ents
        for ent in self.entities:
            self.entity[ent.start : ent.end] = [ent] * (ent.end - ent.start)

    def slice(self, start: int, end: int) -> str:
        """The text of tokens `[start, end)`."""
        return self.text[self.starts[start] : self.starts[end - 1] + len(self.words[end - 1])]

    def word(self, i: int) -> str:
        """The token at `i`, empty outside the text."""
        return self.words[i] if 0 <= i < len(self.words) else ""


def find_matches(tokens: PlaceTokens) -> list[PlaceMention]:
    """The longest names, left to right, each starting with a capital."""
    found, i, words = [], 0, tokens.words
    while i < len(words):
        match = match_at(tokens, i) if words[i][0].isupper() else None
        if match:
            found.append(match)
            i = match.end
        else:
            i += 1
    return found


def match_at(tokens: PlaceTokens, start: int) -> PlaceMention | None:
    """The longest name that starts at a token."""
    words, toponyms = tokens.words, tokens.toponyms
    limit = min(len(words), start + LONGEST)
    end = start + 1
    while end < limit and (
        words[end][0].isupper()
        or words[end] in JOINTS
        or words[end] in toponyms.inside_names
        or (words[end] == "." and words[end - 1] in toponyms.shortened_openings)
    ):
        end += 1
    while end > start:
        if words[end - 1][0].isupper():
            text = tokens.slice(start, end)
            if candidates := _candidates(text, toponyms):
                return _mention(tokens, start, end, candidates)
        end -= 1
    return _compound(tokens, start)


def _mention(tokens: PlaceTokens, start: int, end: int, candidates: tuple[PlaceCandidate, ...]) -> PlaceMention | None:
    """The mention of a name at tokens `[start, end)`; `None` where the name proper starts at the next word."""
    toponyms, text, first, last = tokens.toponyms, tokens.slice(start, end), tokens.words[start], tokens.words[end - 1]
    is_article = first in toponyms.articles and first not in toponyms.articles_of_names
    if is_article and end - start > 1 and not candidates[0].name.startswith(first):
        return None
    if text in toponyms.short_states and tokens.word(end) == ".":
        end, text = end + 1, text + "."
    if last in toponyms.town_nouns and tokens.word(end) in toponyms.civic:
        candidates += find_name(text[: -len(last) - 1])  # "Dublin City Council" may be the council of Dublin
    return PlaceMention(start, end, text, candidates, _wanted(tokens, text, start, end))


def _candidates(text: str, toponyms: Toponyms) -> tuple[PlaceCandidate, ...]:
    if len(text) > LONGEST_NAME or "\n" in text:
        return ()
    if text.isupper() and len(text) < SHORTEST_IN_CAPITALS and "." not in text and text not in toponyms.acronyms:
        return ()
    return find_name(toponyms.names.get(text, text))


def _compound(tokens: PlaceTokens, start: int) -> PlaceMention | None:
    """The country in "U.S.-led", which is one token."""
    name, hyphen, rest = tokens.words[start].partition("-")
    is_short = len(name) <= LONGEST_ACRONYM and name.replace(".", "") in tokens.toponyms.acronyms
    return PlaceMention(start, start + 1, name, find_name(name)) if hyphen and rest.islower() and is_short else None


def _wanted(tokens: PlaceTokens, text: str, start: int, end: int) -> str | None:
    """The kind of place that the words beside a name ask for."""
    toponyms, after = tokens.toponyms, tokens.word(end)
    if after.lower() in toponyms.region_nouns or (after.islower() and tokens.word(end + 1) in toponyms.region_nouns):
        return "region"
    if text.rstrip(".") in toponyms.short_states and tokens.word(start - 1) in BEFORE_STATE:
        return "region"
    before = tokens.word(start - 2).lower()
    return "region" if tokens.word(start - 1) in toponyms.of and before in toponyms.region_nouns_before else None
