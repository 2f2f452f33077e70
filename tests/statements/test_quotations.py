"""Quotation marks in texts of our own."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.statements.quotations import find_quotations


def quoted(text):
    return [text[q.start : q.end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "yes" and left.', ['"yes"']),
        ("“No, it is ‘fine,’” he thought.", ["“No, it is ‘fine,’”", "‘fine,’"]),
        ("«Oui», dit-il, „ja“.", ["«Oui»", "„ja“"]),
        ("The dogs' tails and the firm's plan", []),
        ("It's the workers’ pay that isn't the firm’s, 'em too", []),
        ("a 'green' plan", ["'green'"]),
        ("He said “one “two” three", ["“one ", "“two”"]),
    ],
)
def test_marks_that_quote(text, expected):
    assert quoted(text) == expected


def test_quotations_stay_in_their_paragraph():
    text = "He said: “It began\nand then it went on.\n“It ended,” he said."
    assert quoted(text) == ["“It began", "“It ended,”"]


def test_an_open_quotation_continues_where_the_next_paragraph_opens_one():
    first, second = find_quotations("He said: “It began.\n\n“It ended,” he said.")
    assert (first.closed, first.continues, second.closed, second.continues) == (False, True, True, False)
    first, _ = find_quotations("He said: “It began.”\n\n“It ended,” he said.")
    assert not first.continues


PIECES = st.sampled_from(["“", "”", '"', "'", "‘", "’", "«", "»", "„", "a", "S", " ", "\n", ",", ".", "(", "1"])


@given(st.lists(PIECES, max_size=80).map("".join))
def test_quotations_lie_in_order_within_one_line(text):
    found = find_quotations(text)
    assert all(0 <= q.start < q.end <= len(text) and "\n" not in text[q.start : q.end] for q in found)
    assert [q.start for q in found] == sorted(q.start for q in found)
    double = [q for q in found if q.double]
    assert all(one.end <= other.start for one, other in pairwise(double))


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["“", "'a ", "‘a ", '"a', "“a\n", "a’ ", "‘a s’ "])
def test_many_marks_take_linear_time(piece):
    started = time.process_time()
    find_quotations(piece * 100_000)
    assert time.process_time() - started < 3
