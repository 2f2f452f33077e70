"""The annotated news keep no text, their parts share no article, and each fits the text in the gold folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from benchmarks.invented import PARTS, Part
from benchmarks.news import HOME, load_news

GOLD = Path(__file__).parents[3] / "shared/gold"
SIZES = {"train": (4814, 680), "held": (1635, 210)}


def rows(part: Part) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HOME / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("part", PARTS)
def test_offsets_and_units_are_kept_and_no_other_text(part: Part) -> None:
    found = rows(part)
    assert (len(found), len({row["doc"] for row in found})) == SIZES[part]
    for row in found:
        assert not {"quote", "source", "place", "text"} & set(row)
        assert row["start"] < row["end"] and row["low"] <= row["high"] and len(row["unit"]) < 40


def test_no_article_is_in_both_parts() -> None:
    assert not {row["doc"] for row in rows("train")} & {row["doc"] for row in rows("held")}


@pytest.mark.skipif(not GOLD.is_dir(), reason="the texts lie in the gold folder")
@pytest.mark.parametrize("part", PARTS)
def test_each_figure_fits_its_text(part: Part) -> None:
    for article in load_news(GOLD, part):
        for figure in article.figures:
            assert figure["quote"] in article.row["text"]
            assert any(each.isalnum() for each in article.row["text"][figure["start"] : figure["end"]])
