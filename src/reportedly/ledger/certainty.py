"""How sure the judges of slots were of their choices, as the reasons of a figure tell it (`Figure.why`)."""

from __future__ import annotations

import re
from collections.abc import Mapping

_SURE = re.compile(r"(\d{1,3})% sure|chance (\d{1,3})%")
_JUDGED = ("measure", "source", "place", "event")


def least_sure(why: Mapping[str, str]) -> tuple[str, float] | None:
    """The slot of a figure that was read with least certainty, and how sure it is; `None` if no slot was judged."""
    found = [(share, slot) for slot in _JUDGED for share in _shares(why.get(slot, ""))]
    return (min(found)[1], min(found)[0]) if found else None


def is_judged(why: Mapping[str, str], slot: str) -> bool:
    """Whether a judge chose what stands in a slot, as no rule was sure."""
    return bool(_shares(why.get(slot, "")))


def _shares(reason: str) -> list[float]:
    return [int(match[1] or match[2]) / 100 for match in _SURE.finditer(reason)]
