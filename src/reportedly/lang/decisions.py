"""Decisions that a stage takes by the parse or by other results, with a name, words for users and examples."""

from __future__ import annotations

import msgspec

from reportedly.lang.reading import Examples


class Decision(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a stage decides, in words, with examples in which it does and does not; tests run the stage on them."""

    why: str
    yes: Examples
    no: Examples

    def told(self, name: str) -> str:
        """What `explain` says of a slot that the decision filled."""
        return f"{self.why} (rule {name})"
