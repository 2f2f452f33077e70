"""The same articles give the same stories and tallies: in another order, in several runs, killed in between."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from reportedly.api import Workspace

pytestmark = pytest.mark.slow

ARTICLES = int(os.environ.get("REPORTEDLY_TEST_ARTICLES", "200"))
"""Articles that are read twice; benchmarks/README.md says what came of 1,000."""
TOWNS = ("Alderby", "Brantwick", "Corvale", "Dunmere", "Eastholt", "Fenwick Bay", "Garsdale", "Hollin Cross")
EVENTS = ("flood", "wildfire", "landslide", "ferry accident", "gas explosion")
SPEAKERS = ("the mayor", "a hospital spokeswoman", "the fire brigade", "the interior ministry")


def generated(seed: int) -> list[dict[str, str]]:
    """Short articles on some forty events, each over a few days, with numbers that rise."""
    chance = random.Random(seed)
    events = [(town, event, chance.randrange(1, 26), _names(chance)) for town in TOWNS for event in EVENTS]
    articles = []
    for number in range(ARTICLES):
        town, event, first, names = chance.choice(events)
        day = first + chance.randrange(4)
        killed = 4 * day + chance.randrange(3)
        speaker, injured = chance.choice(SPEAKERS).capitalize(), chance.randrange(5, 90)
        text = (
            f"{town} {event} kills {killed}\n"
            f"{speaker} said {killed} people were killed in the {event} in {town}, and {injured} people were injured.\n"
            f"{names[0]} and {names[1]} were cut off; {names[2]}, {names[3]} and {names[4]} took people in."
        )
        articles.append({"doc": f"a{number:04}", "published": f"2025-03-{day:02}", "text": text})
    return articles


def _names(chance: random.Random) -> list[str]:
    """Places that one event alone is told with."""
    starts, ends = (
        ("Bar", "Cul", "Dray", "Hask", "Lom", "Mor", "Pell", "Quar", "Tarn"),
        ("by", "cote", "den", "stow", "wold"),
    )
    return [chance.choice(starts) + chance.choice("aeiou") + chance.choice(ends) for _ in range(5)]


def write(path: Path, articles: list[dict[str, str]]) -> None:
    path.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")


def start_reading(folder: Path, database: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "reportedly", "read", "articles.jsonl", "--db", database]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def count_articles(path: Path) -> int:
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database, database:
            return int(database.execute("select count(*) from articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def kill_after(folder: Path, database: str, articles: int) -> None:
    """Read until so many articles are kept, and be killed."""
    process = start_reading(folder, database)
    deadline = time.monotonic() + 120
    while count_articles(folder / database) < articles and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    assert process.wait(60) == -signal.SIGKILL, "it was still reading"


def ledgers(path: Path) -> list[dict[str, Any]]:
    """Every story's ledger, without the numbers of stories, which count up as they are read."""
    with Workspace(path) as workspace:
        found = [asdict(workspace.ledger(story.id)) for story in workspace.stories()]
    for ledger in found:
        del ledger["story"]
        for tally in ledger["tallies"]:
            tally.pop("id", None)
    return sorted(found, key=lambda ledger: str(ledger["articles"]))


def test_another_order_and_kills_change_nothing(tmp_path: Path) -> None:
    articles = generated(1)
    write(tmp_path / "articles.jsonl", articles)
    assert start_reading(tmp_path, "straight.db").wait(240) == 0
    write(tmp_path / "articles.jsonl", random.Random(2).sample(articles, len(articles)))
    kill_after(tmp_path, "killed.db", ARTICLES // 5)
    kill_after(tmp_path, "killed.db", ARTICLES // 2)
    assert start_reading(tmp_path, "killed.db").wait(240) == 0
    assert count_articles(tmp_path / "killed.db") == ARTICLES
    straight = ledgers(tmp_path / "straight.db")
    assert ledgers(tmp_path / "killed.db") == straight
    assert 1 < len(straight) < 60
    assert sum(len(tally["entries"]) for ledger in straight for tally in ledger["tallies"]) > ARTICLES


def test_one_may_read_while_another_writes(tmp_path: Path) -> None:
    write(tmp_path / "articles.jsonl", generated(3)[:1])
    assert start_reading(tmp_path, "warm.db").wait(240) == 0
    assert len(ledgers(tmp_path / "warm.db")) == 1, "what a first look loads is loaded before the writer starts"
    write(tmp_path / "articles.jsonl", generated(3))
    process = start_reading(tmp_path, "busy.db")
    seen: set[int] = set()
    while process.poll() is None:
        if count_articles(tmp_path / "busy.db") == 0:
            time.sleep(0.05)
            continue
        with Workspace(tmp_path / "busy.db") as workspace:
            for story in workspace.stories()[:1]:
                ledger = workspace.ledger(story.id)
                assert len(ledger.articles) >= 1 and len(ledger.tallies) >= 1
            seen.add(sum(len(story.docs) for story in workspace.stories()))
    assert process.returncode == 0
    assert len(seen) > 1, "it was seen growing"
