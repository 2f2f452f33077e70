"""How often slots were read rightly, in words."""

from __future__ import annotations

from collections.abc import Mapping

from reportedly.model import SlotAccuracy

SLOT_MEANINGS: Mapping[str, str] = {
    "figure": "of the numbers taken as figures, those that are some",
    "found": "of the figures there are, those that were found",
    "tally": "figures that answer the question of their tally",
    "value": "the number, or both ends of a range",
    "bound": "at least, about, exactly",
    "measure": "what it counts: killed, injured, money",
    "unit": "people, dollars, houses",
    "source": "who says so",
    "place": "where",
    "time": "the days for which it holds",
    "status": "reported, denied, expected",
}
"""What each row of an accuracy counts."""


def share_in_words(row: SlotAccuracy) -> tuple[str, str]:
    """The share that is right and between which shares the true one lies, such as `92%` and `85–96%`."""
    share, interval = row.share, row.interval
    if share is None or interval is None:
        return "–", ""
    return f"{share:.0%}", f"{100 * interval[0]:.0f}–{interval[1]:.0%}"
