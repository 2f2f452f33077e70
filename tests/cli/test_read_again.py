"""`read --again`: kept pages are read by the rules as they are now; ids, revisions and corrections stay."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reportedly import pipeline, rules
from reportedly.api import Workspace
from reportedly.model import Analysis
from reportedly.workspace import rereading
from reportedly_cli import Run

ROWS = [
    {
        "doc": f"ferry-{number}",
        "title": "Ferry sinks off Exampleton",
        "published": f"2025-09-0{number}",
        "text": f"Ferry sinks off Exampleton\nThe ferry that sank there killed {dead} people, said Ada Example. "
        f"{number + 3} boats went out to look for others.",
    }
    for number, dead in enumerate((12, 19, 22), 1)
]


@pytest.fixture
def workspace(run: Run, tmp_path: Path) -> Run:
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, ROWS)))
    assert run("read", "rows.jsonl").code == 0
    later = ROWS[1] | {"text": ROWS[1]["text"].replace("19", "20")}
    (tmp_path / "later.jsonl").write_text(json.dumps(later))
    assert run("read", "later.jsonl").code == 0
    assert run("correct", "set", "ferry-1", "0", "--value", "14").code == 0
    assert run("correct", "rename-story", "1", "The ferry").code == 0
    return run


@pytest.fixture
def new_rules(workspace: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules that count boats no more, take the dead for injured, and find one more number."""
    analyse = pipeline.analyse

    def changed(*arguments: Any) -> Iterator[Analysis]:
        for analysis in analyse(*arguments):
            first = replace(analysis.figures[0], statement=None)
            more = replace(first, start=first.start + 1, low=7.0, high=7.0, unit="huts", measure="count")
            yield replace(analysis, figures=(first, more), statements=())

    monkeypatch.setattr(pipeline, "analyse", changed)
    for module in (rules, rereading):
        monkeypatch.setattr(module, "reading_rules", lambda: "new")
    monkeypatch.setattr(rereading, "reading_rules_with", lambda model, default: "new")
    monkeypatch.setattr("reportedly.workspace.lists.reading_rules", lambda: "new")


def rows(sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect("reportedly.db")) as database:
        return database.execute(sql).fetchall()


STAYS = "select id, page_id, doc, revision, current, story_id, story_pinned, title, text from articles order by id"


def test_same_rules_change_nothing(workspace: Run) -> None:
    before = (rows(STAYS), rows("select * from figures"), workspace("ledger", "--format", "json").out)
    outcome = workspace("read", "--again")
    assert outcome.out == "4 pages read again, 0 with changes: 0 figures gained, 0 lost, 0 changed\n"
    assert before == (rows(STAYS), rows("select * from figures"), workspace("ledger", "--format", "json").out)
    assert workspace("read", "--again", "--stale").out.startswith("0 pages read again")


@pytest.mark.usefixtures("new_rules")
def test_new_rules_are_seen_told_and_applied(workspace: Run) -> None:
    before = rows(STAYS)
    for view in ("stories", "ledger 1", "statements", "tally killed", "diff --since 2025-01-01"):
        told = workspace(*view.split()).err
        assert told.count("3 articles here were read by older rules; to read by the present ones: ") == 1, view
    for view in ("show", "explain", "history"):
        assert workspace(view, "ferry-2").err.count("1 article here was read by older rules") == 1
    outcome = workspace("read", "--again", "--stale")
    assert outcome.code == 0
    assert outcome.out.splitlines()[0] == "rows.jsonl:1: 1 figure gained, 1 lost, 0 changed"
    assert outcome.out.splitlines()[-1] == "4 pages read again, 4 with changes: 4 figures gained, 4 lost, 0 changed"
    assert rows(STAYS) == before
    assert rows("select distinct rules from articles") == [("new",)]
    assert "older rules" not in workspace("ledger").err
    ledger = json.loads(workspace("ledger", "1", "--format", "json").out)
    assert ledger["title"] == "The ferry"
    killed = next(tally for tally in ledger["tallies"] if tally["measure"] == "killed")
    assert [entry["low"] for entry in killed["entries"]] == [14, 20, 22]
    assert "huts" in {tally["unit"] for tally in ledger["tallies"]}
    assert "boats" not in {tally["unit"] for tally in ledger["tallies"]}
    assert ledger["statements"] == []
    history = json.loads(workspace("history", "ferry-2", "--format", "json").out)
    assert [revision["number"] for revision in history["revisions"]] == [1, 2]
    assert workspace("verify").code == 0


