"""Article texts from HTML pages, by `score_pages.py`, and speed beside trafilatura's fast mode in the same run.

python -m benchmarks.pages ../shared/gold
"""

from __future__ import annotations

import gzip
import json
import sys
import tempfile
from pathlib import Path

import trafilatura

from benchmarks.scorers import run_scorer
from benchmarks.speed import least_cpu_seconds
from reportedly.articles import find_articles
from reportedly.errors import InputError
from reportedly.model import Page


def page_scores(gold: Path, folder: Path) -> dict[str, float]:
    """`gold/pages` by `score_pages.py`."""
    predictions = folder / "pages.json"
    predictions.write_text(json.dumps({key: body_text(page) for key, page in read_pages(gold).items()}))
    result = run_scorer(gold / "score_pages.py", "scrapinghub", gold / "pages/ground-truth.json", predictions)
    return {"pages F1": result["f1"], "pages precision": result["p"], "pages recall": result["r"]}


def read_pages(gold: Path) -> dict[str, Page]:
    """The saved pages by their id."""
    paths = sorted((gold / "pages/html").glob("*.html.gz"))
    return {path.name.split(".")[0]: Page(path.name, gzip.decompress(path.read_bytes()), "text/html") for path in paths}


def body_text(page: Page) -> str:
    """The paragraphs of the page's first article, without headline, captions and highlights."""
    try:
        article = find_articles(page)[0]
    except InputError:
        return ""
    return "\n".join(article.text[block.start : block.end] for block in article.blocks if block.kind == "paragraph")


def main() -> None:
    """Print scores and pages a second of CPU."""
    gold = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        print(page_scores(gold, Path(name)))
    pages = list(read_pages(gold).values())
    sources = [page.content for page in pages]
    tasks = {
        "reportedly": lambda: [body_text(page) for page in pages],
        "trafilatura, fast": lambda: [trafilatura.extract(source, fast=True) for source in sources],
    }
    for task, seconds in least_cpu_seconds(tasks, rounds=4).items():
        print(f"{task:<20}{len(pages) / seconds:8.1f} pages/s of CPU")


if __name__ == "__main__":
    main()
