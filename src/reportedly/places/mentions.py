"""Which names in a text are meant as places, and the places that the gazetteer lacks."""

from __future__ import annotations

from reportedly.formats.text_tables import place_in_table
from reportedly.lang import rules
from reportedly.language.grammar import names_land, names_person
from reportedly.model import Span
from reportedly.places.context import Context
from reportedly.places.gazetteer import find_name
from reportedly.places.matches import PlaceMention, PlaceTokens, find_matches

_OF_PLACES = rules("en", "tables")["places"]
LIST_MARKS = frozenset((",", ";", "/"))
"""Marks between places of a list."""
LONGEST_GAP = 2
"""Tokens between two places of a list, at most."""
LONGEST_STREET = 3
"""Words of the name of a street or a water before its last one, at most."""
SENTENCE_ENDS = frozenset((".", "", "?", "!"))
"""What stands before the first word of a sentence; nothing stands before the first one of a text."""


class Finder:
    """Finds the mentions of one document."""

    def __init__(self, tokens: PlaceTokens, dateline: Span | None = None) -> None:
        self.tokens = tokens
        self.dateline = dateline or (0, 0)
        self.context = Context(tokens)
        self.toponyms = tokens.toponyms
        self.listed = LIST_MARKS | self.toponyms.and_words
        self.taken = [False] * len(tokens.words)
        self.mentions: list[PlaceMention] = []

    def find(self) -> list[PlaceMention]:
        """All mentions in order, none overlapping."""
        self._streets()
        matches = [m for m in find_matches(self.tokens) if not self.taken[m.start] and not self.context.is_barred(m)]
        sure = [self._in_dateline(m) or self._heads_table(m) or self.context.is_sure(m) for m in matches]
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

    def _heads_table(self, mention: PlaceMention) -> bool:
        """Whether a name is all that a head of a table's row or column says, and the corner says nothing else."""
        start = self.tokens.starts[mention.start]
        where = place_in_table(self.tokens.text, start)
        if where is None or (where.row and where.column):
            return False
        corner = self.tokens.text[slice(*where.table.rows[0][0])] if where.table.headed else ""
        is_whole = where.table.rows[where.row][where.column] == (start, start + len(mention.text))
        return is_whole and (not corner or _OF_PLACES.found_in(corner) is not None)

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
                is_list = 0 < len(between) <= LONGEST_GAP and self.listed.issuperset(between)
                if is_list and self.context.may_join(matches[i]):
                    sure[i] = True

    def _streets(self) -> None:
        """Streets, numbered roads ("Ferry Lane", "Interstate 70"), and waters and woods that the gazetteer lacks."""
        toponyms = self.toponyms
        for i, word in enumerate(self.tokens.words):
            if word in toponyms.street_nouns or word in toponyms.feature_nouns:
                self._named(i, is_street=word in toponyms.street_nouns)
            elif word in toponyms.numbered_roads and self.tokens.word(i + 1).isdigit():
                self._take(PlaceMention(i, i + 2, self.tokens.slice(i, i + 2), ()))
            elif word.startswith(toponyms.road_prefixes) and word.partition("-")[2].isdigit():
                self._take(PlaceMention(i, i + 1, word, ()))

    def _named(self, i: int, is_street: bool) -> None:
        """Take a street, or a water or wood that the gazetteer lacks, with the name before its noun."""
        start, after = self._name_before(i), self.tokens.word(i + 1)
        text = self.tokens.slice(start, i + 1)
        is_body = self.tokens.slice(max(0, i - 1), i + 1) in self.toponyms.bodies_like_streets
        is_known = is_body or (not is_street and (find_name(text) or after in self.toponyms.civic))
        if start < i and not self._is_person(i) and not is_known:
            self._take(PlaceMention(start, i + 1, text, ()))

    def _is_person(self, i: int) -> bool:
        """Whether a token ends the name of a person of more than one word ("Robin Lake")."""
        entity = self.tokens.entity[i]
        return (
            self.tokens.words[i] in self.toponyms.feature_nouns
            and entity is not None
            and names_person(entity)
            and len(entity) > 1
        )

    def _name_before(self, end: int) -> int:
        """Where the few capitalised words before a token start; a word that only opens its sentence is none of them."""
        words, start = self.tokens.words, end
        while (
            start
            and end - start < LONGEST_STREET
            and words[start - 1][0].isupper()
            and words[start - 1] not in self.toponyms.articles
        ):
            before = self.tokens.word(start - 2)
            opens = before in SENTENCE_ENDS or before.isspace()
            if not words[start - 1][-1].isalpha() or (opens and start < end):
                break
            start -= 1
        return start

    def _unknown(self) -> None:
        """Entities that the gazetteer lacks, where the words beside them say that they are places."""
        words = self.tokens.words
        for ent in self.tokens.entities:
            if not names_land(ent) or any(self.taken[ent.start : ent.end]):
                continue
            start = ent.start + (words[ent.start].lower() in self.toponyms.the)
            end = ent.end - (words[ent.end - 1] in self.toponyms.possessives)
            if start < end and words[start][0].isupper() and self.context.is_unknown_place(start, end):
                self._take(PlaceMention(start, end, self.tokens.slice(start, end), ()))
