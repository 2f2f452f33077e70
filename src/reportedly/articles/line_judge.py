"""Which lines of a page are its article's text: boosted trees on the features of each line, run on numpy.

The trees and odds (`data/lines.npz`) are trained by `python -m training.pages`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from reportedly.articles.line_features import COLUMNS, About, Floats, Odds, measure, squeezed
from reportedly.articles.lines import Line

KEPT = 0.55
"""Likelihood from which a line is of the article. Fitted on the cross-validated pages of WCXB and of the development
part of article-extraction-benchmark: 0.5 gains recall, 0.6 precision, with nearly the same F1."""
KEPT_AT_LEAST = 0.2
"""The same where no line reaches `KEPT`, so that a page that has text is not left empty."""
KEPT_AFTER_END = 0.95
"""The same for what stands after a heading that ends articles, and the extractor does not take: readers' comments are
prose, too."""
LONG = 60
"""Characters from which a line that stands twice on a page is taken once."""
WHOLE = 500
HELD = 0.5
"""Characters of a line, and the share of them that other lines hold, from which it repeats the article as one line."""
_ENDED, _EXTRACTED = COLUMNS.index("ended"), COLUMNS.index("extracted")


@dataclass(frozen=True, slots=True)
class Trees:
    """Full binary trees of one depth: node n has the children 2n+1 and 2n+2.

    `features` and `limits` [trees, nodes] say where a line goes right: above the limit. `leaves` [trees, leaves] are
    added to `start`, in log odds.
    """

    features: NDArray[np.int32]
    limits: Floats
    leaves: Floats
    start: float

    def likely(self, rows: Floats) -> Floats:
        """For each row of features [rows, `COLUMNS`] the likelihood [rows]."""
        trees, nodes = self.features.shape
        at = np.zeros((len(rows), trees), np.int32)
        base, lines = np.arange(trees, dtype=np.int32) * nodes, np.arange(len(rows), dtype=np.int32)[:, None]
        features, limits, flat = self.features.ravel(), self.limits.ravel(), rows.ravel()
        for _ in range(nodes.bit_length()):
            node = base + at
            at = 2 * at + 1 + (flat[lines * rows.shape[1] + features[node]] > limits[node])
        leaves = np.arange(trees, dtype=np.int32) * (nodes + 1) + at - nodes
        odds = self.start + self.leaves.ravel()[leaves].sum(1)
        return np.asarray(1 / (1 + np.exp(-odds)), np.float32)


@cache
def load_judge() -> tuple[Trees, Odds]:
    """The trained trees, and the odds of words that their features are made with."""
    with as_file(files(__package__) / "data" / "lines.npz") as path, np.load(path, allow_pickle=False) as data:
        if tuple(data["columns"]) != COLUMNS:
            raise AssertionError("data/lines.npz was trained for other features; run python -m training.pages")
        trees = Trees(data["features"].astype(np.int32), data["limits"], data["leaves"], float(data["start"]))
        words, names = (
            dict(zip(data[name].tolist(), data[f"{name}_odds"].tolist(), strict=True)) for name in ("words", "names")
        )
    return trees, Odds(words, names)


def choose(lines: Sequence[Line], about: About) -> list[Line]:
    """The lines of the article, in order; none only if the page shows no text at all that may be one's."""
    if not lines:
        return []
    trees, odds = load_judge()
    rows = measure(lines, about, odds)
    likely = trees.likely(rows)
    after_end = (rows[:, _ENDED] > 0) & (rows[:, _EXTRACTED] < 1) & (likely < KEPT_AFTER_END)
    likely[after_end] = 0
    return chosen(lines, likely, KEPT) or chosen(lines, likely, KEPT_AT_LEAST)


def chosen(lines: Sequence[Line], likely: Floats, least: float) -> list[Line]:
    """The lines that are likely enough, long ones once."""
    kept = [line for line, likelihood in zip(lines, likely, strict=True) if likelihood > least]
    long = {squeezed(line.text) for line in kept if len(line.text) > LONG}
    found, seen = [], set()
    for line in kept:
        if len(line.text) > LONG:
            if line.text in seen or (len(line.text) > WHOLE and _repeats(squeezed(line.text), long)):
                continue
            seen.add(line.text)
        found.append(line)
    return found


def _repeats(text: str, others: set[str]) -> bool:
    """Whether a long line is the article over again, as one line."""
    return sum(len(other) for other in others if other != text and other in text) > HELD * len(text)
