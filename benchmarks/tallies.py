"""`python -m benchmarks.tallies ../shared/gold`: which figures of a story are put into one tally.

`data/tallies.tsv` says by offsets which figures of `gold/stories` answer one question; the weights in `ledger/data`
are trained on it. `data/tallies-held.tsv` is of stories that were labelled before anything was run on them, and neither
trained on nor looked at. Pairwise: over pairs of figures of one story, precision is the share of pairs put together
that belong together, recall the share of pairs that belong together that were put together. A gold figure is the entry
whose number overlaps it. The articles of a gold event are taken as one story, so only tallies are measured.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from functools import cache
from pathlib import Path

from reportedly.api import extract
from reportedly.ledger.build import build_ledger
from reportedly.model import Analysis, Ledger, Story

DATA = Path(__file__).with_name("data")
Place = tuple[str, int, int]
"""Document, start and end of a number."""


def tally_scores(gold: Path, folder: Path) -> dict[str, float]:
    """Pairwise F1 over all pairs, and its mean over stories, which no large story decides."""
    analyses = read_analyses(gold)
    return {
        f"{label} {name}": value
        for label, file in (("tallies", "tallies.tsv"), ("tallies, held out,", "tallies-held.tsv"))
        for name, value in _file_scores(read_tallies(DATA / file), analyses).items()
    }


def _file_scores(by_story: dict[str, dict[Place, str]], analyses: dict[str, Analysis]) -> dict[str, float]:
    return score(by_story, {story: _ledger(story, rows, analyses) for story, rows in by_story.items()})


def read_tallies(path: Path) -> dict[str, dict[Place, str]]:
    """The gold: of each story, the tally of each figure."""
    by_story: defaultdict[str, dict[Place, str]] = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            by_story[row["story"]][row["doc"], int(row["start"]), int(row["end"])] = row["tally"]
    return by_story


def score(by_story: dict[str, dict[Place, str]], ledgers: dict[str, Ledger]) -> dict[str, float]:
    """Counts of pairs, added up and by story. A figure that was not found, or folded away, stands alone."""
    rates, together, put, hit = [], 0, 0, 0
    for story, gold in by_story.items():
        predicted = _predicted(ledgers[story], gold)
        counts = (_pairs(gold.values()), _pairs(predicted.values()), _pairs((gold[at], predicted[at]) for at in gold))
        together, put, hit = together + counts[0], put + counts[1], hit + counts[2]
        rates.append(_f1(*counts))
    return {
        "pairwise F1": _f1(together, put, hit),
        "pairwise precision": hit / (put or 1),
        "pairwise recall": hit / (together or 1),
        "pairwise F1, mean of stories": sum(rates) / len(rates),
    }


def _predicted(ledger: Ledger, gold: dict[Place, str]) -> dict[Place, Hashable]:
    """The tally that holds each gold figure: the entry whose number overlaps it most, as spans may differ by a word."""
    spans: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for number, tally in enumerate(ledger.tallies):
        for entry in tally.entries:
            for start, end in ((entry.start, entry.end), *entry.repeats):
                spans[entry.doc].append((start, end, number))
    return {at: _covering(spans[at[0]], at) for at in gold}


def _covering(spans: Iterable[tuple[int, int, int]], at: Place) -> Hashable:
    """The tally of the span that overlaps most; the place itself, which no other shares, if none does."""
    overlap, number = max(
        ((min(end, at[2]) - max(start, at[1]), number) for start, end, number in spans), default=(0, -1)
    )
    return number if overlap > 0 else at


def _pairs(labels: Iterable[Hashable]) -> int:
    return sum(count * (count - 1) // 2 for count in Counter(labels).values())


def _f1(together: int, put: int, hit: int) -> float:
    return 2 * hit / (together + put) if together + put else 1.0


@cache
def read_analyses(gold: Path) -> dict[str, Analysis]:
    """What is found in the articles of `gold/stories`, by their ids; read once in a run."""
    readings = extract([str(gold / "stories/articles.jsonl")])
    return {analysis.article.doc: analysis for reading in readings for analysis in reading.analyses}


def _ledger(story: str, rows: dict[Place, str], analyses: dict[str, Analysis]) -> Ledger:
    docs = tuple(dict.fromkeys(doc for doc, _, _ in rows))
    return build_ledger(Story(1, story, docs), [analyses[doc] for doc in docs])


if __name__ == "__main__":
    for label, value in tally_scores(Path(sys.argv[1]), Path()).items():
        print(f"{label:<44}{value:8.4f}")
