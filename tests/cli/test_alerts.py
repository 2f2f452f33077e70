"""Each change that a rule asks for is told once: as a line, to a webhook, to a command, and again where that failed."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from reportedly_cli import Run

TEXTS = {
    "a": "Quake in Alderby kills 250\nThe governor said 250 people were killed in the quake in Alderby.",
    "b": "Quake in Alderby kills 800\nThe army said 800 people were killed in the quake in Alderby.",
    "c": "Quake in Alderby kills 700\nThe army said 700 people were killed in the quake in Alderby.",
}
RULES = """
[[rule]]
name = "more dead"
when = "rises"
words = "killed in Alderby"

[[rule]]
name = "who says so"
when = ["new source", "conflict"]
measure = "killed"
words = "alderby"
over = 100
"""
ALL_THREE = [("more dead", "standing"), ("who says so", "conflict"), ("who says so", "new source")]


def read(run: Run, folder: Path, doc: str) -> None:
    line = {"doc": doc, "title": TEXTS[doc].split("\n")[0], "published": "2025-09-01", "text": TEXTS[doc]}
    (folder / f"{doc}.jsonl").write_text(json.dumps(line))
    assert run("read", f"{doc}.jsonl").code == 0
    stories = [str(story["story"]) for story in json.loads(run("stories", "--format", "json").out)]
    if len(stories) > 1:
        assert run("correct", "merge-stories", *sorted(stories)).code == 0


def told(out: str) -> list[tuple[str, str]]:
    found: list[dict[str, Any]] = [json.loads(line) for line in out.splitlines()]
    return sorted((alert["rule"], alert["kind"]) for alert in found)


@dataclass
class Hook:
    """A web server that takes what is posted, or refuses it."""

    address: str = ""
    status: int = 200
    bodies: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    """The ids that came in headers, also with what was refused."""


@pytest.fixture
def hook() -> Iterator[Hook]:
    found = Hook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            found.keys.append(self.headers["Idempotency-Key"])
            if found.status == 200:
                found.bodies.append(body)
            self.send_response(found.status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found.address = f"http://127.0.0.1:{server.server_port}/secret"
    yield found
    server.shutdown()
    server.server_close()


def test_each_change_is_told_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text(RULES)
    read(run, tmp_path, "a")
    assert run("alerts", "rules.toml").out == ""
    read(run, tmp_path, "b")
    first = run("alerts", "rules.toml")
    assert first.code == 0
    assert told(first.out) == ALL_THREE
    (rise,) = [json.loads(line) for line in first.out.splitlines() if '"more dead"' in line]
    assert rise["before"] == [250, 250] and rise["after"][1] == 800 and rise["entry"]["doc"] == "b"
    assert run("alerts", "rules.toml").out == ""
    read(run, tmp_path, "c")
    assert "more dead" not in {rule for rule, _ in told(run("alerts", "rules.toml").out)}


def test_a_webhook_that_fails_is_asked_again(run: Run, tmp_path: Path, hook: Hook) -> None:
    (tmp_path / "rules.toml").write_text(f'webhook = "{hook.address}"\n{RULES}')
    read(run, tmp_path, "a")
    assert run("alerts", "rules.toml").code == 0
    read(run, tmp_path, "b")
    hook.status = 503
    failed = run("alerts", "rules.toml")
    assert failed.code == 1 and failed.out == "" and "secret" not in failed.err
    assert failed.err == "reportedly: webhook at 127.0.0.1: answered 503; its alerts wait for the next run\n"
    hook.status = 200
    assert run("alerts", "rules.toml").code == 0
    assert told("\n".join(hook.bodies)) == [
        ("more dead", "standing"),
        ("who says so", "conflict"),
        ("who says so", "new source"),
    ]
    assert run("alerts", "rules.toml").code == 0 and len(hook.bodies) == 3
    ids = [json.loads(body)["id"] for body in hook.bodies]
    assert len({*ids}) == 3 and hook.keys == [ids[0], *ids], "what failed comes again with the same id"


def test_a_command_gets_the_alert_on_its_input(run: Run, tmp_path: Path) -> None:
    script = "import sys; open('told.jsonl', 'a').write(sys.stdin.read())"
    (tmp_path / "rules.toml").write_text(f"command = {json.dumps([sys.executable, '-c', script])}\n{RULES}")
    read(run, tmp_path, "a")
    assert run("alerts", "rules.toml").code == 0
    read(run, tmp_path, "b")
    assert run("alerts", "rules.toml").out == ""
    assert len(told((tmp_path / "told.jsonl").read_text())) == 3


def test_a_command_that_is_not_there_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text(f'command = ["no such program"]\n{RULES}')
    read(run, tmp_path, "a")
    read(run, tmp_path, "b")
    failed = run("alerts", "rules.toml")
    assert failed.code == 1 and failed.err.startswith("reportedly: command no such program: cannot be run")


@pytest.mark.parametrize(
    "rules",
    [
        "[[rule]]",
        "rule = 3",
        "[[rule]]\nname = 'x'\nwhen = 'never'",
        "[[rule]]\nname = 'x'\nwhen = 'rises'\nwenn = 'y'",
        "webhook = 'file:///etc/passwd'\n[[rule]]\nname = 'x'\nwhen = 'rises'",
        "command = []\n[[rule]]\nname = 'x'\nwhen = 'rises'",
        "[[rule]]\nname = 'x'\nwhen = 'rises'\n[[rule]]\nname = 'x'\nwhen = 'falls'",
        "\xff",
    ],
)
def test_rules_that_mean_nothing_are_refused_in_one_line(run: Run, tmp_path: Path, rules: str) -> None:
    (tmp_path / "rules.toml").write_bytes(rules.encode("latin-1"))
    outcome = run("alerts", "rules.toml")
    assert outcome.code == 2 and len(outcome.err.splitlines()) == 1 and outcome.err.startswith("reportedly: ")


def test_the_rules_of_the_documentation_are_read(run: Run, tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "docs" / "alerts.md").read_text()
    (tmp_path / "rules.toml").write_text(text.split("```toml\n")[1].split("```")[0])
    read(run, tmp_path, "a")
    assert run("alerts", "rules.toml").code == 0


def test_each_file_of_rules_is_told_all(run: Run, tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text(RULES)
    (tmp_path / "others.toml").write_text(RULES)
    for doc in TEXTS:
        read(run, tmp_path, doc)
        first, second = run("alerts", "rules.toml").out, run("alerts", "others.toml").out
        assert told(first) == told(second)
    assert told(first) != []
    assert run("alerts", str(tmp_path / "rules.toml")).out == ""  # the same file under another name
