"""One digest a day of all that waits, and the same text as an Atom feed that feedparser reads."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import feedparser
import pytest

from invented_workspace import invented_workspace
from reportedly.alerts.rules import AlertRules, load_rules
from reportedly.errors import UsageError
from reportedly.plain import shown
from reportedly_cli import Run


def write_rules(folder: Path, head: str) -> None:
    rule = '[[rule]]\nname = "dead"\nwhen = ["new tally", "new entry", "conflict"]\nmeasure = "killed"\n'
    (folder / "rules.toml").write_text(f"{head}\n{rule}", "utf-8")


def today(minutes: int) -> str:
    """A time of today's day, as near to so many minutes from now as the day goes."""
    now = datetime.now()
    then = now + timedelta(minutes=minutes)
    return f"{then:%H:%M}" if then.date() == now.date() else ("00:00" if minutes < 0 else "23:59")


def test_all_that_waits_is_one_text_once_a_day_and_the_same_in_the_feed(tmp_path: Path, run: Run) -> None:
    invented_workspace(tmp_path / "reportedly.db", stories=2, hostile=True).close()
    write_rules(tmp_path, f'digest = "{today(-1)}"\natom = "told.atom"')
    (line,) = run("alerts", "rules.toml").out.splitlines()
    told = json.loads(line)
    assert told["digest"] == f"{len(told['alerts'])} changes in 2 stories" and len(told["alerts"]) > 3
    assert "- " in told["text"] and "“At least 1" in told["text"] and told["alerts"][0]["rule"] == "dead"
    assert told["text"] == shown(told["text"])
    feed = feedparser.parse(str(tmp_path / "told.atom"))
    assert not feed.bozo and [entry.title for entry in feed.entries] == [told["digest"]]
    assert feed.entries[0].content[0].value.split() == told["text"].split()
    with invented_workspace(tmp_path / "other.db", stories=1):
        assert run("alerts", "rules.toml").out == ""


def test_until_its_time_a_digest_waits(tmp_path: Path, run: Run) -> None:
    invented_workspace(tmp_path / "reportedly.db", stories=1).close()
    write_rules(tmp_path, f'digest = "{today(5)}"\natom = "told.atom"')
    assert run("alerts", "rules.toml").out == ""
    assert feedparser.parse(str(tmp_path / "told.atom")).entries == []
    write_rules(tmp_path, "")
    assert len(run("alerts", "rules.toml").out.splitlines()) > 1


@pytest.mark.parametrize(
    ("now", "last", "is_due"),
    [(6, None, False), (7, None, True), (9, 6, True), (9, 8, False), (9, -20, True), (6, -20, False)],
)
def test_a_digest_is_due_once_a_day(now: int, last: int | None, is_due: bool) -> None:
    midnight = datetime(2026, 5, 4, tzinfo=UTC)
    told = midnight + timedelta(hours=last) if last is not None else None
    assert AlertRules(rule=(), digest="07:00").is_digest_due(midnight + timedelta(hours=now), told) is is_due


@pytest.mark.parametrize(
    ("head", "told"),
    [('digest = "in the morning"', "a digest has a time of the day"), ('atom = "/"', "the name of a file")],
)
def test_a_digest_that_makes_no_sense_is_told(head: str, told: str, tmp_path: Path) -> None:
    write_rules(tmp_path, head)
    with pytest.raises(UsageError, match=told):
        load_rules(tmp_path / "rules.toml")


def test_a_feed_that_cannot_be_written_is_told(tmp_path: Path, run: Run) -> None:
    invented_workspace(tmp_path / "reportedly.db", stories=1).close()
    write_rules(tmp_path, 'atom = "nowhere/told.atom"')
    done = run("alerts", "rules.toml")
    assert done.code == 2 and "the feed cannot be written" in done.err
