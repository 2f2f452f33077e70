"""Which names in a text are meant as places, and the places that the gazetteer lacks."""

from __future__ import annotations

from reportedly.model import Span
from reportedly.places.context import Context
from reportedly.places.gazetteer import find_name
from reportedly.places.matches import PlaceMention, Tokens, find_matches
from reportedly.places.words import CIVIC, FEATURE_TYPES, NUMBERED_ROADS, STREET_TYPES

LISTED = frozenset((",", "and", "or", "&", ";", "/"))
"""What stands between places of a list."""


class Finder:
    """Finds the mentions of one document."""

    def __init__(self, tokens: Tokens, dateline: Span | None = None) -> None:
        self.tokens = tokens
        self.dateline = dateline or (0, 0)
        self.context = Context(tokens)
        self.taken = [False] * len(tokens.words)
        self.mentions: list[PlaceMention] = []

    def find(self) -> list[PlaceMention]:
        """All mentions in order, none overlapping."""
        self._streets()
        matches = [m for m in find_matches(self.tokens) if not self.taken[m.start] and not self.context.is_barred(m)]
        sure = [self._in_dateline(m) or self.context.is_sure(m) for m in matches]
        self._spread(matches, sure)
        for match, is_sure in zip(matches, sure, strict=True):
            if is_sure:
                self._take(match)
        known = {m.text for m in self.mentions}
        for match in matches:
            if match.text in known and self.context.may_repeat(match):
                self._take(match)
        self._unknown()
        return sorted(self.mentions, key=lambda m: m.start)

    def _take(self, mention: PlaceMention) -> None:
        if not any(self.taken[mention.start : mention.end]):
            self.taken[mention.start : mention.end] = [True] * (mention.end - mention.start)
            self.mentions.append(mention)

    def _in_dateline(self, mention: PlaceMention) -> bool:
        start, end = self.dateline
        return start <= self.tokens.starts[mention.start] < end

    def _spread(self, matches: list[PlaceMention], sure: list[bool]) -> None:
        """Make neighbours of sure places in a list ("Harvey, Harper and Kingman counties") sure, too."""
        words = self.tokens.words
        for order in (range(1, len(matches)), range(len(matches) - 2, -1, -1)):
            step = 1 if order.step > 0 else -1
            for i in order:
                other = matches[i - step]
                if sure[i] or not sure[i - step]:
                    continue
                first, second = (other, matches[i]) if step > 0 else (matches[i], other)
                between = words[first.end : second.start]
                if 0 < len(between) <= 2 and LISTED.issuperset(between) and self.context.may_join(matches[i]):
                    sure[i] = True

    def _streets(self) -> None:
        """Streets, numbered roads ("Ferry Lane", "Interstate 70"), and waters and woods that the gazetteer lacks."""
        words = self.tokens.words
        for i, word in enumerate(words):
            if word in STREET_TYPES or word in FEATURE_TYPES:
                start = self._name_before(i)
                text = self.tokens.slice(start, i + 1)
                if (
                    start < i
                    and not self._is_person(i)
                    and (word in STREET_TYPES or not (find_name(text) or self.tokens.word(i + 1) in CIVIC))
                ):
                    self._take(PlaceMention(start, i + 1, text, ()))
            elif word in NUMBERED_ROADS and self.tokens.word(i + 1).isdigit():
                self._take(PlaceMention(i, i + 2, self.tokens.slice(i, i + 2), ()))
            elif word == "River" and self.tokens.word(i - 1) == "the" and self.tokens.word(i + 1)[:1].isupper():
                text = self.tokens.slice(i, i + 2)
                self._take(PlaceMention(i, i + 2, text, find_name(text)))
            elif word[:2] == "I-" and word[2:].isdigit():
                self._take(PlaceMention(i, i + 1, word, ()))

    def _is_person(self, i: int) -> bool:
        """Whether a token ends the name of a person of more than one word ("Robin Lake")."""
        entity = self.tokens.entity[i]
        return (
            self.tokens.words[i] in FEATURE_TYPES
            and entity is not None
            and entity.label_ == "PERSON"
            and len(entity) > 1
        )

    def _name_before(self, end: int) -> int:
        """Where the capitalised words before a token start: three at most, none that only opens its sentence."""
        words, start = self.tokens.words, end
        while (
            start and end - start < 3 and words[start - 1][0].isupper() and words[start - 1] not in ("The", "A", "An")
        ):
            opens = self.tokens.word(start - 2) in (".", "", "?", "!") or self.tokens.word(start - 2).isspace()
            if not words[start - 1][-1].isalpha() or (opens and start < end):
                break
            start -= 1
        return start

    def _unknown(self) -> None:
        """Entities that the gazetteer lacks, where the words beside them say that they are places."""
        words = self.tokens.words
        for ent in self.tokens.entities:
            if ent.label_ not in ("GPE", "LOC") or any(self.taken[ent.start : ent.end]):
                continue
            start = ent.start + (words[ent.start].lower() == "the")
            end = ent.end - (words[ent.end - 1] in ("'s", "’s"))
            if start < end and words[start][0].isupper() and self.context.is_unknown_place(start, end):
                self._take(PlaceMention(start, end, self.tokens.slice(start, end), ()))
