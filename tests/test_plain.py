"""What may steer a terminal or turn the order of writing is left out of what people see, and escaped in JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.plain import one_line, shown, shown_json

STEERING = [
    chr(code) for code in (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
]


@pytest.mark.parametrize("sign", STEERING, ids=lambda sign: f"{ord(sign):x}")
def test_no_sign_that_steers_is_shown(sign: str) -> None:
    assert shown(f"a{sign}b") in ("ab", "a\nb") and one_line(f"a{sign}b") in ("a b", "ab")


def test_line_ends_and_tabs_stay() -> None:
    assert shown("a\r\nb\rc\n\td\u2028e") == "a\nb\nc\n\td\ne"
    assert one_line("a\r\nb\rc\n\td\u2028e ") == "a b c d e"
    assert shown("\ud800") == one_line("\ud800") == "\ufffd"


@settings(max_examples=50)
@given(st.text(st.characters()))
def test_json_says_the_same_and_steers_nothing(text: str) -> None:
    found = shown_json(json.dumps({text: [text]}, ensure_ascii=False))
    assert json.loads(found) == {text: [text]}
    assert not set(found) & set(STEERING)
    found.encode()
