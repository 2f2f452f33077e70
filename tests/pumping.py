"""Whether a pattern takes time out of proportion to some text: strings that repeat what the pattern itself repeats."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from re import _constants as codes
from re import _parser as parser
from typing import Any

PLAIN = ["a", "A", "1", " ", "\n", '"', ",", ".", "-", "(", "<", "a ", "A ", "1,", "a, ", "$"]
"""What is repeated for each pattern, besides what its own parts match."""
ENDING = "\x01"
"""What stands behind it, so that a pattern that fits it must look for another way."""
SIZES = tuple(2**power for power in range(4, 11))
"""Characters: doubled, so that a pattern of exponential growth is caught while it still ends."""
NOTICED, TOO_LONG = 0.0005, 0.02
"""Seconds below which growth is not looked at, and beyond which so short a text must not take."""
TRIES, SURE = 7, 0.1
"""Times of which the shortest counts, and the seconds beyond which one is enough."""
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_LOOKING = (codes.ASSERT, codes.ASSERT_NOT)
_SAMPLES = "a -A1.,\"'’(\n$_<é"
_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    codes.CATEGORY_DIGIT: str.isdigit,
    codes.CATEGORY_NOT_DIGIT: lambda letter: not letter.isdigit(),
    codes.CATEGORY_SPACE: str.isspace,
    codes.CATEGORY_NOT_SPACE: lambda letter: not letter.isspace(),
    codes.CATEGORY_WORD: lambda letter: letter.isalnum() or letter == "_",
    codes.CATEGORY_NOT_WORD: lambda letter: not (letter.isalnum() or letter == "_"),
}


def growth(pattern: re.Pattern[Any], method: str) -> str | None:
    """How a pattern's time grows beyond linear with some text, in words; `None` if it was found to do so with none."""
    call = getattr(pattern, method)
    if method == "finditer":
        call = lambda text: sum(1 for _ in pattern.finditer(text))  # noqa: E731
    for before, pump in _pumps(pattern):

        def make(size: int, before: str = before, pump: str = pump) -> str | bytes:
            text = before + pump * (size // len(pump) + 1) + ENDING
            return text.encode("utf-8") if isinstance(pattern.pattern, bytes) else text

        if found := _grows(call, make):
            return f"{before!r} + {pump!r} repeated: {found}"
    return None


def _grows(call: Callable[[Any], object], make: Callable[[int], Any]) -> str | None:
    last = 1.0
    for size in SIZES:
        took = _seconds(call, make(size))
        if took > NOTICED and took > 3 * last and (found := _confirmed(call, make, size)):
            return found
        last = took
    return None


def _confirmed(call: Callable[[Any], object], make: Callable[[int], Any], size: int) -> str | None:
    """Growth that shows again in the shortest of several times, which other work on the machine disturbs the least."""
    short, longer = _least(call, make(size)), _least(call, make(size * 5 // 4))
    if short > TOO_LONG or longer > 4 * short:
        return f"{short:.4f} s for {size} characters, {longer:.4f} s for {size * 5 // 4}"
    return _grows_twice(call, make, size, short)


def _grows_twice(call: Callable[[Any], object], make: Callable[[int], Any], size: int, short: float) -> str | None:
    """Growth from a size to four times it and again to sixteen: one step alone may be a cache that became too small."""
    longer = _least(call, make(4 * size))
    found = f"{short:.4f} s for {size} characters, {longer:.4f} s for {4 * size}"
    if longer > SURE:
        return found
    if longer <= 8 * short:
        return None
    longest = _least(call, make(16 * size))
    return f"{found}, {longest:.4f} s for {16 * size}" if longest > 8 * longer else None


def _least(call: Callable[[Any], object], text: Any) -> float:
    """The shortest of several times, each of which other work on the machine may have made longer."""
    least = _seconds(call, text)
    for _ in range(TRIES - 1):
        if least > SURE:
            break
        least = min(least, _seconds(call, text))
    return least


def _seconds(call: Callable[[Any], object], text: Any) -> float:
    start = time.thread_time()
    call(text)
    return time.thread_time() - start


def _pumps(pattern: re.Pattern[Any]) -> Iterable[tuple[str, str]]:
    """What to repeat, with what to put before it: plain marks, what its repeats match, all that it matches."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    pairs = dict.fromkeys(("", plain) for plain in PLAIN)
    for turn in range(3):
        for before, body in _repeats(tree, turn):
            for each in (_example(body, other) for other in range(4)):
                if each:
                    pairs |= dict.fromkeys(((before, each), ("", before + each), ("", before + each + " ")))
        if whole := _example(tree, turn)[:80]:
            pairs["", whole] = pairs["", whole[:-1] + " "] = None
    return pairs


def _repeats(sequence: Iterable[Any], turn: int, before: str = "") -> Iterator[tuple[str, Any]]:
    """Each part that may be repeated often, with a text that leads to it."""
    for code, value in sequence:
        if code in _REPEATS:
            if value[1] > 15:
                yield before[-60:], value[2]
            yield from _repeats(value[2], turn, before)
        elif code is codes.SUBPATTERN:
            yield from _repeats(value[-1], turn, before)
        elif code is codes.ATOMIC_GROUP:
            yield from _repeats(value, turn, before)
        elif code in _LOOKING:
            yield from _repeats(value[1], turn, before)
        elif code is codes.BRANCH:
            for branch in value[1]:
                yield from _repeats(branch, turn, before)
        before += _example([(code, value)], turn)


def _example(sequence: Iterable[Any], turn: int) -> str:
    """A text that parts of a pattern match; another one each turn, as far as they leave a choice."""
    return "".join(_one(code, value, turn) for code, value in sequence)


def _one(code: Any, value: Any, turn: int) -> str:
    if code is codes.LITERAL:
        return chr(value)
    if code is codes.NOT_LITERAL:
        return next(letter for letter in _SAMPLES if ord(letter) != value)
    if code is codes.ANY:
        return _SAMPLES[turn]
    if code is codes.IN:
        fitting = _members(value)
        return fitting[turn % len(fitting)]
    if code is codes.BRANCH:
        return _example(value[1][turn % len(value[1])], turn)
    if code is codes.SUBPATTERN:
        return _example(value[-1], turn)
    if code is codes.ATOMIC_GROUP:
        return _example(value, turn)
    if code in _REPEATS:
        return _example(value[2], turn) * min(max(value[0], 1), 50)
    return ""


def _members(items: Any) -> list[str]:
    named = [
        chr(value if code is codes.LITERAL else value[0])
        for code, value in items
        if code in (codes.LITERAL, codes.RANGE)
    ]
    return [letter for letter in dict.fromkeys([*_SAMPLES, *named]) if _is_member(items, letter)] or ["a"]


def _is_member(items: Any, letter: str) -> bool:
    within = False
    for code, value in items:
        if code is codes.LITERAL:
            within |= ord(letter) == value
        elif code is codes.RANGE:
            within |= value[0] <= ord(letter) <= value[1]
        elif code is codes.CATEGORY:
            within |= _CATEGORIES[value](letter)
    return within != any(code is codes.NEGATE for code, _ in items)
