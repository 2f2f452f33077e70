"""Patterns as Python keeps its own sources: compiled, in `__pycache__`. To compile a page's takes half a second.

What is kept is what `re` makes of a pattern before it becomes an object: numbers for its engine. They are private to a
version of Python: its name is in the file's name, the engine's number in the file, and what fits neither is compiled.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import marshal
import os
import re
import sys
from array import array
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from re import _compiler, _parser  # type: ignore[attr-defined]
from typing import Any

Key = tuple[str, int]
"""A pattern's text and flags."""
Kept = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Its flags with those that the text sets, the engine's numbers, the groups: how many, and their names both ways."""

MOST_KEPT = 4_000
"""Patterns beyond which those of another run, or of rules that have changed since, are left out."""
_NUMBERS = "I"
"""An array of the engine's numbers: 32 bits without a sign."""
_file = Path(cache_from_source(__file__)).with_suffix(".patterns")


def compile_kept(text: str, flags: int) -> re.Pattern[str]:
    """What `re.compile` gives, from what was kept where it is there. Raises `re.error` as it does."""
    kept = _kept().get((text, flags))
    return re.compile(text, flags) if kept is None else _made(text, kept)


def keep_patterns(patterns: set[Key]) -> None:
    """Keep the `patterns` for the next process. Where Python writes no bytecode, or may not, nothing is kept."""
    before = _kept()
    if sys.dont_write_bytecode or patterns <= before.keys():
        return
    beside = _file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):  # as Python itself: a folder that cannot be written makes it slower, no more
        _file.parent.mkdir(exist_ok=True)
        with beside.open("wb") as file:  # before the patterns are compiled: that takes a second
            kept = {key: before.get(key) or _numbers_of(*key) for key in patterns}
            file.write(marshal.dumps((_sre.MAGIC, before | kept if len(before | kept) <= MOST_KEPT else kept)))
        beside.replace(_file)


@cache
def _kept() -> dict[Key, Kept]:
    """All that was kept; nothing if it is not there, was cut, or is another engine's."""
    try:
        engine, kept = marshal.loads(_file.read_bytes())
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return kept if engine == _sre.MAGIC else {}


def _made(text: str, kept: Kept) -> re.Pattern[str]:
    """The last step of compiling a pattern: the engine looks its numbers through, and takes them."""
    flags, numbers, *groups = kept
    compiled: re.Pattern[str] = _sre.compile(text, flags, array(_NUMBERS, numbers).tolist(), *groups)
    return compiled


def _numbers_of(text: str, flags: int) -> Kept:
    """As `re` compiles a pattern, but for the last step. Raises `re.error` as it does."""
    parsed: Any = _parser.parse(text, flags)
    names: dict[str, int] = parsed.state.groupdict
    by_number: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        by_number[number] = name
    numbers = array(_NUMBERS, _compiler._code(parsed, flags)).tobytes()
    return int(flags | parsed.state.flags), numbers, parsed.state.groups - 1, names, tuple(by_number)
