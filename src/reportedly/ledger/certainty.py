"""How sure the judges of slots were of their choices, as the reasons of a figure tell it (`Figure.why`)."""

from __future__ import annotations

import re
from collections.abc import Mapping

_SURE = re.compile(r"(\d{1,3})% sure|chance (\d{1,3})%")
_JUDGED = ("measure", "source", "place", "event")


def judged(why: Mapping[str, str]) -> list[tuple[str, float]]:
    """The slots of a figure that a judge filled, each with how sure it was."""
    return [(slot, share) for slot in _JUDGED for share in _shares(why.get(slot, ""))]


def is_judged(why: Mapping[str, str], slot: str) -> bool:
    """Whether a judge chose what stands in a slot, as no rule was sure."""
    return bool(_shares(why.get(slot, "")))


def is_sure(why: Mapping[str, str], slot: str, share: float) -> bool:
    """Whether what stands in a slot was not judged, or its judge was at least so sure."""
    return all(each >= share for each in _shares(why.get(slot, "")))


def _shares(reason: str) -> list[float]:
    return [int(match[1] or match[2]) / 100 for match in _SURE.finditer(reason)]
