"""`reportedly ledger STORY` in the formats of one story: HTML, GeoJSON."""

from __future__ import annotations

import json

import pytest

from reportedly.export.writers import LEDGER_FORMATS
from reportedly_cli import EXAMPLES, Run


@pytest.mark.slow
def test_a_story_as_one_file(run: Run) -> None:
    run("read", EXAMPLES / "kunar-1-morning.html", EXAMPLES / "kunar-2-midday.html")
    done = run("ledger", "1", "--format", "html")
    assert done.code == 0
    assert done.out.startswith("<!doctype html>")
    assert 'id="figure-1-0"' in done.out


@pytest.mark.parametrize("kind", [name for name, each in LEDGER_FORMATS.items() if each.for_one_story])
def test_some_formats_are_of_one_story(run: Run, kind: str) -> None:
    run("read", EXAMPLES / "kunar-1-morning.html")
    done = run("ledger", "--format", kind)
    assert done.code == 2
    assert "name it" in done.err


def test_a_map_program_gets_the_places(run: Run) -> None:
    run("read", EXAMPLES / "kunar-1-morning.html")
    found = json.loads(run("ledger", "1", "--format", "geojson").out)
    assert "Kunar" in {each["properties"]["name"] for each in found["features"]}
