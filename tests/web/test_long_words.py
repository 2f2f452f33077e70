"""A word without an end, and one that turns the order of writing, spoil no page: in a browser, if there is one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly.api import Workspace
from reportedly.export.report import story_report
from web.chromium import chromium
from web.served import served

pytestmark = pytest.mark.slow

LONG = "w" * 3000
TURNED = "Port \u202eLowen"
TEXT = f"The mayor, Ada Example, said 12 people were killed in Alderby.\nIt rained in {LONG} for the night."


@pytest.fixture(scope="module")
def page() -> Iterator[Any]:
    with chromium() as browser:
        yield browser.new_page(viewport={"width": 390, "height": 800})


@pytest.fixture(scope="module")
def database(page: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("long")
    line = {"doc": "a", "title": f"Flood in {TURNED} {LONG}", "published": "2025-09-01", "text": TEXT}
    (folder / "a.jsonl").write_text(json.dumps(line | {"publisher": f"{TURNED} Daily"}))
    with Workspace(folder / "quake.db", create=True) as workspace:
        list(workspace.read([str(folder / "a.jsonl")]))
    return folder / "quake.db"


def test_no_page_is_wider_than_its_window(page: Any, database: Path) -> None:
    with served(database) as address:
        for path in ("/", "/stories/1", "/articles/a", "/search?q=Alderby"):
            page.goto(address + path)
            assert page.evaluate("document.documentElement.scrollWidth") == 390, path
            turned = "[...document.querySelectorAll('main .soft')].map(each => getComputedStyle(each).unicodeBidi)"
            assert {*page.evaluate(turned)} <= {"isolate"}, path


def test_nor_is_a_story_as_a_file(page: Any, database: Path) -> None:
    with Workspace(database) as workspace:
        page.goto("about:blank")  # the policy of the page before forbids the styles of a file
        page.set_content(story_report(workspace.ledger(1), workspace.analyses(1)))
    assert page.evaluate("document.documentElement.scrollWidth") == 390
