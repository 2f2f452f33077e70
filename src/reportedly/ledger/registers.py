"""The sources of a ledger, each once, with the names that articles have for it and how it did."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reportedly.ledger.origins import source_line
from reportedly.model import Ledger, NamedSource


@dataclass(slots=True)
class _Counts:
    written: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    figures: int = 0
    moved: int = 0
    contradicted: int = 0


def sources_of(ledgers: Iterable[Ledger]) -> Sequence[NamedSource]:
    """The sources that figures of some ledgers have, those with most figures first."""
    found: defaultdict[str, _Counts] = defaultdict(_Counts)
    for tally in (tally for ledger in ledgers for tally in ledger.tallies):
        lines = [source_line(entry) for entry in tally.entries]
        for line, entry in zip(lines, tally.entries, strict=True):
            counts = found[line]
            counts.figures += 1
            counts.names[entry.source or ""] += 1
            counts.written[entry.body or ""] += 1
        for _, later in tally.updates:
            found[lines[later]].moved += 1
        for line in {lines[number] for pair in tally.conflicts for number in pair}:
            found[line].contradicted += 1
    found.pop("", None)
    named = [
        NamedSource(
            body=_by_count(counts.written)[0],
            names=tuple(_by_count(counts.names)),
            figures=counts.figures,
            moved=counts.moved,
            contradicted=counts.contradicted,
        )
        for counts in found.values()
    ]
    return sorted(named, key=lambda each: (-each.figures, each.body))


def _by_count(names: Counter[str]) -> list[str]:
    return sorted(names, key=lambda name: (-names[name], name))
