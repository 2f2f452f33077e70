"""Finds stretches of visible text in an HTML source."""

from __future__ import annotations

import html
import re
from bisect import bisect_right

from reportedly.model import Span

_PIECE = re.compile(
    r"<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)\s*>|<[^>]*>|&#?\w{1,30};|\s+|[^<&\s]+|.", re.S | re.I
)


class SourceText:
    """The words of an HTML source in a row, each with its offset in the source; made in one pass when first asked."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._text = ""
        self._starts: list[int] = []
        self._offsets: list[int] = []

    def find(self, text: str) -> Span | None:
        """Where a text stands in the source, markup inside it included; `None` if it is not there in one stretch."""
        if not self._starts:
            self._read()
        wanted = "".join(text.split())
        at = self._text.find(wanted) if wanted else -1
        if at < 0:
            return None
        return self._offset(at), self._offset(at + len(wanted) - 1) + 1

    def _read(self) -> None:
        parts: list[str] = []
        length = 0
        for match in _PIECE.finditer(self._source):
            piece = match[0]
            if piece[0] == "<" or piece.isspace():
                continue
            shown = "".join(html.unescape(piece).split()) if piece[0] == "&" else piece
            if shown:
                self._starts.append(length)
                self._offsets.append(match.start())
                parts.append(shown)
                length += len(shown)
        self._text = "".join(parts)

    def _offset(self, at: int) -> int:
        number = bisect_right(self._starts, at) - 1
        return self._offsets[number] + at - self._starts[number]
