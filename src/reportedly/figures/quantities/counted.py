"""The noun that a number counts."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from reportedly.figures.quantities.wordsets import word_set

REACH = 12
"""Tokens after a number in which its noun is looked for."""

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
BEFORE_NOUN = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "AFX", "``", "''", "RBS", "RBR"})
SKIPPED = word_set(
    "the a an its his her their our my your these those this that all such more other another additional "
    "of about some nearly almost around roughly approximately estimated an over under up to at "
    "least top remaining original initial mere whopping"
)
NOMINAL = word_set(
    "dead injured wounded missing hurt others killed homeless displaced detained unemployed jobless arrested"
)
DAYS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september "
    "october november december today yesterday tomorrow tonight"
)


def find_counted(doc: Doc, last: int, limit: int) -> tuple[int, int, int] | None:
    """The noun counted by the number that ends with token `last`, as (noun, first token, end of its phrase).

    `limit` is the end of the sentence. Compounds give their second part ("15-member": member).
    """
    i, stop = last + 1, min(limit, last + 1 + REACH)
    if i >= stop:
        return None
    if doc[i].tag_ == "HYPH" or doc[i].text in ("-", "–"):
        return (i + 1, i + 1, i + 2) if i + 1 < stop and doc[i + 1].is_alpha else None
    if (
        doc[i].tag_ in ("''", "``")
        or doc[i].text in "”’"
        or (doc[i].lower_ == "out" and i + 1 < stop and doc[i + 1].lower_ == "of")
    ):
        i += 1
    if i + 2 < stop and doc[i].lower_ == "or" and doc[i + 1].lower_ in ("more", "less", "fewer", "so"):
        i += 2
    if i >= stop:
        return None
    of = doc[i].lower_ == "of"
    return _phrase(doc, _skip(doc, i, stop), stop, of)


def _skip(doc: Doc, i: int, stop: int) -> int:
    """Past "of the", "more", and the whole that a part is taken from ("of the 1.2 million")."""
    start = i
    while i < stop and (doc[i].lower_ in SKIPPED or (i > start and doc[i].tag_ in ("CD", "$"))):
        if (
            doc[i].lower_ in ("up", "to", "at", "over", "under", "that", "this", "about", "around")
            and doc[start].lower_ != "of"
        ):
            return i
        i += 1
    if start < i < stop - 1 and doc[i].lower_ in ("first", "last") and doc[i + 1].tag_ == "CD":
        return i + 2
    return i


def _phrase(doc: Doc, first: int, stop: int, of: bool) -> tuple[int, int, int] | None:
    noun, i = None, first
    while i < stop:
        token = doc[i]
        if (
            token.tag_ in NOUNS
            and token.lower_ not in DAYS
            and not (noun is not None and token.lower_ in ("ages", "age"))
        ):
            if noun is not None and doc[noun].tag_ == "NNS" and token.tag_ == "NNP":
                break
            noun = i
        elif token.tag_ == "POS" and noun is not None:
            if (
                (not of and doc[i - 1].tag_ in ("NNS", "NNPS"))
                or i + 1 >= stop
                or doc[i + 1].tag_ not in NOUNS | BEFORE_NOUN
            ):
                break
        elif (noun is None and not _may_precede(doc, i, stop)) or (noun is not None and not _continues(doc, i, stop)):
            break
        i += 1
    if noun is None:
        if first < stop and doc[first].lower_ in NOMINAL:
            return first, first, first + 1
        return None
    return noun, first, noun + 1


def _may_precede(doc: Doc, i: int, stop: int) -> bool:
    """Whether token `i` may stand between a number and its noun."""
    token = doc[i]
    if token.tag_ in BEFORE_NOUN:
        return not (token.tag_ in ("VBN", "VBG") and _is_predicate(token))
    if token.tag_ in ("CC", ","):
        return i + 1 < stop and doc[i + 1].tag_ in ("JJ", "VBN", "NN") and doc[i - 1].tag_ in ("JJ", "VBN")
    if token.tag_ == "RB":
        return i + 1 < stop and doc[i + 1].tag_ in ("JJ", "VBN", "VBG")
    return token.tag_ == "CD" and token.ent_type_ in ("NORP", "PRODUCT")


def _is_predicate(token: Token) -> bool:
    return any(
        child.dep_ in ("prep", "agent", "dobj", "prt", "npadvmod") and child.i > token.i for child in token.children
    )


def _continues(doc: Doc, i: int, stop: int) -> bool:
    """Whether the phrase goes on past its first noun: "container-ship crews", "U.S. military advisers"."""
    token = doc[i]
    if token.tag_ == "HYPH":
        return i + 1 < stop and doc[i + 1].tag_ in NOUNS | BEFORE_NOUN
    if token.tag_ in ("JJ", "VBG", "VBN") and token.dep_ in ("amod", "compound"):
        return i < token.head.i < stop and doc[i - 1].tag_ != "NNS"
    return False
