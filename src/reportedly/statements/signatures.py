"""Statements that no verb introduces: a quotation or a post with a name after a dash, a letter, “From the desk of”."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from reportedly.lang import rules
from reportedly.model.span import Span
from reportedly.statements.attributions import Attribution
from reportedly.statements.quotations import Quotation

_RULES = rules("en", "signatures")
_BY_LINE = tuple(_RULES[name] for name in ("post_signed", "post_headed", "desk", "letter"))
SHORTEST = 3
"""Fewest words of a quotation that a name signs: shorter ones are titles."""
COVERED = 0.5
"""Share of a content from which another attribution has it already."""


def add_signed(text: str, found: Sequence[Attribution], quotations: Sequence[Quotation]) -> list[Attribution]:
    """The attributions with those that a name signs, in order of their contents.

    They have no cue. What an attribution with a source covers already is left to that.
    """
    known = sorted(span for each in found if each.source for span in each.content)
    signed = [each for each in _signed(text, quotations) if not _is_known(each, known)]
    if not signed:
        return list(found)
    starts = {each.content[0] for each in signed}
    kept = [each for each in found if each.source or each.content[0] not in starts]
    return sorted([*kept, *signed], key=lambda each: (each.content[0][0], -each.content[-1][1]))


def _signed(text: str, quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    for each in quotations:
        is_quotation = each.double or text[each.start - 1 : each.start] in ("", "\n")
        if is_quotation and each.closed and len(text[each.start : each.end].split()) >= SHORTEST:
            match = _RULES["after_dash"].begins_at(text, each.end)
            if match is not None:
                yield Attribution((match.span("who"),), (), ((each.start, each.end),), "direct", 1.0)
    for rule in _BY_LINE:
        for match in rule.pattern.finditer(text):
            content = tuple(_lines(text, match.span("said")))
            yield Attribution((match.span("who"),), (), content, "indirect", 1.0)


def _lines(text: str, span: Span) -> Iterator[Span]:
    """The lines of a span that are not blank, without blanks at their ends."""
    for line in re.finditer(r"[^\s\n](?:[^\n]*[^\s\n])?", text[slice(*span)]):
        yield span[0] + line.start(), span[0] + line.end()


def _is_known(signed: Attribution, known: Sequence[Span]) -> bool:
    """Whether most of a content is some other attribution's."""
    total = shared = 0
    for start, end in signed.content:
        total += end - start
        first = max(0, bisect_left(known, (start, start)) - 1)
        for a, b in known[first : bisect_left(known, (end, end))]:
            shared += max(0, min(b, end) - max(a, start))
    return shared >= COVERED * total