@pytest.mark.usefixtures("new_rules")
def test_choices(workspace: Run) -> None:
    assert workspace("read", "--again", "--since", "2999-01-01").out.startswith("0 pages read again")
    assert workspace("read", "--again", "--story", "1").out.splitlines()[-1].startswith("4 pages read again, 4 with")
    assert workspace("read", "--again", "--stale").out.startswith("0 pages")
    assert workspace("read", "--again", "--story", "7").code == 2
    assert "takes no INPUT" in workspace("read", "--again", "rows.jsonl").err
    assert "go with --again" in workspace("read", "rows.jsonl", "--stale").err
    assert workspace("read").code == 2


@pytest.mark.slow
@pytest.mark.usefixtures("new_rules")
def test_stopped_run_goes_on_where_it_was(workspace: Run) -> None:
    with Workspace("reportedly.db") as opened:
        run = opened.upkeep.read_again()
        assert [next(run).name for _ in range(2)] == ["rows.jsonl:1", "rows.jsonl:2"]
        run.close()
    assert rows("select count(*) from articles where rules = 'new'") == [(2,)]
    assert workspace("read", "--again").out.splitlines()[-1].startswith("2 pages read again")
    assert rows("select count(*) from articles where rules = 'new'") == [(4,)]
    assert rows("select * from reading_again") == []
    assert workspace("read", "--again").out.splitlines()[-1].startswith("4 pages read again, 0 with changes")


def test_articles_that_rules_find_no_more_or_more_of(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Bridge falls in {0}\n\nThe bridge in {0} fell on Monday, and {1} people were hurt, said the council.\n" * 1
    (tmp_path / "one.txt").write_text(text.format("Northport", 5))
    assert run("read", "one.txt").code == 0
    find = pipeline.find_articles
    monkeypatch.setattr(
        pipeline,
        "find_articles",
        lambda page: [each for one in find(page) for each in (one, replace(one, doc=f"{one.doc}#2", number=2))],
    )
    outcome = run("read", "--again")
    assert "1 article more: one.txt#2" in outcome.out
    assert rows("select doc, revision, current from articles order by doc") == [("one.txt", 1, 1), ("one.txt#2", 1, 1)]
    assert run("verify").out.startswith("1 page, 2 articles")
    monkeypatch.setattr(pipeline, "find_articles", find)
    outcome = run("read", "--again")
    assert "1 article less: one.txt#2" in outcome.out
    assert rows("select doc from articles") == [("one.txt",)]
    assert run("verify").code == 0


def test_page_whose_bytes_are_damaged_keeps_what_was_found(workspace: Run) -> None:
    path = Path("reportedly.db.pages/pages-00001.warc.gz")
    content = bytearray(path.read_bytes())
    content[120] ^= 16
    path.write_bytes(content)
    before = rows("select * from figures")
    outcome = workspace("read", "--again")
    assert outcome.code == 1
    assert "rows.jsonl:1: " in outcome.err and "the saved bytes of this page are damaged" in outcome.err
    assert "1 page could not be read again, see above; what was found before is kept" in outcome.err
    assert outcome.out.startswith("3 pages read again") and rows("select * from figures") == before


def test_rules_name_stages_and_libraries(run: Run) -> None:
    lines = run("rules").out.splitlines()
    assert [line.split()[-1] for line in lines[1 : 1 + len(rules.READING)]] == list(rules.READING)
    assert lines[0] == f"{rules.reading_rules()}  reads pages"


def test_fingerprint_changes_with_any_file(tmp_path: Path) -> None:
    words, large, sums = (tmp_path / name for name in ("words.toml", "large.bin", f"large.bin{rules.SUMS}"))
    words.write_text("one")
    large.write_text("1")
    sums.write_text("sum of 1")
    mark = rules._folder_mark.__wrapped__
    before = mark(tmp_path)
    assert mark(tmp_path) == before
    sums.write_text("sum of 2")
    summed = mark(tmp_path)
    large.write_text("longer")
    sized = mark(tmp_path)
    words.write_text("two")
    assert len({before, summed, sized, mark(tmp_path)}) == 4
