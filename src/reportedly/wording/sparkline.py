"""How the numbers of a tally changed, as an SVG of the size of a word (Tufte, Beautiful Evidence, 2006)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from reportedly.model import Entry, Tally, utc_moment
from reportedly.wording.values import is_shown, middle, reported_value

_PAD = 5
"""Pixels of space around the marks."""
_MOST_MARKS = 60
"""Marks that are drawn: an eye cannot tell more of them apart, so the first entries are left out."""


def sparkline(tally: Tally, width: int = 132, height: int = 32) -> str:
    """An SVG element of `width` by `height` pixels; the web page's `charts.css` has its colours.

    Each entry is a dot, or a bar from its lowest to its highest value, at its time. The latest entry is larger, and the
    standing range is a band. Words such as "hundreds" are left out if there are numbers, and values that cannot be
    drawn are always left out. If nothing is left, the result is empty.
    """
    latest = tally.entries[tally.latest]
    numbers = [entry for entry in tally.entries if entry.bound != "vague" or latest.bound == "vague"]
    shown = [entry for entry in numbers if is_shown(entry.low, entry.high)][-_MOST_MARKS:]
    if not shown:
        return ""
    across = _scale([_seconds(entry) for entry in shown], _PAD, width - _PAD)
    values = [value for entry in shown for value in (entry.low, entry.high)]
    upwards = _scale([min(0.0, *values), max(0.0, *values)], height - _PAD, _PAD)
    marks = [_mark(entry, across(_seconds(entry)), upwards) for entry in shown]
    if is_shown(latest.low, latest.high):
        marks.append(_dot(across(_seconds(latest)), upwards(middle(latest)), 3.5, "spark-latest"))
    return (
        f'<svg class="spark" role="img" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f"<title>{escape(_title(tally, shown))}</title>{_band(tally, upwards, width)}"
        f'<line class="spark-zero" x1="0" x2="{width}" y1="{upwards(0.0)}" y2="{upwards(0.0)}"/>{"".join(marks)}</svg>'
    )


def _seconds(entry: Entry) -> float | None:
    """When an entry was published, in seconds since 1970."""
    moment = utc_moment(entry.published) if entry.published else None
    return moment.timestamp() if moment else None


def _scale(values: Sequence[float | None], start: float, end: float) -> Callable[[float | None], float]:
    """A linear function from the range of `values` to `start`–`end`; `None` goes to `end`."""
    known = [value / 2 for value in values if value is not None]  # halves, so that a difference never overflows
    low, high = min(known, default=0.0), max(known, default=0.0)
    if low == high:
        return lambda _: end
    return lambda value: round(end if value is None else start + (value / 2 - low) / (high - low) * (end - start), 1)


def _mark(entry: Entry, x: float, upwards: Callable[[float | None], float]) -> str:
    low, high = upwards(entry.low), upwards(entry.high)
    if low == high:
        return _dot(x, low, 2, "spark-dot")
    return f'<line class="spark-bar" x1="{x}" x2="{x}" y1="{high}" y2="{low}"/>'


def _dot(x: float, y: float, radius: float, kind: str) -> str:
    return f'<circle class="{kind}" cx="{x}" cy="{y}" r="{radius}"/>'


def _band(tally: Tally, upwards: Callable[[float | None], float], width: int) -> str:
    if tally.standing is None or len(tally.entries) == 1 or not is_shown(*tally.standing):
        return ""
    low, high = upwards(tally.standing[0]), upwards(tally.standing[1])
    top, bottom = max(0.0, min(low - 1, high)), low
    return f'<rect class="spark-band" x="0" width="{width}" y="{top}" height="{round(bottom - top, 1)}"/>'


def _title(tally: Tally, shown: Sequence[Entry]) -> str:
    first, latest = reported_value(shown[0]), reported_value(tally.entries[tally.latest])
    many = len(tally.entries)
    return f"{tally.what}: {latest}" if many == 1 else f"{tally.what}: from {first} to {latest}, {many} entries"
