"""`reportedly explain DOC --rejected` names the rule that turned each number down."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.model import Article
from reportedly.pipeline import analyse, rejected_numbers
from reportedly_cli import Run

TEXT = (
    "The mayor of Alderby, Ada Example, said that at least 12 sailors were killed in the storm.\n"
    "The mill by the harbour closed 20 years ago, in 1998. Alderby lost 3:4.\n"
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
    assert [row[:4] for row in rows if row[0] == "1998"] == [["1998", "a", "year", "year"]], "no quantity at all"
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


def test_a_french_article_has_them_too() -> None:
    text = (
        "Le 3 mai 2024, Marie Dupont, âgée de 34 ans, a dit que 12 marins sont morts dans la tempête. Le moulin a "
        "fermé en 1998 et la ville a perdu beaucoup de bateaux dans le port."
    )
    article = Article(doc="a", text=text, blocks=(), language="fr")
    (analysis,) = analyse([article])
    rejected = rejected_numbers(article)
    assert [text[each.start : each.end] for each in analysis.figures] == ["12"]
    assert [text[each.start : each.end] for each in rejected] == ["3", "2024", "34", "1998"]
    assert all(each.rule and each.why for each in rejected)


def test_each_number_is_a_figure_or_rejected() -> None:
    article = Article(doc="a", text=TEXT, blocks=())
    (analysis,) = analyse([article])
    found = sorted((each.start, each.end) for each in (*analysis.figures, *rejected_numbers(article)))
    assert [TEXT[start:end] for start, end in found] == ["12", "20", "1998", "3", "4"]
