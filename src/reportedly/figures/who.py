"""Whose figure it is: the statement that holds the number, or what the words near it say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from reportedly.figures.credit_rules import RULES, STAND_INS, told, without_article
from reportedly.figures.crediting import is_generic
from reportedly.figures.who_nearby import claiming, expecting, polled, reporting
from reportedly.language.grammar import is_plural
from reportedly.model import Measure, Span, Statement
from reportedly.quantities import Quantity, TokenIndex

SHORTEST_NAME = 2
"""Most characters before a comma or a bracket that are not yet a name of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
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
    measure: Measure,
    sentence: Span,
    statements: Sequence[Statement],
    credited: Sequence[Statement],
) -> Credit:
    """Whom the article credits with a figure; `credited` are those of its statements whose cue reports."""
    watchers = expecting(index.text, sentence, quantity.start, quantity.end)
    if watchers is not None:
        return _credit(index.text, watchers, expected=True)
    claimed = claiming(index.text, sentence, quantity)
    if claimed is not None:
        return _credit(index.text, claimed)
    statement, why = statement_of(index, credited, quantity.start, quantity.end), told("in_statement")
    if statement is None:
        statement, why = told_before(index, sentence, statements, credited), RULES["goes_on"].told
    if statement is not None:
        source, span = source_of(index.text, statement)
        if source is not None:
            why = why + _told_how(index.text, statement, source)
            return Credit(source=source, span=span, statement=statement, why=why)
    found = reporting(doc, index, quantity, sentence)
    if found is None and measure == "percent":
        found = polled(index.text, sentence, quantity.start)
    if found is not None:
        return _credit(index.text, found, statement)
    governing = governing_of(sentence, quantity, credited)
    if governing is not None:
        source, span = source_of(index.text, governing)
        if source is not None:
            return Credit(source=source, span=span, statement=governing, why=told("governed"))
    return Credit(source=None, span=None, statement=statement, why=told("own_voice"))


def _credit(text: str, found: tuple[Span, str], statement: Statement | None = None, expected: bool = False) -> Credit:
    called, why = found
    source, span = without_article(text, called)
    return Credit(source=source, span=span, statement=statement, why=why, expected=expected)


def _told_how(text: str, statement: Statement, source: str) -> str:
    """The cue, and what stands for the source here, in words for users."""
    cue = " … ".join(f"“{text[start:end]}”" for start, end in statement.cue)
    here = text[slice(*statement.source[0])] if statement.source else ""
    meant = f"; “{here}” stands for {source}" if here and source not in here else ""
    return (f", by {cue}" if cue else "") + meant


def statement_of(index: TokenIndex, statements: Sequence[Statement], start: int, end: int) -> Statement | None:
    """The innermost of some statements that credit figures whose content covers `[start, end)`.

    One by nothing but "reports" or "figures" gives way to the one that it is reported in.
    """
    holding = sorted(
        (
            (sum(b - a for a, b in statement.content), statement.id, statement)
            for statement in statements
            if any(first <= start and end <= last for first, last in statement.content)
        ),
        key=lambda row: row[:2],
    )
    named = next((row[2] for row in holding if not is_generic(index, row[2])), None)
    return named or (holding[0][2] if holding else None)


def governing_of(sentence: Span, quantity: Quantity, credited: Sequence[Statement]) -> Statement | None:
    """The only indirect statement of a sentence that credits figures, where it begins before the number.

    One attribution governs the sentence's whole run of numbers, wherever its content was cut short.
    """
    first, last = sentence
    here = [each for each in credited if each.cue and first <= each.cue[0][0] < last]
    if len(here) != 1 or here[0].kind != "indirect" or not here[0].source:
        return None
    each = here[0]
    named = each.source[0][0] <= quantity.start < each.source[0][1]
    return None if named or quantity.start < each.cue[0][0] else each


def source_of(text: str, statement: Statement) -> tuple[str | None, Span | None]:
    """The text to credit, with the span that names it; neither where the statement has no source.

    A name is given as the speaker's, also where it stands right behind a title; a description as it stands here; a
    pronoun as the speaker it stands for.
    """
    speaker = statement.speaker
    span = statement.source[0] if statement.source else None
    if span is None:
        return (speaker.name, speaker.span) if speaker is not None else (None, None)
    here = text[slice(*span)]
    led = RULES["led_by"].found_in(here)
    if led is not None:
        span, here = (span[0] + led.end(), span[1]), here[led.end() :]
    named = RULES["named_after_office"].found_in(here) if speaker and speaker.type == "organization" else None
    if named is not None:
        return named["who"], (span[0] + named.start("who"), span[0] + named.end("who"))
    if speaker is not None and (not here or here.lower() in STAND_INS or _last(speaker.name) in here):
        return speaker.name, speaker.span or span
    if speaker is not None and speaker.span is not None and speaker.span[0] == span[1] + 1 and text[span[1]] == " ":
        return speaker.name, speaker.span
    set_off = RULES["set_off"].found_in(here)
    cut = len(here[: set_off.start()].rstrip()) if set_off and set_off.start() > SHORTEST_NAME else len(here)
    return (here[:cut], (span[0], span[0] + cut)) if here else (None, None)


def _last(name: str) -> str:
    words = name.split()
    return words[-1] if words else name


def told_before(
    index: TokenIndex, sentence: Span, statements: Sequence[Statement], credited: Sequence[Statement]
) -> Statement | None:
    """The statement of the sentence before, in the same paragraph, where this one only goes on with it.

    It does where it begins with a pronoun that cannot stand for the speaker ("officials said. It was about 41%").
    `credited` are those statements whose cue reports.
    """
    if not RULES["goes_on"].begins_at(index.text, sentence[0]):
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
    return bool(statement.source) and any(map(is_plural, index.tokens(statement.source[0])))
