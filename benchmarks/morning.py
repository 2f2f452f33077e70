"""What an editor sees in the morning: ten invented events for training over a week, and the development articles.

python -m benchmarks.morning [--gold ../shared/gold] [--keep x.db] [--dev]

Prints the first twelve tiles of the front page. With `--dev` they are those of the development articles alone, each
with whether an editor would want it and why: `data/morning.tsv` has a reader's judgement of each. A tile that is not
there has not been judged, and counts as not wanted.
"""

from __future__ import annotations

import argparse
import csv
import json
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import urllib3

from benchmarks.invented import InventedArticle, InventedEvent, load_events
from benchmarks.web import served
from reportedly.api import Workspace

EVENTS = ("001", "003", "005", "007", "009", "013", "017", "021", "029", "039")
"""Earthquake, strike, air crash, layoffs, election, budget, oil spill, bus, measles, boat."""
WEEK = datetime(2025, 9, 1, tzinfo=UTC)
"""The Monday of the week that all events are moved into, by whole weeks: days of the week in texts stay right."""
LAST_VISIT = WEEK + timedelta(days=4)
TILES = 12
JUDGED = Path(__file__).parent / "data/morning.tsv"


def write_corpus(path: Path, gold: Path | None) -> datetime:
    """A workspace of the events and, where the gold data is there, the development articles; the moment between
    reading what came out before the last visit, and the rest."""
    articles = [line for event in _chosen() for line in _moved(event)]
    before = [line for line in articles if line["published"][:10] < LAST_VISIT.date().isoformat()]
    if gold is not None and (gold / "dev").exists():
        before += _dev_articles(gold)
    with Workspace(path, create=True) as workspace:
        _read(workspace, before, path.with_suffix(".before.jsonl"))
        moment = datetime.now(UTC)
        _read(workspace, [line for line in articles if line not in before], path.with_suffix(".after.jsonl"))
    return moment


def _dev_articles(gold: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (gold / "dev/docs.jsonl").read_text(encoding="utf-8").splitlines()]


def _chosen() -> list[InventedEvent]:
    return [event for event in load_events("train") if event.name[:3] in EVENTS]


def _moved(event: InventedEvent) -> Iterator[dict[str, Any]]:
    """The articles of an event, its first one in `WEEK`."""
    moments = {article.doc: _moment(article) for article in event.articles}
    weeks = (min(moments.values()) - WEEK) // timedelta(weeks=1)
    for article in event.articles:
        published = moments[article.doc] - timedelta(weeks=weeks)
        yield {
            "doc": article.doc, "title": article.title, "publisher": article.publisher, "url": article.url,
            "published": _as_given(article, published), "text": article.text,
        }  # fmt: skip


def _moment(article: InventedArticle) -> datetime:
    found = datetime.fromisoformat(article.published)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _as_given(article: InventedArticle, moved: datetime) -> str:
    """A day stays a day."""
    return moved.isoformat() if len(article.published) > len("2025-09-01") else moved.date().isoformat()


def _read(workspace: Workspace, lines: list[dict[str, Any]], path: Path) -> None:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    for _ in workspace.read([str(path)]):
        pass


def tiles(address: str) -> list[tuple[str, str, str]]:
    """The first tiles of the front page: the heading of each, its value and the title of its story."""
    found = json.loads(urllib3.request("GET", f"{address}/api/today", retries=False).data)
    told = [(each["what"], each["value"], item["title"]) for item in found["items"] for each in item["headlines"]]
    return told[:TILES]


def judged() -> dict[tuple[str, str], tuple[str, str]]:
    """Whether the tile of a value and heading is wanted, and why."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(row["value"], row["heading"]): (row["wanted"], row["reason"]) for row in rows}


def _print_judged(found: list[tuple[str, str, str]]) -> None:
    known = judged()
    told = [(known.get((value, what), ("not judged", "")), value, what) for what, value, _ in found]
    for (wanted, reason), value, what in told:
        print(f"{value:>18}  {what}: {wanted}, {reason}")
    print(f"wanted: {sum(wanted == 'yes' for (wanted, _), _, _ in told)} of {len(told)}")
    print(f"under a heading that another one has, too: {len(told) - len({what for *_, what in told})}")


def main() -> None:
    """Make the corpus where there is none, and print the tiles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--keep", type=Path, help="the workspace, made if it is not there")
    parser.add_argument("--dev", action="store_true", help="the development articles alone, with judgements")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.keep or Path(folder) / "morning.db"
        if not path.exists() and asked.dev:
            with Workspace(path, create=True) as workspace:
                _read(workspace, _dev_articles(asked.gold), path.with_suffix(".jsonl"))
        elif not path.exists():
            print("last visit:", write_corpus(path, asked.gold).isoformat())
        with served(path) as address:
            if asked.dev:
                _print_judged(tiles(address))
                return
            for what, value, title in tiles(address):
                print(f"{value:>24}  {what}  ·  {title}")


if __name__ == "__main__":
    main()
