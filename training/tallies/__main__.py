"""Fit the weights by which figures are put into tallies, on `benchmarks/data/tallies.tsv`.

    python -m training.tallies --gold ../shared/gold --out src/reportedly/ledger/data/likeness.json

Logistic regression with an L2 penalty, by Newton's method: no chance in it, seconds after the articles are read. Before
it fits all stories it prints what each story gets when it is left out.
"""

from __future__ import annotations

import argparse
import json
import logging
from pathlib import Path

from benchmarks.tallies import DATA, read_analyses, read_tallies
from training.tallies.fit import Example, cross_validate, fit, read_example

log = logging.getLogger(__name__)


def main() -> None:
    """Read the stories, cross-validate, fit, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="the folder with the gold data")
    parser.add_argument("--out", type=Path, required=True, help="the file of weights to write, .json")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    examples = _read(arguments.gold)
    for name, score in cross_validate(examples):
        log.info("%-60s %.3f", name[:60], score)
    arguments.out.write_text(json.dumps(fit(examples), indent=1) + "\n", encoding="utf-8")


def _read(gold: Path) -> list[Example]:
    stories, analyses = read_tallies(DATA / "tallies.tsv"), read_analyses(gold)
    return [read_example(story, rows, analyses) for story, rows in stories.items()]


if __name__ == "__main__":
    main()
