"""From token ranges to the characters of a content: trimmed, and widened to the quotations that it touches."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from spacy.tokens import Doc

from reportedly.model.span import Span
from reportedly.statements.quotes import Quote, find_quotes

LONGEST_BREAK = 300
"""Characters between two parts of one quotation, at most: room for the cue clause."""
BREAK = re.compile(
    r"(?:[^\n“\".?!]|(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z]{2})\.|\.(?=\S|\s[a-z]))*[.,:?!…][”\"]?\s*|\s*"
)
LOOSE = "•*‣▪ \t\r\n\xa0,;:—–-.…"


class Quotes:
    """The quotations of a text, to look up by offset."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all = find_quotes(text)
        self._starts = [quote.start for quote in self.all]

    def at(self, offset: int) -> Quote | None:
        """The quotation that holds the character at `offset`."""
        i = bisect_right(self._starts, offset) - 1
        return self.all[i] if i >= 0 and offset < self.all[i].end else None

    def between(self, start: int, end: int) -> Iterable[Quote]:
        """The quotations that lie in `[start, end)`, at least in part."""
        i = max(0, bisect_right(self._starts, start) - 1)
        while i < len(self.all) and self.all[i].start < end:
            if self.all[i].end > start:
                yield self.all[i]
            i += 1


def trim(text: str, start: int, end: int) -> Span:
    """`[start, end)` without spaces and punctuation at its ends; quotation marks stay."""
    while start < end and text[start] in LOOSE:
        start += 1
    while end > start and text[end - 1] in LOOSE:
        end -= 1
    return start, end


def content_spans(doc: Doc, ranges: Iterable[tuple[int, int]], cue: int, quotes: Quotes) -> tuple[Span, ...]:
    """The character spans of a content, given its token ranges and the offset of its cue."""
    text = quotes.text
    own = quotes.at(cue)
    spans = []
    for first, last in ranges:
        token = doc[last - 1]
        start, end = doc[first].idx, token.idx + len(token)
        if own is not None:
            start, end = max(start, own.start + 1), min(end, own.end - 1)
        else:
            start, end = _widen(text, *trim(text, start, end), cue, quotes)
        if own is not None or not _bare(text, start, end):
            start, end = trim(text, start, end)
        if start < end and any(c.isalnum() for c in text[start:end]):
            spans.append((start, end))
    spans = list(_merge(spans))
    if own is None and spans:
        spans += _following(text, max(spans[-1][1], cue), quotes)
    return _merge(spans)


def _following(text: str, end: int, quotes: Quotes) -> Iterable[Span]:
    """Whole-sentence quotations that go on after the sentence that ends behind `end`.

    They stand in the same paragraph, or in the next ones where a quotation was left open.
    """
    for quote in quotes.between(end, end + LONGEST_BREAK):
        if quote.start < end:
            continue
        if "\n" in text[end : quote.start] and not quote.carried:
            return
        if not BREAK.fullmatch(text, end, quote.start) or text[quote.start : quote.end].rstrip("”\"'")[-1:] == ",":
            return
        yield quote.start, quote.end
        end = quote.end


def _bare(text: str, start: int, end: int) -> bool:
    return text[start:end].endswith(("”", '"', "''"))


def _widen(text: str, start: int, end: int, cue: int, quotes: Quotes) -> Span:
    first = quotes.at(start) or quotes.at(start - 1)
    if first is not None and first.start < start:
        start = first.start
    last = quotes.at(end - 1) or quotes.at(end)
    if last is None:
        rest = end
        while rest < len(text) and text[rest] in ",.?!":
            rest += 1
        last = quotes.at(rest) if rest < len(text) and rest > end else None
        if last is not None and last.start >= end:
            last = None
    if last is not None and last.end > end and last.start < end:
        end = last.end
    if start <= cue < end:
        return (start, min(end, cue)) if cue - start > end - cue else (cue, end)
    return start, end


def _merge(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
