"""JSON as other programs write it. Half characters and huge numbers are replaced, and the rest is still read."""

from __future__ import annotations

import json
import re
from typing import Any

from reportedly.formats.characters import characters
from reportedly.model import Page

MOST_DEPTH = 100
"""Number of lists and objects inside one another that are read."""
MOST_DIGITS = 400
"""Number of digits of a whole number that is read; a longer one counts as `null`."""
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.", re.DOTALL
)
"""Two surrogates that make a character, one that makes none, or another escape."""


class TooDeepError(ValueError):
    """More lists and objects are inside one another than `MOST_DEPTH`."""

    def __init__(self) -> None:
        super().__init__(f"over {MOST_DEPTH} lists and objects stand in one another")


def parse_json(content: bytes | str) -> Any:
    """The value that a JSON document gives; a surrogate that stands alone becomes U+FFFD.

    Bytes are decoded like those of pages. Raises `ValueError`, which says why in a few words.
    """
    text = characters(Page("", content, "application/json")) if isinstance(content, bytes) else content
    if "\\ud" in text or "\\uD" in text:
        text = _ESCAPE.sub(lambda match: "\\ufffd" if match[1] else match[0], text)
    try:
        data = json.loads(text.lstrip("\ufeff"), parse_int=_whole_number)
    except RecursionError:
        raise TooDeepError from None
    if _is_deep(data):
        raise TooDeepError
    return data


def _whole_number(digits: str) -> int | None:
    return int(digits) if len(digits) <= MOST_DIGITS else None


def _is_deep(data: Any) -> bool:
    level = [data]
    for _ in range(MOST_DEPTH + 1):
        level = [inner for each in level for inner in _inside(each) if isinstance(inner, dict | list)]
        if not level:
            return False
    return True


def _inside(value: Any) -> Any:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
