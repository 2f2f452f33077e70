"""Names of the gazetteer where they stand in a text, whatever they mean there."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span

from reportedly.places.gazetteer import Candidate, find_name
from reportedly.places.words import ACRONYMS, CIVIC, INSIDE_NAMES, REGION_TYPES, SHORT_STATES

LONGEST = 6
"""Tokens of the longest name looked up."""
LONGEST_NAME = 80
"""Characters of it, before it is brought to its key."""
SAINTS = frozenset(("ST", "MT", "FT", "St", "Mt", "Ft"))
JOINTS = frozenset("-–'’")


@dataclass(slots=True)
class PlaceMention:
    """Tokens `[start, end)` that may name a place: the text of the name and the places it may stand for.

    `wanted` is the kind of place that the words beside it ask for ("Kursk region").
    """

    start: int
    end: int
    text: str
    candidates: tuple[Candidate, ...]
    wanted: str | None = None


class Tokens:
    """A parse as plain lists, which are read many times over."""

    def __init__(self, doc: Doc) -> None:
        self.text = doc.text
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


def find_matches(tokens: Tokens) -> list[PlaceMention]:
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


def match_at(tokens: Tokens, start: int) -> PlaceMention | None:
    """The longest name that starts at a token."""
    words = tokens.words
    limit = min(len(words), start + LONGEST)
    end = start + 1
    while end < limit and (
        words[end][0].isupper()
        or words[end] in JOINTS
        or words[end] in INSIDE_NAMES
        or (words[end] == "." and words[end - 1] in SAINTS)
    ):
        end += 1
    while end > start:
        if words[end - 1][0].isupper():
            text = tokens.slice(start, end)
            if candidates := _candidates(text):
                if words[start] in ("The", "A") and end - start > 1 and not candidates[0].name.startswith(words[start]):
                    return None  # the name proper starts at the next word
                if text in SHORT_STATES and tokens.word(end) == ".":
                    end, text = end + 1, text + "."
                if words[end - 1] == "City" and tokens.word(end) in CIVIC:
                    candidates += find_name(text[:-5])  # "Dublin City Council" may be the council of Dublin
                return PlaceMention(start, end, text, candidates, _wanted(tokens, text, start, end))
        end -= 1
    return _compound(tokens, start)


def _candidates(text: str) -> tuple[Candidate, ...]:
    if len(text) > LONGEST_NAME or "\n" in text or (text.isupper() and len(text) < 4 and not _is_acronym(text)):
        return ()
    return find_name(text)


def _is_acronym(text: str) -> bool:
    return "." in text or text in ACRONYMS


def _compound(tokens: Tokens, start: int) -> PlaceMention | None:
    """The country in "U.S.-led", which is one token."""
    name, hyphen, rest = tokens.words[start].partition("-")
    if hyphen and len(name) < 8 and rest.islower() and name.replace(".", "") in ACRONYMS:
        return PlaceMention(start, start + 1, name, find_name(name))
    return None


def _wanted(tokens: Tokens, text: str, start: int, end: int) -> str | None:
    if tokens.word(end).lower() in REGION_TYPES or (
        tokens.word(end).islower() and tokens.word(end + 1) in REGION_TYPES
    ):
        return "region"
    if text.rstrip(".") in SHORT_STATES and tokens.word(start - 1) in (",", "-", "("):
        return "region"
    if tokens.word(start - 1) == "of" and tokens.word(start - 2).lower() in ("province", "state", "county", "counties"):
        return "region"
    return None
