"""`python -m benchmarks fuzz`: hostile inputs, servers, readers and moments, and what became of each."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.campaign.alerts_part import CASES as ALERTS
from benchmarks.campaign.alerts_part import run_alerts
from benchmarks.campaign.fetch_cases import MAKERS
from benchmarks.campaign.fetch_part import run_fetch
from benchmarks.campaign.inputs_part import run_inputs
from benchmarks.campaign.kinds import KINDS
from benchmarks.campaign.outcome import Row, as_markdown, as_text, summed_up
from benchmarks.campaign.plan import Plan
from benchmarks.campaign.web_part import CASES as WEB
from benchmarks.campaign.web_part import run_web
from benchmarks.campaign.workspace_part import CASES, run_workspace

PARTS: dict[str, Callable[[Plan], Iterator[Row]]] = {
    "inputs": run_inputs,
    "fetch": run_fetch,
    "workspace": run_workspace,
    "web": run_web,
    "alerts": run_alerts,
}
"""The parts by name, in the order in which they run."""
MEMORY = Path("/dev/shm")
"""A folder in memory, where the system has one: cases write a lot, and none of it is to be kept."""


def main(arguments: Sequence[str]) -> int:
    """Run what is asked for and print the table; 1 if a case failed."""
    asked = _parser().parse_args(arguments)
    parts = asked.part or list(PARTS)
    if asked.kind in KINDS and not asked.part:
        parts = ["inputs"]
    shares = 1 if asked.each else sum(SHARES.get(name, 1) for name in parts)
    rows: list[Row] = []
    for name in parts:
        share = _kinds_of(name, asked.kind) if asked.each else SHARES.get(name, 1)
        plan = Plan(
            60 * asked.minutes * share / shares, asked.seed, asked.kind, asked.case, asked.keep,
            MEMORY if MEMORY.is_dir() else None,
        )  # fmt: skip
        for row in PARTS[name](plan):
            rows.append(row)
            print("  ".join(row.cells()), file=sys.stderr, flush=True)
    print(as_text(rows))
    if asked.markdown:
        asked.markdown.write_text(as_markdown(rows), encoding="utf-8")
    failures = [failure for row in rows for failure in row.failures]
    for line in summed_up(failures):
        print(line)
    return 1 if failures else 0


SHARES = {"inputs": 4}
"""How much of the time a part gets, where it is not one share."""


def _kinds_of(part: str, kind: str | None) -> int:
    kinds = {
        "inputs": len(KINDS),
        "fetch": len(MAKERS),
        "workspace": len(CASES),
        "web": len(WEB),
        "alerts": len(ALERTS),
    }
    return kinds.get(part, 1) if kind is None else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0, help="in all (default: 1)")
    parser.add_argument("--each", action="store_true", help="so many minutes for each kind, not in all")
    parser.add_argument("--seed", type=int, default=0, help="another seed gives other cases (default: 0)")
    parser.add_argument(
        "--part", action="append", choices=list(PARTS), help="only this part; can be given several times"
    )
    parser.add_argument("--kind", help=f"only this kind of case; of inputs: {', '.join(KINDS)}")
    parser.add_argument("--case", type=int, help="only the case of this number, as a failure names it")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the files of cases that fail")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the table as Markdown, too")
    return parser
