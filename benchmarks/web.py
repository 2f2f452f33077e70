"""How fast the web page answers over a large workspace: 100,000 articles, five million rows, twenty clients.

python -m benchmarks.web [FOLDER] [--articles N] [--clients N]     (FOLDER keeps the generated workspace of 2 GB)
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import urllib3
from playwright.sync_api import sync_playwright

from reportedly.api import Workspace

ARTICLES = 100_000
SEEDS = 200
"""Articles that are really read; the others are copies of their rows under other names, in other stories."""
STORY_ARTICLES = 10
SENTENCES = 12
CLIENTS = 20
REQUESTS = 40
"""Requests of each client to each view."""
PAINTS = 15
"""Pages of each view whose first paint is timed."""
PAINTED = "(performance.getEntriesByName('first-contentful-paint')[0] || {startTime: null}).startTime"
"""In a page: milliseconds from its opening to its first paint, if that has been."""
PLACES = (
    "Kunar",
    "Valencia",
    "Kursk",
    "Nairobi",
    "Manila",
    "Lagos",
    "Quito",
    "Dhaka",
    "Izmir",
    "Osaka",
    "Lima",
    "Accra",
)
NAMES = ("Ada Bell", "Ravi Osei", "Lena Okafor", "Juan Prado", "Mina Sato", "Tom Farrow")
HARMS = ("killed", "injured", "missing", "displaced")
TABLES = ("blocks", "statements", "figures", "places", "times")


def write_workspace(path: Path, articles: int) -> None:
    """A workspace of so many articles in stories of `STORY_ARTICLES`."""
    chance = random.Random(7)
    ready = path.with_suffix(".jsonl")
    ready.write_text("".join(json.dumps(_article(chance, number)) + "\n" for number in range(SEEDS)), encoding="utf-8")
    with Workspace(path, create=True) as workspace:
        for _ in workspace.read([str(ready)]):
            pass
    with closing(sqlite3.connect(path, isolation_level=None)) as database, database:
        _multiply(database, articles)
    with Workspace(path) as workspace:  # as reading does at its end
        for story in range(1, 1 + articles // STORY_ARTICLES):
            workspace.ledger(story)


def _article(chance: random.Random, number: int) -> dict[str, str]:
    lines = [f"Flood in {chance.choice(PLACES)} leaves many dead, day {number}"]
    for _ in range(SENTENCES):
        name, place, harm = chance.choice(NAMES), chance.choice(PLACES), chance.choice(HARMS)
        lines.append(f"On Monday, {name} said that {chance.randint(10, 900)} people were {harm} in {place}.")
    day = f"2025-{1 + number % 12:02}-{1 + number % 28:02}"
    return {"doc": f"seed-{number}", "title": lines[0], "text": "\n".join(lines), "published": day}


def _multiply(database: sqlite3.Connection, articles: int) -> None:
    """Copy the rows of the articles that were read under further ids, and index all of them."""
    for pragma in ("journal_mode = off", "synchronous = off", "cache_size = -400000", "foreign_keys = off"):
        database.execute(f"pragma {pragma}")
    triggers = database.execute("select name, sql from sqlite_schema where type = 'trigger'").fetchall()
    for name, _ in triggers:
        database.execute(f"drop trigger {name}")
    database.execute("begin")
    database.execute(f"update articles set story_id = 1 + (id - 1) / {STORY_ARTICLES}")
    for copy in range(1, articles // SEEDS):
        _copy(
            database, "articles", copy * SEEDS, {"id": "id + ?1", "doc": "doc || '-' || ?1", "story_id": _story("id")}
        )
        for table in TABLES:
            _copy(database, table, copy * SEEDS, {"article_id": "article_id + ?1"})
    database.execute("delete from stories")
    database.execute(
        "insert into stories (id, articles, first_day, last_day) "
        "select story_id, count(*), min(issued_day), max(issued_day) from articles group by story_id"
    )
    database.execute("commit")
    for table in ("articles_fts", "statements_fts"):
        database.execute(f"insert into {table} ({table}) values ('rebuild')")
    for _, sql in triggers:
        database.execute(sql)
    database.execute("analyze")
    database.execute("pragma journal_mode = wal")


def _story(column: str) -> str:
    return f"1 + ({column} + ?1 - 1) / {STORY_ARTICLES}"


def _copy(database: sqlite3.Connection, table: str, offset: int, changed: dict[str, str]) -> None:
    """Copy the first articles' rows of a table, with some columns changed; ids of rows are given anew."""
    owner = "id" if table == "articles" else "article_id"
    columns = [row[1] for row in database.execute(f"pragma table_xinfo({table})") if row[6] == 0 and row[1] != "rowid"]
    values = ", ".join(changed.get(name, f'"{name}"') for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    database.execute(f"insert into {table} ({names}) select {values} from {table} where {owner} <= {SEEDS}", (offset,))


def count_rows(path: Path) -> int:
    """Rows of articles and of what was found in them."""
    with closing(sqlite3.connect(path)) as database, database:
        return sum(
            int(database.execute(f"select count(*) from {table}").fetchone()[0]) for table in ("articles", *TABLES)
        )


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The address of a server over the workspace."""
    command = [sys.executable, "-m", "reportedly", "serve", "--db", str(path), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield next(word for word in process.stdout.readline().split() if word.startswith("http")).rstrip("/")
        finally:
            process.terminate()


def milliseconds(address: str, paths: list[list[str]]) -> list[float]:
    """The time of each request at the server, waiting for others included, in order of size, when as many clients as
    there are lists ask at once."""
    times: list[float] = []

    def ask(mine: list[str]) -> None:
        with urllib3.PoolManager() as pool:
            for path in mine:
                answer = pool.request("GET", address + path, retries=False)
                assert answer.status == 200, (path, answer.status)
                times.append(float(answer.headers["Server-Timing"].partition("dur=")[2]))

    threads = [threading.Thread(target=ask, args=(mine,)) for mine in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(times)


def web_figures(path: Path, articles: int, clients: int) -> dict[str, str]:
    """Median and 95th percentile of each view, in milliseconds at the server; first paint in a browser."""
    chance = random.Random(3)
    stories = articles // STORY_ARTICLES
    views = {
        "front": lambda: "/" if chance.random() < 0.5 else f"/?page={chance.randint(1, stories // 20)}",
        "story": lambda: f"/stories/{chance.randint(1, stories)}",
        "search": lambda: f"/search?q={chance.choice(NAMES).split()[1]}+{chance.choice(PLACES)}",
        "evidence": lambda: f"/articles/seed-{chance.randint(0, SEEDS - 1)}?figure=2",
    }
    found: dict[str, str] = {}
    with served(path) as address:
        found["first front page of a fresh server, ms"] = f"{milliseconds(address, [['/']])[0]:,.0f}"
        for name, make in views.items():
            times = milliseconds(address, [[make() for _ in range(REQUESTS)] for _ in range(clients)])
            low, high = times[len(times) // 2], times[int(0.95 * len(times))]
            found[f"{name}: median and 95th percentile, ms"] = f"{low:,.0f} {high:,.0f}"
        for name, make in views.items():
            painted = first_paint([address + make() for _ in range(PAINTS)])
            found[f"{name}: first paint, median of {PAINTS}, ms"] = f"{painted:,.0f}"
    return found


def first_paint(addresses: list[str]) -> float:
    """Milliseconds from opening an address to its first paint in a headless Chromium, the median over addresses."""
    times = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        for address in addresses:
            page = browser.new_page()  # nothing is kept from the page before
            page.goto(address, wait_until="load")
            while (painted := page.evaluate(PAINTED)) is None:
                page.wait_for_timeout(10)
            times.append(painted)
            page.close()
        browser.close()
    return float(sorted(times)[len(times) // 2])


def main() -> None:
    """Generate the workspace where there is none, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--clients", type=int, default=CLIENTS)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        path = (asked.folder or Path(name)) / "large.db"
        if not path.exists():
            write_workspace(path, asked.articles)
        print(f"{count_rows(path):,} rows, {path.stat().st_size / 1e9:.1f} GB")
        for label, value in web_figures(path, asked.articles, asked.clients).items():
            print(f"{label:<48}{value:>12}")


if __name__ == "__main__":
    main()
