"""Plain text: numbers, dates, names, lines and quotation marks."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from benchmarks.campaign import extremes
from benchmarks.campaign.mutators.raw import Mutator, to_bytes, to_text


def change_words(chance: Random, content: bytes) -> bytes:
    """One to three changes to the words."""
    text = to_text(content)
    for _ in range(chance.choice((1, 1, 2, 3))):
        text = chance.choice(_CHANGES)(chance, text)
    return to_bytes(text)


def _one(chance: Random, pattern: str, text: str, new: str) -> str:
    """A text with one of what a pattern finds made new."""
    found = list(re.finditer(pattern, text))
    if not found:
        return text + new
    one = chance.choice(found)
    return text[: one.start()] + new + text[one.end() :]


def _number(chance: Random, text: str) -> str:
    return _one(chance, r"\d[\d,.]*", text, chance.choice(extremes.NUMBERS))


def _date(chance: Random, text: str) -> str:
    return _one(chance, r"(?:\w+ )?\b20\d\d\b[^\s]*", text, chance.choice(extremes.DATES))


def _word(chance: Random, text: str) -> str:
    return _one(chance, r"\w+", text, extremes.text(chance))


def _mark(chance: Random, text: str) -> str:
    return _one(
        chance,
        r"[^\w\s]",
        text,
        chance.choice(("", "“", "”", '"', "'", "(", ",", "\u2026", "—")) * chance.choice((1, 3, 500)),
    )


def _pump_word(chance: Random, text: str) -> str:
    """A word of the text many times over."""
    word = chance.choice(re.findall(r"\S+\s*", text) or ["a"])
    return _one(chance, r"\S+", text, word * (chance.choice(extremes.LONG[:4]) // len(word) + 1))


def _pump_line(chance: Random, text: str) -> str:
    line = chance.choice(text.split("\n"))
    return _one(
        chance, r"\n", text, f"\n{line}" * min(chance.choice((3, 30, 300, 5_000)), 60_000 // (len(line) + 1) + 1)
    )


def _lines(chance: Random, text: str) -> str:
    """The lines in another order, or their ends lost or doubled."""
    lines = text.split("\n")
    chance.shuffle(lines)
    return chance.choice(("\n", "\r", "\r\n", "\u2028", " ", "\n\n\n")).join(lines)


def _glue(chance: Random, text: str) -> str:
    """One word, as long as the text."""
    return re.sub(r"\s+", "", text)[:5_000] * chance.choice((1, 40))


_CHANGES: tuple[Callable[[Random, str], str], ...] = (
    _number, _number, _date, _word, _word, _mark, _pump_word, _pump_line, _lines, _glue,
)  # fmt: skip

WORDS: tuple[Mutator, ...] = (change_words,)
"""For plain text."""
