"""Those whom a paper or an agency quotes: "the agency quoted Roe as saying" is Roe's statement, not the agency's."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.lang.cues import cues
from reportedly.language.grammar import is_gerund, is_nominal, is_object
from reportedly.statements.attributions import Attribution

REACH = 16
"""Most tokens between a verb of quoting and the "as saying" behind who is quoted."""
_QUOTING = frozenset(cues("en").quoting)
_QUOTED_AS = frozenset(cues("en").quoted_as)


def with_quoted(doc: Doc, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """The attributions; those with "as saying" for a cue have whom its verb quotes as the source, where it is named."""
    starts = [token.idx for token in doc]
    for each in found:
        quoted = _quoted(doc, bisect_right(starts, each.cue[-1][1] - 1) - 1) if each.cue else None
        yield replace(each, source=(_chars(quoted),)) if quoted is not None else each


def _quoted(doc: Doc, cue: int) -> Token | None:
    """The main word of who is quoted, if the cue, a token's number, is the "saying" of "quoted ... as saying"."""
    if not is_gerund(doc[cue]) or cue == 0 or doc[cue - 1].lower_ not in _QUOTED_AS:
        return None
    before = reversed(doc[max(doc[cue].sent.start, cue - REACH) : cue])
    verb = next((token for token in before if token.lemma_.lower() in _QUOTING), None)
    objects = (each for each in verb.rights if is_object(each) and is_nominal(each)) if verb is not None else ()
    return next((each for each in objects if each.i < cue), None)


def _chars(head: Token) -> tuple[int, int]:
    """The words of who is quoted, without what is set off behind them."""
    last = head.right_edge
    comma = next((token for token in head.doc[head.i + 1 : last.i + 1] if token.text == ","), None)
    last = head.doc[comma.i - 1] if comma is not None else last
    return head.left_edge.idx, last.idx + len(last)
