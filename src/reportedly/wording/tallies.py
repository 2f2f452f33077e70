"""A tally in words and signs: its heading, the range that stands, its origins and outlets, its bars and flags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from reportedly.lang import LangFile, Words, read
from reportedly.model import Ledger, Measure, Tally
from reportedly.wording.counts import counted
from reportedly.wording.sources import teller_in_words
from reportedly.wording.values import is_shown, middle, number_in_words, range_in_words, reported_value


class HeadingsFile(LangFile, frozen=True):
    """The file `headings.toml`."""

    nameless: Words
    placed: Words


_BARS = "▁▂▃▄▅▆▇█"
MOST_BARS = 24
"""Bars that are drawn: an eye cannot tell more of them apart, so the first entries are left out."""
TELLERS = 2
"""Sources that are named beside a range: one for each end."""
WORDS_BESIDE = 4
"""Words of a sentence that are shown on each side of its number."""
_MEASURED: frozenset[Measure] = frozenset(("money", "percent", "distance", "duration", "speed", "weight"))
"""Measures of which the unit alone does not say what was measured."""
PART = "part of another figure"
"""The scope of a figure that is a part of another one of its article."""
SIGNS = {"conflict": "≠", "fall": "↓", "jump": "⇈", "update": "↻", "right": "✓", "corrected": "✎", "added": "✚"}
"""The flags that an entry may have, and the sign that shows each."""


def heading(tally: Tally) -> str:
    """What is counted and where, such as `People killed, Kunar` or `Growth (percent), Georgia`. A unit alone asks
    nothing, nor do votes of nowhere or a part of another figure, so words of the last number's sentence stand beside
    it, such as `Percent: “prices rose by 4 percent in”`."""
    if is_unnamed(tally) or (tally.what in _placed() and not tally.place and not tally.scope):
        what = f"{tally.what or 'number'}: {_quote(tally)}"
    elif tally.scope == PART:
        what = f"{_named(tally)}, a part: {_quote(tally)}"
    else:
        what = _named(tally)
    scope = None if tally.scope == PART else tally.scope
    return ", ".join(filter(None, (what[:1].upper() + what[1:], tally.place, scope)))


def distinct_headings(tallies: Sequence[Tally]) -> list[str]:
    """The headings of the tallies of a story; of two that would be the same, the later one quotes its sentence."""
    found: list[str] = []
    for tally in tallies:
        plain = heading(tally)
        found.append(f"{plain}: {_quote(tally)}" if plain in found else plain)
    return found


def part_heading(tally: Tally) -> str:
    """What a part of a number counts, under the heading of that number: its sentence's words."""
    return _quote(tally)


def is_unnamed(tally: Tally) -> bool:
    """Whether a tally has no name but its unit, which nobody would ask for."""
    return (
        not tally.what
        or tally.what in _nameless()
        or (tally.measure in _MEASURED and ":" not in tally.what and _is_unit(tally))
    )


@cache
def _nameless() -> frozenset[str]:
    return frozenset(read("en", "headings", HeadingsFile).nameless)


@cache
def _placed() -> frozenset[str]:
    return frozenset(read("en", "headings", HeadingsFile).placed)


def _is_unit(tally: Tally) -> bool:
    return tally.what == tally.unit or tally.what.startswith((tally.measure, tally.unit))


def _named(tally: Tally) -> str:
    """`growth (percent)` for `percent: growth`, `magnitude` for `magnitude: magnitude`."""
    unit, _, words = tally.what.partition(": ")
    if not words or tally.measure not in _MEASURED:
        return unit if words.casefold() == unit.casefold() else tally.what
    inner = unit[unit.find("(") + 1 : -1] if unit.endswith(")") and unit.startswith(tally.measure) else unit
    return f"{words} ({inner})"


def _quote(tally: Tally) -> str:
    """The words around the last number."""
    entry = tally.entries[tally.latest]
    sentence = " ".join(entry.sentence.split())
    at = max(sentence.find(number_in_words(entry.high)), 0)  # where the number is written otherwise, the beginning
    before, behind = sentence[:at].split()[-WORDS_BESIDE:], sentence[at:].split()[: WORDS_BESIDE + 1]
    return f"“{' '.join((*before, *behind)).rstrip(',.;:')}”"


def standing_in_words(tally: Tally) -> str:
    """The range that stands now, such as `1,411–2,205` or, of one number only, `at least 800`."""
    latest = tally.entries[tally.latest]
    low, high = tally.standing or (latest.low, latest.high)
    if (low, high) == (latest.low, latest.high):
        return reported_value(latest)
    return range_in_words(low, high)


def tellers_in_words(tally: Tally, outlets: Mapping[str, str] = MappingProxyType({})) -> str:
    """Who says the range that stands: the source of its last number and, if another end of it is another's, that one,
    such as `the governor; the army`. Of a number without a source its outlet is named, if `outlets` has it."""
    latest = tally.entries[tally.latest]
    ends = tally.standing or (latest.low, latest.high)
    told = [latest, *(entry for entry in reversed(tally.entries) if {entry.low, entry.high} & set(ends))]
    standing = (entry for entry in told if entry.status != "denied")
    names = dict.fromkeys(teller_in_words(entry.source, outlets.get(entry.doc)) for entry in standing)
    return "; ".join(list(names)[:TELLERS])


def outlets_of(ledger: Ledger) -> Mapping[str, str]:
    """The publisher of each article of a ledger; an article without a known publisher counts as one of its own."""
    return {article.doc: article.publisher or article.doc for article in ledger.articles}


def spread(tally: Tally, outlets: Mapping[str, str]) -> tuple[int, int]:
    """The number of independent origins of a tally's entries, and of the outlets that carry them."""
    origins = {entry.origin for entry in tally.entries}
    return len(origins), len({outlets.get(entry.doc, entry.doc) for entry in tally.entries})


def spread_in_words(tally: Tally, outlets: Mapping[str, str]) -> str:
    """Such as `3 origins, 27 outlets`."""
    origins, carriers = spread(tally, outlets)
    return f"{counted(origins, 'origin')}, {counted(carriers, 'outlet')}"


def bars(tally: Tally) -> str:
    """How the numbers moved, a bar for each number; words such as "hundreds" get none. Empty below two numbers."""
    shown = [entry for entry in tally.entries if entry.bound != "vague" and is_shown(entry.low, entry.high)]
    numbers = [middle(entry) / 2 for entry in shown][-MOST_BARS:]  # halves, so that a difference never overflows
    if len(numbers) < 2:
        return ""
    low, high = min(0.0, *numbers), max(numbers)
    room = (high - low) or 1.0
    return "".join(_BARS[round((number - low) / room * (len(_BARS) - 1))] for number in numbers)


def flags(tally: Tally) -> dict[int, list[str]]:
    """The flags of each entry, by its index: names of `SIGNS`, in their order."""
    found = {
        "conflict": {number for pair in tally.conflicts for number in pair},
        "fall": set(tally.falls),
        "jump": set(tally.jumps),
        "update": {later for _, later in tally.updates},
    }
    return {
        number: [name for name, entries in found.items() if number in entries]
        + ([entry.checked] if entry.checked else [])
        for number, entry in enumerate(tally.entries)
    }
