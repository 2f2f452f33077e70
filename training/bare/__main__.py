"""Fit the judge of what bare numbers count, on annotated news and on the training half of the invented events.

    python -m training.bare --gold ../shared/gold --out src/reportedly/figures/data/bare.json

Prints first, for each kind of text, what the judge gets on articles (events: stories) that it was not fitted on.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections import Counter
from pathlib import Path

from training.bare.examples import Example, ParsedText, examples_of, parsed, true_figure
from training.bare.fit import fit
from training.bare.texts import training_texts

from reportedly.figures.bare_judge import judged_by

log = logging.getLogger(__name__)

FOLDS = 8
"""Parts of cross-validation; all texts of a group are in one."""


def main() -> None:
    """Read the texts, cross-validate, fit, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="the folder with the gold data")
    parser.add_argument("--out", type=Path, required=True, help="the file of weights to write, .json")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    texts = list(parsed(training_texts(arguments.gold)))
    examples = [(text.source.group, each) for text in texts for each in examples_of(text)]
    for kind, counts in sorted(cross_validated(texts, examples).items()):
        log.info("%-7s %s", kind, ", ".join(f"{name} {count}" for name, count in sorted(counts.items())))
    weights = fit([each for _, each in examples])
    arguments.out.write_text(json.dumps(weights, indent=0, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


def cross_validated(texts: list[ParsedText], examples: list[tuple[str, Example]]) -> dict[str, Counter[str]]:
    """For each kind of text, counts of bare numbers that are figures or none, taken for figures, and read rightly."""
    groups = sorted({text.source.group for text in texts})
    fold = {group: at % FOLDS for at, group in enumerate(groups)}
    found: dict[str, Counter[str]] = {}
    for part in range(FOLDS):
        weights = fit([each for group, each in examples if fold[group] != part])
        for text in texts:
            if fold[text.source.group] == part:
                found.setdefault(text.source.kind, Counter()).update(_counts(text, weights))
    return found


def _counts(text: ParsedText, weights: dict[str, float]) -> Counter[str]:
    made, readings, counts = text.numbers, list(text.numbers.alone), Counter[str]()
    for at, quantity in enumerate(made.quantities):
        bare = made.bare(at, readings)
        if bare is None:
            continue
        readings[at] = read = judged_by(bare, weights)
        if text.source.only not in (None, (quantity.start, quantity.end)):
            continue
        true = true_figure(text.source, quantity)
        counts["figures" if true is not None else "no figures"] += 1
        if read is not None:
            counts["figures found" if true is not None else "wrongly taken"] += 1
            counts["right measure"] += true is not None and true.measure == read.measure
    return counts


if __name__ == "__main__":
    main()
