"""What a run of the campaign is to do."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.campaign.outcome import Failure


@dataclass(frozen=True, slots=True)
class Plan:
    """`seconds` are for one part; `kind` and `case` limit it; failing cases go to `keep`; `scratch` is where files
    may be written, in memory where the system has such a place."""

    seconds: float
    seed: int = 0
    kind: str | None = None
    case: int | None = None
    keep: Path | None = None
    scratch: Path | None = None

    def wants(self, kind: str) -> bool:
        """Whether cases of a kind are to be run."""
        return self.kind in (None, kind)

    def numbers(self, seconds: float) -> Iterator[int]:
        """The numbers of the cases to run: the one that is asked for, or as many as fit in some seconds, but one."""
        if self.case is not None:
            yield self.case
            return
        until, number = time.monotonic() + seconds, 0
        while number == 0 or time.monotonic() < until:
            yield number
            number += 1

    def tell(self, failure: Failure, content: bytes | None = None) -> None:
        """Tell of a failure at once, and keep its bytes."""
        print(failure.line(), file=sys.stderr, flush=True)
        if self.keep is not None and content is not None:
            self.keep.mkdir(parents=True, exist_ok=True)
            (self.keep / failure.name.replace(" ", "-")).write_bytes(content)


Part = Callable[[Plan], object]
