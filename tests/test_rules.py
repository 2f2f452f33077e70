"""The fingerprint of the rules takes in all that decides what is read."""

from __future__ import annotations

import hashlib
from pathlib import Path

import grimp

from reportedly import rules
from reportedly.rules import BUILDING, KEPT, READING

TOLD_APART = {"reportedly.errors", "reportedly.plain"}
"""Modules that only word messages."""


def test_all_that_stages_import_is_in_the_fingerprint() -> None:
    graph = grimp.build_graph("reportedly")
    for stages in (READING, BUILDING):
        modules = {module for stage in stages for module in graph.find_descendants(f"reportedly.{stage}")}
        needed = {each for module in modules for each in graph.find_upstream_modules(module)}
        taken = {f"reportedly.{name}" for name in (*stages, "model")}
        assert {each for each in needed if ".".join(each.split(".")[:2]) not in taken | TOLD_APART} == set()


def test_sums_beside_large_files_are_right() -> None:
    home = Path(rules.__file__).parent
    listed = sorted(home.rglob("*.sha256"))
    assert len(listed) >= 3
    for sums in listed:
        whole = sums.with_suffix("")
        folder = whole if whole.is_dir() else whole.parent
        lines = [line.split("  ") for line in sums.read_text("utf-8").splitlines()]
        assert {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for _, name in lines} == {
            name: digest for digest, name in lines
        }


def test_a_fingerprint_reads_no_large_file() -> None:
    home = Path(rules.__file__).parent
    summed = [path.with_suffix("") for path in home.rglob("*.sha256")]
    files = [
        path for stage in READING for path in (home / stage).rglob("*") if path.is_file() and path.parent.name != KEPT
    ]
    large = [path for path in files if path.stat().st_size > 1 << 18]
    assert large
    assert [path for path in large if not any(path.is_relative_to(each) for each in summed)] == []


def test_what_is_kept_compiled_changes_no_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text("least = 1", encoding="utf-8")
    rules._folder_mark.cache_clear()
    before = rules._folder_mark(tmp_path)
    (tmp_path / KEPT).mkdir()
    (tmp_path / KEPT / "kept.patterns").write_bytes(b"compiled")
    rules._folder_mark.cache_clear()
    assert rules._folder_mark(tmp_path) == before
    (tmp_path / "one.toml").write_text("least = 2", encoding="utf-8")
    rules._folder_mark.cache_clear()
    assert rules._folder_mark(tmp_path) != before
