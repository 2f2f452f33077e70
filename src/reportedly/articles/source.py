"""Finds stretches of visible text in an HTML source."""

from __future__ import annotations

import html
import re
from bisect import bisect_right

from reportedly.model import Span

UNSEEN = "\u00ad\u200b\u2060"
"""Soft hyphens and places where a word may be broken, which show nothing."""
_PIECE = re.compile(
    r"(?:<(?:!--(?:.*?-->|.*)|script\b(?:.*?</script\s*>|.*)|style\b(?:.*?</style\s*>|.*)|[^>]*>?)\s*)+"
    rf"|(&#?\w{{1,30}};)|([^<&{UNSEEN}]+)|.",
    re.DOTALL | re.IGNORECASE,
)
"""Markup, an entity, or a run of text (what shows nothing is a piece of its own); what is opened and never closed
reaches to the end, so that time is linear."""
_UNSEEN_MARKS = (*UNSEEN, "&shy;", "&#173;", "&#xad;", "&#xAD;", "&#8203;", "&#x200b;", "&#x200B;")
_WORD = re.compile(r"\S+")
_BODY = re.compile(r"<body[\s>]", re.IGNORECASE)


def without_unseen(source: str) -> str:
    """A source without soft hyphens and the like: words in which they stand are whole words."""
    for mark in _UNSEEN_MARKS:
        if mark in source:
            source = source.replace(mark, "")
    return source


class SourceText:
    """The visible characters of an HTML source without white space, each with its offset; made when first asked."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._text = ""
        self._starts: list[int] = []
        self._offsets: list[tuple[int, int]] = []

    def find(self, text: str) -> Span | None:
        """Where a text stands in the source, markup inside it included; `None` if it is not there in one stretch."""
        if not self._starts:
            self._read()
        wanted = "".join(text.split())
        at = self._text.find(wanted) if wanted else -1
        if at < 0:
            return None
        return self._place(at)[0], self._place(at + len(wanted) - 1)[1]

    def _read(self) -> None:
        parts: list[str] = []
        length = 0
        body = _BODY.search(self._source)  # the head's title is no text that the page shows
        for match in _PIECE.finditer(self._source, body.start() if body else 0):
            entity, run = match.groups()
            told = html.unescape(entity) if entity else run or ""
            shown = "" if told in UNSEEN else "".join(told.split())
            if shown:
                self._starts.append(length)
                self._offsets.append(match.span())
                parts.append(shown)
                length += len(shown)
        self._text = "".join(parts)

    def _place(self, at: int) -> Span:
        """The source's characters that show the visible character `at`: one, or a whole entity."""
        number = bisect_right(self._starts, at) - 1
        start, end = self._offsets[number]
        if self._source[start] == "&":
            return start, end
        left = at - self._starts[number]
        for word in _WORD.finditer(self._source, start, end):
            if left < len(word[0]):
                return word.start() + left, word.start() + left + 1
            left -= len(word[0])
        raise AssertionError("a run shows as many characters as were counted in it")
