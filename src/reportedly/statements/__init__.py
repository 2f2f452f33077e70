"""Who said what: the attributions of an article, with their sources, cues and contents."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc
from threadpoolctl import ThreadpoolController

from reportedly.model import Article, Speaker, Statement
from reportedly.model.span import Span
from reportedly.statements.attributions import Attribution, ReadText, find_attributions, read_texts
from reportedly.statements.continuation import carry_on
from reportedly.statements.nesting import add_nested, find_reporters
from reportedly.statements.quoting import with_quoted
from reportedly.statements.signatures import add_signed
from reportedly.statements.speakers import Speakers
from reportedly.statements.voiceless import with_voices

__all__ = ["ReadText", "find_statements", "read_words"]


def read_words(docs: Sequence[Doc]) -> list[ReadText]:
    """What `find_statements` needs to know of the words of some parsed texts; several together are read quicker."""
    with _linear_algebra().limit(limits=1, user_api="blas"):
        return read_texts(docs)


def find_statements(doc: Doc, article: Article, words: ReadText | None = None) -> tuple[Statement, ...]:
    """The article's statements in order of the text; `doc` is the parse of `article.text`, `words` what `read_words`
    read of it if that was asked before.

    Pure, and linear in the length of the text. Ids count from 0.
    """
    read = words or read_words([doc])[0]
    with _linear_algebra().limit(limits=1, user_api="blas"):
        attributions = find_attributions(doc, read)
    text, uttered = article.text, with_voices(doc, attributions)
    signed = add_signed(text, carry_on(text, uttered, read.quotations), read.quotations)
    found = add_nested(doc, list(with_quoted(doc, signed)))
    if article.dateline is not None:
        found = [each for each in found if not _is_dateline(each, article.dateline)]
    speakers = Speakers(doc, article)
    known: list[Speaker | None] = []
    statements = []
    for number, (each, reporter) in enumerate(zip(found, find_reporters(found), strict=True)):
        around = known[reporter] if reporter is not None else None
        known.append(speakers.resolve(each.source[0], around) if each.source else None)
        statements.append(
            Statement(
                id=number,
                source=each.source,
                cue=each.cue,
                content=each.content,
                kind=each.kind,
                speaker=known[-1],
                reporter=reporter,
            )
        )
    return tuple(statements)


@cache
def _linear_algebra() -> ThreadpoolController:
    """The libraries that multiply matrices; small ones keep their threads waiting five times longer than working."""
    return ThreadpoolController()


def _is_dateline(found: Attribution, dateline: Span) -> bool:
    """Whether what seems a cue is the mark behind the place of the dateline ("KABUL: ...")."""
    return bool(found.cue) and dateline[0] <= found.cue[0][0] <= dateline[1] + 1
