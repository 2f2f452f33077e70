"""Speed as ratios to fixed references, so that it can be compared between machines: `python -m benchmarks speed`.

Each pair is measured in one run, in turns, by the least CPU time in one thread: the parse and the whole of `extract`
beside the stock parse of the same texts, pages beside trafilatura on the same bytes, start-up beside that of Python.
The kept ratios are in `speed.json`; with `--check` a ratio that is more than 15% worse fails the run.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy
import trafilatura
from threadpoolctl import threadpool_limits

from benchmarks.invented import load_events
from benchmarks.speed import least_cpu_seconds
from reportedly import Workspace
from reportedly.articles import find_articles
from reportedly.export.articles import to_line
from reportedly.language.models import CARRIED, load_model
from reportedly.language.parsing import BATCH
from reportedly.model import Article, Page
from reportedly.pipeline import analyse

KEPT = Path(__file__).with_name("speed.json")
WORSE = 1.15
"""Times as large as the kept one that a ratio may be; all are times ÷ a reference's time, so that smaller is better."""
ARTICLES = 80
STARTS = 9
"""Starts of a command, of which the least time counts."""


def speed_ratios(gold: Path) -> dict[str, float]:
    """Times of ours ÷ times of the references; pages only where the gold folder is there."""
    with threadpool_limits(1):
        found = _reading() | _start_up()
        if (gold / "pages/html").is_dir():
            found |= _pages(gold)
    return {name: round(value, 3) for name, value in found.items()}


def _reading() -> dict[str, float]:
    articles = [_article(each.doc, each.text) for event in load_events("train") for each in event.articles][:ARTICLES]
    texts = [article.text for article in articles]
    stock, quick = spacy.load(CARRIED), load_model()
    seconds = least_cpu_seconds(
        {
            "stock": lambda: list(stock.pipe(texts, batch_size=BATCH)),
            "quick": lambda: list(quick.pipe(texts, batch_size=BATCH)),
            "extract": lambda: [to_line(analysis) for analysis in analyse(articles)],
        },
        rounds=4,
    )
    return {
        "parse ÷ stock parse": seconds["quick"] / seconds["stock"],
        "extract ÷ stock parse": seconds["extract"] / seconds["stock"],
    }


def _article(doc: str, text: str) -> Article:
    line = json.dumps({"doc": doc, "text": text}).encode()
    return find_articles(Page(doc, line, "application/json"))[0]


def _pages(gold: Path) -> dict[str, float]:
    paths = sorted((gold / "pages/html").glob("*.html.gz"))
    pages = [Page(path.name, gzip.decompress(path.read_bytes()), "text/html") for path in paths]
    tasks: dict[str, Callable[[], object]] = {
        "ours": lambda: [find_articles(page) for page in pages],
        "trafilatura": lambda: [trafilatura.bare_extraction(page.content, with_metadata=True) for page in pages],
    }
    seconds = least_cpu_seconds(tasks, rounds=3)
    return {"pages ÷ trafilatura with metadata": seconds["ours"] / seconds["trafilatura"]}


def _start_up() -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "x.db"
        page = Path(folder) / "page.jsonl"
        page.write_text(json.dumps({"doc": "a", "text": "The fire killed 12 people in Oldham, police said."}))
        with Workspace(database, create=True) as workspace:
            assert list(workspace.read(str(page)))
        python = _least_start([sys.executable, "-c", "pass"])
        ours = [sys.executable, "-m", "reportedly"]
        commands = {"stories": ["stories", "--db", str(database)], "--help": ["--help"]}
        return {
            f"start of `{name}` ÷ start of Python": _least_start([*ours, *command]) / python
            for name, command in commands.items()
        }


def _least_start(command: Sequence[str]) -> float:
    """The least CPU time of a command, in seconds."""
    times = []
    for _ in range(STARTS):
        before = _of_children()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(_of_children() - before)
    return min(times)


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the ratios beside the kept ones; with `--check`, 1 if one is worse; with `--keep`, keep them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks speed", description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"), help="the folder with the gold data")
    parser.add_argument("--check", action="store_true", help="fail if a ratio is over 15%% worse than the kept one")
    parser.add_argument("--keep", action="store_true", help="keep these ratios in benchmarks/speed.json")
    chosen = parser.parse_args(arguments)
    kept: dict[str, float] = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    found = speed_ratios(chosen.gold)
    for name, value in found.items():
        print(f"{name:<44}{value:8.3f}" + (f"   kept {kept[name]:.3f}" if name in kept else ""))
    if chosen.keep:
        KEPT.write_text(json.dumps(kept | found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    worse = [name for name, value in found.items() if name in kept and value > WORSE * kept[name]]
    for name in worse if chosen.check else ():
        print(f"slower than kept: {name}", file=sys.stderr)
    return 1 if worse and chosen.check else 0
