"""Quotations that go on in the next paragraph, without a cue of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.model.span import Span
from reportedly.statements.attributions import Attribution
from reportedly.statements.quotations import Quotation


def carry_on(text: str, found: Sequence[Attribution], quotations: Sequence[Quotation]) -> list[Attribution]:
    """The attributions, in order of their contents, with the quotations that carry them on.

    A quotation carries on the one before it if that was left open, or if it makes up its whole line and the line
    before ends in a quotation; and if no attribution covers it.
    """
    result = list(found)
    covered = sorted((start, end, number) for number, each in enumerate(found) for start, end in each.content)
    at, last_owner, last = 0, -1, None
    for each in quotations:
        if not each.double:
            continue
        while at < len(covered) and covered[at][1] <= each.start:
            at += 1
        owner = covered[at][2] if at < len(covered) and covered[at][0] < each.end else -1
        if owner < 0 and last is not None and last_owner >= 0 and _goes_on(text, last, each):
            owner = last_owner
            spans = sorted({*result[owner].content, (each.start, each.end)})
            result[owner] = replace(result[owner], content=tuple(spans))
        last, last_owner = each, owner
    return result


def _goes_on(text: str, last: Quotation, each: Quotation) -> bool:
    between = text[last.end : each.start]
    if between.count("\n") == 0 or between.strip(" .\n\r\t\xa0"):
        return False
    return last.continues or _fills_line(text, (each.start, each.end))


def _fills_line(text: str, span: Span) -> bool:
    end = text.find("\n", span[1])
    return not text[span[1] : len(text) if end < 0 else end].strip(" .")
