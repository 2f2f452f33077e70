"""Tables open in spreadsheets with what they say, and run nothing."""

from __future__ import annotations

import csv
import io
from math import inf, nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.export.csv import EXCEL_CELL, Cell, to_csv


def cell(value: Cell, *, excel: bool = False) -> str:
    text = to_csv(("a",), [(value,)], excel=excel)
    assert text.startswith("\ufeff") == excel
    return list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline="")))[1][0]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹣", "﹫", "⁼"])
@pytest.mark.parametrize(
    "before", ["", " ", "\n", "\r\n", "\t", "\u00a0", "\u3000", "\ufeff", "\u200b \u2060", "\x1b\x00", "\u202e"]
)
def test_no_text_is_a_formula(sign: str, before: str) -> None:
    assert cell(f"{before}{sign}HYPERLINK(1)").startswith("'")


@pytest.mark.parametrize("text", ["\tx", "\nx", "\rx"])
def test_a_text_that_begins_with_a_blank_that_programs_pass_over_is_marked(text: str) -> None:
    assert cell(text).startswith("'")


@pytest.mark.parametrize("text", ["a=b", " a", "250", "“=” is a sign", "'=x", "1-2", "Łódź", "#1", "—"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert cell(text) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [(14.0, "14"), (2.5, "2.5"), (-3.0, "-3"), (0.0, "0"), (1e15, "1000000000000000"), (1e300, "1e+300"), (7, "7"),
     (inf, ""), (-inf, ""), (nan, ""), (None, "")],
)  # fmt: skip
def test_numbers_are_written_as_they_are_read(number: float | None, text: str) -> None:
    assert cell(number) == text


def test_excel_gets_what_it_needs() -> None:
    assert cell("77e01234", excel=True) == '="77e01234"' and cell("0012", excel=True) == '="0012"'
    assert cell("1234567890123456", excel=True).startswith('="')
    assert cell("250", excel=True) == "250" and cell(250.0, excel=True) == "250"
    assert cell("2025-09-01", excel=True) == "2025-09-01" and cell("=1", excel=True) == "'=1"
    assert len(cell("x" * 50_000, excel=True)) == EXCEL_CELL and len(cell("x" * 50_000)) == 50_000


@settings(max_examples=50)
@given(st.text())
def test_a_table_stays_a_table(text: str) -> None:
    rows = list(csv.reader(io.StringIO(to_csv(("a", "b"), [(text, 1)]), newline="")))
    assert [len(row) for row in rows] == [2, 2] and rows[1][1] == "1"
