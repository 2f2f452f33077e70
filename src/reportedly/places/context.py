"""What the words around a name say about it being a place."""

from __future__ import annotations

from collections import Counter

from reportedly.places.gazetteer import Candidate, demonyms, find_name
from reportedly.places.matches import Mention, Tokens, match_at
from reportedly.places.names import name_key
from reportedly.places.words import (
    ACRONYMS,
    AFTER_PLACE,
    BEFORE_NAME,
    BEFORE_PLACE,
    CELESTIAL,
    CIVIC,
    COMMERCIAL,
    ILLNESS,
    LOCAL_NOUNS,
    MODIFIERS,
    PARTIES,
    PERSON_TITLES,
    PLACE_NOUNS,
    SERVICES,
    SHORT_STATES,
    common_words,
)

LARGE = 100_000
"""Population from which a town is expected to be meant without further signs."""
ENDING = frozenset(
    (",", ".", ";", ")", "and", "or", "on", "for", "at", "in", "to", "with", "where", "after", "before", "are")
)
"""What may follow "in" and a place, rather than a surname."""
COMPASS = frozenset(
    (
        *("North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Central", "Northeast"),
        *(
            "Northwest",
            "Southeast",
            "Southwest",
            "Northeastern",
            "Northwestern",
            "Southeastern",
            "Southwestern",
            "Side",
        ),
    )
)
DASHES = frozenset(("—", "–", "--", "---"))


def is_notable(best: Candidate) -> bool:
    """Whether a name is first of all that of a country, a landmark, or a large region or town."""
    return not best.alternate and (best.level == 0 or best.population >= LARGE or best.kind == "continent")


