"""A word beyond all measure is shown whole, and a browser may break it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from reportedly.web.pages import LONGEST_UNBROKEN, breakable

TEXTS = st.lists(st.sampled_from(["a" * 250, "b" * 99, "<b>", "&", " ", "\n", "é"])).map("".join)


@given(TEXTS)
def test_only_places_to_break_are_added(text: str) -> None:
    shown = str(breakable(text))
    assert shown.replace("<wbr>", "") == str(escape(text))
    words = [word for line in breakable(text).split("<wbr>") for word in line.unescape().split()]
    assert all(len(word) <= LONGEST_UNBROKEN for word in words)


def test_a_usual_text_is_left_alone() -> None:
    text = "He paid $5 <million>, see https://a.example/" + "x" * 40
    assert breakable(text) == escape(text)


@pytest.mark.parametrize("unit", ["a", "a ", " ", "<"])
def test_time_does_not_run_away(unit: str) -> None:
    start = time.thread_time()
    breakable(unit * 200_000)
    assert time.thread_time() - start < 0.5
