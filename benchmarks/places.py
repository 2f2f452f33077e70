"""Places in LGL and GeoVirus by `score_places.py`, and the speed of places and times beside the bare parse.

python -m benchmarks.places ../shared/gold
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from spacy.tokens import Doc

from benchmarks.scorers import run_scorer
from benchmarks.speed import least_cpu_seconds
from reportedly.articles import find_articles
from reportedly.language.models import load_model
from reportedly.language.parsing import BATCH, Language
from reportedly.model import Article, Page
from reportedly.places import find_places
from reportedly.times import find_times

SETS = {"LGL": "lgl-dev", "GeoVirus": "geovirus"}


def place_scores(gold: Path, folder: Path) -> dict[str, float]:
    """F1 of recognition and of placing within 161 km, end to end, and the share of matched names placed right."""
    scores: dict[str, float] = {}
    for label, name in SETS.items():
        predictions = folder / f"{name}.jsonl"
        with predictions.open("w", encoding="utf-8") as file:
            for doc, article in parse_set(gold, name):
                rows = [{"start": p.start, "end": p.end, "lat": p.lat, "lon": p.lon} for p in find_places(doc, article)]
                file.write(json.dumps({"doc": article.doc, "places": rows}) + "\n")
        result = run_scorer(gold / "score_places.py", gold / f"places/{name}.jsonl", predictions)
        scores[f"places {label} recognition F1"] = result["recognition"]["f1"]
        scores[f"places {label} resolution of matched"] = result["resolution"]["acc"]
        scores[f"places {label} end to end F1"] = result["end_to_end"]["f1"]
    return scores


def parse_set(gold: Path, name: str) -> list[tuple[Doc, Article]]:
    """The parsed articles of one set."""
    with (gold / f"places/{name}.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    ready = [json.dumps({"doc": row["doc"], "text": row["text"]}).encode() for row in rows]
    articles = [article for row in ready for article in find_articles(Page(name, row, "application/json"))]
    return list(Language().parse(articles))


def main() -> None:
    """Print scores and the share of the bare parse's CPU time."""
    gold = Path(sys.argv[1])
    with TemporaryDirectory() as name:
        for score, value in place_scores(gold, Path(name)).items():
            print(f"{score:<44}{value:8.4f}")
    parsed = parse_set(gold, SETS["GeoVirus"])
    texts = [article.text for _, article in parsed]
    bare = load_model()
    tasks = {
        "bare parse": lambda: list(bare.pipe(texts, batch_size=BATCH)),
        "places": lambda: [find_places(doc, article) for doc, article in parsed],
        "times": lambda: [find_times(doc, article) for doc, article in parsed],
    }
    seconds = least_cpu_seconds(tasks, rounds=3)
    for task, spent in seconds.items():
        print(f"{task:<12}{spent:8.2f} s of CPU {spent / seconds['bare parse']:8.1%} of the bare parse")


if __name__ == "__main__":
    main()
