"""The signs beside a name: words that only places, or no places, have before or after them."""

from __future__ import annotations

from collections import Counter

from reportedly.places.gazetteer import Candidate
from reportedly.places.matches import PlaceMention, Tokens, match_at
from reportedly.places.words import (
    ACRONYMS,
    AFTER_PLACE,
    BEFORE_NAME,
    BEFORE_PLACE,
    CIVIC,
    COMMERCIAL,
    LOCAL_NOUNS,
    MODIFIERS,
    PARTIES,
    PLACE_NOUNS,
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


class Signs:
    """What stands around the names of one text."""

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

    def is_whole(self, m: PlaceMention, start: int, end: int) -> bool:
        """Whether a name covers its entity, but for an article and a possessive."""
        words = self.tokens.words
        return m.start <= start + (words[start].lower() == "the") and m.end >= end - (
            words[end - 1] in ("'s", "’s", "'", "’", ".")
        )

    def only_modified(self, m: PlaceMention) -> bool:
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

    def of_party(self, m: PlaceMention) -> bool:
        """Whether a party's letter stands before ("R-Ohio")."""
        return self.tokens.word(m.start - 1) in ("-", "–") and self.tokens.word(m.start - 2) in PARTIES

    def is_placed(self, m: PlaceMention) -> bool:
        """Whether a form that only places have stands here: a dateline, "the town of X", "X, Ohio", "R-X"."""
        tokens = self.tokens
        before, after = tokens.word(m.start - 1), tokens.word(m.end)
        if before == "of" and (tokens.word(m.start - 2) == "," or self.follows_person(m.start - 1)):
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
            return tokens.word(m.start - 2)[0].islower() or not self.is_common(m)
        if self.of_party(m) or (m.end - m.start > 1 and tokens.words[m.end - 1] in AFTER_PLACE):
            return True
        if m.text.isupper() and len(m.text) > 3:
            opens = before in (".", "", "!", "?", "”", '"') or before.isspace()
            if after in DASHES or (opens and after in ("-", ":", "(", ",")):
                return True
        return after == "," and self.lies_in_next(m)

    def follows_person(self, i: int) -> bool:
        """Whether the full name of a person ends before token `i`."""
        entity = self.tokens.entity[i - 1] if i else None
        return entity is not None and entity.label_ == "PERSON" and entity.end == i and len(entity) > 1

    def lies_in_next(self, m: PlaceMention) -> bool:
        """Whether the name of a region or country that holds a candidate follows after a comma."""
        following = self.tokens.word(m.end + 1)
        outer = match_at(self.tokens, m.end + 1) if following[:1].isupper() else None
        if outer is None:
            return False
        codes = {c.country for c in outer.candidates if c.level == 0 and not c.alternate}
        codes |= {c.region for c in outer.candidates if c.level == 1 and not c.alternate}
        codes.discard(None)
        return any((c.region in codes and c.level > 1) or (c.country in codes and c.level > 0) for c in m.candidates)

    def is_titled(self, m: PlaceMention) -> bool:
        """Whether "the" stands before the name of a town and no noun after it: then it is no town ("the Duma")."""
        if self.tokens.word(m.start - 1).lower() != "the" or m.candidates[0].level < 3:
            return False
        return not self.tokens.word(m.end).isalpha()

    def is_common(self, m: PlaceMention) -> bool:
        """Whether a name is an everyday word, too."""
        return m.text.lower() in self.common and m.text not in ACRONYMS

    def is_weak(self, m: PlaceMention) -> bool:
        """Whether a name is more often something else: an everyday word, a surname of this text, an odd spelling."""
        return self.is_common(m) or m.text in self.surnames

    def is_located(self, m: PlaceMention) -> bool:
        """Whether a word beside the name asks for a place ("in X", "X police")."""
        before, after = self.tokens.word(m.start - 1).lower(), self.tokens.word(m.end)
        entity = self.tokens.entity[m.start]
        person = entity is not None and entity.label_ == "PERSON"
        if m.text in self.surnames and after in ("'s", "’s"):
            return False
        if before in BEFORE_PLACE:
            return not self.is_common(m) or (entity is not None and entity.label_ in ("GPE", "LOC"))
        if self.is_common(m):
            return False
        if after in LOCAL_NOUNS:
            return not person or m.text not in self.surnames
        return (
            before in BEFORE_NAME
            and before != "and"
            and (not person or m.candidates[0].population >= LARGE or is_notable(m.candidates[0]))
        )

    def names_body(self, m: PlaceMention) -> bool:
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
