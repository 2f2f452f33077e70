"""Places each article, as it arrives, in the story whose words it shares, or in a new one.

Online clustering with a cosine threshold over TF-IDF terms and a time window, as in topic detection and tracking
(Allan, Papka and Lavrenko, "On-line New Event Detection and Tracking", SIGIR 1998).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

THRESHOLD = 0.2
"""Cosine from which an article belongs to a story; set on the gold stories (benchmarks/README.md)."""
WINDOW_DAYS = 30
"""Days after its last article within which a story goes on."""
RANK_DISCOUNT = 0.3
"""A term's weight falls with this power of its rank in the article."""
CANDIDATE_TERMS = 20
"""Leading terms by which candidate stories are looked up."""
_SMOOTHING = 50
"""Articles without any of the terms that are taken to have been seen before the first one."""


@dataclass(slots=True)
class _Profile:
    """What is known of a story: its summed term weights, and its first and last day."""

    terms: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    first: date | None = None
    last: date | None = None


class StoryIndex:
    """The stories so far. Fill it with `add` in the order in which the articles were read, then `place` the next ones.

    An article's terms come as `Analysis.features`, the most telling first; its day may be unknown.
    """

    def __init__(self) -> None:
        self._stories: dict[int, _Profile] = {}
        self._by_term: defaultdict[str, set[int]] = defaultdict(set)
        self._seen: Counter[str] = Counter()
        self._articles = 0

    def place(self, terms: Sequence[str], day: date | None) -> int | None:
        """The id of the story that an article belongs to, `None` if it begins a new one."""
        weights = self._weights(terms)
        candidates = {story for term in terms[:CANDIDATE_TERMS] for story in self._by_term.get(term, ())}
        best, best_score = None, THRESHOLD
        for story in sorted(candidates):
            profile = self._stories[story]
            if _is_near(profile, day) and (score := _cosine(weights, profile.terms)) > best_score:
                best, best_score = story, score
        return best

    def add(self, story: int, terms: Sequence[str], day: date | None) -> None:
        """Count an article to a story, known or new."""
        self._articles += 1
        self._seen.update(terms)
        profile = self._stories.setdefault(story, _Profile())
        for term, weight in self._weights(terms).items():
            profile.terms[term] += weight
            self._by_term[term].add(story)
        if day is not None:
            profile.first = min(day, profile.first or day)
            profile.last = max(day, profile.last or day)

    def _weights(self, terms: Sequence[str]) -> dict[str, float]:
        """TF-IDF with the rank standing for the frequency, of length 1."""
        weights = {
            term: math.log(1 + (self._articles + _SMOOTHING) / (self._seen[term] + 0.5)) / (1 + rank) ** RANK_DISCOUNT
            for rank, term in enumerate(terms)
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {term: weight / length for term, weight in weights.items()}


def _is_near(profile: _Profile, day: date | None) -> bool:
    if day is None or profile.first is None or profile.last is None:
        return True
    return (profile.first - day).days <= WINDOW_DAYS and (day - profile.last).days <= WINDOW_DAYS


def _cosine(weights: dict[str, float], profile: dict[str, float]) -> float:
    """Cosine of an article's weights (of length 1) and a story's."""
    product = sum(weight * profile.get(term, 0.0) for term, weight in weights.items())
    return product / (math.sqrt(sum(weight * weight for weight in profile.values())) or 1.0)
