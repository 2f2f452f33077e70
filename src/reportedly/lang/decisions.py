"""Decisions that a stage takes by the parse or by other results, with a name, words for users and examples."""

from __future__ import annotations

import math
import re

import msgspec

from reportedly.lang.reading import Examples


class Decision(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a stage decides, in words, with examples in which it does and does not; tests run the stage on them."""

    why: str
    yes: Examples
    no: Examples
    overruled: float = math.inf
    """How sure a judge must be of something else to overrule it, 0 to 1; more than 1 if none may."""

    def told(self, name: str) -> str:
        """What `explain` says of a slot that the decision filled."""
        return f"{self.why} (rule {name})"


_TOLD = re.compile(r"\(rule (\w+)")


def rule_told(why: str) -> str:
    """The name of the rule or decision that a reason gives; empty where it names none."""
    found = _TOLD.search(why)
    return found[1] if found else ""
