"""`python -m benchmarks.conflicts ../shared/gold`: whether the conflicts that ledgers show are conflicts.

`data/conflicts.tsv` judges, for every gold tally of `data/tallies*.tsv` but the prices of bitcoin, each pair of figures
that exclude each other and came out within 36 hours: `conflict`, or why it is none: `update` (a later number, or one
that its own article overtakes), `scope`, `bound` ("more than 11 million"), `unit` (decades and years), `rounded`. A
pair shown that is not in it counts as wrong. Ledgers are of all articles of each gold event.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.tallies import DATA, Place, read_analyses
from reportedly.ledger.build import build_ledger
from reportedly.model import Analysis, Entry, Story

Pair = frozenset[Place]


def conflict_scores(gold: Path, folder: Path) -> dict[str, float]:
    """Precision over the pairs shown, recall over the pairs that are conflicts."""
    judged = _read_judged(DATA / "conflicts.tsv")
    conflicts = {pair for pair, kind in judged.items() if kind == "conflict"}
    shown = [list(_pairs(one, other)) for one, other in _shown(gold)]
    right = [pairs for pairs in shown if conflicts.intersection(pairs)]
    found = conflicts.intersection(pair for pairs in shown for pair in pairs)
    return {
        "conflicts precision": len(right) / (len(shown) or 1),
        "conflicts recall": len(found) / len(conflicts),
        "conflicts shown": float(len(shown)),
    }


def _read_judged(path: Path) -> dict[Pair, str]:
    with path.open(encoding="utf-8", newline="") as lines:
        return {
            frozenset(
                (
                    (row["doc"], int(row["start"]), int(row["end"])),
                    (row["other_doc"], int(row["other_start"]), int(row["other_end"])),
                )
            ): row["kind"]
            for row in csv.DictReader(lines, delimiter="\t")
        }


def _shown(gold: Path) -> Iterator[tuple[Entry, Entry]]:
    """The conflicts of the ledgers of all events."""
    analyses = read_analyses(gold)
    events: defaultdict[str, list[Analysis]] = defaultdict(list)
    for line in (gold / "stories/articles.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["doc"] in analyses:  # one has a headline and no text
            events[row["event"]].append(analyses[row["doc"]])
    for event, members in events.items():
        docs = tuple(each.article.doc for each in members)
        for tally in build_ledger(Story(1, event, docs), members).tallies:
            for one, other in tally.conflicts:
                yield tally.entries[one], tally.entries[other]


def _pairs(one: Entry, other: Entry) -> Iterator[Pair]:
    """The pairs of mentions that a pair of entries stands for."""
    for span in ((one.start, one.end), *one.repeats):
        for other_span in ((other.start, other.end), *other.repeats):
            yield frozenset(((one.doc, *span), (other.doc, *other_span)))


if __name__ == "__main__":
    for label, value in conflict_scores(Path(sys.argv[1]), Path()).items():
        print(f"{label:<44}{value:8.4f}")
