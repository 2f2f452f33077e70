"""A target that misbehaves is told in one line, holds no other alert up, and gets each alert with an id of its own."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from reportedly.alerts import sending
from reportedly.alerts.rules import load_rules
from reportedly.api import Workspace
from reportedly.errors import UsageError
from reportedly_cli import Run

pytestmark = pytest.mark.slow


TEXT = "Quake in Alderby kills 250\nThe governor said 250 people were killed in the quake in Alderby."


@pytest.fixture
def workspace(run: Run, tmp_path: Path) -> Path:
    """A workspace with one alert to tell."""
    line = {"doc": "a", "title": TEXT.split("\n")[0], "published": "2025-09-01", "text": TEXT}
    (tmp_path / "a.jsonl").write_text(json.dumps(line))
    assert run("read", "a.jsonl").code == 0
    return tmp_path


def write_rules(folder: Path, target: str) -> None:
    """Two rules of which the first has a target of its own."""
    rules = f'[[rule]]\nname = "own"\nwhen = "new tally"\n{target}\n[[rule]]\nname = "line"\nwhen = "new tally"\n'
    (folder / "rules.toml").write_text(rules)


def command(*words: str) -> str:
    return f"command = {json.dumps(words)}"


def program(code: str) -> str:
    return command(sys.executable, "-c", code)


@contextmanager
def server(answer: Callable[[socket.socket], None]) -> Iterator[str]:
    """A rule's webhook at a server of this machine that does with each connection as it likes."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection, suppress(OSError):
                    connection.recv(1 << 16)
                    answer(connection)

        threading.Thread(target=serve, daemon=True).start()
        yield f'webhook = "http://127.0.0.1:{listener.getsockname()[1]}/"'


def drip(connection: socket.socket) -> None:
    for part in iter(lambda: b"HTTP/1.1 100 Continue\r\n\r\n", b""):
        for at in range(len(part)):
            connection.sendall(part[at : at + 1])
            time.sleep(0.02)


def pour(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        connection.sendall(b"fff\r\n" + b"x" * 0xFFF + b"\r\n")


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (program("import sys; sys.stderr.buffer.write(b'\\xff\\xfe no \\x1b[31m\\x00'); sys.exit(3)"), "ended with 3"),
        (command("no\0such"), "cannot be run"),
        ('webhook = "http://a b/"', "webhook at a b"),
        ('webhook = "http://xn--.example/"', "webhook at"),
        ('webhook = "http://127.0.0.1:9/\\u0000"', "webhook at 127.0.0.1"),
    ],
    ids=["no UTF-8", "NUL", "no host", "no name", "no path"],
)
def test_other_alerts_are_told(workspace: Path, run: Run, target: str, words: str) -> None:
    write_rules(workspace, target)
    outcome = run("alerts", "rules.toml")
    assert outcome.code == 1 and words in outcome.err and outcome.err.count("\n") == 1, outcome.err
    assert outcome.err.isprintable() or "\x1b" not in outcome.err
    assert [json.loads(line)["rule"] for line in outcome.out.splitlines()] == ["line"]


def test_of_what_a_command_says_the_end_is_kept(workspace: Path, run: Run) -> None:
    write_rules(
        workspace, program("import sys\nfor _ in range(320): sys.stderr.write('x' * 65536)\nsys.exit('\\nlast')")
    )
    tracemalloc.start()
    outcome = run("alerts", "rules.toml")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "ended with 1 last;" in outcome.err and most < 5 << 20


@pytest.mark.slow
def test_a_command_past_its_time_ends_with_what_it_started(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "COMMAND_SECONDS", 0.5)
    write_rules(workspace, command("sh", "-c", "sleep 100 & echo $! > child; wait"))
    outcome = run("alerts", "rules.toml")
    assert "did not end within 0.5 seconds" in outcome.err and len(outcome.out.splitlines()) == 1
    child = int((workspace / "child").read_text())
    for _ in range(100):
        if not _is_running(child):
            break
        time.sleep(0.02)
    assert not _is_running(child)


def _is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_what_a_command_leaves_running_is_not_waited_for(workspace: Path, run: Run) -> None:
    write_rules(workspace, command("sh", "-c", "sleep 20 & echo $! > child"))
    start = time.monotonic()
    assert run("alerts", "rules.toml").code == 0
    assert time.monotonic() - start < 10
    os.kill(int((workspace / "child").read_text()), 9)


def test_a_server_that_drips_is_left(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "WEBHOOK_SECONDS", 0.4)
    before = threading.active_count()
    with server(drip) as target:
        write_rules(workspace, target)
        start = time.monotonic()
        outcome = run("alerts", "rules.toml")
        assert time.monotonic() - start < 5
        assert "no answer within 0.4 seconds" in outcome.err and len(outcome.out.splitlines()) == 1
    time.sleep(0.1)
    assert threading.active_count() <= before + 1, "no thread is left but the server's"


def test_of_an_answer_its_head_is_read(workspace: Path, run: Run) -> None:
    with server(pour) as target:
        write_rules(workspace, target)
        assert run("alerts", "rules.toml").code == 0


def test_a_redirect_is_not_followed(workspace: Path, run: Run) -> None:
    with server(lambda to: to.sendall(b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\n\r\n")) as target:
        write_rules(workspace, target)
        assert "answered 302" in run("alerts", "rules.toml").err


@pytest.mark.slow
def test_a_run_that_is_killed_tells_an_alert_again_with_the_same_id(workspace: Path, run: Run) -> None:
    code = (
        "import os, sys; told = open('told', 'a'); told.write(os.environ['REPORTEDLY_ALERT_ID'] + ' ')\n"
        "told.write(sys.stdin.read()); told.close(); first = not os.path.exists('second'); open('second', 'w')\n"
        "first and os.kill(os.getppid(), 9)"
    )
    write_rules(workspace, program(code))
    killed = subprocess.run([sys.executable, "-m", "reportedly", "alerts", "rules.toml"], capture_output=True)
    assert killed.returncode == -9
    outcome = run("alerts", "rules.toml")
    first, second = (workspace / "told").read_text().splitlines()
    assert first == second and json.loads(first.partition(" ")[2])["id"] == first.partition(" ")[0]
    (line,) = map(json.loads, outcome.out.splitlines())
    assert line["rule"] == "line" and line["id"] != first.partition(" ")[0]
    assert run("alerts", "rules.toml").out == ""


def test_a_line_that_was_not_taken_comes_again_with_the_same_id(workspace: Path) -> None:
    write_rules(workspace, "")
    rules = load_rules(workspace / "rules.toml")
    with Workspace("reportedly.db") as opened:
        (first, *_), again = [next(iter(opened.alerts(rules)))], list(opened.alerts(rules))
    assert first.line == again[0].line and len(again) == 2


@pytest.mark.parametrize(
    "content",
    [
        b"a = " + b"[" * 100_000, b"a = " + b"9" * 5000, b"\xff", b"#" * (2 << 20),
        b'webhook = "http://[::1"\nrule = []', b'webhook = "http://a:99999/"\nrule = []',
    ],
    ids=["deep", "digits", "no UTF-8", "large", "host", "port"],
)  # fmt: skip
def test_rules_that_cannot_be_read_are_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "rules.toml").write_bytes(content)
    with pytest.raises(UsageError) as refused:
        load_rules(tmp_path / "rules.toml")
    assert "\n" not in str(refused.value)
