"""The headline that stands for several articles on one event."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

LATEST = 12
"""Headlines that are compared: the latest ones."""
NAMING = 5
"""Headlines of which one becomes the name: the latest ones."""
_WORD = re.compile(r"[^\W\d_]{4,}")


def standing_headline(headlines: Sequence[str]) -> str | None:
    """The one of the latest headlines that has most words in common with the others: what a story is called now, not
    what its first report was or what one article tells along the way. `headlines` are in order of time; of equally
    good ones, the latest; `None` if there are none."""
    compared = [(headline, frozenset(_WORD.findall(headline.casefold()))) for headline in headlines[-LATEST:]]
    shared = Counter(word for _, words in compared for word in words)

    def fits(number: int) -> tuple[int, int]:
        return sum(shared[word] - 1 for word in compared[number][1]), number

    best = max(range(len(compared))[-NAMING:], key=fits, default=None)
    return compared[best][0] if best is not None else None
