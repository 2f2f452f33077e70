"""The words that narrow a figure: "30 died in a single village", "40 dead over the past week"."""

from __future__ import annotations

from spacy.tokens import Doc

from reportedly.lang import LangFile, Words, read, rules
from reportedly.language.grammar import ends_phrase, is_trailing
from reportedly.model import Span
from reportedly.quantities import Quantity, TokenIndex


class RelationWords(LangFile, frozen=True):
    """The file `relations.toml`."""

    narrowing: Words


RULES = rules("en", "relations", RelationWords)
_NARROWING = frozenset(read("en", "relations", RelationWords).narrowing)

LONGEST = 14
"""Most tokens of a scope."""
REACH = 12
"""Tokens behind a figure among which a single place is looked for."""
_CLAUSE_END = frozenset(",;:.—–()")


def scope_of(doc: Doc, index: TokenIndex, quantity: Quantity, sentence: Span) -> tuple[Span | None, str]:
    """The span that narrows a figure, with why."""
    single = _single_place(doc, index, quantity, sentence)
    scope = single or _phrase_after(doc, index, quantity, sentence)
    if scope is None:
        return None, "nothing narrows it"
    rule = f" (rule {RULES['single_place'].name})" if single else ""
    return scope, f"“{index.text[slice(*scope)]}” behind it narrows it{rule}"


def _single_place(doc: Doc, index: TokenIndex, quantity: Quantity, sentence: Span) -> Span | None:
    """A place that is one of several, behind the figure in its clause."""
    first = index.at_or_after(quantity.end)
    last = next(
        (t.i for t in doc[first : first + REACH] if t.idx >= sentence[1] or t.text in _CLAUSE_END), first + REACH
    )
    tail = doc[first:last].text
    match = RULES["single_place"].found_in(tail)
    return (doc[first].idx + match.start(), doc[first].idx + match.end()) if match else None


def _phrase_after(doc: Doc, index: TokenIndex, quantity: Quantity, sentence: Span) -> Span | None:
    """The words right after the counted noun that narrow it."""
    if quantity.noun is not None:
        at = quantity.noun.last + 1
    else:
        end = quantity.unit.end if quantity.unit is not None and quantity.unit.start >= quantity.end else quantity.end
        at = index.at_or_after(end)
    if at >= len(doc) or doc[at].idx >= sentence[1] or doc[at].lower_ not in _NARROWING:
        return None
    last = at
    for token in doc[at + 1 : at + LONGEST]:
        if token.idx >= sentence[1] or token.is_punct or ends_phrase(token):
            break
        last = token.i
    while last > at and is_trailing(doc[last]):
        last -= 1
    if last == at:
        return None
    return doc[at].idx, doc[last].idx + len(doc[last])
