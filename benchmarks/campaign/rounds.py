"""Cases of each kind of a part, one after another, as long as there is time."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random

from benchmarks.campaign.forked import Ran
from benchmarks.campaign.good_pages import warm_up
from benchmarks.campaign.outcome import Failure, Row
from benchmarks.campaign.plan import Plan


def chance_of(seed: int, kind: str, number: int) -> Random:
    """The source of all chance in a case."""
    return Random(f"{seed}/{kind}/{number}")


def rounds(
    plan: Plan,
    part: str,
    kinds: Iterable[str],
    attempt: Callable[[str, int, Path], Ran],
    content: Callable[[str, int], bytes] | None = None,
) -> Iterator[Row]:
    """A row for each of the kinds that the plan wants.

    `attempt` does the case of a kind and number in a folder of its own; what it gives is a failure, or a list of
    complaints. `content` gives the bytes of a case that failed, to be kept.
    """
    wanted = [kind for kind in kinds if plan.wants(kind)]
    with tempfile.TemporaryDirectory(dir=plan.scratch) as scratch:
        warm_up(Path(scratch))
        for kind in wanted:
            row = Row(part, kind)
            for number in plan.numbers(plan.seconds / len(wanted)):
                with tempfile.TemporaryDirectory(dir=scratch) as folder:
                    ran = attempt(kind, number, Path(folder))
                what = ran.failure or next(iter(ran.value or ()), None)
                again = f"python -m benchmarks fuzz --part {part} --kind '{kind}' --seed {plan.seed} --case {number}"
                failure = Failure(f"{part} {kind} {number}", str(what), again) if what else None
                row.add(ran.seconds, ran.megabytes, failure)
                if failure:
                    plan.tell(failure, content(kind, number) if content else None)
            yield row
