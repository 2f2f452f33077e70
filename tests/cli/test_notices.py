"""Apprise hands alerts to people, in words and as plain text; in quiet hours they wait."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from invented_workspace import invented_workspace
from reportedly.alerts.rules import AlertRules, load_rules
from reportedly.errors import UsageError
from reportedly_cli import Run

pytestmark = pytest.mark.filterwarnings("ignore")  # of Apprise's own libraries


@contextmanager
def service(status: int = 200) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """A service of this machine that Apprise posts JSON to, and what it got."""
    got: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"json://user:secret@127.0.0.1:{server.server_port}/", got
        server.shutdown()


def write_rules(folder: Path, head: str) -> None:
    rule = '[[rule]]\nname = "dead"\nwhen = ["new tally", "conflict"]\nplace = "Brenn"\n'
    (folder / "rules.toml").write_text(f"{head}\n{rule}", "utf-8")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    invented_workspace(tmp_path / "reportedly.db", stories=1, hostile=True).close()
    return tmp_path


@pytest.mark.slow
def test_people_are_told_once_in_words_with_the_sentence(workspace: Path, run: Run) -> None:
    with service() as (address, got):
        write_rules(workspace, f'notify = "{address}"')
        assert run("alerts", "rules.toml").code == 0
        told = len(got)
        assert run("alerts", "rules.toml").code == 0
    assert told and len(got) == told
    assert got[0]["title"].startswith("dead: ")
    assert "people killed, Brenn" in got[0]["message"] and "At least 1" in got[0]["message"]
    assert any("HYPERLINK(" in each["message"] for each in got)


@pytest.mark.slow
def test_a_service_that_refuses_is_told_without_its_secret_and_asked_again(workspace: Path, run: Run) -> None:
    with service(500) as (address, got):
        write_rules(workspace, f'notify = "{address}"')
        done = run("alerts", "rules.toml")
    assert done.code == 1 and "notify json://…: was not taken" in done.err and "secret" not in done.err
    assert len(got) == 1
    write_rules(workspace, "")
    assert run("alerts", "rules.toml").out.count('"rule":"dead"') >= 1


def test_in_quiet_hours_alerts_wait(workspace: Path, run: Run) -> None:
    now = datetime.now()
    around = f"{now - timedelta(minutes=5):%H:%M}-{now + timedelta(minutes=30):%H:%M}"
    write_rules(workspace, f'quiet = "{around}"')
    done = run("alerts", "rules.toml")
    assert (done.code, done.out) == (0, "")
    write_rules(workspace, "")
    assert '"rule":"dead"' in run("alerts", "rules.toml").out


@pytest.mark.parametrize(
    ("quiet", "at", "is_quiet"),
    [
        ("22:00-07:00", "23:10", True), ("22:00-07:00", "06:59", True), ("22:00-07:00", "07:00", False),
        ("12:00-13:00", "12:30", True), ("12:00-13:00", "13:00", False), (None, "03:00", False),
    ],
)  # fmt: skip
def test_quiet_hours_may_go_over_midnight(quiet: str | None, at: str, is_quiet: bool) -> None:
    assert AlertRules(rule=(), quiet=quiet).is_quiet(time.fromisoformat(at)) is is_quiet


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ('quiet = "at night"', "quiet hours are two times of the day"),
        ('quiet = "25:00-07:00"', "quiet hours are two times of the day"),
        ('notify = "me"', "notify is an address of Apprise"),
        ('notify = "ntfy://a"\nwebhook = "https://a.example"', "only one of them"),
    ],
)
def test_rules_that_make_no_sense_are_told(head: str, told: str, tmp_path: Path) -> None:
    write_rules(tmp_path, head)
    with pytest.raises(UsageError) as error:
        load_rules(tmp_path / "rules.toml")
    assert told in str(error.value)
