"""Fit the weights by which figures are put into tallies, on the invented events for training and on
`benchmarks/data/tallies.tsv`.

    python -m training.tallies --gold ../shared/gold --out src/reportedly/ledger/data/likeness.json

Logistic regression with an L2 penalty, by Newton's method: no chance in it. Before it fits all stories it prints what
each story gets when it is left out. The invented articles of an event are taken as one story.
"""

from __future__ import annotations

import argparse
import json
import logging
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.events import write_articles
from benchmarks.invented import InventedEvent, load_events
from benchmarks.tallies import DATA, Place, read_analyses, read_tallies
from training.tallies.fit import Example, Find, Labelled, cross_validate, fit, read_example

from reportedly.api import extract
from reportedly.ledger.mentions import FigureMention
from reportedly.model import Analysis

log = logging.getLogger(__name__)

INVENTED, GOLD = "invented events", "gold stories"


def main() -> None:
    """Read the stories, cross-validate, fit, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="the folder with the gold data")
    parser.add_argument("--out", type=Path, required=True, help="the file of weights to write, .json")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    examples = [*_read_events(), *_read_gold(arguments.gold)]
    for name, score in cross_validate(examples):
        log.info("%-60s %.3f", name[:60], score)
    arguments.out.write_text(json.dumps(fit(examples), indent=1) + "\n", encoding="utf-8")


def _read_events() -> Iterator[Example]:
    for event in load_events("train"):
        yield read_example(INVENTED, event.name, _analyses(event), _asked_in(event))


def _analyses(event: InventedEvent) -> list[Analysis]:
    """The event's articles as the program reads them."""
    with tempfile.TemporaryDirectory() as name:
        write_articles(Path(name) / "rows.jsonl", event.articles)
        return [analysis for reading in extract([str(Path(name) / "rows.jsonl")]) for analysis in reading.analyses]


def _asked_in(event: InventedEvent) -> Find:
    mentions = {article.doc: article.mentions for article in event.articles}

    def find(mention: FigureMention) -> Labelled | None:
        at = mention.entry
        met = next((each for each in mentions[at.doc] if each.start < at.end and at.start < each.end), None)
        if met is None:
            return None
        return Labelled(met.question, True) if met.question else Labelled(f"{at.doc} {met.id}", False)

    return find


def _read_gold(gold: Path) -> Iterator[Example]:
    analyses = read_analyses(gold)
    for story, rows in read_tallies(DATA / "tallies.tsv").items():
        docs = dict.fromkeys(doc for doc, _, _ in rows)
        yield read_example(GOLD, story, [analyses[doc] for doc in docs], _told_in(rows))


def _told_in(rows: dict[Place, str]) -> Find:
    def find(mention: FigureMention) -> Labelled | None:
        at = mention.entry
        found = (
            tally for (doc, start, end), tally in rows.items() if doc == at.doc and start < at.end and at.start < end
        )
        return next((Labelled(tally) for tally in found), None)

    return find


if __name__ == "__main__":
    main()
