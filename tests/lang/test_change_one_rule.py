"""The change of a rule that docs/contributing.md shows does what it says, step by step."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reportedly.lang import home

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs/contributing.md").read_text("utf-8")


def block(kind: str, number: int = 0) -> str:
    """The content of a block of the guide, by its kind."""
    return re.findall(rf"^```{kind}\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)[number]


def apply(diff: str, path: Path) -> None:
    """Change a file as a diff shows, which has all lines from its first one to its last one."""
    old, new = ("".join(f"\n{line[1:]}" for line in diff.splitlines() if line[0] in f" {sign}") for sign in ("-", "+"))
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the languages' data, and the page of the guide beside it."""
    shutil.copytree(home(), tmp_path / "lang")
    (tmp_path / "ferry.html").write_text(block("html"), "utf-8")
    return tmp_path / "lang"


def reportedly(rules: Path, *words: str) -> str:
    command = [sys.executable, "-m", "reportedly", *words, "--db", "ferry.db"]
    environment = os.environ | {"REPORTEDLY_LANG": str(rules), "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        command, cwd=rules.parent, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def examples(rules: Path) -> subprocess.CompletedProcess[str]:
    """A run of the test of examples on the copy."""
    command = [sys.executable, "-m", "pytest", "-q", "tests/lang/test_rules_of_languages.py", "-k", "furniture"]
    environment = os.environ | {"REPORTEDLY_LANG": str(rules), "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(command, cwd=ROOT, env=environment, text=True, capture_output=True)


def test_the_guide_leads_from_a_wrong_figure_to_the_right_ones(rules: Path) -> None:
    reportedly(rules, "read", "ferry.html")
    before = reportedly(rules, "show", "ferry.html")
    assert "duration, min" in before and "older rules" not in before

    apply(block("diff", 0), rules / "en/furniture.toml")
    assert "label does not hold for “Listen to this article: 4 min”" in examples(rules).stdout
    apply(block("diff", 1), rules / "en/furniture.toml")
    assert examples(rules).returncode == 0

    stale = reportedly(rules, "show", "ferry.html")
    assert "1 article here was read by older rules" in stale and "duration, min" in stale
    assert "1 page known already" in reportedly(rules, "read", "ferry.html")
    assert "ferry.html: 0 figures gained, 1 lost, 0 changed" in reportedly(rules, "read", "--again", "--stale")
    after = reportedly(rules, "show", "ferry.html")
    assert "duration, min" not in after and "older rules" not in after and "killed, people" in after
