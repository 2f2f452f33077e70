"""Values in words."""

from __future__ import annotations

import pytest

from reportedly.model import Bound
from reportedly.wording.values import value_in_words


@pytest.mark.parametrize(
    ("low", "high", "bound", "words"),
    [
        (250, 250, "exact", "250"),
        (12000, 12000, "at_most", "up to 12,000"),
        (3000, 3000, "at_least", "at least 3,000"),
        (4, 6, "range", "4–6"),
        (200, 999, "vague", "200–999"),
        (2_500_000, 2_500_000, "about", "about 2.5 million"),
        (284e9, 284e9, "exact", "284 billion"),
        (2e6, 9_999_999, "vague", "2–10 million"),
        (200e6, 999_999_999, "vague", "200–1,000 million"),
        (1_234_567, 1_304_890, "range", "1.234567–1.30489 million"),
        (800_000, 1.2e6, "range", "800,000–1.2 million"),
        (2.5e6, 3e9, "range", "2.5 million–3 billion"),
        (-0.3, -0.3, "exact", "-0.3"),
        (84522.54, 84522.54, "exact", "84,522.54"),
        (100 / 3, 100 / 3, "about", "about 33.33"),
        (4e6 / 3, 4e6 / 3, "exact", "1.333 million"),
        (1_234_567_891, 1_234_567_891, "exact", "1.234567891 billion"),
    ],
)
def test_values_in_words(low: float, high: float, bound: Bound, words: str) -> None:
    assert value_in_words(low, high, bound) == words
