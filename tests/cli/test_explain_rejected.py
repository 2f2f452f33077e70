"""`reportedly explain DOC --rejected` names the rule that turned each number down."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly_cli import Run

TEXT = (
    "The mayor of Alderby, Ada Example, said that at least 12 sailors were killed in the storm.\n"
    "The mill by the harbour closed 20 years ago. Alderby lost 3:4.\n"
)


@pytest.fixture
def workspace(run: Run, tmp_path: Path) -> Run:
    pages = {"storm": TEXT, "calm": "The mayor of Alderby, Ada Example, said that the boats had stayed in."}
    lines = [json.dumps({"doc": doc, "title": doc, "text": text}) for doc, text in pages.items()]
    (tmp_path / "pages.jsonl").write_text("\n".join(lines))
    assert run("read", tmp_path / "pages.jsonl").code == 0
    return run


def test_each_rejected_number_has_its_rule(workspace: Run) -> None:
    outcome = workspace("explain", "storm", "--rejected")
    assert outcome.code == 0 and outcome.err == ""
    rows = [line.split() for line in outcome.out.splitlines()]
    assert [row[:5] for row in rows if row[0] == "20"] == [["20", "a", "relative", "date", "time_ago"]]
    assert "score_colon_after" in outcome.out and "score_colon_before" in outcome.out
    assert "12 " not in outcome.out, "a figure is not among them"


def test_an_article_without_rejected_numbers_says_so(workspace: Run) -> None:
    outcome = workspace("explain", "calm", "--rejected")
    assert (outcome.code, outcome.out) == (0, "No number here was turned down.\n")


def test_an_unknown_article_is_an_error(workspace: Run) -> None:
    outcome = workspace("explain", "none", "--rejected")
    assert outcome.code == 2 and "no article 'none'" in outcome.err and not outcome.out


def test_a_figure_cannot_be_asked_for_too(workspace: Run) -> None:
    outcome = workspace("explain", "storm", "--rejected", "--figure", "0")
    assert outcome.code == 2 and "--rejected" in outcome.err
