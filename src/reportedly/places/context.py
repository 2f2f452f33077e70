"""Whether a name is a place, by the signs beside it."""

from __future__ import annotations

from reportedly.places.gazetteer import demonyms, find_name
from reportedly.places.matches import PlaceMention
from reportedly.places.names import name_key
from reportedly.places.signs import COMPASS, LARGE, Signs, is_notable
from reportedly.places.words import (
    ACRONYMS,
    AFTER_PLACE,
    BEFORE_PLACE,
    CELESTIAL,
    CIVIC,
    COMMERCIAL,
    ILLNESS,
    LOCAL_NOUNS,
    PERSON_TITLES,
    PLACE_NOUNS,
    SERVICES,
    SHORT_STATES,
)


class Context(Signs):
    """Tells the places among the names of one text."""

    def is_barred(self, m: PlaceMention) -> bool:
        """Whether something rules out that a name is a place."""
        before, after = self.tokens.word(m.start - 1), self.tokens.word(m.end)
        if after.lower() in ILLNESS and m.candidates[0].level > 0:
            return True
        if COMPASS.issuperset(self.tokens.words[m.start : m.end]):
            return m.wanted != "region"
        if m.text.title() in CELESTIAL:
            return after != "," or not self.lies_in_next(m)
        if before in PERSON_TITLES and m.text not in SHORT_STATES:
            return True
        if m.text.rstrip(".") in SHORT_STATES:
            entity = self.tokens.entity[m.start]
            named = entity is not None and entity.label_ in ("GPE", "LOC") and m.text.endswith(".")
            return before not in (",", "(", "-", "–", "/") and not named
        if m.text.startswith(("St. ", "St ")) and after in ("'s", "’s"):
            return m.candidates[0].population < LARGE
        if before == "-" and self.tokens.word(m.start - 2)[:1].isupper() and not self.of_party(m):
            return not is_notable(m.candidates[0]) and not find_name(self.tokens.word(m.start - 2))
        return self._is_acronym(m) or (name_key(m.text) in demonyms() and m.candidates[0].level > 0)

    def _is_acronym(self, m: PlaceMention) -> bool:
        """Whether a short name in capitals is one of something else ("SWAT"): not in a dateline or line of capitals."""
        if not m.text.isupper() or len(m.text) > 5 or m.text.replace(".", "") in ACRONYMS:
            return False
        if "." in m.text:
            return m.candidates[0].level > 1
        return not (self.tokens.word(m.start - 1).isupper() or self.tokens.word(m.end).isupper() or self.is_placed(m))

    def is_sure(self, m: PlaceMention) -> bool:
        """Whether the words around a name show that it is a place."""
        entity = self.tokens.entity[m.start]
        label = entity.label_ if entity is not None else ""
        whole = entity is None or self.is_whole(m, entity.start, entity.end)
        if label in ("DATE", "TIME", "CARDINAL", "MONEY"):
            return m.candidates[0].level <= 1 and is_notable(m.candidates[0]) and not self.is_common(m)
        if entity is not None and label == "PERSON" and not whole:
            return m.text.split()[-1] in AFTER_PLACE or (self._serves(m) and m.start == entity.start)
        if self.is_placed(m):
            return True
        weak = self.is_weak(m)
        if label in ("GPE", "LOC") and (whole or self.only_modified(m)):
            return not weak or self.is_located(m)
        if not whole and label in ("ORG", "FAC", "GPE", "LOC", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW"):
            return not weak and self.names_body(m)
        if weak or label == "LAW" or self.is_titled(m):
            return False
        if self.is_located(m):
            return True
        if m.candidates[0].kind == "other" and label in ("ORG", "FAC"):
            return False  # "the Kremlin denied"
        if self.tokens.word(m.end) in CIVIC and label in ("ORG", "FAC", ""):
            return True
        if label == "PERSON":
            return self._serves(m) or (m.candidates[0].level == 0 and not m.candidates[0].alternate)
        return is_notable(m.candidates[0]) and (label != "ORG" or m.candidates[0].name != "European Union")

    def _serves(self, m: PlaceMention) -> bool:
        """Whether an office that only places have follows ("Alexandria Police", "Cookville Fire Chief")."""
        return self.tokens.word(m.end) in SERVICES and m.text not in self.surnames and not self.is_common(m)

    def may_join(self, m: PlaceMention) -> bool:
        """Whether a name beside a place in a list may be a place."""
        entity = self.tokens.entity[m.start]
        if entity is None or self.is_whole(m, entity.start, entity.end):
            return m.text not in self.surnames and (entity is not None or not self.is_common(m))
        return entity.label_ != "PERSON" and self.tokens.word(m.end) not in COMMERCIAL and not self.is_common(m)

    def may_repeat(self, m: PlaceMention) -> bool:
        """Whether a name that is a place elsewhere in the text may be one here."""
        entity = self.tokens.entity[m.start]
        if m.text in self.surnames and (entity is None or entity.label_ not in ("GPE", "LOC")):
            return False
        if entity is None or self.is_whole(m, entity.start, entity.end):
            return m.text not in self.surnames or self.is_located(m)
        if entity.label_ == "PERSON":
            return False
        return m.start <= entity.start + 1 and self.tokens.word(m.end) not in COMMERCIAL

    def is_unknown_place(self, start: int, end: int) -> bool:
        """Whether the name of an entity that the gazetteer lacks is a place by the words beside it."""
        words, before, after = self.tokens.words, self.tokens.word(start - 1).lower(), self.tokens.word(end)
        name = words[end - 1]
        named = any(
            word in self.surnames or word.lower() in self.common or word in CELESTIAL for word in words[start:end]
        )
        if named or after.lower() in ILLNESS:
            return False
        if name in AFTER_PLACE or (end - start > 1 and words[start] in COMPASS):
            return True
        if end - start > 1 and words[start] in ("Lake", "River", "Mount", "Fort", "Port"):
            return True
        if any(char.isdigit() for char in name) or self.tokens.word(start - 1) in PERSON_TITLES or name.isupper():
            return False
        located = before in BEFORE_PLACE or before in ("at", "from") or after in LOCAL_NOUNS
        located = located or (before == "of" and self.tokens.word(start - 2) in PLACE_NOUNS)
        return located and name_key(self.tokens.slice(start, end)) not in demonyms()
