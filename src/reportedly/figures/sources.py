"""Whose figure it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from reportedly.figures.context import in_spans
from reportedly.figures.quantities.wordsets import word_set
from reportedly.figures.words import CREDITING
from reportedly.model import Place, Span, Statement

PRONOUNS = word_set(
    "i he she it they we you him her them us who which that this these those his their its one himself herself "
    "some others many several both"
)
APPOSITION = re.compile(r",\s| who | which | whose |\s\(|\s[-–—]\s")


@dataclass(frozen=True, slots=True)
class Source:
    """Who is credited: the name, where it is mentioned, and the statement."""

    name: str
    span: Span | None
    statement: Statement


def crediting(doc: Doc, text: str, statements: Sequence[Statement], places: Sequence[Place]) -> tuple[Statement, ...]:
    """The statements that credit someone with what they contain: known source, and a cue of saying, not of doing."""
    datelines = {place.start for place in places if text[place.end : place.end + 1] == ":"}
    return tuple(
        s
        for s in statements
        if _has_source(s) and not _is_deed(doc, text, s) and not (s.source and s.source[0][0] in datelines)
    )


def _has_source(statement: Statement) -> bool:
    if statement.speaker is None:
        return bool(statement.source)
    return statement.speaker.name.lower() not in PRONOUNS


def _is_deed(doc: Doc, text: str, statement: Statement) -> bool:
    """Whether an indirect statement hangs on a word that tells what its source did, not what it said."""
    if not statement.cue:
        return False
    if all(text[start:end].strip() == ":" for start, end in statement.cue):
        return statement.speaker is not None and statement.speaker.type == "document"
    credits = False
    for start, end in statement.cue:
        for token in doc.char_span(start, end, alignment_mode="expand") or ():
            lemma = token.lemma_.lower()
            if _is_told(text, statement, lemma, end):
                return True
            credits = credits or lemma in CREDITING or token.pos_ == "ADP" or not token.is_alpha
    return not credits and statement.kind == "indirect"


def _is_told(text: str, statement: Statement, cue: str, end: int) -> bool:
    """ "found guilty", and a company "showing" a gain: told of the source, not by it."""
    if cue == "find":
        return text.startswith((" guilty", " not guilty"), end)
    acts = statement.speaker is not None and statement.speaker.type in ("organization", "person")
    return cue == "show" and acts


def find_statement(statements: Sequence[Statement], offset: int) -> Statement | None:
    """The innermost statement whose content covers an offset."""
    covering = [s for s in statements if in_spans(s.content, offset)]
    return min(covering, key=_size, default=None)


def _size(statement: Statement) -> int:
    return sum(end - start for start, end in statement.content)


def find_source(text: str, statement: Statement | None) -> Source | None:
    """Who is credited with what lies in a statement, as the text names them there; `None` is the article's own voice.

    A mention is cut to the name in it, or to what stands before an apposition; a pronoun gives the speaker's name.
    """
    if statement is None:
        return None
    speaker = statement.speaker
    if not statement.source:
        return Source(speaker.name, speaker.span, statement) if speaker else None
    span = statement.source[0]
    mention = text[slice(*span)]
    if speaker is not None:
        at = mention.find(speaker.name)
        if at >= 0:
            start = span[0] + at
            return Source(speaker.name, (start, start + len(speaker.name)), statement)
        if mention.lower().strip() in PRONOUNS:
            return Source(speaker.name, speaker.span or span, statement)
    cut = APPOSITION.search(mention, 1)
    if cut is not None:
        span = span[0], span[0] + cut.start()
    return Source(text[slice(*span)], span, statement)
