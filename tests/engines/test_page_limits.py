"""A page that takes too long, needs too much memory or crashes is named and skipped; the pages around it are read."""

from __future__ import annotations

import json
import os
import re
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportedly import pipeline, reading
from reportedly.engines import PageLimits
from reportedly.errors import InputError
from reportedly.model import Page
from reportedly.reading import PageReading, read_pages
from reportedly_cli import Run

pytestmark = pytest.mark.slow

FINE = "Flood {}\nThe mayor said that {} people were hurt in the flood."
BROKEN = "Flood {}\nThe mayor said that BROKEN {} people were hurt in the flood."


def page(number: int, text: str = FINE) -> Page:
    content = json.dumps({"doc": f"p{number}", "text": text.format(number, number + 5)}).encode()
    return Page(name=f"many.jsonl#{number}", content=content, media_type="application/json")


def pages(count: int, *broken: int) -> list[Page]:
    return [page(number, BROKEN if number in broken else FINE) for number in range(count)]


def hang() -> None:
    re.match(r"(a+)+$", "a" * 60 + "b")


def fill() -> None:
    held = []
    while True:
        held.append(bytearray(1 << 20))
        time.sleep(0.001)


def be_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def exhaust() -> None:
    raise MemoryError


def be_wrong() -> None:
    raise RuntimeError("a defect")


Break = Callable[[Callable[[], None]], None]


@pytest.fixture
def break_stage(monkeypatch: pytest.MonkeyPatch) -> Break:
    """`break_stage(how)` makes a stage do that on articles with the word BROKEN."""

    def set_up(how: Callable[[], None]) -> None:
        find = pipeline.find_times

        def find_or_break(doc: Any, article: Any) -> Any:
            if "BROKEN" in article.text:
                how()
            return find(doc, article)

        monkeypatch.setattr(pipeline, "find_times", find_or_break)

    return set_up


def check_others(readings: list[PageReading], count: int, *broken: int) -> None:
    assert [reading.page and reading.page.name for reading in readings] == [f"many.jsonl#{n}" for n in range(count)]
    for number, found in enumerate(readings):
        assert found.skipped == (number in broken)
        if number not in broken:
            assert found.error is None and [each.low for each in found.analyses[0].figures] == [number + 5]


@pytest.mark.parametrize(
    ("how", "limits", "jobs", "why"),
    [
        (hang, PageLimits(0.3, 1 << 30), 1, "took longer than 0.3"),
        (fill, PageLimits(20, 128 << 20), 1, "needed more than 0.125 GiB of memory"),
        (exhaust, PageLimits(20, 1 << 30), 2, "needed more than 1 GiB of memory"),
        (be_killed, PageLimits(20, 1 << 30), 1, "ended its process (signal 9)"),
    ],
)
def test_only_the_page_at_fault_is_skipped(
    how: Callable[[], None], limits: PageLimits, jobs: int, why: str, break_stage: Break
) -> None:
    break_stage(how)
    readings = list(read_pages(pages(5, 3), jobs=jobs, limits=limits))
    check_others(readings, 5, 3)
    assert readings[3].analyses == () and readings[3].error is not None
    assert readings[3].error.startswith(f"many.jsonl#3: analysing it {why}")
    assert readings[3].error.endswith("; it was skipped")


def test_a_defect_is_reported_and_is_no_skip(break_stage: Break) -> None:
    break_stage(be_wrong)
    readings = list(read_pages(pages(5, 2, 3)))
    assert [reading.error is None for reading in readings] == [True, True, False, False, True]
    assert readings[2].error == "many.jsonl#2: could not be analysed (RuntimeError('a defect')); please report it"
    assert readings[2].page == page(2, BROKEN) and not readings[2].skipped


def test_what_could_not_be_opened_keeps_its_place() -> None:
    readings = list(read_pages([page(0), InputError("gone.html: no such file"), page(1)]))
    assert [reading.error for reading in readings] == [None, "gone.html: no such file", None]
    assert readings[1].page is None


def test_a_large_page_has_more_time() -> None:
    large = Page(name="large.txt", content=b"a" * (1 << 20), media_type="text/plain")
    assert reading.allowance([large, page(1)], PageLimits(60, 1 << 30)).seconds > 360


def test_the_commands_name_it_and_go_on(run: Run, tmp_path: Path, break_stage: Break) -> None:
    break_stage(be_killed)
    (tmp_path / "many.jsonl").write_bytes(b"\n".join(each.content for each in pages(4, 1)))
    outcome = run("extract", "many.jsonl")
    assert outcome.code == 1 and len(outcome.out.splitlines()) == 3
    assert outcome.err == "reportedly: many.jsonl:2: analysing it ended its process (signal 9); it was skipped\n"
    outcome = run("read", "many.jsonl")
    assert outcome.code == 1 and outcome.out.startswith("3 pages, 3 articles, ")
    assert "many.jsonl:2: analysing it ended its process" in outcome.err and "1 input failed" in outcome.err
