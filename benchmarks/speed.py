"""Speed as words a second of CPU on one core: the whole of `extract` beside the bare parse, in one run."""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import spacy

from reportedly.articles import find_articles
from reportedly.export.articles import to_line
from reportedly.inputs import open_inputs
from reportedly.language.models import CARRIED
from reportedly.language.parsing import BATCH
from reportedly.model import Article, Page
from reportedly.pipeline import analyse

ROUNDS = 3


def speed_figures(gold: Path) -> dict[str, str]:
    """Words a second of CPU of the bare parse and of `extract`, their ratio, pages a second and peak memory."""
    articles = polnear_articles(gold)
    words = sum(len(article.text.split()) for article in articles)
    texts = [article.text for article in articles]
    bare = spacy.load(CARRIED)
    tasks: dict[str, Callable[[], object]] = {
        "bare": lambda: list(bare.pipe(texts, batch_size=BATCH)),
        "whole": lambda: [to_line(analysis) for analysis in analyse(articles)],
    }
    seconds = least_cpu_seconds(tasks)
    pages = [page for page in open_inputs([str(gold / "pages/html")]) if isinstance(page, Page)]
    page_seconds = least_cpu_seconds({"pages": lambda: [find_articles(page) for page in pages]}, rounds=2)["pages"]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "words/s of CPU, bare spaCy parse": f"{words / seconds['bare']:,.0f}",
        "words/s of CPU, whole of extract": f"{words / seconds['whole']:,.0f}",
        "whole of extract ÷ bare parse, CPU time": f"{seconds['whole'] / seconds['bare']:.2f}",
        "HTML pages/s of CPU, bytes to articles": f"{len(pages) / page_seconds:,.0f}",
        "peak memory, MB": f"{memory:,.0f}",
    }


def polnear_articles(gold: Path) -> list[Article]:
    """Forty news articles of about 800 words each."""
    paths = sorted((gold / "polnear/dev/text").glob("*.txt"))[:40]
    lines = [json.dumps({"doc": path.stem, "text": path.read_bytes().decode("utf-8")}) for path in paths]
    pages = [Page(path.stem, line.encode(), "application/json") for path, line in zip(paths, lines, strict=True)]
    return [article for page in pages for article in find_articles(page)]


def least_cpu_seconds(tasks: dict[str, Callable[[], Any]], rounds: int = ROUNDS) -> dict[str, float]:
    """The least CPU time of each task; the tasks take turns, so that a noisy machine is noisy for all of them."""
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            start = time.process_time()
            task()
            times[name].append(time.process_time() - start)
    return {name: min(each) for name, each in times.items()}
