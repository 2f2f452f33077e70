"""Patterns that are compiled when they are first asked: there are a thousand, and a page needs a third of them."""

from __future__ import annotations

import re
from typing import Any, cast

from reportedly.lang.kept_patterns import Key, compile_kept, keep_patterns

_OFFERED = (
    "search",
    "match",
    "fullmatch",
    "finditer",
    "findall",
    "split",
    "sub",
    "subn",
    "flags",
    "groups",
    "groupindex",
)
_made: set[Key] = set()
"""All that were made in this process."""


def late_pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, but compiled when it is first asked.

    The text has to be known to be sound (that of the package's own files is tested): `re.error` comes where it is used.
    """
    _made.add((text, int(flags)))
    return cast("re.Pattern[str]", LatePattern(text, flags))


def keep_late_patterns() -> None:
    """Keep all that were made, whether they were asked or not, so that the next process need not compile them."""
    keep_patterns(_made)


class LatePattern:
    """Stands for a compiled pattern and has all that one has; once compiled, its own methods are the pattern's."""

    def __init__(self, text: str, flags: int) -> None:
        self.pattern = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Only asked for what is not there yet."""
        if name not in _OFFERED:
            raise AttributeError(name)
        compiled = compile_kept(self.pattern, int(self._flags))
        for each in _OFFERED:
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"late_pattern({self.pattern!r})"
