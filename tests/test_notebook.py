"""The notebook of the docs: a Jupyter kernel runs it, and shows what is kept in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

ROOT = Path(__file__).parent.parent
AGAIN = "run it again: jupyter execute --inplace docs/notebook.ipynb"


def shown(cell: NotebookNode) -> list[str]:
    """What a cell shows, as text."""
    return [each.text if "text" in each else each.data["text/plain"] for each in cell.get("outputs", [])]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # of Jupyter's own libraries
def test_the_notebook_shows_what_it_keeps(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / "docs").mkdir()
    kept = nbformat.read(ROOT / "docs/notebook.ipynb", as_version=4)
    run = nbformat.read(ROOT / "docs/notebook.ipynb", as_version=4)
    NotebookClient(run, timeout=120, resources={"metadata": {"path": str(tmp_path / "docs")}}).execute()
    assert [shown(cell) for cell in run.cells] == [shown(cell) for cell in kept.cells], AGAIN
    assert sum(bool(shown(cell)) for cell in kept.cells) >= 6
    assert not list((tmp_path / "docs").iterdir())
