"""What a campaign found: one row a kind of case, and each failure with how to run it again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

ALIKE = 80
"""Characters of failures, numbers and names left out, by which they are of one sort."""
SHOWN = 160
"""Characters of a failure in a line."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A case that broke a promise: `again` is the command that runs it."""

    name: str
    what: str
    again: str

    def line(self) -> str:
        """The failure in one line."""
        what = " ".join(self.what.split())
        return f"FAILED {self.name}: {what[:SHOWN]}   again: {self.again}"


@dataclass(slots=True)
class Row:
    """The cases of one kind; `slowest` and `largest` are the most seconds and megabytes of one case."""

    part: str
    kind: str
    cases: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    largest: int = 0
    failures: list[Failure] = field(default_factory=list)

    def add(self, seconds: float, megabytes: int, failure: Failure | None) -> None:
        """Count a case."""
        self.cases += 1
        self.seconds += seconds
        self.slowest = max(self.slowest, seconds)
        self.largest = max(self.largest, megabytes)
        if failure is not None:
            self.failures.append(failure)

    def cells(self) -> tuple[str, ...]:
        """The row in words."""
        most = f"{self.largest:,}" if self.largest else "–"
        return (
            self.part, self.kind, f"{self.cases:,}", f"{self.seconds:,.0f}", f"{self.slowest:.1f}", most,
            str(len(self.failures)),
        )  # fmt: skip


HEADINGS = ("part", "kind", "cases", "seconds", "slowest, s", "most MB", "failures")


def as_text(rows: Sequence[Row]) -> str:
    """The table for a terminal."""
    cells = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(cell.ljust(width) if column < 2 else cell.rjust(width)
                  for column, (cell, width) in enumerate(zip(row, widths, strict=True)))
        for row in cells
    )  # fmt: skip


def as_markdown(rows: Sequence[Row]) -> str:
    """The table for docs/reliability.md."""
    lines = [HEADINGS, tuple("---" if number < 2 else "---:" for number in range(len(HEADINGS)))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [*lines, *(row.cells() for row in rows)]) + "\n"


def summed_up(failures: Sequence[Failure]) -> list[str]:
    """A line for each sort of failure, with the first case of it."""
    sorts: defaultdict[str, list[Failure]] = defaultdict(list)
    for failure in failures:
        kind = failure.name.rstrip("0123456789")
        sorts[kind + re.sub(r"'.*?'|[0-9,.]+|\S*[/\\]\S*", "", failure.what)[:ALIKE]].append(failure)
    return [
        each[0].line() + (f"   and {len(each) - 1} more such cases" if len(each) > 1 else "") for each in sorts.values()
    ]
