"""Draws docs/ledger.svg, the README's picture: the ledger of the examples as the terminal shows it.

.venv/bin/python docs/picture.py
"""

from __future__ import annotations

import io
import os
import re
import tempfile
from pathlib import Path

from rich.console import Console

from reportedly.api import Workspace
from reportedly.cli.ledger import ledger_view

HERE = Path(__file__).parent
WIDTH = 92
TALLIES = 1


def main() -> None:
    """Read the examples into a workspace of their own, and save the first tallies of their longest story."""
    with tempfile.TemporaryDirectory() as folder, Workspace(Path(folder) / "examples.db", create=True) as workspace:
        os.chdir(HERE.parent)  # so that the picture shows short names
        for _ in workspace.read(["examples"]):
            pass
        story = max(workspace.stories(), key=lambda each: len(each.docs))
        ledger = workspace.ledger(story.id)
    console = Console(record=True, width=WIDTH, highlight=False, file=io.StringIO())
    console.print(ledger_view(ledger, WIDTH, sentences=True, statements=False, tallies=TALLIES))
    drawing = console.export_svg(title="reportedly ledger")
    drawing = re.sub(r"@font-face \{.*?\}", "", drawing, flags=re.DOTALL)  # it would fetch fonts from another host
    (HERE / "ledger.svg").write_text(drawing, encoding="utf-8")


if __name__ == "__main__":
    main()
