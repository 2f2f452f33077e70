"""The files of languages are kept compiled beside them, as Python keeps its sources, and say the same."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from reportedly.lang.kept_toml import parse_kept
from reportedly.lang.reading import PACKAGE


@pytest.mark.parametrize("path", sorted(PACKAGE.glob("*/*.toml")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_kept_file_says_what_its_source_says(path: Path) -> None:
    assert parse_kept(path) == tomllib.loads(path.read_text(encoding="utf-8"))


def test_a_file_is_kept_until_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    path = tmp_path / "cues.toml"
    path.write_text('verbs = ["say", "tell"]\nleast = 0.5\n', encoding="utf-8")
    assert parse_kept(path) == parse_kept(path) == {"verbs": ["say", "tell"], "least": 0.5}
    assert [each.suffix for each in (tmp_path / "__pycache__").iterdir()] == [".pyc"]
    path.write_text('verbs = ["say", "tell", "claim"]\n', encoding="utf-8")
    assert parse_kept(path) == {"verbs": ["say", "tell", "claim"]}


def test_where_nothing_is_kept_a_file_is_read_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    path = tmp_path / "cues.toml"
    path.write_text("least = 0.5\n", encoding="utf-8")
    assert parse_kept(path) == {"least": 0.5}
    assert not (tmp_path / "__pycache__").exists()
    path.write_text("least = = 0.5\n", encoding="utf-8")
    with pytest.raises(tomllib.TOMLDecodeError):
        parse_kept(path)
