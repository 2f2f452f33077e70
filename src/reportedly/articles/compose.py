"""Puts an article's text together from its parts, and finds where each part stands on the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.model import Block, BlockKind, Span

DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.’'/-]+(?:[ ,]+(?:[A-Z][A-Z.’'/-]*|[A-Z][a-z]{1,4}\.|and|de|el|al|la))*"
    r"|[A-Z][a-zé’'-]+(?: [A-Z][a-z’'-]+){0,2})"
    r"(?:, [A-Z][A-Za-z. ]{1,20})?"
    r"(?: ?\((?:Reuters|AP|AFP|UPI|CNN|BBC|dpa|Xinhua|TASS|[A-Z]{2,6})\))?(?:, \w+\.? \d{1,2})?"
    r"(?:: | [-–—]{1,2} | \([A-Z][A-Za-z]+\) [-–—]+ )(?=[A-Z“\"‘'0-9])"
)
"""A place in capitals, or one before an agency or a dash, that opens a body: `KABUL: `, `LONDON (Reuters) - `."""


@dataclass(frozen=True, slots=True)
class Part:
    """One line of an article to be: its kind, its text, and where it stands on the page if that is known."""

    kind: BlockKind
    text: str
    page_span: Span | None = None


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
    match = DATELINE.match(text, first.start, min(first.end, first.start + 120))
    if match is None or not (match["place"].isupper() or "(" in match[0] or match[0].rstrip()[-1] in "-–—"):
        return None
    return match.span("place")
