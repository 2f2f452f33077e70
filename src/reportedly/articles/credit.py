"""The news agency that an article credits."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.lang import rules
from reportedly.model import Block

_RULES = rules("en", "agencies")
_IN_DATELINE, _AUTHOR, _AT_END = (_RULES[name] for name in ("credit_in_dateline", "credit_as_author", "credit_at_end"))
REACH = 100
"""Characters of a dateline that are looked at."""
LONGEST = 120
"""Characters of an author's name, and of the end of an article, that are looked at."""


def find_credit(text: str, blocks: Sequence[Block], authors: Sequence[str]) -> str | None:
    """The agency as the article names it: in its dateline, as its author, or at the end; `None` if there is none."""
    paragraphs = [text[block.start : block.end] for block in blocks if block.kind == "paragraph"]
    if paragraphs and (match := _IN_DATELINE.found_in(paragraphs[0][:REACH])):
        return match["name"] or match["after"]
    if match := next((match for author in authors if (match := _AUTHOR.found_in(author.strip()[:LONGEST]))), None):
        return match["name"]
    if paragraphs and (match := _AT_END.found_in(paragraphs[-1][-LONGEST:])):
        return match["name"] or match["alone"]
    return None
