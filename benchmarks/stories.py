"""`python -m benchmarks.stories ../shared/gold`: how the order of arrival changes stories, and what placing costs.

Scores are B-cubed and pairwise F1 of `gold/stories`, read in order of time and in shuffled orders; the cost is taken on
generated articles, as many as are asked for, whose stories come and go over years.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from reportedly.api import extract
from reportedly.model import Analysis, Features
from reportedly.stories import StoryIndex

SHUFFLES = 5
SIZES = (1_000, 10_000, 100_000)


def main() -> None:
    """Print both."""
    gold = Path(sys.argv[1])
    analyses = _analyses(gold / "stories/articles.jsonl")
    print("order            bcubed   pairwise")
    print("of time         ", *_score(gold, _place(analyses)))
    for seed in range(SHUFFLES):
        shuffled = random.Random(seed).sample(analyses, len(analyses))
        print(f"shuffled {seed}      ", *_score(gold, _place(shuffled)))
    print("articles   CPU seconds   ms each (last tenth)   peak MB")
    for size in SIZES:
        print(f"{size:>8}", *cost(size))


def _analyses(path: Path) -> list[Analysis]:
    found = [analysis for reading in extract([str(path)]) for analysis in reading.analyses]
    return sorted(found, key=lambda each: each.article.issued.value if each.article.issued else "")


def _place(analyses: Sequence[Analysis]) -> dict[str, int]:
    index, placed = StoryIndex(), {}
    for number, analysis in enumerate(analyses, 1):
        issued = analysis.article.issued
        day = date.fromisoformat(issued.day) if issued else None
        story = index.place(analysis.features, day) or number
        index.add(story, analysis.features, day)
        placed[analysis.article.doc] = story
    return placed


def _score(gold: Path, placed: dict[str, int]) -> tuple[float, float]:
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(placed, file)
        file.flush()
        command = [sys.executable, str(gold / "score_clusters.py"), str(gold / "stories/articles.jsonl"), file.name]
        result = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return result["bcubed"]["f1"], result["pairwise"]["f1"]


def cost(size: int) -> tuple[str, str, str]:
    """CPU seconds of placing `size` articles, milliseconds for each of the last tenth, and peak memory in MB."""
    index, began = StoryIndex(), time.process_time()
    late = began
    spent = 0.0
    for number, (features, day) in enumerate(_generated(size)):
        if number == size - size // 10:
            late = spent
        start = time.process_time()
        index.add(index.place(features, day) or number + 1, features, day)
        spent += time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{spent:13.1f}", f"{1e4 * (spent - late) / size:13.2f}", f"{peak:19.0f}"


def _generated(size: int) -> Iterator[tuple[Features, date]]:
    """Articles of 60 terms drawn by Zipf's law, 30 of them of their event; 300 a day; an event has about ten."""
    chance = random.Random(0)
    common = [f"word{number}" for number in range(20_000)]
    weights = [1 / (10 + rank) for rank in range(len(common))]
    events: list[list[str]] = []
    for number in range(size):
        if number % 10 == 0:
            events.append(chance.choices(common, weights, k=25) + [f"name{len(events)}-{each}" for each in range(15)])
        event = chance.choice(events[-200:])
        terms = dict.fromkeys(chance.sample(event, 30) + chance.choices(common, weights, k=30))
        counts = tuple(sorted((1 + int(chance.expovariate(0.3)) for _ in terms), reverse=True))
        yield Features(tuple(terms), counts), date(2020, 1, 1) + timedelta(number // 300)


if __name__ == "__main__":
    main()
