"""The signs beside a name: words that only places, or no places, have before or after them."""

from __future__ import annotations

from collections import Counter

from reportedly.language.grammar import names_land, names_organization, names_person
from reportedly.places.gazetteer import PlaceCandidate
from reportedly.places.matches import PlaceMention, PlaceTokens, match_at

LARGE = 100_000
"""Population from which a town is expected to be meant without further signs."""
SHORTEST_DATELINE = 4
"""Letters that a name in capitals has at least where a dateline may begin with it."""
DASHES = frozenset(("—", "–", "--", "---"))
HYPHENS = frozenset(("-", "–"))
AFTER_DATELINE = frozenset(("-", ":", "(", ","))
"""Marks behind a place in capitals that opens a text."""
BEFORE_DATELINE = frozenset((".", "", "!", "?", "”", '"'))
"""What stands before it."""
QUOTES_AFTER = frozenset(("'", "’", "."))
"""Marks that may end an entity behind the name in it."""


def is_notable(best: PlaceCandidate) -> bool:
    """Whether a name is first of all that of a country, a landmark, or a large region or town."""
    return not best.alternate and (best.level == 0 or best.population >= LARGE or best.kind == "continent")


class Signs:
    """What stands around the names of one text."""

    def __init__(self, tokens: PlaceTokens) -> None:
        self.tokens = tokens
        self.toponyms = tokens.toponyms
        self.common = tokens.known.common
        self.written_small = {word for word in tokens.words if word.islower()}
        people = [ent for ent in tokens.entities if names_person(ent) and len(ent) > 1]
        places = Counter(ent.text for ent in tokens.entities if names_land(ent))
        parts = Counter(word.text for ent in people for word in ent)
        self.surnames = {ent[-1].text for ent in people} | {
            part for part, times in parts.items() if times > places[part]
        }
        for before, name, after in zip(tokens.words, tokens.words[1:], tokens.words[2:], strict=False):
            if before in self.toponyms.before_no_surname and after in self.toponyms.after_place:
                self.surnames.discard(name)

    def is_whole(self, m: PlaceMention, start: int, end: int) -> bool:
        """Whether a name covers its entity, but for an article and a possessive."""
        words, toponyms = self.tokens.words, self.toponyms
        ends = words[end - 1] in toponyms.possessives or words[end - 1] in QUOTES_AFTER
        return m.start <= start + (words[start].lower() in toponyms.the) and m.end >= end - ends

    def only_modified(self, m: PlaceMention) -> bool:
        """Whether the rest of an entity says where in or near the place ("Eastern China")."""
        entity = self.tokens.entity[m.start]
        if entity is None:
            return True
        words = self.tokens.words
        rest = words[entity.start : m.start] + words[m.end : entity.end]
        name, toponyms = words[m.start : m.end], self.toponyms
        is_modified = all(
            word in toponyms.modifiers or word in toponyms.civic or word[0].islower() or word in name for word in rest
        )
        return is_modified or any(mark in rest for mark in (",", "-"))

    def of_party(self, m: PlaceMention) -> bool:
        """Whether a party's letter stands before ("R-Ohio")."""
        return self.tokens.word(m.start - 1) in HYPHENS and self.tokens.word(m.start - 2) in self.toponyms.parties

    def is_placed(self, m: PlaceMention) -> bool:
        """Whether a form that only places have stands here: a dateline, "the town of X", "X, Ohio", "R-X"."""
        tokens, toponyms = self.tokens, self.toponyms
        before, after, earlier = tokens.word(m.start - 1), tokens.word(m.end), tokens.word(m.start - 2)
        if before in toponyms.of and (earlier == "," or self.follows_person(m.start - 1)):
            return True  # "James Tauber, 30, of Nelson"
        if after in HYPHENS and tokens.word(m.end + 1) in toponyms.after_hyphen:
            return True
        if before in toponyms.of and earlier.lower() in toponyms.place_nouns:
            return earlier[0].islower() or not self.is_common(m)
        if self.of_party(m) or (m.end - m.start > 1 and tokens.words[m.end - 1] in toponyms.place_endings):
            return True
        return self._in_capitals(m, before, after) or (after == "," and self.lies_in_next(m))

    def _in_capitals(self, m: PlaceMention, before: str, after: str) -> bool:
        """Whether a name is written and marked off as in a dateline."""
        if not m.text.isupper() or len(m.text) < SHORTEST_DATELINE:
            return False
        opens = before in BEFORE_DATELINE or before.isspace()
        if after in HYPHENS and self.tokens.starts[m.end] == self.tokens.starts[m.end - 1] + len(
            self.tokens.words[m.end - 1]
        ):
            return False  # "SARS-CoV-2"
        return after in DASHES or (opens and after in AFTER_DATELINE and m.text.lower() not in self.common)

    def follows_person(self, i: int) -> bool:
        """Whether the full name of a person ends before token `i`."""
        entity = self.tokens.entity[i - 1] if i else None
        return entity is not None and names_person(entity) and entity.end == i and len(entity) > 1

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
        if self.tokens.word(m.start - 1).lower() not in self.toponyms.the or m.candidates[0].level < 3:
            return False
        return not self.tokens.word(m.end).isalpha()

    def is_common(self, m: PlaceMention) -> bool:
        """Whether a name is an everyday word, too, or is no name elsewhere in the text: "Ferry fire", "the ferry"."""
        if m.text in self.toponyms.acronyms:
            return False
        word = m.text.lower()
        unnamed = self.tokens.entity[m.start] is None and m.candidates[0].level > 0
        return word in self.common or (unnamed and word in self.written_small)

    def is_weak(self, m: PlaceMention) -> bool:
        """Whether a name is more often something else: an everyday word, a surname of this text, an odd spelling."""
        return self.is_common(m) or m.text in self.surnames

    def is_located(self, m: PlaceMention) -> bool:
        """Whether a word beside the name asks for a place ("in X", "X police")."""
        before, after = self.tokens.word(m.start - 1).lower(), self.tokens.word(m.end)
        entity = self.tokens.entity[m.start]
        person = entity is not None and names_person(entity)
        if m.text in self.surnames and after in self.toponyms.possessives:
            return False
        if before in self.toponyms.before_place:
            return not self.is_common(m) or (entity is not None and names_land(entity))
        if self.is_common(m):
            return False
        if after in self.toponyms.local_nouns:
            return not person or m.text not in self.surnames
        best = m.candidates[0]
        goes = before in self.toponyms.before_name or before in self.toponyms.verbs_before_place
        return goes and (not person or best.population >= LARGE or is_notable(best))

    def names_body(self, m: PlaceMention) -> bool:
        """Whether a name inside another one is that of the place where a body is ("Oxford Police")."""
        entity = self.tokens.entity[m.start]
        if entity is None:
            return False
        words, best, after, toponyms = self.tokens.words, m.candidates[0], self.tokens.word(m.end), self.toponyms
        if all(word in toponyms.modifiers for word in words[entity.start : m.start]):
            unsure = after in toponyms.unsure_civic and self.tokens.word(m.end + 1) not in toponyms.civic
            return after not in toponyms.commercial and not unsure and (is_notable(best) or after in toponyms.civic)
        before = words[m.start - 1]
        if before in toponyms.of:
            return words[m.start - 2] in toponyms.bodies_of
        is_country = best.level == 0 and not best.alternate and names_organization(entity)
        return m.end >= entity.end and is_country and before not in toponyms.commercial
