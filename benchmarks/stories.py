"""`python -m benchmarks.stories ../shared/gold`: how the order of arrival changes stories, and what placing costs.

Scores are B-cubed and pairwise F1 of `gold/stories`, read in order of time and in shuffled orders; the cost is taken on
generated articles, as many as are asked for, whose stories come and go over years.
"""

from __future__ import annotations

import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import log
from pathlib import Path

import numpy as np

from reportedly.api import extract
from reportedly.ledger.linkage import link
from reportedly.model import Analysis, Article, Features, Moment, Page
from reportedly.store import ArticleShelf, Store, list_articles
from reportedly.stories import StoryIndex

SHUFFLES = 10
LEADS = (300, 1_000, 3_000)
"""Characters of an article that the peer looks at."""
THRESHOLDS = [number / 100 for number in range(4, 40, 2)]
_WORD = re.compile(r"[a-z][a-z'-]{2,}|\d+")
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
    for lead in LEADS:
        print(f"agglomerative, {lead:,} characters", *agglomerative(gold, lead))
    print("articles   CPU seconds   ms each (last tenth)   peak MB   tables MB   ms to open and place one")
    for size in SIZES:
        print(f"{size:>8}", *cost(size))


def agglomerative(gold: Path, lead: int) -> tuple[float, float]:
    """The scores of a peer that sees all articles at once: TF-IDF of title and lead, average linkage, no dates.

    Its threshold is the one that is best on these very labels.
    """
    lines = (gold / "stories/articles.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [json.loads(line) for line in lines]
    bags = [Counter(_WORD.findall(f"{each['title']} {each['text'][:lead]}".lower())) for each in articles]
    counts = Counter(word for bag in bags for word in bag)
    column = {word: number for number, word in enumerate(counts)}
    rows = np.zeros((len(bags), len(column)), np.float32)
    for row, bag in zip(rows, bags, strict=True):
        for word, count in bag.items():
            row[column[word]] = (1 + log(count)) * log((1 + len(bags)) / (1 + counts[word]))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    found = []
    for threshold in THRESHOLDS:
        groups = link(rows @ rows.T, threshold)
        found.append(
            _score(gold, {articles[row]["doc"]: number for number, group in enumerate(groups) for row in group})
        )
    return max(found, key=lambda scores: scores[1])


def _analyses(path: Path) -> list[Analysis]:
    found = [analysis for reading in extract([str(path)]) for analysis in reading.analyses]
    return sorted(found, key=lambda each: each.article.issued.value if each.article.issued else "")


def _place(analyses: Sequence[Analysis]) -> dict[str, int]:
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "stories.db", create=True) as store:
        index = StoryIndex(ArticleShelf(store))
        with store.writing():
            for analysis in analyses:
                _keep(store, index, analysis)
        return {row.doc: row.story or 0 for row in list_articles(store)}


def _keep(store: Store, index: StoryIndex, analysis: Analysis) -> float:
    """Keep an article and place it; the CPU seconds of placing it."""
    article = analysis.article
    [article_id] = store.add_page(Page(article.doc, article.doc.encode(), "text/plain"), [analysis])
    start = time.process_time()
    index.place(article_id, analysis)
    return time.process_time() - start


def _score(gold: Path, placed: dict[str, int]) -> tuple[float, float]:
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(placed, file)
        file.flush()
        command = [sys.executable, str(gold / "score_clusters.py"), str(gold / "stories/articles.jsonl"), file.name]
        result = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return result["bcubed"]["f1"], result["pairwise"]["f1"]


def cost(size: int) -> tuple[str, str, str, str, str]:
    """What it takes to place `size` articles.

    CPU seconds, milliseconds for each of the last tenth, peak memory in MB, megabytes of the tables for it, and
    milliseconds for a new process to open the workspace and place one more.
    """
    spent, late = 0.0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stories.db"
        with Store(path, create=True) as store:
            index = StoryIndex(ArticleShelf(store))
            for number, analysis in enumerate(generated(size)):
                with store.writing():
                    took = _keep(store, index, analysis)
                spent += took
                late += took if number >= size - size // 10 else 0.0
            pages = "select sum(pgsize) from dbstat where name like 'placings%' or name like 'leading%'"
            tables = store.query(pages)[0][0] / 1e6
        start = time.process_time()
        with Store(path) as store, store.writing():
            _keep(
                store, StoryIndex(ArticleShelf(store)), replace(analysis, article=replace(analysis.article, doc="new"))
            )
        again = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    each = 1e4 * late / size
    return f"{spent:13.1f}", f"{each:13.2f}", f"{peak:19.0f}", f"{tables:10.1f}", f"{1000 * again:10.1f}"


def generated(size: int) -> Iterator[Analysis]:
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
        day = (date(2020, 1, 1) + timedelta(number // 300)).isoformat()
        article = Article(f"doc{number}", "", (), published=Moment(day, "day", "generated"))
        yield Analysis(article, features=Features(tuple(terms), counts))


if __name__ == "__main__":
    main()
