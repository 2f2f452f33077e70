"""The scores of the command line's own output on the gold sets, by the scorers that lie with them."""

from __future__ import annotations

import json
import multiprocessing
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.boundaries import boundary_scores
from benchmarks.conflicts import conflict_scores
from benchmarks.events import event_scores
from benchmarks.invented import PARTS, Part
from benchmarks.news import news_scores
from benchmarks.pages import page_scores
from benchmarks.places import place_scores
from benchmarks.quantities import quantity_scores
from benchmarks.scorers import extracted, run_scorer, write_rows
from benchmarks.tallies import tally_scores
from reportedly.api import Workspace

Measure = Callable[[Path, Path], dict[str, float]]
"""Scores of one gold set, from the folder of the gold data and one to write to."""


def gold_scores(gold: Path, parts: Sequence[Part] = PARTS) -> dict[str, float]:
    """Every score that a floor may be set for, by name; of the invented events and the news those of some parts.

    Two sets are read at a time, the longest ones first.
    """
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        found = [pool.submit(_measured, measure, gold) for measure in MEASURES]
        parted = [pool.submit(scores, gold, (part,)) for part in parts for scores in (event_scores, news_scores)]
        return {name: score for each in (*found, *parted) for name, score in each.result().items()}


def _measured(measure: Measure, gold: Path) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as name:
        return measure(gold, Path(name))


def figure_scores(gold: Path, folder: Path) -> dict[str, float]:
    """`gold/dev` by `score_figures.py`."""
    found = extracted(gold / "dev/docs.jsonl")
    predictions = folder / "figures.jsonl"
    figures = [{"doc": article["doc"], **figure} for article in found for figure in article["figures"]]
    write_rows(predictions, figures)
    result = run_scorer(gold / "score_figures.py", gold / "dev/docs.jsonl", gold / "dev/figures.jsonl", predictions)
    scores = {f"figures {name} F1": rates["f1"] for name, rates in result["scores"].items()}
    return scores | {f"figures {name} accuracy": share for name, share in result["slots"].items()}


def attribution_scores(gold: Path, folder: Path) -> dict[str, float]:
    """`gold/polnear/dev` by `score_attribution.py`."""
    ready, predictions = folder / "polnear.jsonl", folder / "statements.jsonl"
    texts = sorted((gold / "polnear/dev/text").glob("*.txt"))
    write_rows(ready, [{"doc": path.stem, "text": path.read_bytes().decode("utf-8")} for path in texts])
    write_rows(predictions, [{"doc": each["doc"], "statements": each["statements"]} for each in extracted(ready)])
    result = run_scorer(gold / "score_attribution.py", gold / "polnear/dev", predictions)
    scores = {f"statements {name} F1": result[name]["f1"] for name in ("attribution", "attribution_source")}
    return scores | {f"statements {name} token F1": result[name]["f1"] for name in ("source", "cue", "content")}


def story_scores(gold: Path, folder: Path) -> dict[str, float]:
    """`gold/stories` by `score_clusters.py`, the articles read in order of time."""
    articles = gold / "stories/articles.jsonl"
    rows = sorted(
        map(json.loads, articles.read_text(encoding="utf-8").splitlines()), key=lambda row: row["published"] or ""
    )
    ready = folder / "stories.jsonl"
    write_rows(ready, [row | {"text": f"{row['title']}\n{row['text']}"} for row in rows])
    with Workspace(folder / "stories.db", create=True) as workspace:
        for _ in workspace.read([str(ready)]):
            pass
        predictions = {doc: story.id for story in workspace.stories() for doc in story.docs}
    (folder / "stories.json").write_text(json.dumps(predictions), encoding="utf-8")
    result = run_scorer(gold / "score_clusters.py", articles, folder / "stories.json")
    return {f"stories {name} F1": result[name]["f1"] for name in ("bcubed", "pairwise")}


def ledger_scores(gold: Path, folder: Path) -> dict[str, float]:
    """Tallies and conflicts of `gold/stories`, whose articles are read once for both."""
    return tally_scores(gold, folder) | conflict_scores(gold, folder)


def page_texts(gold: Path, folder: Path) -> dict[str, float]:
    """Texts of pages, and where articles begin and end on them."""
    return page_scores(gold, folder) | boundary_scores()


MEASURES: tuple[Measure, ...] = (
    place_scores,
    attribution_scores,
    ledger_scores,
    story_scores,
    figure_scores,
    quantity_scores,
    page_texts,
)
