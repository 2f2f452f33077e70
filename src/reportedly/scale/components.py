"""Connected parts of a graph by repeated minimum labels: each label takes the least label of its neighbours, then that
label's own label, until nothing changes (about as many rounds as the number of nodes has binary digits).

The graphs are small: edges that connect nothing new were left out before, so there are about as many as articles.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]


def components(a: Whole, b: Whole) -> tuple[Whole, Whole]:
    """The nodes that have edges, in order, and the label of each: the least node of its part."""
    nodes, ends = np.unique(np.concatenate([a, b]), return_inverse=True)
    return nodes, nodes[joined(np.arange(len(nodes)), ends[: len(a)], ends[len(a) :])]


def joined(parts: Whole, ones: Whole, others: Whole) -> Whole:
    """The parts of all nodes once edges join some parts; a part is called after its least node."""
    root = np.arange(len(parts))
    while True:
        low = np.minimum(root[ones], root[others])
        before = root.copy()
        np.minimum.at(root, root[ones], low)
        np.minimum.at(root, root[others], low)
        root = root[root]
        if np.array_equal(root, before):
            return root[parts]
