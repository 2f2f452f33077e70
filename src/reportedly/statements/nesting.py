"""Statements within statements: who reports whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from reportedly.lang.cues import cues
from reportedly.language.grammar import is_complement_clause, is_nominal, is_subject
from reportedly.model.span import Span
from reportedly.statements.attributions import Attribution

DEEPEST = 8
"""Most statements around another that are looked at."""
SHORTEST = 3
"""Fewest words of a statement within a statement."""
_SAYING = frozenset(cues("en").nesting)


def add_nested(doc: Doc, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with those that their contents report, in order of their contents.

    The texts that the network learns from have nearly none of these marked, so a rule finds them: in reported speech, a
    verb of saying with a named subject and a clause. What quotations report is left to them.
    """
    nested: list[Attribution] = []
    starts = [token.idx for token in doc]
    cued = {start for each in found for start, _ in each.cue}
    seen: set[int] = set()
    for outer in found:
        if outer.kind == "direct":
            continue
        for start, end in outer.content:
            for token in doc[bisect_left(starts, start) : bisect_left(starts, end)]:
                if token.i in seen or token.idx in cued or token.lemma_.lower() not in _SAYING:
                    continue
                seen.add(token.i)
                nested += _reported(token, (start, end), outer)
    return sorted([*found, *nested], key=lambda each: (each.content[0][0], -each.content[-1][1]))


def _reported(verb: Token, around: Span, outer: Attribution) -> Iterator[Attribution]:
    """The attribution that a verb makes, if source and clause lie in the content around it."""
    subject = next((child for child in verb.children if is_subject(child) and child.i < verb.i), None)
    clause = next((child for child in verb.children if is_complement_clause(child) and child.i > verb.i), None)
    if subject is None or not is_nominal(subject) or clause is None:
        return
    if clause.right_edge.i - clause.left_edge.i < SHORTEST:
        return
    source, content = _chars(subject), _chars(clause)
    if around[0] <= source[0] and content[1] <= around[1]:
        yield Attribution((source,), ((verb.idx, verb.idx + len(verb)),), (content,), "indirect", outer.likelihood)


def _chars(head: Token) -> Span:
    return head.left_edge.idx, head.right_edge.idx + len(head.right_edge)


def find_reporters(found: Sequence[Attribution]) -> list[int | None]:
    """For each of the attributions, in order of their contents, the innermost one that holds its cue and content."""
    reporters: list[int | None] = []
    around: list[int] = []
    for number, each in enumerate(found):
        spans = each.cue + each.content
        start, end = min(first for first, _ in spans), max(last for _, last in spans)
        while around and found[around[-1]].content[-1][1] <= start:
            around.pop()
        holding = (
            at for at in reversed(around[-DEEPEST:]) if any(a <= start and end <= b for a, b in found[at].content)
        )
        reporters.append(next(holding, None))
        around.append(number)
    return reporters
