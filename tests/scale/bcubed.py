"""How alike two groupings of the same articles are: B-cubed F1 (Bagga and Baldwin 1998), 1 where they are the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping


def b_cubed(one: Mapping[str, Hashable], other: Mapping[str, Hashable]) -> float:
    """The harmonic mean of precision and recall of one grouping against the other; both map articles to groups."""
    assert one.keys() == other.keys()
    both = Counter((one[doc], other[doc]) for doc in one)
    ones, others = Counter(one.values()), Counter(other.values())
    precision = sum(count * count / ones[group] for (group, _), count in both.items()) / len(one)
    recall = sum(count * count / others[group] for (_, group), count in both.items()) / len(one)
    return 2 * precision * recall / (precision + recall)
