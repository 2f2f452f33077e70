"""Rows that people coded by hand, and how they compare with tallies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from reportedly.model.ledger import Entry, Tally

ComparedKind = Literal["agreed", "range covers", "different", "ours only", "theirs only"]
COMPARED: tuple[ComparedKind, ...] = get_args(ComparedKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedRow:
    """An event as a hand-coded file has it. `line` is its line in the file, `first` and `last` its days (ISO 8601).

    `places` are its place names, the finest first; `values` has the range of each measure.
    """

    line: int
    id: str
    first: str
    last: str
    places: tuple[str, ...]
    country: str | None
    kind: str | None
    source: str | None
    values: Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedNumber:
    """A number of a row beside a tally: one may be missing. `score` (0 to 1) says how well they fit.

    `kind` compares with the range that stands; `entry` is the entry of the tally that holds the row's number most
    narrowly, else its latest one.
    """

    kind: ComparedKind
    measure: str
    row: CodedRow | None
    story: int | None
    title: str | None
    tally: Tally | None
    entry: Entry | None
    score: float | None
