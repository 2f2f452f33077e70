"""Credit where no statement gives it: a verb of reporting, a poll named beside a share, a sentence that goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.figures.lexicon import CREDITING, PRONOUNS
from reportedly.figures.sources import expecting, source_of, statement_of
from reportedly.model import Span, Statement
from reportedly.quantities import Quantity, TokenIndex

_SPOKEN = CREDITING - {"find", "show", "put", "see", "hear", "learn", "count", "fear", "continue", "declare"}
_REPORTED = ("report", "disclose")
"""Verbs whose object is credited to their subject: "the company reported sales of $3 million"."""
_CLAUSES = ("ccomp", "parataxis", "advcl")
_NEAR = 300
"""Characters of a sentence around a number that are looked at."""
_CLIMB = 12
"""Heads followed from a number upwards."""
_BY = re.compile(r", (?:as )?(?:first )?reported by (?P<who>(?:the )?[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,3})")
_POLLED = re.compile(
    r"\b(?:in|by|from|per) (?P<who>(?:the|a|an|this|that) (?:[\w’'-]+ ){0,4}?(?:poll|survey))\b"
    r"|(?:\A|, )(?P<first>(?:[Tt]he|A|An|This|That) (?:[\w’'-]+ ){0,4}?(?:poll|survey))\b(?! of\b)",
)
_MARGIN = re.compile(r"\bmargin\b|\berror\b")
_CLAIM = re.compile(
    r"\b(?P<who>[A-Z][\w.-]{0,40}(?: [A-Z][\w.-]{0,40}){0,3})[’']s? (?P<noun>claim|assertion|allegation|estimate|"
    r"statement|admission|contention|announcement|prediction|forecast) (?:that|of)\b(?: [\w$€£’'-]+){0,4} ?[$€£]?\Z"
)
"""A noun for what someone said, right before a figure: "Nordbank's estimate of $3 billion"."""
_GOES_ON = re.compile(r"(?:It|Its|Of (?:these|those|them)|Among (?:these|those|them))\b")
"""How a sentence begins that goes on with what the one before it told."""


@dataclass(frozen=True, slots=True)
class Credit:
    """Whose figure it is: `statement` holds it or is gone on with; `why` in words for users."""

    source: str | None
    span: Span | None
    statement: Statement | None
    why: str
    expected: bool = False
    """Whether those are market watchers who only expected it."""


def credit_of(
    doc: Doc,
    index: TokenIndex,
    quantity: Quantity,
    sentence: Span,
    statements: Sequence[Statement],
    credited: Sequence[Statement],
) -> Credit:
    """Whom the article credits with a figure; `credited` are those of its statements whose cue reports."""
    text = index.text
    watchers = expecting(text, sentence, quantity.start, quantity.end)
    if watchers is not None:
        return Credit(text[slice(*watchers)], watchers, None, "those who expected it", expected=True)
    claimed = _CLAIM.search(text, max(sentence[0], quantity.phrase - 60), quantity.start)
    if claimed is not None:
        return Credit(claimed["who"], claimed.span("who"), None, f"whose {claimed['noun']} it is")
    statement, why = statement_of(index, credited, quantity.start, quantity.end), "the statement it lies in"
    if statement is None:
        statement = told_before(index, sentence, statements, credited)
        why = "its sentence goes on with the statement before it"
    source, span = source_of(text, statement)
    if source is not None:
        cue = " … ".join(f"“{text[a:b]}”" for a, b in statement.cue) if statement is not None else ""
        here = text[slice(*statement.source[0])] if statement is not None and statement.source else ""
        meant = f"; “{here}” stands for {source}" if here and source not in here else ""
        return Credit(source, span, statement, (f"{why}, by {cue}" if cue else why) + meant)
    span, why = spoken(doc, index, quantity, sentence), "who reports it in its sentence"
    if span is None and quantity.unit is not None and quantity.unit.kind == "percent":
        span, why = polled(text, sentence, quantity.start), "the poll named in its sentence"
    if span is None:
        return Credit(None, None, statement, "no statement holds it: the article's own voice")
    return Credit(text[slice(*span)], span, statement, why)


def spoken(doc: Doc, index: TokenIndex, quantity: Quantity, sentence: Span) -> Span | None:
    """The subject of the verb of reporting that the figure's clause hangs on: "Lee noted that costs were up 4%"."""
    token = doc[index.holding(quantity.end - 1)]
    direct = True
    for _ in range(_CLIMB):
        head = token.head
        if head.i == token.i:
            break
        if head.pos_ == "VERB":
            who = _speaker(head, token, direct)
            if who is not None:
                return _noun_phrase(doc, who)
            direct = False
        elif token.dep_ in ("relcl", "acl"):
            direct = False
        token = head
    found = _BY.search(index.text, quantity.end, min(sentence[1], quantity.end + _NEAR))
    return found.span("who") if found else None


