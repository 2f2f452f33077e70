"""What numbers of plain news sentences measure: of those that widened the words, and of those only counted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportedly.model import Article
from reportedly.pipeline import analyse

HOME = Path(__file__).parent / "measures"
NUMBER = re.compile(r"\{([^}|]+)\|(\w+)(?:\|[^}]+)?\}")


@pytest.mark.slow
@pytest.mark.parametrize(("name", "least"), [("looked_at", 0.93), ("counted_only", 0.88)])
def test_most_numbers_have_their_measure(name: str, least: float) -> None:
    marked = [line for line in (HOME / f"{name}.txt").read_text(encoding="utf-8").splitlines() if NUMBER.search(line)]
    articles = [Article(str(at), NUMBER.sub(r"\1", line), ()) for at, line in enumerate(marked)]
    right = [
        same
        for line, analysis in zip(marked, analyse(articles), strict=True)
        for same in _right(line, {(each.start, each.end): each.measure for each in analysis.figures})
    ]
    assert sum(right) / len(right) >= least


def _right(marked: str, found: dict[tuple[int, int], str]) -> list[bool]:
    """For each marked number of a sentence, whether a figure that overlaps it has the measure."""
    right, removed = [], 0
    for each in NUMBER.finditer(marked):
        start = each.start() - removed
        end = start + len(each[1])
        removed += len(each[0]) - len(each[1])
        right.append(each[2] in [measure for (first, last), measure in found.items() if first < end and start < last])
    return right
