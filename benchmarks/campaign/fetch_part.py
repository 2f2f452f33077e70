"""Fetching against a hostile server: what it sends on to, how slowly, how much, how packed, and what it says of it."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

from benchmarks.campaign.fetch_cases import MAKERS, VICTIM, Script
from benchmarks.campaign.forked import Ran, run_forked
from benchmarks.campaign.good_pages import GOOD
from benchmarks.campaign.hostile_server import Site, answer, running
from benchmarks.campaign.inputs_part import amiss_in_reading
from benchmarks.campaign.names import Names, may_ask
from benchmarks.campaign.outcome import Row
from benchmarks.campaign.plan import Plan
from benchmarks.campaign.rounds import chance_of, rounds
from reportedly import inputs
from reportedly.api import Known, Workspace
from reportedly.errors import ReportedlyError
from reportedly.inputs import Fetcher, FetchLimits

LIMITS = FetchLimits(
    page_bytes=2 << 20, silence=0.5, whole=2.0, attempts=2, back_off=0.01, delay=0.0, redirects=5, longest_wait=5.0
)
LONGEST_CASE = 15.0
"""Seconds that a case may take: a slow answer or two, with these limits."""
MOST_REQUESTS = 60
"""Of a case: each hop and its `robots.txt`, each tried twice, and the pages of a list."""


def run_fetch(plan: Plan) -> Iterator[Row]:
    """A row for each kind of hostility."""
    return rounds(plan, "fetch", MAKERS, partial(_attempt, plan.seed))


def _attempt(seed: int, kind: str, number: int, folder: Path) -> Ran:
    return run_forked(partial(judge, folder, kind, chance_of(seed, kind, number)), folder / "errors")


def judge(folder: Path, kind: str, chance: Random) -> list[str]:
    """What is wrong with fetching from a hostile server, in words. It runs in a child."""
    site = Site()
    Names().install()
    inputs.make_fetcher = lambda _: Fetcher(may_ask, LIMITS, lambda seconds: time.sleep(min(seconds, 0.05)))  # type: ignore[assignment]
    with tempfile.TemporaryDirectory(dir=folder) as name, running(site):
        os.chdir(name)
        for good, text in GOOD.items():
            Path(good).write_text(text, encoding="utf-8")
        site.answers[VICTIM] = lambda: [answer(GOOD["good-after.html"].encode())]
        victims = ["good-before.txt", site.address(VICTIM, "victim.example")]
        script = MAKERS[kind](chance, site)
        start = script.start if "://" in script.start else site.address(script.start)
        with Workspace(Path("w.db"), create=True) as workspace:
            before = list(workspace.read(victims))
            assert not any(each.error for each in before if not isinstance(each, Known)), before
            site.answers |= script.answers
            site.asked.clear()
            began = time.monotonic()
            complaints = list(_amiss(workspace, [start, "good-after.html"], script, chance))
            seconds = time.monotonic() - began
            complaints += [f"revised: {each}" for each in victims if len(workspace.history(each)) != 1]
    if seconds > LONGEST_CASE:
        complaints.append(f"took {seconds:.0f} seconds")
    return complaints + list(_amiss_in_requests(site))


def _amiss(workspace: Workspace, names: list[str], script: Script, chance: Random) -> Iterator[str]:
    pages = 0
    try:
        for reading in workspace.read(names, follow=chance.random() < 0.5):
            if isinstance(reading, Known):
                if reading.name == names[0]:  # else the same bytes twice in an archive or a list
                    yield f"known already, but never read: {reading.name}"
                continue
            yield from amiss_in_reading(reading)
            pages += reading.error is None
    except ReportedlyError as error:
        yield f"ends the batch: {error}"
    if not pages:
        yield "the page beside it was not read"
    if script.gives is False and pages > 1:
        yield "what is not whole was taken for a page"
    if script.gives and pages < 2:
        yield "the page was not read"


def _amiss_in_requests(site: Site) -> Iterator[str]:
    if site.trapped:
        yield f"connected to {site.trapped[0]}, inside"
    if len(site.asked) > MOST_REQUESTS:
        yield f"asked {len(site.asked)} times"
    for asked in site.asked:
        told = {"cookie", "authorization", "referer", "proxy-authorization"} & asked.headers.keys()
        if told:
            yield f"sent {told.pop()}"
