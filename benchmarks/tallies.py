"""`python -m benchmarks.tallies ../shared/gold`: which figures of a story are put into one tally.

`data/tallies.tsv` says by offsets which figures of `gold/stories` answer one question. Pairwise: over pairs of figures
of one story, precision is the share of pairs put together that belong together, recall the share of pairs that belong
together that were put together. `data/tallies-unseen.tsv` is of stories that were looked at only after the
rules were written: see README.md for what it first gave. The articles of a gold event are taken as one story, so only
tallies are measured.
"""

from __future__ import annotations

import csv
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from pathlib import Path

from reportedly.api import extract
from reportedly.ledger import build_ledger
from reportedly.model import Analysis, Ledger, Story

DATA = Path(__file__).with_name("data")
Place = tuple[str, int, int]
"""Document, start and end of a number."""


def tally_scores(gold: Path, folder: Path) -> dict[str, float]:
    """Pairwise F1 over all pairs, and its mean over stories, which no large story decides."""
    return {
        f"{label} {name}": value
        for label, file in (("tallies", "tallies.tsv"), ("tallies, unseen,", "tallies-unseen.tsv"))
        for name, value in _file_scores(gold, folder, read_tallies(DATA / file)).items()
    }


def _file_scores(gold: Path, folder: Path, by_story: dict[str, dict[Place, str]]) -> dict[str, float]:
    docs = {doc for rows in by_story.values() for doc, _, _ in rows}
    analyses = _analyses(gold / "stories/articles.jsonl", folder, docs)
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
    predicted: dict[Place, Hashable] = {at: at for at in gold}
    for number, tally in enumerate(ledger.tallies):
        for entry in tally.entries:
            for at in ((entry.doc, entry.start, entry.end), *((entry.doc, *span) for span in entry.repeats)):
                predicted[at] = number
    return {at: predicted[at] for at in gold}


def _pairs(labels: Iterable[Hashable]) -> int:
    return sum(count * (count - 1) // 2 for count in Counter(labels).values())


def _f1(together: int, put: int, hit: int) -> float:
    return 2 * hit / (together + put) if together + put else 1.0


def _analyses(articles: Path, folder: Path, wanted: set[str]) -> dict[str, Analysis]:
    lines = articles.read_text(encoding="utf-8").splitlines()
    chosen = folder / "tallies.jsonl"
    chosen.write_text("\n".join(line for line in lines if json.loads(line)["doc"] in wanted), encoding="utf-8")
    found = [analysis for reading in extract([str(chosen)]) for analysis in getattr(reading, "analyses", ())]
    return {analysis.article.doc: analysis for analysis in found}


def _ledger(story: str, rows: dict[Place, str], analyses: dict[str, Analysis]) -> Ledger:
    docs = tuple(dict.fromkeys(doc for doc, _, _ in rows))
    return build_ledger(Story(1, story, docs), [analyses[doc] for doc in docs])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        for label, value in tally_scores(Path(sys.argv[1]), Path(name)).items():
            print(f"{label:<44}{value:8.4f}")
