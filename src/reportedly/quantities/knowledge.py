"""All that quantities need to know of a language, compiled once from its data."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.lang import kept
from reportedly.quantities.bounds import Bounds, read_bounds
from reportedly.quantities.changes import Changes, read_changes
from reportedly.quantities.files import DEFAULT
from reportedly.quantities.lookalikes import Lookalikes, read_lookalikes
from reportedly.quantities.neighbours import Neighbours, read_neighbours
from reportedly.quantities.number_words import NumberWords, read_number_words
from reportedly.quantities.ranges import Ranges, read_ranges
from reportedly.quantities.units import Units, read_units


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a language's data says about quantities."""

    numbers: NumberWords
    ranges: Ranges
    units: Units
    bounds: Bounds
    changes: Changes
    lookalikes: Lookalikes
    neighbours: Neighbours


@kept
def knowledge_of(code: str) -> Knowledge:
    """What the data of a language says.

    Raises `LanguageDataError` if there is no data for it, or if it is broken.
    """
    if not code:
        return knowledge_of(DEFAULT)
    units = read_units(code)
    return Knowledge(
        numbers=read_number_words(code, units.codes),
        ranges=read_ranges(code),
        units=units,
        bounds=read_bounds(code),
        changes=read_changes(code),
        lookalikes=read_lookalikes(code, units.codes),
        neighbours=read_neighbours(code),
    )
