"""What a person sees of a workspace on the command line, looked at for what must not be there."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random

from reportedly.cli import main

VIEWS = (
    ("ledger",), ("ledger", "--sentences", "--statements"), ("ledger", "--format", "json"),
    ("ledger", "--format", "csv"), ("ledger", "--format", "md"), ("statements",), ("statements", "--format", "json"),
    ("statements", "--format", "csv"), ("stories",), ("stories", "--format", "json"), ("tally", "killed"),
    ("tally", "killed", "--format", "csv"), ("diff", "--since", "yesterday"),
    ("diff", "--since", "yesterday", "--format", "jsonl"), ("show", "DOC"), ("explain", "DOC"), ("history", "DOC"),
    ("history", "DOC", "--format", "json"),
)  # fmt: skip
LOOKED_AT = 3
"""Views of each case."""
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")
"""What steers a terminal, or turns the order of letters around."""
FORMULA = re.compile(r"[\s\x00-\x20\u00a0\u3000]*[=+@\uff1d\uff0b\uff20]|[\s\x00-\x20\u00a0\u3000]*[-\uff0d](?![\d.])")


def look(database: Path, docs: Sequence[str], chance: Random) -> Iterator[str]:
    """What is wrong with some views of a workspace, in words."""
    for view in chance.sample(VIEWS, LOOKED_AT):
        arguments = [chance.choice(docs) if each == "DOC" else each for each in view]
        name = " ".join(view)
        code, out, err = run_command(*arguments, "--db", str(database))
        if code:
            yield f"{name}: ends with {code}: {err.strip()}"
        for complaint in _amiss(view, out):
            yield f"{name}: {complaint}"


def run_command(*arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of the command line, run in this process."""
    out, err = io.StringIO(), io.StringIO()
    sys.argv = ["reportedly", *arguments]
    with redirect_stdout(out), redirect_stderr(err):
        try:
            main()
        except SystemExit as end:
            return int(end.code or 0), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def _amiss(view: Sequence[str], out: str) -> Iterator[str]:
    match view[-1]:
        case "json" | "jsonl":
            yield from amiss_in_json(out)
        case "csv":
            yield from amiss_in_csv(out)
        case _:
            if found := CONTROLS.search(out.replace("\n", " ")):
                yield f"lets {found[0]!r} through to the terminal"


def amiss_in_json(out: str) -> Iterator[str]:
    """Why something is no JSON, or JSON that not every program reads."""
    for line in out.strip("\n").split("\n") if out.startswith("{") else [out]:
        try:
            json.loads(line, parse_constant=_refuse)
        except ValueError as error:
            yield f"is no JSON: {error}"
            return


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")


def amiss_in_csv(out: str) -> Iterator[str]:
    """What a spreadsheet would run in a table, or not read."""
    csv.field_size_limit(1 << 30)
    for row in csv.reader(io.StringIO(out, newline="")):
        for cell in row:
            if FORMULA.match(cell):
                yield f"has a cell that a spreadsheet takes for a formula: {cell[:40]!r}"
                return
            if "\x00" in cell:
                yield "has NUL in a cell"
                return
