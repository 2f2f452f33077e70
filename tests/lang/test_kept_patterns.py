"""Compiled patterns are kept for the next process, and find what freshly compiled ones find."""

from __future__ import annotations

import marshal
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language_files import AnyFile
from reportedly.lang import kept_patterns, rules
from reportedly.lang.kept_patterns import MOST_KEPT, Key, compile_kept, keep_patterns
from reportedly.lang.reading import PACKAGE

TOLL: Key = (r"\b(?P<bound>at least|about) (?P<number>\d+) (killed|hurt)", int(re.IGNORECASE))
TEXT = "At least 12 killed, and About 30 hurt; at Least 5 killed."


@pytest.fixture
def kept_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A place of its own to keep patterns in; what was read before is forgotten, here and afterwards."""
    path = tmp_path / "__pycache__" / "kept.patterns"
    monkeypatch.setattr(kept_patterns, "_file", path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    kept_patterns._kept.cache_clear()
    yield path
    kept_patterns._kept.cache_clear()


def in_next_process() -> None:
    """What one process read is not known to the next."""
    kept_patterns._kept.cache_clear()


def test_a_kept_pattern_is_what_a_compiled_one_is(kept_in: Path) -> None:
    keep_patterns({TOLL})
    in_next_process()
    kept, now = compile_kept(*TOLL), re.compile(*TOLL)
    assert [(found.span(), found.groupdict()) for found in kept.finditer(TEXT)] == [
        (found.span(), found.groupdict()) for found in now.finditer(TEXT)
    ]
    assert (kept.pattern, kept.flags, kept.groups, kept.groupindex) == (
        now.pattern,
        now.flags,
        now.groups,
        now.groupindex,
    )
    assert kept == now


def test_all_rules_of_the_package_are_kept_alike(kept_in: Path) -> None:
    made: set[Key] = set()
    for path in sorted(PACKAGE.glob("*/*.toml")):
        for rule in rules(path.parent.name, path.stem, AnyFile).values():
            for each in filter(None, (rule.before, rule.after, rule.find)):
                made.add((each.pattern, int(each.flags & re.IGNORECASE)))
    keep_patterns(made)
    in_next_process()
    assert len(kept_patterns._kept()) == len(made) > 300
    assert all(compile_kept(*key) == re.compile(*key) for key in made)


@given(st.text(alphabet="ab|()*+?^$\\d .", max_size=12), st.sampled_from([0, int(re.IGNORECASE)]))
def test_numbers_of_any_pattern_make_that_pattern(text: str, flags: int) -> None:
    try:
        now = re.compile(text, flags)
    except (re.error, RecursionError):
        return
    told, numbers, *groups = kept_patterns._numbers_of(text, flags)
    assert kept_patterns._made(text, (told, numbers, *groups)) == now  # type: ignore[arg-type]


def test_what_others_kept_stays_until_it_is_too_much(kept_in: Path) -> None:
    keep_patterns({TOLL})
    in_next_process()
    keep_patterns({("one", 0)})
    in_next_process()
    assert kept_patterns._kept().keys() == {TOLL, ("one", 0)}
    many = {(f"word{number}", 0) for number in range(MOST_KEPT)}
    keep_patterns(many)
    in_next_process()
    assert kept_patterns._kept().keys() == many


@pytest.mark.parametrize(
    "content", [b"", b"\xfb", marshal.dumps((1, {TOLL: 5})), marshal.dumps({"other": 1}), b"x" * 99]
)
def test_a_file_that_is_cut_or_of_another_python_counts_as_none(kept_in: Path, content: bytes) -> None:
    kept_in.parent.mkdir()
    kept_in.write_bytes(content)
    assert compile_kept(*TOLL).findall(TEXT) == re.compile(*TOLL).findall(TEXT)
    keep_patterns({TOLL})
    in_next_process()
    assert kept_patterns._kept().keys() == {TOLL}


def test_nothing_is_kept_where_python_writes_no_bytecode(kept_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    keep_patterns({TOLL})
    assert not kept_in.parent.exists()


def test_where_nothing_can_be_written_nothing_is_compiled_for_it(kept_in: Path) -> None:
    kept_in.parent.write_bytes(b"a file stands where the folder should be")
    keep_patterns({("(no pattern", 0)})
    assert compile_kept(*TOLL).search(TEXT)
