"""Runs the scorers that lie with the gold data."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any


def run_scorer(scorer: Path, *arguments: Path | str) -> dict[str, Any]:
    """What a scorer prints, which is JSON; raises `CalledProcessError` if it fails."""
    command = [sys.executable, str(scorer), *map(str, arguments)]
    result: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return result