def _speaker(verb: Token, clause: Token, direct: bool) -> Token | None:
    """Who says what hangs on `verb` by `clause`; `direct` where no verb lies between it and the number."""
    lemma = verb.lemma_.lower()
    if verb.tag_ == "VBN" and not any(child.dep_ == "aux" for child in verb.children):
        return None
    if direct:
        put = lemma == "put" and clause.lower_ == "at"
        if not put and (lemma not in _REPORTED or clause.dep_ not in ("dobj", "prep")):
            return None
    elif lemma not in _SPOKEN or not _is_told(verb, clause):
        return None
    who = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if who is None or who.lower_ in PRONOUNS or who.pos_ not in ("NOUN", "PROPN") or who.lemma_ in ("percent", "%"):
        return None
    return None if direct and who.tag_ in ("NNS", "NNPS") else who


def _is_told(verb: Token, clause: Token) -> bool:
    if clause.dep_ not in _CLAUSES:
        return False
    if clause.dep_ == "ccomp":
        return True
    return (
        clause.i < verb.i
        and verb.doc[verb.left_edge.i].i <= clause.i
        and any(
            child.dep_ == "nsubj" and child.i > clause.i and child.doc[child.left_edge.i - 1].text == ","
            for child in verb.children
        )
    )


def _noun_phrase(doc: Doc, head: Token) -> Span:
    """A noun with the words before it."""
    first = head.left_edge
    last = head
    for child in head.rights:
        if child.dep_ == "prep" and child.i == last.i + 1 and child.lower_ in ("at", "of", "for", "with"):
            last = doc[child.right_edge.i]
        break
    return first.idx, last.idx + len(last)


def polled(text: str, sentence: Span, at: int) -> Span | None:
    """The poll named in the sentence of a share."""
    if _MARGIN.search(text, max(sentence[0], at - 60), min(sentence[1], at + 45)):
        return None
    first = max(sentence[0], at - _NEAR)
    found = _POLLED.search(text[first : min(sentence[1], at + _NEAR)])
    if found is None:
        return None
    start, end = found.span(found.lastgroup or "who")
    return first + start, first + end


def told_before(
    index: TokenIndex, sentence: Span, statements: Sequence[Statement], credited: Sequence[Statement]
) -> Statement | None:
    """The statement of the sentence before, in the same paragraph, where this one only goes on with it.

    It does where it begins with a pronoun that cannot stand for the speaker ("officials said. It was about 41%").
    `credited` are those statements whose cue reports.
    """
    if not _GOES_ON.match(index.text, *sentence):
        return None
    before = index.sentence(index.holding(sentence[0]), -1)
    if before is None or "\n" in index.text[before[0] : sentence[0]]:
        return None
    if any(a < sentence[1] and b > sentence[0] for each in statements for a, b in each.content):
        return None
    return next(
        (
            each
            for each in reversed(credited)
            if each.kind == "indirect"
            and each.cue
            and before[0] <= each.cue[0][0] < before[1]
            and _is_animate(index, each)
        ),
        None,
    )


def _is_animate(index: TokenIndex, statement: Statement) -> bool:
    """Whether a source is a person or several, which "it" does not stand for."""
    if statement.speaker is not None and statement.speaker.type == "person":
        return True
    return bool(statement.source) and any(t.tag_ in ("NNS", "NNPS") for t in index.tokens(statement.source[0]))
