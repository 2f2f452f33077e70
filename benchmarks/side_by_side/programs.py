"""The programs that are set side by side: each gives what it finds in the same ten pages."""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import trafilatura

from benchmarks.side_by_side.answers import PAGES, Found, Number, Step
from reportedly import Workspace, extract
from reportedly.model import Ledger, Tally

PEER = Path(__file__).with_name("peer.py")


def main_texts() -> dict[str, str]:
    """The main text of each page by trafilatura, which programs for plain text are given."""
    return {path.stem: trafilatura.extract(path.read_text("utf-8")) or "" for path in PAGES}


def reportedly_found() -> Found:
    """What Reportedly gives: the tallies of people killed in the story with most articles."""
    list(extract(PAGES[0]))  # what a process loads once is loaded
    with TemporaryDirectory() as folder, Workspace(Path(folder) / "ten.db", create=True) as workspace:
        began = time.perf_counter()
        list(workspace.read(PAGES, jobs=1))
        story = max(workspace.stories(), key=lambda each: len(each.docs))
        ledger = workspace.ledger(story.id)
        seconds = time.perf_counter() - began
    killed = [tally for tally in ledger.tallies if tally.measure == "killed" and not tally.also]
    keys = {"numbers", "as killed", "bounds", "sources", "denied", "changes", "copies"}
    return Found(
        tells=frozenset(keys), numbers=[each for tally in killed for each in _numbers(tally)],
        steps=[each for tally in killed for each in _steps(tally)], copies=_copies(ledger), seconds=seconds,
    )  # fmt: skip


def _numbers(tally: Tally) -> list[Number]:
    """The entries of a tally, less those that the text itself gives as of before."""
    return [
        Number(
            page=Path(entry.doc).stem, low=entry.low, high=entry.high, bound=entry.bound, killed=True,
            source=f"{entry.source or ''} {entry.role or ''}", status=entry.status,
        )
        for entry in tally.entries
        if not entry.replaced
    ]  # fmt: skip


def _steps(tally: Tally) -> list[Step]:
    """The updates of a tally: of one line of sources, earlier and later."""
    pairs = [(tally.entries[first], tally.entries[second]) for first, second in tally.updates]
    return [
        Step(page=Path(after.doc).stem, before=before.high, after=after.high, source=f"{after.source} {after.body}")
        for before, after in pairs
    ]


def _copies(ledger: Ledger) -> list[tuple[str, str]]:
    listed = [(article.doc, article.copy_of) for article in ledger.articles if article.copy_of]
    return [(Path(doc).stem, Path(first).stem) for doc, first in listed]


def peer_found(name: str, python: Path, texts: dict[str, str]) -> Found:
    """What a program for quantities gives, under its own Python."""
    told = _ask(name, python, texts)
    numbers = [
        Number(page=page, low=row["low"], high=row["high"], bound=row.get("bound"))
        for page, rows in told["found"].items()
        for row in rows
    ]
    return Found(tells=frozenset(told["tells"]), numbers=numbers, seconds=told["seconds"])


def prompt_sizes(python: Path, texts: dict[str, str]) -> dict[str, float]:
    """What langextract would send to a model for these texts."""
    sizes: dict[str, float] = _ask("langextract", python, texts)["sizes"]
    return sizes


def _ask(name: str, python: Path, texts: dict[str, str]) -> Any:
    done = subprocess.run([python, PEER, name], input=json.dumps(texts), capture_output=True, text=True, timeout=600)
    if done.returncode:
        raise SystemExit(f"{name} under {python}: {(done.stderr.strip().splitlines() or ['it failed'])[-1]}")
    return json.loads(done.stdout.splitlines()[-1])