class Context:
    """The signs around the names of one text."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        people = [ent for ent in tokens.entities if ent.label_ == "PERSON" and len(ent) > 1]
        places = Counter(ent.text for ent in tokens.entities if ent.label_ in ("GPE", "LOC"))
        parts = Counter(word.text for ent in people for word in ent)
        self.surnames = {ent[-1].text for ent in people} | {
            part for part, times in parts.items() if times > places[part]
        }
        for before, name, after in zip(tokens.words, tokens.words[1:], tokens.words[2:], strict=False):
            if before in ("in", "In", "near", "Near") and after in ENDING:
                self.surnames.discard(name)
        self.common = common_words()

    def is_barred(self, m: Mention) -> bool:
        """Whether something rules out that a name is a place."""
        before, after = self.tokens.word(m.start - 1), self.tokens.word(m.end)
        if after.lower() in ILLNESS and m.candidates[0].level > 0:
            return True
        if COMPASS.issuperset(self.tokens.words[m.start : m.end]):
            return m.wanted != "region"
        if m.text.title() in CELESTIAL:
            return after != "," or not self._lies_in_next(m)
        if before in PERSON_TITLES and m.text not in SHORT_STATES:
            return True
        if m.text.rstrip(".") in SHORT_STATES:
            entity = self.tokens.entity[m.start]
            named = entity is not None and entity.label_ in ("GPE", "LOC") and m.text.endswith(".")
            return before not in (",", "(", "-", "–", "/") and not named
        if m.text.startswith(("St. ", "St ")) and after in ("'s", "’s"):
            return m.candidates[0].population < LARGE
        if before == "-" and self.tokens.word(m.start - 2)[:1].isupper() and not self._of_party(m):
            return not is_notable(m.candidates[0]) and not find_name(self.tokens.word(m.start - 2))
        return self._is_acronym(m) or (name_key(m.text) in demonyms() and m.candidates[0].level > 0)

    def _is_acronym(self, m: Mention) -> bool:
        """Whether a short name in capitals is one of something else ("SWAT"): not in a dateline or line of capitals."""
        if not m.text.isupper() or len(m.text) > 5 or m.text.replace(".", "") in ACRONYMS:
            return False
        if "." in m.text:
            return m.candidates[0].level > 1
        return not (self.tokens.word(m.start - 1).isupper() or self.tokens.word(m.end).isupper() or self._is_placed(m))

    def is_sure(self, m: Mention) -> bool:
        """Whether the words around a name show that it is a place."""
        entity = self.tokens.entity[m.start]
        label = entity.label_ if entity is not None else ""
        whole = entity is None or self._is_whole(m, entity.start, entity.end)
        if label in ("DATE", "TIME", "CARDINAL", "MONEY"):
            return m.candidates[0].level <= 1 and is_notable(m.candidates[0]) and not self._is_common(m)
        if entity is not None and label == "PERSON" and not whole:
            return m.text.split()[-1] in AFTER_PLACE or (self._serves(m) and m.start == entity.start)
        if self._is_placed(m):
            return True
        weak = self._is_weak(m)
        if label in ("GPE", "LOC") and (whole or self._only_modified(m)):
            return not weak or self._is_located(m)
        if not whole and label in ("ORG", "FAC", "GPE", "LOC", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW"):
            return not weak and self._names_body(m)
        if weak or label == "LAW" or self._is_titled(m):
            return False
        if self._is_located(m):
            return True
        if m.candidates[0].kind == "other" and label in ("ORG", "FAC"):
            return False  # "the Kremlin denied"
        if self.tokens.word(m.end) in CIVIC and label in ("ORG", "FAC", ""):
            return True
        if label == "PERSON":
            return self._serves(m) or (m.candidates[0].level == 0 and not m.candidates[0].alternate)
        return is_notable(m.candidates[0]) and (label != "ORG" or m.candidates[0].name != "European Union")

    def _serves(self, m: Mention) -> bool:
        """Whether an office that only places have follows ("Alexandria Police", "Cookville Fire Chief")."""
        return self.tokens.word(m.end) in SERVICES and m.text not in self.surnames and not self._is_common(m)

    def may_join(self, m: Mention) -> bool:
        """Whether a name beside a place in a list may be a place."""
        entity = self.tokens.entity[m.start]
        if entity is None or self._is_whole(m, entity.start, entity.end):
            return m.text not in self.surnames and (entity is not None or not self._is_common(m))
        return entity.label_ != "PERSON" and self.tokens.word(m.end) not in COMMERCIAL and not self._is_common(m)

    def may_repeat(self, m: Mention) -> bool:
        """Whether a name that is a place elsewhere in the text may be one here."""
        entity = self.tokens.entity[m.start]
        if m.text in self.surnames and (entity is None or entity.label_ not in ("GPE", "LOC")):
            return False
        if entity is None or self._is_whole(m, entity.start, entity.end):
            return m.text not in self.surnames or self._is_located(m)
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

    def _is_whole(self, m: Mention, start: int, end: int) -> bool:
        """Whether a name covers its entity, but for an article and a possessive."""
        words = self.tokens.words
        return m.start <= start + (words[start].lower() == "the") and m.end >= end - (
            words[end - 1] in ("'s", "’s", "'", "’", ".")
        )

    def _only_modified(self, m: Mention) -> bool:
        """Whether the rest of an entity says where in or near the place ("Eastern China")."""
        entity = self.tokens.entity[m.start]
        if entity is None:
            return True
        words = self.tokens.words
        rest = words[entity.start : m.start] + words[m.end : entity.end]
        return all(
            word in MODIFIERS or word in CIVIC or word[0].islower() or word in self.tokens.words[m.start : m.end]
            for word in rest
        ) or any(mark in rest for mark in (",", "-"))

    def _of_party(self, m: Mention) -> bool:
        return self.tokens.word(m.start - 1) in ("-", "–") and self.tokens.word(m.start - 2) in PARTIES

    def _is_placed(self, m: Mention) -> bool:
        """Whether a form that only places have stands here: a dateline, "the town of X", "X, Ohio", "R-X"."""
        tokens = self.tokens
        before, after = tokens.word(m.start - 1), tokens.word(m.end)
        if before == "of" and (tokens.word(m.start - 2) == "," or self._follows_person(m.start - 1)):
            return True  # "James Tauber, 30, of Nelson"
        if after in ("-", "–") and tokens.word(m.end + 1) in (
            "based",
            "born",
            "bound",
            "led",
            "backed",
            "area",
            "controlled",
        ):
            return True
        if before == "of" and tokens.word(m.start - 2).lower() in PLACE_NOUNS:
            return tokens.word(m.start - 2)[0].islower() or not self._is_common(m)
        if self._of_party(m) or (m.end - m.start > 1 and tokens.words[m.end - 1] in AFTER_PLACE):
            return True
        if m.text.isupper() and len(m.text) > 3:
            opens = before in (".", "", "!", "?", "”", '"') or before.isspace()
            if after in DASHES or (opens and after in ("-", ":", "(", ",")):
                return True
        return after == "," and self._lies_in_next(m)

    def _follows_person(self, i: int) -> bool:
        """Whether the full name of a person ends before token `i`."""
        entity = self.tokens.entity[i - 1] if i else None
        return entity is not None and entity.label_ == "PERSON" and entity.end == i and len(entity) > 1

    def _lies_in_next(self, m: Mention) -> bool:
        """Whether the name of a region or country that holds a candidate follows after a comma."""
        following = self.tokens.word(m.end + 1)
        outer = match_at(self.tokens, m.end + 1) if following[:1].isupper() else None
        if outer is None:
            return False
        codes = {c.country for c in outer.candidates if c.level == 0 and not c.alternate}
        codes |= {c.region for c in outer.candidates if c.level == 1 and not c.alternate}
        codes.discard(None)
        return any((c.region in codes and c.level > 1) or (c.country in codes and c.level > 0) for c in m.candidates)

    def _is_titled(self, m: Mention) -> bool:
        """Whether "the" stands before the name of a town and no noun after it: then it is no town ("the Duma")."""
        if self.tokens.word(m.start - 1).lower() != "the" or m.candidates[0].level < 3:
            return False
        return not self.tokens.word(m.end).isalpha()

    def _is_common(self, m: Mention) -> bool:
        return m.text.lower() in self.common and m.text not in ACRONYMS

    def _is_weak(self, m: Mention) -> bool:
        """Whether a name is more often something else: an everyday word, a surname of this text, an odd spelling."""
        return self._is_common(m) or m.text in self.surnames

    def _is_located(self, m: Mention) -> bool:
        """Whether a word beside the name asks for a place ("in X", "X police")."""
        before, after = self.tokens.word(m.start - 1).lower(), self.tokens.word(m.end)
        entity = self.tokens.entity[m.start]
        person = entity is not None and entity.label_ == "PERSON"
        if m.text in self.surnames and after in ("'s", "’s"):
            return False
        if before in BEFORE_PLACE:
            return not self._is_common(m) or (entity is not None and entity.label_ in ("GPE", "LOC"))
        if self._is_common(m):
            return False
        if after in LOCAL_NOUNS:
            return not person or m.text not in self.surnames
        return (
            before in BEFORE_NAME
            and before != "and"
            and (not person or m.candidates[0].population >= LARGE or is_notable(m.candidates[0]))
        )

    def _names_body(self, m: Mention) -> bool:
        """Whether a name inside another one is that of the place where a body is ("Oxford Police")."""
        entity = self.tokens.entity[m.start]
        if entity is None:
            return False
        words, best, after = self.tokens.words, m.candidates[0], self.tokens.word(m.end)
        if all(word in MODIFIERS for word in words[entity.start : m.start]):
            if after in COMMERCIAL or (after == "State" and self.tokens.word(m.end + 1) not in CIVIC):
                return False
            return is_notable(best) or after in CIVIC
        if words[m.start - 1] == "of":
            return words[m.start - 2] in (
                "City",
                "County",
                "Town",
                "Village",
                "State",
                "Parish",
                "Province",
                "Port",
                "Government",
                "Republic",
            )
        return (
            m.end >= entity.end
            and best.level == 0
            and not best.alternate
            and entity.label_ == "ORG"
            and words[m.start - 1] not in COMMERCIAL
        )
