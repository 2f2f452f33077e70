"""Whose figure it is: the statement whose content holds the number, where its words credit someone with a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.figures.lexicon import CREDITED, CREDITING, GENERIC_SOURCES, PRONOUNS, SHOWING
from reportedly.figures.people import is_person
from reportedly.model import Figure, Span, Statement
from reportedly.quantities import TokenIndex

_SHARE = re.compile(
    r"(?:(?:only|just|about|some|nearly|almost|more than|over) )*(?:an? |one |two |three )?"
    r"(?:[\d.,]+ ?(?:%|percent\b|per cent\b|pc\b)|\w+ percent\b|half\b|thirds? of\b|quarters? of\b"
    r"|[\w-]*thirds of\b|[\w-]*quarters of\b|\w+ in (?:\d|ten\b|five\b))",
    re.IGNORECASE,
)
"""A share of people, at the beginning of a source."""
_AMOUNT = re.compile(r"\d ?(?:%|percent\b|per cent\b|(?:basis |percentage )?points?\b)")
"""A number that no name of a source holds."""
_WATCHERS = r"(?P<who>(?:most |many )?(?:analysts|economists|forecasters|strategists|traders|investors|Wall Street))"
_EXPECT = r"(?:expect|forecast|predict|anticipat|estimat|consensus|look(?:ed|ing) for)\w*"
_EXPECTED_BEFORE = re.compile(
    rf"\b{_WATCHERS}(?:['’]s?)?(?: (?:polled|surveyed) by [\w ]{{2,30}})?,?"
    rf"(?: \w+){{0,3}}? {_EXPECT}[^.;:$€£\d]{{0,40}}$",
    re.IGNORECASE,
)
_EXPECTED_BEHIND = re.compile(rf"[^.;:,$€£\d]{{0,40}}?\b{_WATCHERS} (?:\w+ ){{0,2}}?{_EXPECT}", re.IGNORECASE)
"""A figure that market watchers expected ("the $1.11 that analysts were looking for")."""
_POLL = re.compile(r"\b(?:polls?|polling|surveys?|census|exit polls?)\b", re.IGNORECASE)
_LED = re.compile(r"(?:from|by|to|of) ")
_APPOSED = re.compile(
    r"\b(?:spokes\w+|official|analyst|economist|director|executive|president|chief),? "
    r"(?P<who>[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,3})\Z"
)
"""Who speaks for an organization, named after the office: "an Acme spokesman, John Roe"."""
_TITLED = re.compile(r",|\(| who | which | that |—|–")


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
    named = next((row[2] for row in holding if not _generic(index, row[2])), None)
    return named or (holding[0][2] if holding else None)


def expecting(text: str, sentence: Span, start: int, end: int) -> Span | None:
    """The analysts who expected a figure, where the words right before or behind it say so."""
    first = max(sentence[0], start - 120)
    before = _EXPECTED_BEFORE.search(text[first:start])
    if before:
        return first + before.start("who"), first + before.end("who")
    behind = _EXPECTED_BEHIND.match(text, end, min(sentence[1], end + 120))
    return behind.span("who") if behind and behind.start("who") > end + 1 else None


_DECLARED = re.compile(
    r"\w+ (?:an? )?(?:\w+ )?(?:state of|emergency|war|victory|bankruptcy|independence|ceasefire|truce|martial law)\b"
)
"""What is declared by acting, not by reporting."""


def credits(index: TokenIndex, statement: Statement) -> bool:
    """Whether a cue is one of reporting ("said", "according to"), not of acting ("approved", "suffered")."""
    if (not statement.source and statement.speaker is None) or _is_share(index, statement) or _is_empty(statement):
        return False
    if not statement.cue:
        return True
    if _is_clause(index, statement):
        return False
    cue = index.text[statement.cue[0][0] : statement.cue[-1][1]].lower()
    if cue.strip(" ,") == ":":
        return _speaks(index, statement)
    tokens = [token for span in statement.cue for token in index.tokens(span)]
    if any(token.lemma_.lower() == "declare" for token in tokens) and _DECLARED.match(index.text, tokens[-1].idx):
        return False
    if any(token.lemma_.lower() in SHOWING for token in tokens):
        return _shows(index, statement)
    return any(token.lemma_.lower() in CREDITING or token.lower_ in CREDITING for token in tokens)


def _is_empty(statement: Statement) -> bool:
    """Whether the source is a word that stands for nobody ("it is estimated")."""
    return statement.speaker is not None and statement.speaker.name.lower() in (
        "it",
        "there",
        "this",
        "that",
        "which",
        "story",
    )


def _is_share(index: TokenIndex, statement: Statement) -> bool:
    """Whether the source is a share of those who were asked ("54 percent said"): it is the poll that reports them."""
    return any(_SHARE.match(index.text, *span) or _AMOUNT.search(index.text, *span) for span in statement.source[:1])


def _is_clause(index: TokenIndex, statement: Statement) -> bool:
    """Whether the source is no name but a clause ("the regulator could fine firms")."""
    tokens = [token for span in statement.source for token in index.tokens(span)]
    return any(token.tag_ == "MD" and token.head.dep_ != "relcl" for token in tokens)


def _shows(index: TokenIndex, statement: Statement) -> bool:
    """Whether the source is a document or a body of data: those show figures, companies show gains."""
    if statement.speaker is not None and statement.speaker.type == "document":
        return True
    words = [token.lemma_.lower() for span in statement.source for token in index.tokens(span)]
    return any(word in GENERIC_SOURCES or word in CREDITED for word in words)


def _speaks(index: TokenIndex, statement: Statement) -> bool:
    """Whether the words before a colon name someone who can say something, and no mere topic."""
    if not statement.source:
        return False
    words = [token for token in index.tokens(statement.source[-1]) if token.is_alpha]
    if not words:
        return False
    last = words[-1]
    start = statement.source[-1][0]
    if last.text.isupper() and len(last) > 3 and (start == 0 or index.text[start - 1] == "\n"):
        return False
    return last.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or is_person(last) or last.lemma_.lower() in CREDITED


def _generic(index: TokenIndex, statement: Statement) -> bool:
    if not statement.source:
        return False
    words = [token.lemma_.lower() for token in index.tokens(statement.source[0])]
    return len(words) < 4 and bool(words) and words[-1] in GENERIC_SOURCES


def source_of(text: str, statement: Statement | None) -> tuple[str | None, Span | None]:
    """The text to credit, with the span that names it; neither where the article speaks in its own voice.

    A name is given as the speaker's; a description as it stands here; a pronoun as the speaker it stands for.
    """
    if statement is None:
        return None, None
    speaker = statement.speaker
    span = statement.source[0] if statement.source else None
    here = text[span[0] : span[1]] if span else ""
    led = _LED.match(here)
    if span is not None and led is not None:
        span, here = (span[0] + led.end(), span[1]), here[led.end() :]
    named = _APPOSED.search(here) if speaker is not None and speaker.type == "organization" else None
    if span is not None and named is not None:
        return named["who"], (span[0] + named.start("who"), span[0] + named.end("who"))
    if speaker is not None and (not here or here.lower() in PRONOUNS or _last(speaker.name) in here):
        return speaker.name, speaker.span or span
    if here and span is not None:
        title = _TITLED.search(here)
        cut = len(here[: title.start()].rstrip()) if title and title.start() > 2 else len(here)
        return here[:cut], (span[0], span[0] + cut)
    return None, None


def _last(name: str) -> str:
    words = name.split()
    return words[-1] if words else name


def carried(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, shares after one credited to a poll credited to it too, up to the end of the paragraph."""
    result: list[Figure] = []
    for figure in figures:
        last = result[-1] if result else None
        if (
            last is not None
            and figure.source is None
            and figure.measure == last.measure == "percent"
            and last.source is not None
            and _POLL.search(last.source)
            and "\n" not in text[last.end : figure.start]
        ):
            why = {**figure.why, "source": "the poll named before it in the paragraph"}
            figure = replace(
                figure, source=last.source, source_span=last.source_span, statement=last.statement, why=why
            )
        result.append(figure)
    return result
