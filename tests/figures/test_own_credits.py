"""Several numbers in one sentence, each told by somebody of its own; and those that one source tells."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import make_article
from reportedly.figures.own_credit_rules import RULES
from reportedly.model import Analysis, Figure
from reportedly.pipeline import analyse

HERE = Path(__file__).parent
TOLD = (HERE / "told_by_several.txt").read_text(encoding="utf-8").splitlines()
"""Sentences with numbers of several tellers; a teller stands behind each number."""
ONE_SOURCE = (HERE / "told_by_one.txt").read_text(encoding="utf-8").splitlines()
"""Sentences in which no number has a teller of its own: lists of parts, conversions, what others did."""

_MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")
_ARTICLE = re.compile(r"^(?:the|an?) ")


@pytest.fixture(scope="module")
def read() -> dict[str, Analysis]:
    texts = [_MARK.sub(r"\1", line) for line in (*TOLD, *ONE_SOURCE)]
    return dict(zip(texts, analyse([make_article(text) for text in texts]), strict=True))


def teller_of(analysis: Analysis, figure: Figure) -> str:
    speaker = analysis.statements[figure.statement].speaker if figure.statement is not None else None
    return _ARTICLE.sub("", (speaker.name if speaker else figure.source or "nobody").lower())


@pytest.mark.parametrize("line", TOLD)
def test_each_number_of_a_sentence_has_its_own_teller(read: dict[str, Analysis], line: str) -> None:
    analysis = read[_MARK.sub(r"\1", line)]
    told = {analysis.article.text[each.start : each.end]: teller_of(analysis, each) for each in analysis.figures}
    wanted = {number: teller.lower() for number, teller in _MARK.findall(line)}
    assert {number: told.get(number) for number in wanted} == wanted


@pytest.mark.parametrize("line", ONE_SOURCE)
def test_numbers_of_one_source_keep_it(read: dict[str, Analysis], line: str) -> None:
    whys = [each.why["source"] for each in read[line].figures]
    assert [why for why in whys if any(f"(rule {name})" in why for name in RULES)] == []
