"""Who said what: the attributions of an article, with their sources, cues and contents."""

from __future__ import annotations

from spacy.tokens import Doc

from reportedly.model import Article, Speaker, Statement
from reportedly.statements.assemble import find_attributions
from reportedly.statements.speakers import Speakers

__all__ = ["find_statements"]


def find_statements(doc: Doc, article: Article) -> tuple[Statement, ...]:
    """The article's statements in order of the text; `doc` is the parse of `article.text`.

    Pure, and linear in the length of the text. Ids count from 0.
    """
    speakers = Speakers(doc, article)
    known: list[Speaker | None] = []
    statements = []
    dateline = article.dateline[0] if article.dateline else None
    for number, found in enumerate(find_attributions(doc, dateline)):
        reporter = known[found.reporter] if found.reporter is not None else None
        known.append(speakers.resolve(found.source, reporter) if found.source else None)
        source = (found.source,) if found.source else ()
        statements.append(Statement(number, source, found.cue, found.content, found.kind, known[-1], found.reporter))
    return tuple(statements)
