"""Runs the program and the scorers that lie with the gold data, over files of rows."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any


def run_scorer(scorer: Path, *arguments: Path | str) -> dict[str, Any]:
    """What a scorer prints, which is JSON; raises `CalledProcessError` if it fails."""
    command = [sys.executable, str(scorer), *map(str, arguments)]
    result: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return result


def extracted(path: Path) -> list[dict[str, Any]]:
    """What `reportedly extract` writes for an input; raises `CalledProcessError` if it fails."""
    command = [sys.executable, "-m", "reportedly", "extract", str(path)]
    output = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    return [json.loads(line) for line in output.splitlines()]


def write_rows(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write a file of JSON lines, a row each."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
