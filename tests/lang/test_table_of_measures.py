"""What is wrong in a table of measures is told with its file and lines."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from reportedly.errors import LanguageDataError
from reportedly.lang import home
from reportedly.lang.measures import measures

RESCUED = """
[measures.rescued]
label = "people rescued"
kind = "harm"
rank = 7
verbs = ["pull"]
yes = ["They pulled [40] people out.", "[Six] men were pulled out."]
no = ["[Two] men pulled the rope.", "They fed [40] people."]
"""
TEXT = (home() / "en/measures.toml").read_text("utf-8")
NEXT = TEXT.count("\n") + 1
"""The line that the table begins with, where it stands at the end of the file."""


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(home(), tmp_path / "lang")
    monkeypatch.setenv("REPORTEDLY_LANG", str(tmp_path / "lang"))
    return tmp_path / "lang/en/measures.toml"


def test_a_measure_takes_one_entry(table: Path) -> None:
    table.write_text(TEXT + RESCUED)
    found = measures()
    assert [*found.measures][-1] == "rescued"
    assert found.ranks()["rescued"] == len(found.harms) - 1


def line_of(word: str, key: str, name: str) -> int:
    """The line of the list of a measure that has a word."""
    lines = TEXT.splitlines()
    at = lines.index(f"[measures.{name}]")
    at = next(number for number in range(at, len(lines)) if lines[number].startswith(f"{key} = "))
    return next(number for number in range(at, len(lines)) if f'"{word}"' in lines[number]) + 1


@pytest.mark.parametrize(
    ("wrong", "right", "line", "message"),
    [
        ('["pull"]', '["rescue"]', 6, "“rescue” stands in rescued.verbs and in affected.verbs, line {affected}"),
        ('["pull"]', '["hit"]', 6, "“hit” stands in rescued.verbs and in affected.passive_verbs, line"),
        ("rank = 7", "rank = 5", 5, "rescued has rank 5, which affected has"),
        ("rank = 7\n", "", 2, "rescued is a harm and has no rank"),
        ('"harm"', '"hurt"', 4, "Invalid enum value 'hurt'"),
        ('["pull"]', "[]", 6, "measures.rescued.verbs is an empty list"),
        ("verbs =", "verb =", 6, "Object contains unknown field `verb`"),
        ('label = "people rescued"\n', "", 2, "Object missing required field `label`"),
        (', "They fed [40] people."', "", 8, "Expected `array` of length >= 2"),
        ("measures.rescued", "measures.Rescued", 2, "“Rescued” is no name of a measure"),
    ],
)
def test_a_fault_is_named_with_its_lines(table: Path, wrong: str, right: str, line: int, message: str) -> None:
    assert wrong in RESCUED
    table.write_text(TEXT + RESCUED.replace(wrong, right))
    with pytest.raises(LanguageDataError) as error:
        measures()
    told = message.format(affected=line_of("rescue", "verbs", "affected"))
    assert re.match(rf"lang/en/measures\.toml, line {NEXT + line - 1}: ", str(error.value))
    assert told in str(error.value)
