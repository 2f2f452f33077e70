"""The way something went by an amount: up or down."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from reportedly.lang import piece, read
from reportedly.lang.patterns import late_pattern
from reportedly.lang.rules import grouped_pattern
from reportedly.quantities.files import ChangesFile

LOOK = 72
"""Characters before an amount in which the words of its change stand."""
_PLUS = r"(?P<plus>(?<!\S)\+)\Z"
_CHANGED = r"(?:[\w’'-]+ ){1,5}"
"""What is changed, between the verb and "by"."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The words of rises and falls in a language."""

    before: re.Pattern[str]
    made_by: re.Pattern[str]

    def of(self, text: str, start: int) -> Literal["up", "down"] | None:
        """The change whose words stand right before the amount at `start`: "fell 7%", "cut the fleet by 3", "+2"."""
        first = max(0, start - LOOK)
        found = self.before.search(text, first, start) or self.made_by.search(text, first, start)
        if found is None:
            return None
        return "down" if found["down"] else "up"


def read_changes(code: str) -> Changes:
    """The words of changes of a language, from its `changes.toml`."""
    words = read(code, "changes", ChangesFile).changes

    def alternatives(key: str) -> str:
        """One pattern of the words of both changes, a group for each."""
        return grouped_pattern(code, "changes", "changes", key, {way: getattr(words[way], key) for way in words})

    links, opened, by = (piece(code, "changes", key) for key in ("links", "opened", "by"))
    before, made_by = alternatives("before"), alternatives("made_by")
    return Changes(
        late_pattern(rf"(?<![\w-])(?:{before})(?:{links})(?:{opened})\Z|{_PLUS}", re.IGNORECASE),
        late_pattern(rf"(?<![\w-])(?:{made_by}) {_CHANGED}(?:{by})\Z", re.IGNORECASE),
    )
