"""Pages that have to be read whatever stands beside them."""

from __future__ import annotations

import gc
from pathlib import Path

from reportedly.api import extract

GOOD = {
    "good-before.txt": "Ferry sinks off Garsdale, 14 dead\n\nThe coast guard said 14 people were killed when the ferry "
    "sank off Garsdale on Monday night.\n\nPolice said that the boat had left the harbour at nine in the evening.\n",
    "good-after.html": "<html><body><article><h1>Flood near Alderby leaves 31 dead</h1><p>The mayor said 31 people "
    "were killed when the river rose over its banks in Alderby on Tuesday.</p><p>Rain is expected to last until "
    "Friday, forecasters told reporters.</p></article></body></html>",
}
"""Pages that have to be read whatever stands beside them, by name."""
COUNTS = {"good-before.txt": 14, "good-after.html": 31}
"""How many people were killed, by the good pages."""


def warm_up(folder: Path) -> None:
    """Read the good pages once, so that all that is loaded on the way is shared by the children."""
    for name, content in GOOD.items():
        (folder / name).write_text(content, encoding="utf-8")
    for reading in extract([str(folder / name) for name in GOOD]):
        assert reading.error is None, reading.error
    gc.collect()
    gc.freeze()
