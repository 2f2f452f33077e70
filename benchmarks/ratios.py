"""Speed as ratios to fixed references, so that it can be compared between machines: `python -m benchmarks speed`.

Each pair is measured in one run, in turns, by the least CPU time in one thread: the parse and the whole of `extract`
beside the stock parse of the same texts, pages beside trafilatura on the same bytes, start-up beside that of Python, an
article more in a large workspace beside one in a small workspace, the memory of `read` beside that of the stock parse.
The kept ratios are in `speed.json`; with `--check` a ratio that is more than 15% worse fails the run. Such a ratio is
measured again, twice at most, and the least counts: other work on the machine can only make it worse.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import spacy
import trafilatura
from threadpoolctl import threadpool_limits

from benchmarks.growth import growth, memory
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
ARTICLES = 40
STARTS = 9
"""Starts of a command, of which the least time counts."""
TRIES = 3
"""Times that a ratio is measured, at most."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Ours ÷ the reference, and what ours was on this machine."""

    ratio: float
    here: str


Measures = dict[str, Measured]
"""By what was measured."""


def speed_ratios(gold: Path) -> Iterator[Callable[[], Measures]]:
    """What measures ours beside the references; pages only where the gold folder is there."""
    articles = [(each.doc, each.text) for event in load_events("train") for each in event.articles][:ARTICLES]
    yield partial(_reading, articles)
    yield _start_up
    if (gold / "pages/html").is_dir():
        yield partial(_pages, gold)
    yield lambda: {"an article among 2,000 ÷ among 400": Measured(*growth())}
    yield lambda: {"memory of `read` ÷ of the stock parse": Measured(*memory(articles))}


def _measured(measure: Callable[[], Measures], kept: dict[str, float]) -> Measures:
    """The least ratios of a few tries; one is enough if it is no worse than the kept ones."""
    found: Measures = {}
    for _ in range(TRIES):
        with threadpool_limits(1):
            for name, value in measure().items():
                found[name] = min(value, found.get(name, value), key=lambda each: each.ratio)
        if not _worse(found, kept):
            break
    return found


def _worse(found: Measures, kept: dict[str, float]) -> list[str]:
    return [name for name, value in found.items() if name in kept and value.ratio > WORSE * kept[name]]


def _reading(rows: list[tuple[str, str]]) -> Measures:
    articles = [_article(*row) for row in rows]
    texts = [article.text for article in articles]
    words = sum(len(text.split()) for text in texts)
    stock, quick = spacy.load(CARRIED), load_model()
    seconds = least_cpu_seconds(
        {
            "stock": lambda: list(stock.pipe(texts, batch_size=BATCH)),
            "quick": lambda: list(quick.pipe(texts, batch_size=BATCH)),
            "extract": lambda: [to_line(analysis) for analysis in analyse(articles)],
        },
    )
    names = {"quick": "parse ÷ stock parse", "extract": "extract ÷ stock parse"}
    return {
        name: Measured(seconds[ours] / seconds["stock"], f"{words / seconds[ours]:,.0f} words/s")
        for ours, name in names.items()
    }


def _article(doc: str, text: str) -> Article:
    line = json.dumps({"doc": doc, "text": text}).encode()
    return find_articles(Page(doc, line, "application/json"))[0]


def _pages(gold: Path) -> Measures:
    paths = sorted((gold / "pages/html").glob("*.html.gz"))
    pages = [Page(path.name, gzip.decompress(path.read_bytes()), "text/html") for path in paths]
    tasks: dict[str, Callable[[], object]] = {
        "ours": lambda: [find_articles(page) for page in pages],
        "trafilatura": lambda: [trafilatura.bare_extraction(page.content, with_metadata=True) for page in pages],
    }
    seconds = least_cpu_seconds(tasks, rounds=3)
    ratio = seconds["ours"] / seconds["trafilatura"]
    return {"pages ÷ trafilatura with metadata": Measured(ratio, f"{len(pages) / seconds['ours']:,.0f} pages/s")}


def _start_up() -> Measures:
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "x.db"
        page = Path(folder) / "page.jsonl"
        page.write_text(json.dumps({"doc": "a", "text": "The fire killed 12 people in Oldham, police said."}))
        with Workspace(database, create=True) as workspace:
            assert list(workspace.read(str(page)))
        python = min(_least_start([sys.executable, "-c", "pass"]) for _ in range(3))
        ours = [sys.executable, "-m", "reportedly"]
        commands = {"stories": ["stories", "--db", str(database)], "--help": ["--help"]}
        starts = {name: _least_start([*ours, *command]) for name, command in commands.items()}
    return {
        f"start of `{name}` ÷ start of Python": Measured(seconds / python, f"{seconds:.2f} s")
        for name, seconds in starts.items()
    }


def _least_start(command: Sequence[str]) -> float:
    """The least CPU time of a command, in seconds."""
    times = []
    for _ in range(STARTS):
        before = _of_children()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
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
    found: Measures = {}
    for measure in speed_ratios(chosen.gold):
        part = _measured(measure, kept if chosen.check else {})
        found |= part
        for name, value in part.items():
            said = f"   kept {kept[name]:.3f}" if name in kept else ""
            print(f"{name:<44}{value.ratio:8.3f}{said}   here {value.here}", flush=True)
    if chosen.keep:
        rounded = {name: round(value.ratio, 3) for name, value in found.items()}
        KEPT.write_text(json.dumps(kept | rounded, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    worse = _worse(found, kept) if chosen.check else []
    for name in worse:
        print(f"slower than kept: {name}", file=sys.stderr)
    return 1 if worse else 0
