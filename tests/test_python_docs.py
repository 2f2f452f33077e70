"""The page on the Python API: its code runs in the order of the page, and prints what stands under it."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import reportedly
from reportedly.api import Workspace

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs/python.md").read_text("utf-8")
BLOCK = re.compile(r"^```python\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)


@pytest.mark.slow
def test_the_code_of_the_page_runs_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    blocks = BLOCK.findall(PAGE)
    assert len(blocks) == PAGE.count("```python\n") and any(told for _, told in blocks)
    for code, told in blocks:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, "docs/python.md", "exec"), names)  # the page is ours
        if told or printed.getvalue():
            assert printed.getvalue() == told, code


def test_the_page_names_all_that_analysts_have() -> None:
    methods = {name for name in vars(Workspace) if not name.startswith("_")} - {"path"}
    assert {name for name in methods if f"`{name}`" not in PAGE and f"{name}(" not in PAGE} == set()
    assert {name for name in reportedly.__all__ if f"`{name}`" not in PAGE} == set()


def test_importing_the_package_loads_nothing_else() -> None:
    code = (
        "import sys, reportedly; loaded = [name for name in sys.modules if name.startswith(('reportedly.', 'spacy'))]; "
        "assert not loaded, loaded; reportedly.Figure; assert 'spacy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("name", reportedly.__all__)
def test_each_name_of_the_package_is_there(name: str) -> None:
    assert getattr(reportedly, name).__name__ == name and name in dir(reportedly)


def test_other_names_are_not() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Gazetteer'"):
        _ = reportedly.Gazetteer
