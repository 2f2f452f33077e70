"""Places each article, as it arrives, in the story whose words it shares, or in a new one.

Online clustering with a cosine threshold over TF-IDF terms and a time window, as in topic detection and tracking
(Allan, Papka and Lavrenko, "On-line New Event Detection and Tracking", SIGIR 1998).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from reportedly.model.features import Features
from reportedly.stories.frequencies import shares

THRESHOLD = 0.16
"""Cosine from which an article belongs to a story; set on the gold stories (benchmarks/README.md)."""
WINDOW_DAYS = 30
"""Days after its last article within which a story goes on."""
PRIOR = 1000
"""Articles that the shipped table of word frequencies counts for: order of arrival matters less with it."""
LOOKUP_TERMS = 12
"""Weightiest terms of an article by which candidate stories are looked up."""
LOOKUP_STORIES = 100
"""The latest stories of a term and month that are looked at: what it takes to place an article stays bounded."""
CANDIDATES = 30
"""Stories that an article is compared with in full."""
PROFILE_TERMS = 300
"""Terms kept of a story at the most."""


@dataclass(slots=True)
class _Profile:
    """What is known of a story: its summed term weights, their squares' sum, and its first and last day."""

    terms: dict[str, float] = field(default_factory=dict)
    squares: float = 0.0
    first: date | None = None
    last: date | None = None

    def add(self, weights: dict[str, float]) -> None:
        for term, weight in weights.items():
            old = self.terms.get(term, 0.0)
            self.terms[term] = old + weight
            self.squares += weight * (2 * old + weight)
        if len(self.terms) > 2 * PROFILE_TERMS:
            kept = sorted(self.terms.items(), key=lambda item: (-item[1], item[0]))[:PROFILE_TERMS]
            self.terms = dict(kept)
            self.squares = sum(weight * weight for _, weight in kept)

    def cosine(self, weights: dict[str, float]) -> float:
        """Cosine with an article's weights (of length 1)."""
        product = sum(weight * self.terms.get(term, 0.0) for term, weight in weights.items())
        return product / (math.sqrt(self.squares) or 1.0)

    def is_near(self, day: date | None) -> bool:
        if day is None or self.first is None or self.last is None:
            return True
        return (self.first - day).days <= WINDOW_DAYS and (day - self.last).days <= WINDOW_DAYS


class StoryIndex:
    """The stories so far. Fill it with `add` in the order in which the articles were read, then `place` the next ones.

    An article's day may be unknown. The same calls in the same order give the same stories.
    """

    def __init__(self) -> None:
        self._stories: dict[int, _Profile] = {}
        self._by_term: defaultdict[tuple[str, int | None], dict[int, None]] = defaultdict(dict)
        self._seen: Counter[str] = Counter()
        self._articles = 0
        self._last_month: int | None = None

    def place(self, features: Features, day: date | None) -> int | None:
        """The id of the story that an article belongs to, `None` if it begins a new one."""
        weights = self._weights(features)
        best, best_score = None, THRESHOLD
        for story in self._candidates(weights, day):
            profile = self._stories[story]
            if profile.is_near(day) and (score := profile.cosine(weights)) > best_score:
                best, best_score = story, score
        return best

    def add(self, story: int, features: Features, day: date | None) -> None:
        """Count an article to a story, known or new."""
        weights = self._weights(features)
        self._articles += 1
        self._seen.update(features.terms)
        profile = self._stories.setdefault(story, _Profile())
        profile.add(weights)
        month = _month(day)
        for term in weights:
            stories = self._by_term[term, month]
            stories.pop(story, None)  # to the end: the latest come last
            stories[story] = None
        if day is not None and month is not None:
            profile.first = min(day, profile.first or day)
            profile.last = max(day, profile.last or day)
            self._last_month = max(month, self._last_month or month)

    def _candidates(self, weights: dict[str, float], day: date | None) -> list[int]:
        """The stories that share the weightiest terms, those that share most first; ties by id."""
        scores: defaultdict[int, float] = defaultdict(float)
        months = list(self._months(day))
        for term in sorted(weights, key=lambda term: (-weights[term], term))[:LOOKUP_TERMS]:
            for month in months:
                stories = self._by_term.get((term, month), {})
                for _, story in zip(range(LOOKUP_STORIES), reversed(stories), strict=False):
                    scores[story] += weights[term]
        return sorted(sorted(scores, key=lambda story: (-scores[story], story))[:CANDIDATES])

    def _months(self, day: date | None) -> Iterator[int | None]:
        """The months whose stories may go on with an article of a day; of an undated one, the latest."""
        yield None
        month = _month(day) if day else self._last_month
        if month is not None:
            yield from (month - 1, month, month + 1)

    def _weights(self, features: Features) -> dict[str, float]:
        """TF-IDF, of length 1; document frequencies are those of the shipped table and of the articles so far."""
        known = shares()
        weights = {}
        for term, count in zip(features.terms, features.counts, strict=True):
            seen = self._seen[term] + PRIOR * known.get(term, 0.0) + 0.5
            weights[term] = (1 + math.log(count)) * math.log(1 + (self._articles + PRIOR) / seen)
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {term: weight / length for term, weight in weights.items()}


def _month(day: date | None) -> int | None:
    """Windows of `WINDOW_DAYS` since year 1, so that a story's neighbours are at most one away."""
    return day.toordinal() // WINDOW_DAYS if day else None
