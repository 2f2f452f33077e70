"""Whether a number is a quantity, or a year, a name, a pronoun or a score."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from reportedly.figures.quantities.lookalikes import Lookalike
from reportedly.figures.quantities.quantity import Kind
from reportedly.figures.quantities.ranges import Draft

YEAR_BEFORE = frozenset(
    "in since by from until till during of for the year mid early late before after between and to through around circa "
    "spring summer autumn fall winter season class november december's january february march april may june july august "
    "september october december".split()
)
NAMED = frozenset({"PRODUCT", "LAW", "WORK_OF_ART", "EVENT", "FAC"})
FIXED = re.compile(
    r"one (?:another|day\b|more time|by one|thing|way\b|in the)|one-(?:time|way|on-one|sided|off|day)|(?:no|any|some|every|each|this|that|which|another|the|day) one\b"
)


def kind_of(
    doc: Doc, draft: Draft, lookalike: Lookalike | None, first: int, last: int, counted: tuple[int, int, int] | None
) -> Kind:
    """What a number is; see `Quantity.kind`."""
    number = draft.number
    unit = draft.before or draft.after
    if lookalike is not None:
        return lookalike
    if draft.joined == "score" and unit is None:
        return "score"
    if unit is None and _is_year(doc, draft, first, counted):
        return "date"
    if unit is None and number.form in ("digits", "word") and _in_name(doc, first, last):
        return "name"
    if number.form == "word" and number.low == 1 and doc[first].lower_ == "one":
        return _kind_of_one(doc, first, last, counted, unit is not None)
    return "quantity"


def _is_year(doc: Doc, draft: Draft, first: int, counted: tuple[int, int, int] | None) -> bool:
    """A bare number between 1500 and 2100 that no noun in the plural follows, or that a time word precedes."""
    number = draft.number
    if number.form != "digits" or number.scale != 1.0 or number.end - number.start != 4 or not number.low.is_integer():
        return False
    if not (1500 <= number.low < 2100 and 1500 <= number.high < 2100):
        return False
    token = doc[first]
    before = doc[first - 1].lower_ if first else ""
    if token.ent_type_ == "DATE" or before in YEAR_BEFORE:
        return not (
            token.ent_type_ in ("CARDINAL", "QUANTITY") and counted is not None and doc[counted[0]].tag_ == "NNS"
        )
    return counted is None or doc[counted[0]].tag_ != "NNS"


def _in_name(doc: Doc, first: int, last: int) -> bool:
    """Part of a name: "Boeing 737", "Oscar 8"; the number follows a capitalised word of the same name."""
    if first == 0:
        return False
    token, before = doc[first], doc[first - 1]
    if token.ent_type_ in NAMED and (before.ent_type_ == token.ent_type_ or token.ent_iob_ == "I") and before.is_title:
        return True
    if token.ent_type_ in ("ORG", "GPE", "PERSON") and token.ent_iob_ == "I" and before.tag_ == "NNP":
        return token.is_digit or token.is_title
    if before.tag_ == "NNP" and before.is_alpha and before.text[0].isupper() and token.head.i == before.i:
        return token.dep_ in ("nummod", "appos", "npadvmod") and token.is_digit and not before.is_sent_start
    return False


def _kind_of_one(doc: Doc, first: int, last: int, counted: tuple[int, int, int] | None, unit: bool) -> Kind:
    before = doc[first - 1] if first else None
    following = doc[last + 1] if last + 1 < len(doc) else None
    around = f"{before.lower_ if before else ''} one{following.whitespace_ if False else ''}"
    phrase = doc[first : min(len(doc), last + 3)].text.lower()
    if FIXED.match(phrase) or FIXED.search(around):
        return "pronoun"
    if unit or counted is not None:
        return "quantity"
    return "pronoun"
