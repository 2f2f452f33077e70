"""Hostile files of every kind, each read between two good ones into a workspace of its own."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from random import Random

from benchmarks.campaign.forked import Ran, run_forked
from benchmarks.campaign.good_pages import COUNTS, GOOD
from benchmarks.campaign.kinds import KINDS
from benchmarks.campaign.outcome import Row
from benchmarks.campaign.plan import Plan
from benchmarks.campaign.rounds import chance_of, rounds
from benchmarks.campaign.views import CONTROLS, look
from reportedly.api import Known, PageReading, Workspace
from reportedly.errors import ReportedlyError
from reportedly.reading import MEGABYTE_SECONDS

SMALL = 50_000
"""Bytes of a file from which it may take longer, by the program's own allowance for large pages: volume is no hang."""
LONGEST_LINE = 2_000
"""Letters of an error."""


@dataclass(frozen=True, slots=True)
class Case:
    """One hostile file: the same seed, kind and number give the same bytes."""

    kind: str
    seed: int
    number: int

    def chance(self) -> Random:
        """The source of all chance in it."""
        return chance_of(self.seed, self.kind, self.number)

    def content(self) -> bytes:
        """Its bytes."""
        return KINDS[self.kind].make(self.chance())


def run_inputs(plan: Plan) -> Iterator[Row]:
    """A row for each kind of input."""
    return rounds(plan, "inputs", KINDS, partial(_attempt, plan.seed), partial(_content, plan.seed))


def _content(seed: int, kind: str, number: int) -> bytes:
    return Case(kind, seed, number).content()


def _attempt(seed: int, kind: str, number: int, folder: Path) -> Ran:
    case = Case(kind, seed, number)
    return run_case(case.content(), folder, case)


def run_case(content: bytes, folder: Path, case: Case) -> Ran:
    """Read a file between the good ones; what is left of earlier cases is removed."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        root = Path(name)
        for each in ("in", "home", "tmp", "work"):
            (root / each).mkdir()
        for good, text in GOOD.items():
            (root / "in" / good).write_text(text, encoding="utf-8")
        named = f"case.{case.kind.replace(' ', '')}"
        (root / "in" / named).write_bytes(content)
        before = _listing(root)
        more = MEGABYTE_SECONDS * max(0, len(content) - SMALL) / (1 << 20)
        ran = run_forked(partial(judge, root, named, case.chance()), root / "errors", more_seconds=more)
        complaints = ([ran.failure] if ran.failure else ran.value) + list(_strays(before, _listing(root)))
        return Ran(None, complaints[0] if complaints else None, ran.seconds, ran.megabytes)


def judge(root: Path, name: str, chance: Random) -> list[str]:
    """What is wrong with reading a file, in words. It runs in a child."""
    os.chdir(root / "in")
    os.environ.update(HOME=str(root / "home"), TMPDIR=str(root / "tmp"), COLUMNS="100")
    tempfile.tempdir = None
    database = root / "work" / "w.db"
    before, after = GOOD
    complaints: list[str] = []
    with Workspace(database, create=True) as workspace:
        try:
            for reading in workspace.read([before, name, after]):
                complaints += amiss_in_reading(reading)
        except ReportedlyError as error:
            complaints.append(f"ends the batch: {error}")
        docs = [analysis.article.doc for story in workspace.stories() for analysis in workspace.analyses(story.id)]
        complaints += _amiss_in_good_pages(workspace)
    return complaints + list(look(database, docs or [before], chance))


def amiss_in_reading(reading: PageReading | Known) -> Iterator[str]:
    """What is wrong with what came of a page, in words."""
    if isinstance(reading, Known):
        return
    if reading.error is not None:
        if "please report" in reading.error:
            yield reading.error
        elif found := CONTROLS.search(reading.error):
            yield f"an error line with {found[0]!r} in it: {reading.error[:80]!r}"
        elif len(reading.error) > LONGEST_LINE or not reading.error.strip():
            yield f"an error line of {len(reading.error):,} letters"
    for analysis in reading.analyses:
        size = len(analysis.article.text)
        spans = [(block.start, block.end) for block in analysis.article.blocks] + [
            each.sentence for each in analysis.figures
        ]
        if not all(0 <= start <= end <= size for start, end in spans):
            yield "a span outside its text"


def _amiss_in_good_pages(workspace: Workspace) -> Iterator[str]:
    for name, count in COUNTS.items():
        try:
            revisions = workspace.history(name)
            killed = [each.low for each in workspace.article(name).figures if each.measure == "killed"]
        except ReportedlyError as error:
            yield f"the page beside it was not read: {error}"
            continue
        if len(revisions) != 1:
            yield f"the page beside it was revised: {name} has {len(revisions)} revisions"
        if killed != [count, count]:
            yield f"the page beside it was read otherwise: {killed} in {name}"


def _listing(root: Path) -> dict[str, str]:
    """Each file and folder outside the workspace, with the sum of what is in it."""
    found = {}
    for path in sorted([*root.parent.iterdir(), *root.rglob("*")]):
        if path.is_relative_to(root / "work") or path == root / "errors":
            continue
        found[str(path)] = sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    return found


def _strays(before: dict[str, str], after: dict[str, str]) -> Iterator[str]:
    for path in before.keys() | after.keys():
        if before.get(path) != after.get(path):
            yield f"a file outside the workspace was written: {path}"
