"""The scores of the command line's own output on the gold sets, by the scorers that lie with them."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.boundaries import boundary_scores
from benchmarks.conflicts import conflict_scores
from benchmarks.events import event_scores
from benchmarks.pages import page_scores
from benchmarks.places import place_scores
from benchmarks.quantities import quantity_scores
from benchmarks.scorers import run_scorer
from benchmarks.tallies import tally_scores
from reportedly.api import Workspace


def gold_scores(gold: Path) -> dict[str, float]:
    """Every score that a floor may be set for, by name."""
    scores: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for measure in (
            figure_scores,
            attribution_scores,
            quantity_scores,
            place_scores,
            page_scores,
            lambda _gold, _folder: boundary_scores(),
            story_scores,
            tally_scores,
            conflict_scores,
            lambda gold, _folder: event_scores(gold),
        ):
            scores |= measure(gold, folder)
    return scores


def figure_scores(gold: Path, folder: Path) -> dict[str, float]:
    """`gold/dev` by `score_figures.py`."""
    found = _extract(gold / "dev/docs.jsonl")
    predictions = folder / "figures.jsonl"
    figures = [{"doc": article["doc"], **figure} for article in found for figure in article["figures"]]
    _write_lines(predictions, figures)
    result = run_scorer(gold / "score_figures.py", gold / "dev/docs.jsonl", gold / "dev/figures.jsonl", predictions)
    scores = {f"figures {name} F1": rates["f1"] for name, rates in result["scores"].items()}
    return scores | {f"figures {name} accuracy": share for name, share in result["slots"].items()}


def attribution_scores(gold: Path, folder: Path) -> dict[str, float]:
    """`gold/polnear/dev` by `score_attribution.py`."""
    ready, predictions = folder / "polnear.jsonl", folder / "statements.jsonl"
    texts = sorted((gold / "polnear/dev/text").glob("*.txt"))
    _write_lines(ready, [{"doc": path.stem, "text": path.read_bytes().decode("utf-8")} for path in texts])
    _write_lines(predictions, [{"doc": each["doc"], "statements": each["statements"]} for each in _extract(ready)])
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
    _write_lines(ready, [row | {"text": f"{row['title']}\n{row['text']}"} for row in rows])
    with Workspace(folder / "stories.db", create=True) as workspace:
        for _ in workspace.read([str(ready)]):
            pass
        predictions = {doc: story.id for story in workspace.stories() for doc in story.docs}
    (folder / "stories.json").write_text(json.dumps(predictions), encoding="utf-8")
    result = run_scorer(gold / "score_clusters.py", articles, folder / "stories.json")
    return {f"stories {name} F1": result[name]["f1"] for name in ("bcubed", "pairwise")}


def _extract(path: Path) -> list[dict[str, Any]]:
    """What `reportedly extract` writes for an input."""
    command = [sys.executable, "-m", "reportedly", "extract", str(path)]
    output = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    return [json.loads(line) for line in output.splitlines()]


def _write_lines(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
