"""How the cost of one more article grows with a workspace, and how much memory reading takes."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.stories import generated
from reportedly.language.models import CARRIED
from reportedly.model import Analysis, Page
from reportedly.store import ArticleShelf, Store
from reportedly.stories import StoryIndex

FEW, MANY, TIMED = 400, 2_000, 200
"""Articles of a small and of a large workspace, and how many of the last ones are timed."""
STOCK_PARSE = """
import json, spacy, sys
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
list(spacy.load(sys.argv[2]).pipe(texts))
"""

MEASURE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def growth() -> tuple[float, str]:
    """CPU time to keep an article and to place it in its story, in a large workspace ÷ in a small one, by medians."""
    times = []
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "x.db", create=True) as store:
        index = StoryIndex(ArticleShelf(store))
        for analysis in generated(MANY):
            start = time.process_time()
            _keep(store, index, analysis)
            times.append(time.process_time() - start)
    few, many = (median(times[size - TIMED : size]) for size in (FEW, MANY))
    return many / few, f"{1000 * many:.1f} ms"


def _keep(store: Store, index: StoryIndex, analysis: Analysis) -> None:
    doc = analysis.article.doc
    with store.writing():
        [row] = store.add_page(Page(doc, doc.encode(), "text/plain"), [analysis])
        index.place(row, analysis)


def memory(articles: Sequence[tuple[str, str]]) -> tuple[float, str]:
    """Peak memory of the largest process of `read` ÷ of one that only parses the same texts with the stock model."""
    with tempfile.TemporaryDirectory() as name:
        rows, database = Path(name) / "rows.jsonl", Path(name) / "x.db"
        rows.write_text("".join(json.dumps({"doc": doc, "text": text}) + "\n" for doc, text in articles))
        stock = _peak([sys.executable, "-c", STOCK_PARSE, str(rows), str(CARRIED)])
        ours = _peak([sys.executable, "-m", "reportedly", "read", str(rows), "--db", str(database)])
    return ours / stock, f"{ours:,.0f} MB"


def _peak(command: Sequence[str]) -> float:
    """Megabytes of the largest process of a command, which a small process starts: what a large process starts counts
    its size until it runs the command."""
    result = subprocess.run([sys.executable, "-S", "-c", MEASURE, *command], check=True, capture_output=True)
    return int(result.stdout) / 1024
