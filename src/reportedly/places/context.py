"""Whether a name is a place, by the signs beside it."""

from __future__ import annotations

from spacy.tokens import Span

from reportedly.language.grammar import (
    may_hold_place,
    names_amount_or_time,
    names_body_or_building,
    names_land,
    names_law,
    names_organization,
    names_person,
)
from reportedly.places.gazetteer import demonyms, find_name
from reportedly.places.matches import PlaceMention
from reportedly.places.names import name_key
from reportedly.places.signs import LARGE, Signs, is_notable

LONGEST_ACRONYM = 5
"""Characters of a name in capitals that may be short for something else."""
BEFORE_SHORT_STATE = frozenset((",", "(", "-", "–", "/"))
"""Marks before the shortened name of a state."""


class Context(Signs):
    """Tells the places among the names of one text."""

    def is_barred(self, m: PlaceMention) -> bool:
        """Whether something rules out that a name is a place."""
        before, after, toponyms = self.tokens.word(m.start - 1), self.tokens.word(m.end), self.toponyms
        if after.lower() in toponyms.illnesses and m.candidates[0].level > 0:
            return True
        if toponyms.compass.issuperset(self.tokens.words[m.start : m.end]):
            return m.wanted != "region"
        if m.text.title() in toponyms.celestial:
            return after != "," or not self.lies_in_next(m)
        if m.text.rstrip(".") in toponyms.short_states:
            return self._is_barred_state(m, before)
        if self.tokens.known.is_title(before):
            return True
        if m.text.startswith(toponyms.saints) and after in toponyms.possessives:
            return m.candidates[0].population < LARGE
        if before == "-" and self.tokens.word(m.start - 2)[:1].isupper() and not self.of_party(m):
            return not is_notable(m.candidates[0]) and not find_name(self.tokens.word(m.start - 2))
        return self._is_acronym(m) or (name_key(m.text) in demonyms() and m.candidates[0].level > 0)

    def _is_barred_state(self, m: PlaceMention, before: str) -> bool:
        """Whether the shortened name of a state stands where it is none."""
        if m.text not in self.toponyms.short_states and self.tokens.known.is_title(before):
            return True
        entity = self.tokens.entity[m.start]
        named = entity is not None and names_land(entity) and m.text.endswith(".")
        return before not in BEFORE_SHORT_STATE and not named

    def _is_acronym(self, m: PlaceMention) -> bool:
        """Whether a short name in capitals is one of something else ("SWAT"): not in a dateline or line of capitals."""
        is_short = m.text.isupper() and len(m.text) <= LONGEST_ACRONYM
        if not is_short or m.text.replace(".", "") in self.toponyms.acronyms:
            return False
        if "." in m.text:
            return m.candidates[0].level > 1
        return not (self.tokens.word(m.start - 1).isupper() or self.tokens.word(m.end).isupper() or self.is_placed(m))

    def is_sure(self, m: PlaceMention) -> bool:
        """Whether the words around a name show that it is a place."""
        entity = self.tokens.entity[m.start]
        if entity is None:
            return self.is_placed(m) or (not self.is_weak(m) and not self.is_titled(m) and self._is_likely(m, None))
        whole = self.is_whole(m, entity.start, entity.end)
        if names_amount_or_time(entity):
            return m.candidates[0].level <= 1 and is_notable(m.candidates[0]) and not self.is_common(m)
        if names_person(entity) and not whole:
            is_place = m.text.split()[-1] in self.toponyms.place_endings
            return is_place or (self._serves(m) and m.start == entity.start)
        if self.is_placed(m):
            return True
        if names_land(entity) and (whole or self.only_modified(m)):
            return not self.is_weak(m) or self.is_located(m)
        if self.is_weak(m):
            return False
        if not whole and may_hold_place(entity):
            return self.names_body(m)
        return not names_law(entity) and not self.is_titled(m) and self._is_likely(m, entity)

    def _is_likely(self, m: PlaceMention, entity: Span | None) -> bool:
        """Whether a name that is no everyday word or surname is a place, by the words behind it and by its size."""
        best = m.candidates[0]
        if self.is_located(m):
            return True
        is_body = entity is not None and names_body_or_building(entity)
        if best.kind == "other" and is_body:
            return False  # "the Kremlin denied"
        if self.tokens.word(m.end) in self.toponyms.civic and (is_body or entity is None):
            return True
        if entity is not None and names_person(entity):
            return self._serves(m) or (best.level == 0 and not best.alternate)
        is_alliance = entity is not None and names_organization(entity) and best.name in self.toponyms.alliances
        return is_notable(best) and not is_alliance

    def _serves(self, m: PlaceMention) -> bool:
        """Whether an office that only places have follows ("Alexandria Police", "Cookville Fire Chief")."""
        serves = self.tokens.word(m.end) in self.toponyms.services
        return serves and m.text not in self.surnames and not self.is_common(m)

    def may_join(self, m: PlaceMention) -> bool:
        """Whether a name beside a place in a list may be a place."""
        entity = self.tokens.entity[m.start]
        if entity is None or self.is_whole(m, entity.start, entity.end):
            return m.text not in self.surnames and (entity is not None or not self.is_common(m))
        return not names_person(entity) and not self._is_commercial(m) and not self.is_common(m)

    def may_repeat(self, m: PlaceMention) -> bool:
        """Whether a name that is a place elsewhere in the text may be one here."""
        entity = self.tokens.entity[m.start]
        if m.text in self.surnames and (entity is None or not names_land(entity)):
            return False
        if entity is None or self.is_whole(m, entity.start, entity.end):
            return m.text not in self.surnames or self.is_located(m)
        return not names_person(entity) and m.start <= entity.start + 1 and not self._is_commercial(m)

    def _is_commercial(self, m: PlaceMention) -> bool:
        """Whether a word that firms and papers have in their names follows."""
        return self.tokens.word(m.end) in self.toponyms.commercial

    def is_unknown_place(self, start: int, end: int) -> bool:
        """Whether the name of an entity that the gazetteer lacks is a place by the words beside it."""
        words, toponyms, last = self.tokens.words, self.toponyms, self.tokens.words[end - 1]
        if self.tokens.word(end).lower() in toponyms.illnesses or any(map(self._means_else, words[start:end])):
            return False
        first = words[start] if end - start > 1 else ""
        if last in toponyms.place_endings or first in toponyms.compass or first in toponyms.place_openings:
            return True
        is_titled = self.tokens.known.is_title(self.tokens.word(start - 1))
        if is_titled or last.isupper() or any(char.isdigit() for char in last):
            return False
        return self._is_unknown_located(start, end) and name_key(self.tokens.slice(start, end)) not in demonyms()

    def _means_else(self, word: str) -> bool:
        """Whether a word is a surname of this text, an everyday word or a star."""
        return word in self.surnames or word.lower() in self.common or word in self.toponyms.celestial

    def _is_unknown_located(self, start: int, end: int) -> bool:
        """Whether a word beside the name asks for a place."""
        before, toponyms = self.tokens.word(start - 1).lower(), self.toponyms
        if before in toponyms.before_place or before in toponyms.before_unknown_place:
            return True
        if self.tokens.word(end) in toponyms.local_nouns:
            return True
        return before in toponyms.of and self.tokens.word(start - 2) in toponyms.place_nouns
