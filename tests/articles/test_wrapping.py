"""Texts whose lines were cut at a width are read as paragraphs; other texts keep their lines."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.articles import decode, find_articles
from reportedly.articles.wrapping import whole_lines
from reportedly.model import Page

PARAGRAPHS = (
    "OLDT -- A crane fell onto a ferry in the harbour of Oldt and killed six sailors on Thursday morning, the harbour "
    "master said. Another 14 were taken to hospital by boat, among them the captain.",
    "Maren Oldt, who speaks for the fire brigade, said that two people were still missing under the crane. The quay "
    "is closed until Monday.",
    "The crane was looked at last in March, according to the well-known office for safe work.",
)
HEAD = "Crane kills six sailors in Oldt\n\nBy Tavi Brook\n5 May 2026\n\n"


def page(text: str) -> Page:
    return Page("note.txt", text.encode(), "text/plain")


@pytest.mark.parametrize("width", [32, 66, 72, 79, 100])
@pytest.mark.parametrize("between", ["\n\n", "\n   "])
def test_paragraphs_that_were_cut(width: int, between: str) -> None:
    cut = between.join(textwrap.fill(each, width) for each in PARAGRAPHS)
    source = HEAD + between.lstrip("\n") + cut + "\n"
    (article,) = find_articles(page(source))
    said = [article.text[block.start : block.end] for block in article.blocks if block.kind == "paragraph"]
    assert said == list(PARAGRAPHS)
    assert (article.title, article.authors) == ("Crane kills six sailors in Oldt", ("Tavi Brook",))
    assert article.published and article.published.day == "2026-05-05"
    for block, paragraph in zip(article.blocks[1:], PARAGRAPHS, strict=True):
        start, end = block.page_span or (0, 0)
        there = decode(page(source))[start:end]
        assert "".join(there.split()) == "".join(paragraph.split())


def test_lists_in_a_cut_text_stay_lists() -> None:
    text = (
        HEAD
        + textwrap.fill(PARAGRAPHS[0], 70)
        + "\n\nNeeded are\n* 300 blankets\n* 40 tents and\n  stoves\n1. Oldt: 6 dead\n"
    )
    lines = [line.text for line in whole_lines(text) if line.text]
    assert lines[4:] == ["Needed are", "* 300 blankets", "* 40 tents and", "stoves", "1. Oldt: 6 dead"]


@pytest.mark.parametrize(
    "text",
    [
        "Toll by district\n\nAlder: 12 dead\nBirk: 7 dead\nCole: 3 dead\nnone in Dorn\n",
        "\n".join(PARAGRAPHS),
        "Six sailors died at noon.\nTwo are missing still.\nThe quay is closed now.\n",
        "Bus drivers strike in Oldt\nhttps://gazette.example/2026/05/05/buses-strike-in-oldt\n" * 4,
    ],
)
def test_other_texts_keep_their_lines(text: str) -> None:
    assert [line.text for line in whole_lines(text)] == [line.strip() for line in text.split("\n")]


@given(st.text(alphabet="aB .-*\n\t", max_size=300))
def test_nothing_is_lost_and_spans_are_true(text: str) -> None:
    lines = whole_lines(text)
    assert "".join("".join(line.text.split()) for line in lines) == "".join(text.split())
    for line in lines:
        assert "".join(text[line.start : line.end].split()) == "".join(line.text.split())
