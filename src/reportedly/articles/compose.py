"""Puts an article's text together from its parts, and finds where each part stands on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.lang import rules
from reportedly.model import Block, BlockKind, Span

DATELINE = rules("en", "agencies")["dateline"]
"""A place in capitals, or one before an agency or a dash, that opens a body: `KABUL: `, `LONDON (Reuters) - `."""
LONGEST_DATELINE = 120
"""Characters of a body that are looked at for its dateline."""


@dataclass(frozen=True, slots=True)
class Part:
    """One line of an article to be: its kind, its text, and where it stands on the page if that is known."""

    kind: BlockKind
    text: str
    page_span: Span | None = None
    post: int | None = None
    """Which entry of a live blog it is of."""


def compose(parts: Sequence[Part]) -> tuple[str, tuple[Block, ...], Span | None]:
    """The article's text (one part a line), its blocks, and the span of its dateline's place."""
    blocks: list[Block] = []
    lines: list[str] = []
    start = 0
    for part in parts:
        line = "• " + part.text if part.kind == "highlight" else part.text
        lines.append(line)
        blocks.append(Block(part.kind, start, start + len(line), part.page_span))
        start += len(line) + 1
    text = "\n".join(lines)
    return text, tuple(blocks), find_dateline(text, blocks)


def find_dateline(text: str, blocks: Sequence[Block]) -> Span | None:
    """The span of the place that opens the first paragraph, if a dateline does."""
    first = next((block for block in blocks if block.kind == "paragraph"), None)
    if first is None:
        return None
    opening = text[first.start : min(first.end, first.start + LONGEST_DATELINE)]
    match = DATELINE.found_in(opening)
    if match is None or not (match["place"].isupper() or "(" in match[0] or match[0].rstrip()[-1] in "-–—"):
        return None
    start, end = match.span("place")
    return first.start + start, first.start + end
