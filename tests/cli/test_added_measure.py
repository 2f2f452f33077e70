"""A measure that is added to `measures.toml`, and to nothing else, shows in commands, exports, web page and docs."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reportedly.lang import home
from web.served import get, served

ROOT = Path(__file__).parents[2]
RESCUED = """
[measures.rescued]
label = "people rescued"
kind = "harm"
rank = 7
ask = ["rescued", "rescue"]
nouns = ["rescued"]
verbs = ["rescue"]
events = ["rescue"]
after = ["rescued"]
before = ["rescu(?:es|ed|ing)"]
actors = ["rescued"]
yes = ["[42] people were rescued from the roof.", "Helicopters rescued [42] people."]
no = ["[Two] firefighters rescued the driver on Monday.", "[42] people met on the roof."]
"""
TAKEN = ["rescued", "rescue", "rescu(?:es|ed|ing)"]
"""What `affected` claims of it; no two measures may."""
PAGE = """<html><head><title>Flood in Exampleton</title>
<meta property="article:published_time" content="2025-03-04T10:00:00Z"></head><body>
<article><h1>Flood in Exampleton</h1>
<p>On Monday, 42 people were rescued from the roof of a school in Exampleton, the mayor, Ada Example, said.</p>
<p>The water had come at night and left most of the town without power until the morning after.</p>
</article></body></html>"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a page and a `lang` that has the measure."""
    folder = tmp_path_factory.mktemp("added")
    shutil.copytree(home(), folder / "lang")
    table = folder / "lang/en/measures.toml"
    before, affected, rest = re.split(r"(?=\[measures\.affected\]|\[measures\.people\])", table.read_text("utf-8"))
    for word in TAKEN:
        affected = affected.replace(f' "{word}",', "").replace(f'["{word}", ', "[")
    table.write_text(before + affected + rest + RESCUED, encoding="utf-8")
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    return folder


def reportedly(folder: Path, *arguments: str) -> str:
    """What a command prints in a process of its own, with the added measure."""
    environment = os.environ | {"REPORTEDLY_LANG": str(folder / "lang"), "COLUMNS": "200"}
    outcome = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, timeout=100
    )
    assert (outcome.returncode, outcome.stderr) == (0, "")
    return outcome.stdout


@pytest.fixture(scope="module")
def workspace(folder: Path) -> Path:
    assert reportedly(folder, "-m", "reportedly", "read", "page.html").startswith("1 page")
    return folder


@pytest.mark.slow
def test_it_is_extracted_and_explained(workspace: Path) -> None:
    article = json.loads(reportedly(workspace, "-m", "reportedly", "extract", "page.html"))
    (figure,) = (each for each in article["figures"] if each["low"] == 42)
    assert (figure["measure"], figure["unit"]) == ("rescued", "people")
    assert figure["why"]["measure"] == "followed by “were rescued” (rescued.after)"


@pytest.mark.slow
def test_it_is_in_the_ledger_and_found_by_words(workspace: Path) -> None:
    shown = reportedly(workspace, "-m", "reportedly", "ledger", "1", "--measure", "rescued")
    assert "People rescued" in shown
    assert "People rescued" in reportedly(workspace, "-m", "reportedly", "tally", "rescued")


@pytest.mark.slow
def test_it_is_in_exports(workspace: Path) -> None:
    kinds = ("json", "csv", "html")
    with ThreadPoolExecutor() as pool:
        found = pool.map(lambda kind: reportedly(workspace, "-m", "reportedly", "ledger", "1", "--format", kind), kinds)
        exported = dict(zip(kinds, found, strict=True))
    (tally,) = (each for each in json.loads(exported["json"])["tallies"] if each["measure"] == "rescued")
    assert (tally["what"], tally["unit"], tally["entries"][0]["low"]) == ("people rescued", "people", 42)
    assert ("rescued", "42") in {(row["measure"], row["low"]) for row in csv.DictReader(io.StringIO(exported["csv"]))}
    assert "People rescued" in exported["html"]


@pytest.mark.slow
def test_it_is_on_the_web_page(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTEDLY_LANG", str(workspace / "lang"))
    with served(workspace / "reportedly.db", "--edit") as address:
        story = get(f"{address}/stories/1").data.decode()
        figure = next(each for each in re.findall(r'href="(/articles/[^"#]+)', story) if "figure=" in each)
        article = get(f"{address}{figure}").data.decode()
        found = get(f"{address}/search?q=rescued").data.decode()
    assert "People rescued" in story
    assert "People rescued" in found
    assert '<option value="rescued">' in article


@pytest.mark.slow
def test_it_is_in_the_docs(folder: Path) -> None:
    printed = reportedly(folder, str(ROOT / "docs/measures.py"), "--print")
    example = "**42** people were rescued from the roof."
    assert f"| `rescued` | people rescued | what befell people | rescued, rescue | {example} |" in printed.splitlines()


def test_the_table_of_the_docs_is_up_to_date() -> None:
    outcome = subprocess.run(
        [sys.executable, ROOT / "docs/measures.py", "--check"], capture_output=True, text=True, timeout=100
    )
    assert (outcome.returncode, outcome.stderr) == (0, "")


@pytest.mark.slow
def test_a_word_of_two_measures_is_refused_in_plain_words(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(home(), tmp_path / "lang")
    table = tmp_path / "lang/en/measures.toml"
    table.write_text(table.read_text("utf-8") + RESCUED, encoding="utf-8")
    environment = os.environ | {"REPORTEDLY_LANG": str(tmp_path / "lang")}
    outcome = subprocess.run(
        [sys.executable, "-m", "reportedly", "extract", folder / "page.html"],
        env=environment, capture_output=True, text=True, timeout=100,
    )  # fmt: skip
    assert outcome.returncode != 0
    assert "“rescued” stands in rescued.nouns and in affected.nouns, line" in outcome.stderr
    assert "Traceback" not in outcome.stderr
