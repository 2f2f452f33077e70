"""The campaign itself: it knows every kind of input, gives the same cases again, and sees what it looks for."""

from __future__ import annotations

import ast
import io
import os
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

import pytest
from benchmarks.campaign.forked import run_forked
from benchmarks.campaign.inputs_part import Case
from benchmarks.campaign.kinds import KINDS
from benchmarks.campaign.views import FORMULA

from reportedly.articles import find_articles
from reportedly.errors import InputError
from reportedly.inputs import kinds
from reportedly.inputs.kinds import Origin, pages_of
from reportedly.model import Page

pytestmark = pytest.mark.slow

SOURCE = Path(kinds.__file__)


def seeds() -> Iterator[tuple[str, bytes]]:
    """A well-formed file from each maker of each kind; several where a kind has but one, whose insides vary."""
    for name, kind in KINDS.items():
        for number, seed in enumerate(kind.seeds * 2):
            yield name, seed(Random(number))


def giving_lines() -> set[int]:
    """The lines of inputs/kinds.py that give something that was found in a file, as against what went wrong."""
    tree = ast.parse(SOURCE.read_text(encoding="utf-8"))
    handled = {
        id(node) for handler in ast.walk(tree) if isinstance(handler, ast.ExceptHandler) for node in ast.walk(handler)
    }
    given = {
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Yield | ast.YieldFrom) and id(node) not in handled
    }
    assert len(given) > 8
    return given


def test_every_kind_of_input_has_an_entry() -> None:
    """Whoever adds a way to read a file to inputs/kinds.py adds a file of that kind to the campaign."""
    reached: set[int] = set()

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        if frame.f_code.co_filename != str(SOURCE):
            return None
        if event == "line":
            reached.add(frame.f_lineno)
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        for _, content in seeds():
            list(pages_of(io.BytesIO(content), "seed", Origin()))
    finally:
        sys.settrace(before)
    assert giving_lines() <= reached


@pytest.mark.parametrize("kind", KINDS)
def test_seeds_are_well_formed(kind: str) -> None:
    found = []
    for seed in KINDS[kind].seeds:
        for opened in pages_of(io.BytesIO(seed(Random(3))), "seed", Origin()):
            assert not isinstance(opened, InputError), opened
            if isinstance(opened, Page):
                found += find_articles(opened)
    assert any("people were killed" in article.text for article in found) or kind in ("sitemap", "addresses")


@pytest.mark.parametrize("kind", KINDS)
def test_a_case_is_the_same_each_time_and_not_as_it_was_made(kind: str) -> None:
    one, other = Case(kind, 3, 0), Case(kind, 3, 1)
    assert one.content() == one.content() != other.content()


def fall(_: object = None) -> None:
    raise ValueError("a defect")


def fill() -> list[str]:
    kept = bytearray(300 << 20)
    kept[:: 1 << 12] = b"x" * len(kept[:: 1 << 12])
    return []


def leave() -> list[str]:
    if os.fork() == 0:
        time.sleep(20)
        os._exit(0)
    return []


@pytest.mark.parametrize(
    ("task", "failure"),
    [
        (lambda: ["all is well"], None),
        (fall, "ValueError: a defect"),
        (lambda: os.kill(os.getpid(), 9), "SIGKILL"),
        (fill, "memory"),
        (leave, "leaves a process running"),
    ],
)
def test_what_goes_wrong_in_a_child_is_seen(
    task: Any, failure: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.campaign.forked.PROCESS_LEFT_SECONDS", 0.1)
    _, resident, shared, *_ = map(int, Path("/proc/self/statm").read_text().split())
    own = (resident - shared) * resource.getpagesize() >> 20  # what a child has of what tests before it filled
    monkeypatch.setattr("benchmarks.campaign.forked.MEGABYTES", own + 200)
    ran = run_forked(task, tmp_path / "errors")
    if failure is None:
        assert (ran.value, ran.failure) == (["all is well"], None)
    else:
        assert failure in str(ran.failure)


def test_what_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.campaign.forked.CPU_SECONDS", 0.2)
    monkeypatch.setattr("benchmarks.campaign.forked.WALL_SECONDS", 0.3)
    assert "hangs" in str(run_forked(lambda: time.sleep(60), tmp_path / "errors").failure)


@pytest.mark.parametrize("cell", ["=1", "\n=1", " @x", "\uff1d1", "-x", "\t+1"])
def test_formulas_are_seen(cell: str) -> None:
    assert FORMULA.match(cell) and not FORMULA.match("'" + cell)
