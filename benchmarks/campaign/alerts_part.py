"""Alerts to webhooks and commands that hang, flood and lie: the others are told all the same, each change once."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

from benchmarks.campaign.escaping import HOSTILE
from benchmarks.campaign.forked import Ran, run_forked
from benchmarks.campaign.hostile_server import INSIDE, Answer, Site, answer, redirect, running
from benchmarks.campaign.names import Names
from benchmarks.campaign.outcome import Row
from benchmarks.campaign.plan import Plan
from benchmarks.campaign.rounds import chance_of, rounds
from benchmarks.campaign.views import CONTROLS, run_command
from reportedly.alerts import sending
from reportedly.api import Known, Workspace

WEBHOOK_SECONDS, COMMAND_SECONDS = 1.0, 2.0
"""That a target may take in a case, so that many fit in a minute; ten and sixty in the program."""
LONGEST = 10.0
"""Seconds of one run of the rules: each target fails once at the most, and is left alone then."""
RUNS = 2


def _webhooks(site: Site) -> dict[str, Callable[[], Answer]]:
    """What hostile webhooks answer, by path."""
    drip = [each for _ in range(200) for each in (0.1, b"X: a\r\n")]
    return {
        "/silent": lambda: [30.0],
        "/drip": lambda: [b"HTTP/1.1 200 OK\r\n", *drip],
        "/slow-status": lambda: [each for _ in range(200) for each in (0.1, b"H")],
        "/continue": lambda: [each for _ in range(200) for each in (0.05, b"HTTP/1.1 100 Continue\r\n\r\n")],
        "/endless": lambda: [b"HTTP/1.1 200 OK\r\nX: ", *([b"a" * 60_000] * 500)],
        "/nonsense": lambda: [b"\x00\x1b[31m\xff\r\n\r\n"],
        "/inside": lambda: [redirect(f"http://{INSIDE}:{site.port}/", 307)],
        "/error": lambda: [answer(b"no", "500 \x1b[31mNo")],
        "/closed": lambda: [],
    }


_COMMANDS = {
    "hangs": "import time; time.sleep(60)",
    "floods": "import sys\nwhile True: sys.stderr.buffer.write(b'x' * 65536)",
    "one long line": "import sys; sys.stderr.write('x' * 50_000_000); sys.exit(3)",
    "no letters": "import sys; sys.stderr.buffer.write(b'\\xff\\xfe\\x00\\x1b[31m\\x07 end'); sys.exit(3)",
    "closes at once": "import os, sys; os.close(0); sys.exit(0)",
    "kills itself": "import os; os.kill(os.getpid(), 9)",
    "leaves a child": "import os, time\nif os.fork() == 0:\n    time.sleep(60)\nraise SystemExit(4)",
    "ignores the end": "import signal, time; signal.signal(15, signal.SIG_IGN); time.sleep(60)",
    "writes out": "import sys; sys.stdout.write('x' * 50_000_000)",
}
"""Programs as an alert's command."""


def webhook(folder: Path, chance: Random) -> list[str]:
    """A webhook that misbehaves, beside a command that does not."""
    site = Site()
    with running(site):
        site.answers |= _webhooks(site)
        paths = [*site.answers, "/closed"]
        addresses = [site.address(path) for path in paths]
        target = chance.choice((*addresses, f"http://{INSIDE}:1/", "http://nowhere.example/"))
        complaints = _told(folder, chance, f"webhook = {json.dumps(target)}")
    return complaints + ([f"connected to {site.trapped[0]}, inside"] if site.trapped else [])


def command(folder: Path, chance: Random) -> list[str]:
    """A command that misbehaves, beside one that does not."""
    program = [sys.executable, "-c", _COMMANDS[chance.choice(sorted(_COMMANDS))]]
    given = chance.choice((program, program, program, [str(folder)], ["./not-there"], ["/dev/null"]))
    return _told(folder, chance, f"command = {json.dumps(given)}")


def _told(folder: Path, chance: Random, hostile: str) -> list[str]:
    """What is wrong with alerts to a hostile target and to a good one, in words."""
    Names().install()
    sending.WEBHOOK_SECONDS, sending.COMMAND_SECONDS = WEBHOOK_SECONDS, COMMAND_SECONDS
    database, good = _workspace(folder, chance), folder / "good"
    keep = "import sys; open(sys.argv[1], 'ab').write(sys.stdin.buffer.read())"
    told = json.dumps([sys.executable, "-c", keep, str(good)])
    rules = folder / "rules.toml"
    rules.write_text(
        f"[[rule]]\nname = 'hostile'\nwhen = 'new tally'\n{hostile}\n"
        f"[[rule]]\nname = 'good'\nwhen = 'new tally'\ncommand = {told}\n",
        encoding="utf-8",
    )
    complaints: list[str] = []
    for _ in range(RUNS):
        began = time.monotonic()
        code, out, err = run_command("alerts", str(rules), "--db", str(database))
        if time.monotonic() - began > LONGEST:
            complaints.append(f"took {time.monotonic() - began:.0f} seconds")
        if code not in (0, 1) or "Traceback" in err:
            complaints.append(f"ends with {code}: {err[-200:]}")
        if found := CONTROLS.search((out + err).replace("\n", " ")):
            complaints.append(f"lets {found[0]!r} through to the terminal")
    return complaints + list(_amiss_in_told(good, database))


def _amiss_in_told(good: Path, database: Path) -> Iterator[str]:
    with Workspace(database) as workspace:
        expected = sorted(tally.id for story in workspace.stories() for tally in workspace.ledger(story.id).tallies)
    lines = good.read_bytes().strip(b"\n").split(b"\n") if good.exists() else []
    try:
        told = sorted(json.loads(line)["tally"] for line in lines)
    except ValueError:
        yield "an alert that is no line of JSON"
        return
    if told != expected:
        yield f"the other target was told {len(told)} of {len(expected)} changes"


def _workspace(folder: Path, chance: Random) -> Path:
    """A workspace whose titles, sources and sentences are hostile."""
    rows = []
    for number in range(3):
        words = [
            chance.choice((*HOSTILE, "\x1b[31m", "$(touch evil)", "`id`", "\u202e", "-rf", "\n")) for _ in range(3)
        ]
        text = (
            f"The mayor, Ada {words[0]} Example, said {12 + number} people were killed in Alderby {words[1]} on Monday."
        )
        rows.append(
            {"doc": f"d{number}", "title": f"Flood {words[2]}", "text": text, "published": f"2025-09-0{number + 1}"}
        )
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    database = folder / "w.db"
    with Workspace(database, create=True) as workspace:
        for reading in workspace.read([str(folder / "rows.jsonl")]):
            assert isinstance(reading, Known) or not reading.error, reading.error
    return database


CASES: dict[str, Callable[[Path, Random], list[str]]] = {"webhook": webhook, "command": command}


def run_alerts(plan: Plan) -> Iterator[Row]:
    """A row for each sort of target."""
    return rounds(plan, "alerts", CASES, partial(_attempt, plan.seed))


def _attempt(seed: int, kind: str, number: int, folder: Path) -> Ran:
    return run_forked(partial(CASES[kind], folder, chance_of(seed, kind, number)), folder / "errors")
