"""How long each format of `reportedly export` takes for 10,000 entries, and the memory it needs beyond the workspace.

`python -m benchmarks exports`: made-up articles, no page is read. The bar is five seconds of one processor, and memory
that stays where it is with twice the stories.
"""

from __future__ import annotations

import sys
import time
import tracemalloc
from pathlib import Path
from tempfile import TemporaryDirectory

from reportedly.api import Workspace
from reportedly.export.files.formats import FILE_FORMATS

SECONDS = 5.0
STORIES, ARTICLES, FIGURES = 100, 10, 10
_FEW = 20
"""Stories by which memory is compared: these, and twice as many."""


def main(arguments: list[str]) -> int:
    """Print a line for each format; 1 if one takes longer than the bar."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
    from invented_workspace import invented_workspace

    late = 0
    with TemporaryDirectory() as folder:
        path, out = Path(folder) / "made.db", Path(folder) / "out"
        with invented_workspace(path, stories=STORIES, articles=ARTICLES, figures=FIGURES) as workspace:
            print(f"{'format':<14}{'seconds':>9}{'MB written':>12}{'MB of memory':>14}{'with twice':>12}")
            for kind in arguments or FILE_FORMATS:
                workspace.export_file(kind, out, stories=[1])  # libraries are loaded
                began = time.process_time()
                workspace.export_file(kind, out)
                seconds = time.process_time() - began
                size = out.stat().st_size / 1e6
                few, more = (_memory(workspace, kind, out, stories) for stories in (_FEW, 2 * _FEW))
                print(f"{kind:<14}{seconds:>9.2f}{size:>12.1f}{few:>14.1f}{more:>12.1f}", flush=True)
                late += seconds > SECONDS
    return 1 if late else 0


def _memory(workspace: Workspace, kind: str, out: Path, stories: int) -> float:
    """The most memory, in MB, that writing so many stories needs."""
    tracemalloc.start()
    workspace.export_file(kind, out, stories=range(1, stories + 1))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6
