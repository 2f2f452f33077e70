"""Candidates read off punctuation, where the parse of long quotations and fragments cannot be relied on.

Four shapes: a cue clause set off behind or within what is said (`…, officials said`, `…, officials said, …`), a
speaker with a colon (`Minister: No deal`, `HOST: Welcome`), a line that announces the next (`He wrote:`), and a
quotation signed with a dash (`“…” — Name`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from reportedly.statements.parse import SUBJECTS, Candidate, source_of

MARKS = frozenset({",", "”", '"', "''", "’", "?", "!", "—", "–", "-", "--", "―"})
STOPS = frozenset({",", ".", ";", "—", "–", "--", ":"})
DASHES = frozenset({"—", "–", "--", "―", "-"})
LONGEST_SPEAKER = 8
"""Tokens before a speaker's colon or after a signature's dash, at most."""
LONGEST_CLAUSE = 40
"""Tokens from the mark to the cue of a clause set off, at most."""


def surface_candidates(doc: Doc, dateline: int | None) -> Iterator[Candidate]:
    """All candidates of these shapes, sentence by sentence, then line by line.

    `dateline` is the character at which a dateline begins: its colon is no speaker's.
    """
    for sentence in doc.sents:
        yield from _set_off(sentence)
    lines = list(_lines(doc))
    for (start, end), following in pairwise(lines):
        yield from _announced(doc, start, end, following)
    for start, end in lines:
        if doc[start].idx != dateline:
            yield from _with_colon(doc, start, end)
        yield from _signed(doc, start, end)


def _set_off(sentence: Span) -> Iterator[Candidate]:
    """Cue clauses behind or within what is said."""
    doc, first, end = sentence.doc, sentence.start, sentence.end
    mark = -1
    for i in range(first, end):
        token = doc[i]
        if token.text in MARKS or token.text[-1] in '”"':
            mark = i
        elif (
            token.pos_ == "VERB" and mark > first and i - mark <= LONGEST_CLAUSE and token.tag_ in ("VBD", "VBZ", "VBP")
        ):
            subject = _subject(token, mark, end)
            if subject is None:
                continue
            clause = min(subject.left_edge.i, token.i)
            while clause > mark and doc[clause - 1].text not in MARKS and doc[clause - 1].text[-1] not in '”"':
                clause -= 1
            if clause <= first or clause - first < 2:
                continue
            follow = _clause_end(doc, max(token.i, subject.right_edge.i if subject.i > token.i else 0) + 1, end)
            said = "post-inv" if subject.i > token.i else "post"
            yield Candidate(token, said, ((first, clause),), subject)
            if follow < end - 3 and doc[follow].text in (",", "—", "--", "–"):
                yield Candidate(token, "mid", ((first, clause), (follow + 1, end)), subject)


def _subject(verb: Token, mark: int, end: int) -> Token | None:
    for child in verb.children:
        if child.dep_ in SUBJECTS and child.pos_ != "PUNCT" and mark < child.i < end:
            return child
    doc = verb.doc
    for i in range(verb.i - 1, mark, -1):
        if doc[i].pos_ in ("PROPN", "NOUN", "PRON") and doc[i].dep_ != "pobj":
            return doc[i]
    if verb.i - mark == 1 and verb.i + 1 < end:
        for child in verb.children:
            if (
                child.i > verb.i
                and child.pos_ in ("PROPN", "NOUN", "PRON")
                and child.dep_ in ("dobj", "attr", "npadvmod", "nsubj")
            ):
                return child
    return None


def _clause_end(doc: Doc, start: int, end: int) -> int:
    for i in range(start, min(end, start + LONGEST_CLAUSE)):
        if doc[i].text in STOPS:
            return i
    return end - 1


def _lines(doc: Doc) -> Iterator[tuple[int, int]]:
    start = 0
    for token in doc:
        if token.is_space and "\n" in token.text:
            if token.i > start:
                yield start, token.i
            start = token.i + 1
    if start < len(doc):
        yield start, len(doc)


def _with_colon(doc: Doc, start: int, end: int) -> Iterator[Candidate]:
    for i in range(start + 1, min(end - 1, start + LONGEST_SPEAKER + 1)):
        if doc[i].text == ":":
            speaker = _root(doc[start:i])
            if speaker.pos_ in ("PROPN", "NOUN"):
                yield Candidate(doc[i], "colon", ((i + 1, end),), speaker)
            return
        if doc[i].text in ("“", "”", "."):
            return


def _root(span: Span) -> Token:
    """The head of a speaker's name: the last word, where the parse takes the quotation mark before it."""
    return span[-1] if span.root.is_punct else span.root


def _announced(doc: Doc, start: int, end: int, following: tuple[int, int]) -> Iterator[Candidate]:
    """A line that ends in a colon and the line below that it announces."""
    last = end - 1
    while last > start and doc[last].is_space:
        last -= 1
    if doc[last].text != ":":
        return
    for i in range(last - 1, max(start, last - LONGEST_CLAUSE) - 1, -1):
        if doc[i].pos_ == "VERB" and (source := source_of(doc[i])) is not None:
            yield Candidate(doc[i], "announced", (following,), source)
            return


def _signed(doc: Doc, start: int, end: int) -> Iterator[Candidate]:
    for i in range(end - 2, max(start + 3, end - 2 * LONGEST_SPEAKER), -1):
        if doc[i].text in DASHES:
            speaker = doc[i + 1 : end].root
            if doc[i - 1].text in ("”", '"') and speaker.pos_ == "PROPN":
                yield Candidate(doc[i], "signed", ((start, i),), speaker)
            return
