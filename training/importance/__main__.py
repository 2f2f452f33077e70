"""Fit the weights by which the tallies of a ledger are ordered, on the train half of `training/events`.

    python -m training.importance --out src/reportedly/ledger/data/importance.json

A tally is wanted if most of its figures answer a question that the event's writer marked as important. Logistic
regression with an L2 penalty, by Newton's method. Before it fits all events it prints the share wanted among the first
ten tallies, each event left out in turn.
"""

from __future__ import annotations

import argparse
import json
import logging
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks.events import FIRST, in_days, mentions_of, named_by, read_articles
from benchmarks.invented import InventedEvent, load_events
from numpy.typing import NDArray
from training.fitting import fit_logistic

from reportedly.api import Workspace
from reportedly.ledger.importance import Traits, traits_of

PENALTY = 5.0
"""Weight of the L2 penalty."""
STEPS = 15

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Example:
    """The tallies of one event: their traits, and which are wanted."""

    name: str
    traits: list[Traits]
    wanted: NDArray[np.float64]


def main() -> None:
    """Read the events, cross-validate, fit, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="the file of weights to write, .json")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    examples = [read_example(event) for event in load_events("train")]
    log.info("wanted among the first ten, each event left out: %.3f", cross_validate(examples))
    arguments.out.write_text(json.dumps(fit(examples), indent=1) + "\n", encoding="utf-8")


def read_example(event: InventedEvent) -> Example:
    """The tallies of the event's largest story, read through a workspace."""
    with tempfile.TemporaryDirectory() as name, Workspace(Path(name) / "w.db", create=True) as workspace:
        for _, articles in in_days(event):
            read_articles(workspace, Path(name), articles)
        story = max(workspace.stories(), key=lambda each: len(each.docs))
        analyses = {doc: workspace.article(doc) for doc in story.docs}
        found = [(tally, traits_of(tally, analyses)) for tally in workspace.ledger(story.id).tallies]
    important = {question.id for question in event.questions if question.important}
    mentions = mentions_of(event)
    wanted = []
    for tally, _ in found:
        names = [name for entry in tally.entries for name in named_by(mentions, entry)]
        asked = Counter(mentions[doc][each].question for doc, each in names)
        wanted.append(bool(asked) and asked.most_common(1)[0][0] in important)
    return Example(event.name, [traits for _, traits in found], np.array(wanted, np.float64))


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """The weight of each trait."""
    names = sorted({name for example in examples for traits in example.traits for name in traits})
    features = np.concatenate([_matrix(example, names) for example in examples])
    answers = np.concatenate([example.wanted for example in examples])
    solved = fit_logistic(features, answers, PENALTY, STEPS)
    return dict(zip(names, map(float, solved.round(3)), strict=True))


def cross_validate(examples: Sequence[Example]) -> float:
    """The share of wanted tallies among the first ten of each event, by weights fitted to all others."""
    right = shown = 0.0
    for number, example in enumerate(examples):
        weights = fit([*examples[:number], *examples[number + 1 :]])
        scores = _matrix(example, list(weights)) @ np.array(list(weights.values()))
        first = np.argsort(-scores, kind="stable")[:FIRST]
        right, shown = right + example.wanted[first].sum(), shown + len(first)
    return float(right / shown)


def _matrix(example: Example, names: Sequence[str]) -> NDArray[np.float64]:
    return np.array([[traits.get(name, 0.0) for name in names] for traits in example.traits])


if __name__ == "__main__":
    main()
