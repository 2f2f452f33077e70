"""Where a text names places."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span

from reportedly.places.gazetteer import Candidate, find_name
from reportedly.places.words import (
    AFTER_PLACE,
    BEFORE_PLACE,
    CIVIC,
    NOT_PLACES,
    PERSON_TITLES,
    REGION_TYPES,
    STREET_TYPES,
)

PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
LONGEST = 6
"""Tokens of the longest name looked up."""
LARGE = 100_000
"""Population from which a town is expected to be meant without further signs."""


@dataclass(slots=True)
class Mention:
    """Tokens `[start, end)` that name a place, with the places they may stand for."""

    start: int
    end: int
    candidates: tuple[Candidate, ...]
    wanted: str | None = None
    """The kind that the words beside it ask for ("Kursk region")."""


class Finder:
    """Finds the mentions of one document."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.words = [token.text for token in doc]
        self.labels = [token.ent_type_ for token in doc]
        self.taken = [False] * len(self.words)
        self.mentions: list[Mention] = []
        self.entity: dict[int, Span] = {i: ent for ent in doc.ents for i in range(ent.start, ent.end)}
        self.surnames = {ent[-1].text for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1}

    def find(self) -> list[Mention]:
        """All mentions in order."""
        matches = self._matches()
        sure = [m for m in matches if self._is_sure(m)]
        for match in sure:
            self._take(match)
        known = {self.doc[m.start : m.end].text for m in self.mentions}
        for match in matches:
            if self.doc[match.start : match.end].text in known and self._may_repeat(match):
                self._take(match)
        self._unknown()
        return sorted(self.mentions, key=lambda m: m.start)

    def _take(self, mention: Mention) -> None:
        if not any(self.taken[mention.start : mention.end]):
            self.taken[mention.start : mention.end] = [True] * (mention.end - mention.start)
            self.mentions.append(mention)

    def _matches(self) -> list[Mention]:
        """Longest gazetteer names, left to right, each starting and ending with a capital."""
        found, i, words = [], 0, self.words
        while i < len(words):
            match = self._match(i) if words[i][:1].isupper() else None
            if match:
                found.append(match)
                i = match.end
            else:
                i += 1
        return found

    def _match(self, start: int) -> Mention | None:
        words, limit = self.words, min(len(self.words), start + LONGEST)
        end = start + 1
        while end < limit and (
            words[end][:1].isupper()
            or words[end] in "-–.'’"
            or words[end]
            in ("of", "the", "and", "de", "del", "la", "al", "do", "da", "on", "upon", "under", "d'", "’s", "'s")
        ):
            end += 1
        while end > start:
            if words[end - 1][:1].isupper() or words[end - 1] == ".":
                text = self.doc.text[self.doc[start].idx : self.doc[end - 1].idx + len(words[end - 1])]
                if "\n" not in text and (candidates := find_name(text)):
                    return Mention(start, end, candidates, self._wanted(start, end))
            end -= 1
        return None

    def _wanted(self, start: int, end: int) -> str | None:
        following = self.words[end].lower() if end < len(self.words) else ""
        if following in REGION_TYPES:
            return "region"
        return None

    def _is_sure(self, m: Mention) -> bool:
        """Whether the place it stands in shows that a place is meant."""
        words, first = self.words, self.words[m.start]
        text = self.doc[m.start : m.end].text
        before = words[m.start - 1] if m.start else ""
        after = words[m.end] if m.end < len(words) else ""
        entity = self.entity.get(m.start)
        label = entity.label_ if entity is not None else ""
        best = m.candidates[0]
        if text in NOT_PLACES or (m.end - m.start == 1 and len(text) < 3 and not text.isupper()):
            return False
        if (
            label == "NORP"
            and m.end - m.start == 1
            and text.endswith(("an", "ans", "ish", "ese", "i", "is"))
            and best.level > 1
        ):
            return False
        if m.end - m.start == 1 and text in self.surnames and label not in PLACE_LABELS:
            return False
        if label in PLACE_LABELS:
            return True
        notable = best.level <= 1 and not best.alternate or best.population >= LARGE and not best.alternate
        if label == "PERSON" and entity is not None and len(entity) > m.end - m.start:
            return after.lower() in CIVIC and notable
        if after in CIVIC and label in ("ORG", "FAC", ""):
            return True
        if label == "ORG" and entity is not None and (m.start, m.end) != (entity.start, entity.end):
            starts = m.start == entity.start or words[entity.start].lower() == "the" and m.start == entity.start + 1
            if starts or before == "of" or m.end == entity.end:
                return notable or m.end - m.start > 1 and words[m.end - 1] in ("County", "Parish")
            return False
        if before.lower() in BEFORE_PLACE and label != "PERSON":
            return True
        if after == "," and m.end + 1 < len(words) and self._contained(m):
            return True
        if label == "PERSON":
            return best.level == 0
        if m.end - m.start > 1 and words[m.end - 1] in AFTER_PLACE:
            return True
        return notable and (first.isupper() or self.doc[m.start].pos_ == "PROPN")

    def _contained(self, m: Mention) -> bool:
        """Whether the name of a region or country that holds a candidate follows after a comma."""
        outer = self._match(m.end + 1) if self.words[m.end + 1][:1].isupper() else None
        if outer is None:
            return False
        codes = {c.country for c in outer.candidates if c.level == 0} | {
            c.region for c in outer.candidates if c.level == 1
        }
        return any(c.region in codes or c.country in codes for c in m.candidates)

    def _may_repeat(self, m: Mention) -> bool:
        entity = self.entity.get(m.start)
        if entity is None:
            return True
        if entity.label_ == "PERSON":
            return len(entity) == m.end - m.start
        return entity.label_ in ("ORG", "NORP", "PRODUCT", "EVENT", "FAC", "GPE", "LOC", "WORK_OF_ART")

    def _unknown(self) -> None:
        """Names that the gazetteer lacks: entities, and streets."""
        for ent in self.doc.ents:
            if ent.label_ not in PLACE_LABELS or any(self.taken[ent.start : ent.end]):
                continue
            start = ent.start + (self.words[ent.start].lower() == "the")
            end = ent.end - (self.words[ent.end - 1] in ("'s", "’s"))
            if start >= end or not self.words[start][:1].isupper():
                continue
            text = self.doc[start:end].text
            street = self.words[end - 1] in STREET_TYPES
            if ent.label_ == "FAC" and not street:
                continue
            if not street and (text in NOT_PLACES or text in self.surnames):
                continue
            if start and self.words[start - 1] in PERSON_TITLES:
                continue
            self._take(Mention(start, end, ()))
