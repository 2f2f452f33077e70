"""Train the judge of a page's main text on pages with a known text.

    python -m training.pages --gold ../shared/gold --out src/reportedly/articles/data/lines.npz [--folds 4]

Prints first, if `--folds` is given, the word F1 of each set when the pages of a site are never trained on and judged
both. The features of words are made without a page's own site, so that the trees do not trust them too much.
"""

from __future__ import annotations

import argparse
import logging
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from training.pages.boosting import fit
from training.pages.examples import Example, read_examples, word_f1
from training.pages.odds import find_odds

from reportedly.articles.line_features import COLUMNS, Floats, Odds, measure
from reportedly.articles.line_judge import KEPT, Trees, chosen

log = logging.getLogger(__name__)
INNER = 4
"""Parts of the pages by site; the odds for each come from the others."""
WEIGHT = {"wcxb": 1.0, "pages": 3.0}
"""Weight of a page of each set: the second is news alone, and small."""
POWER = 0.6
"""A line weighs this power of its words, and a page's lines together the same on each page."""


def main() -> None:
    """Read the pages, cross-validate, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="the folder with the gold data")
    parser.add_argument("--out", type=Path, required=True, help="the file of trees to write, .npz")
    parser.add_argument("--folds", type=int, default=0, help="parts of a cross-validation by site")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    examples = list(read_examples(arguments.gold))
    if arguments.folds:
        _cross_validate(examples, arguments.folds)
    _write(arguments.out, *_train(examples))


def _train(examples: Sequence[Example]) -> tuple[Trees, Odds]:
    """The trees and the odds of words."""
    usable = [example for example in examples if example.is_usable]
    rows: list[Floats] = []
    for part in range(INNER):
        odds = find_odds([example for example in examples if example.fold(INNER, "odds") != part])
        rows += [
            measure(example.lines, example.about, odds) for example in usable if example.fold(INNER, "odds") == part
        ]
    ordered = sorted(usable, key=lambda example: example.fold(INNER, "odds"))
    shares = np.concatenate([example.shares for example in ordered])
    weights = np.concatenate([_weights(example) for example in ordered])
    return fit(np.concatenate(rows), shares > 0.5, weights), find_odds(examples)


def _weights(example: Example) -> Floats:
    words = np.array([len(line.text.split()) for line in example.lines]) ** POWER + 0.5
    known = np.array(example.shares) >= 0
    return np.asarray(WEIGHT[example.part] * words / words.sum() * known, np.float32)


def _cross_validate(examples: Sequence[Example], folds: int) -> None:
    scores: dict[str, list[float]] = defaultdict(list)
    for part in range(folds):
        trees, odds = _train([example for example in examples if example.fold(folds) != part])
        for example in examples:
            if example.fold(folds) == part and example.lines:
                likely = trees.likely(measure(example.lines, example.about, odds))
                text = "\n".join(line.text for line in chosen(example.lines, likely, KEPT))
                scores[example.part].append(word_f1(text, example.truth))
        log.info("%s", {name: f"{np.mean(each):.4f} of {len(each)}" for name, each in scores.items()})


def _write(path: Path, trees: Trees, odds: Odds) -> None:
    np.savez_compressed(
        path, columns=np.array(COLUMNS), features=trees.features.astype(np.uint8), limits=trees.limits,
        leaves=trees.leaves, start=np.float32(trees.start), words=np.array(list(odds.words)),
        words_odds=np.array(list(odds.words.values()), np.float32), names=np.array(list(odds.names)),
        names_odds=np.array(list(odds.names.values()), np.float32),
    )  # fmt: skip


if __name__ == "__main__":
    main()
