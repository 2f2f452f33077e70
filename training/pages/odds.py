"""Log odds that a line with a word, or in an element with a name, is of the main text; each page counts the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log

from training.pages.examples import Example

from reportedly.articles.line_features import Odds

LEAST_PAGES = {"words": 8, "names": 4}
"""Pages that a word or name must be on."""
PRIOR = 0.9
"""Pages' worth of each answer that are added to what was counted."""
FULL = 5
"""A word of a fifth of the lines of one answer counts a whole page."""
LARGEST = 3.0


def find_odds(examples: Sequence[Example]) -> Odds:
    """The odds of the words and names of some pages."""
    return Odds(_odds(examples, "words"), _odds(examples, "names"))


def _odds(examples: Sequence[Example], kind: str) -> dict[str, float]:
    pages: Counter[str] = Counter()
    shares: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for example in examples:
        seen = {answer: Counter[str]() for answer in shares}
        sizes: Counter[bool] = Counter()
        for found, share in zip(getattr(example, kind), example.shares, strict=True):
            sizes[share > 0.5] += 1
            if share >= 0:
                seen[share > 0.5].update(found)
        for answer, counts in seen.items():
            for word, count in counts.items():
                shares[answer][word] += min(1.0, FULL * count / max(1, sizes[answer]))  # type: ignore[assignment]
        pages.update(set().union(*seen.values()))
    return {
        word: round(max(-LARGEST, min(LARGEST, log((shares[True][word] + PRIOR) / (shares[False][word] + PRIOR)))), 2)
        for word, count in sorted(pages.items())
        if count >= LEAST_PAGES[kind]
    }
