"""`reportedly ledger STORY --format html`."""

from __future__ import annotations

import pytest

from reportedly_cli import EXAMPLES, Run


@pytest.mark.slow
def test_a_story_as_one_file(run: Run) -> None:
    run("read", EXAMPLES / "kunar-1-morning.html", EXAMPLES / "kunar-2-midday.html")
    done = run("ledger", "1", "--format", "html")
    assert done.code == 0
    assert done.out.startswith("<!doctype html>")
    assert 'id="figure-1-0"' in done.out


def test_html_is_of_one_story(run: Run) -> None:
    run("read", EXAMPLES / "kunar-1-morning.html")
    done = run("ledger", "--format", "html")
    assert done.code == 2
    assert "name it" in done.err
