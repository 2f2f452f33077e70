"""Whether a number is a quantity, or a year, a name, a pronoun or a score."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from reportedly.figures.quantities.lookalikes import Lookalike
from reportedly.figures.quantities.quantity import Kind
from reportedly.figures.quantities.ranges import Draft
from reportedly.figures.quantities.wordsets import word_set

YEAR_BEFORE = word_set(
    "in since by from until till during of for the year mid early late before after between and "
    "to through around circa "
    "spring summer autumn fall winter season class november december's january february march "
    "april may june july august "
    "september october december"
)
YEARS = re.compile(r"\d{4}|\d{4}(?: (?:to|and|or) | ?[-–] ?)\d{4}")
HALF_OF_TIME = re.compile(
    r"\b(?:first|second|last|next|opening|this|each|latter|earlier|back|front)[ -]half$", re.IGNORECASE
)
AIRLINER = re.compile(r"7[0-8]7")
NAMED = frozenset({"PRODUCT", "LAW", "WORK_OF_ART", "EVENT", "FAC"})
NAMED_WHOLE = frozenset({"ORG", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "FAC"})
NOT_NAMES = word_set("monday tuesday wednesday thursday friday saturday sunday")
FIXED = re.compile(
    r"one (?:another|day\b|more time|by one|thing|way\b|in the)|one-(?:time|way|on-one|sided|off|"
    r"day)|(?:no|any|some|every|each|this|that|which|another|the|day) one\b"
)


def kind_of(
    doc: Doc,
    text: str,
    draft: Draft,
    lookalike: Lookalike | None,
    first: int,
    last: int,
    counted: tuple[int, int, int] | None,
) -> Kind:
    """What a number is; see `Quantity.kind`."""
    number = draft.number
    unit = draft.before or draft.after
    if lookalike is not None:
        return lookalike
    if draft.joined == "score" and unit is None:
        return "score"
    if (
        unit is None
        and number.form == "digits"
        and AIRLINER.fullmatch(text[number.start : number.end])
        and "Boeing" in text
    ):
        return "name"
    if number.form == "fraction" and HALF_OF_TIME.search(text, max(0, number.start - 14), number.end):
        return "ordinal"
    if unit is None and _is_year(doc, text, draft, first, counted):
        return "date"
    if unit is None and number.form in ("digits", "word") and _in_name(doc, first, last, counted is not None):
        return "name"
    if number.form == "word" and number.high == 1 and doc[first].lower_ == "one":
        return _kind_of_one(doc, first, last, counted, unit is not None)
    return "quantity"


def _is_year(doc: Doc, text: str, draft: Draft, first: int, counted: tuple[int, int, int] | None) -> bool:
    """A bare number between 1500 and 2100 that no noun in the plural follows, or that a time word precedes."""
    number = draft.number
    if number.form != "digits" or number.scale != 1.0 or not YEARS.fullmatch(text[number.start : number.end]):
        return False
    if not (1500 <= number.low < 2200 and 1500 <= number.high < 2200):
        return False
    token = doc[first]
    before = doc[first - 1].lower_ if first else ""
    if token.ent_type_ == "DATE" or before in YEAR_BEFORE:
        return not (
            token.ent_type_ in ("CARDINAL", "QUANTITY") and counted is not None and doc[counted[0]].tag_ == "NNS"
        )
    return counted is None or doc[counted[0]].tag_ != "NNS"


def _in_name(doc: Doc, first: int, last: int, counts: bool) -> bool:
    """Part of a name: "Boeing 737", "Oscar 8"; the number follows a capitalised word of the same name."""
    if first == 0:
        return False
    token, before = doc[first], doc[first - 1]
    following = doc[last + 1] if last + 1 < len(doc) else token
    if token.ent_type_ in NAMED_WHOLE and following.ent_type_ == token.ent_type_ and following.ent_iob_ == "I":
        return following.text[0].isupper() and before.tag_ != "DT"
    if (
        token.is_digit
        and following.tag_ == "NNP"
        and following.is_title
        and not following.ent_type_
        and _ends_name(doc, last + 1)
    ):
        return True
    if (
        token.is_digit
        and len(token) < 5
        and _is_named(before)
        and following.is_title
        and following.tag_ == "NNP"
        and following.text[-1] != "s"
    ):
        return following.ent_type_ not in ("NORP", "GPE", "DATE")
    if (
        token.is_title
        and token.is_alpha
        and following.is_title
        and not token.is_sent_start
        and (before.is_lower or before.is_digit)
    ):
        return before.tag_ != "." and following.tag_ in ("NNP", "NNPS")
    if not counts and token.is_digit and len(token) <= 3 and before.is_alpha and _is_named(before):
        return following.lower_ not in ("of", "percent", "to", "killed", "dead", "injured", "wounded")
    if token.ent_type_ in NAMED and (before.ent_type_ == token.ent_type_ or token.ent_iob_ == "I") and before.is_title:
        return True
    if token.ent_type_ in ("ORG", "GPE", "PERSON") and token.ent_iob_ == "I" and before.tag_ == "NNP":
        return token.is_digit or token.is_title
    if before.tag_ == "NNP" and before.is_alpha and before.text[0].isupper() and token.head.i == before.i:
        return token.dep_ in ("nummod", "appos", "npadvmod") and token.is_digit and not before.is_sent_start
    return False


def _ends_name(doc: Doc, i: int) -> bool:
    """Whether a capitalised word after a number is no part of a longer phrase ("38 North", not "38 North Koreans")."""
    return doc[i].text[-1:] != "s" and (
        i + 1 == len(doc) or doc[i + 1].tag_ not in ("NNP", "NNPS", "NN", "NNS", "POS", "HYPH")
    )


def _is_named(token: Token) -> bool:
    """A capitalised word inside a sentence, or what an apostrophe cut off from one ("Chang’e")."""
    if token.tag_ not in ("NNP", "NN", "POS") or token.is_sent_start or token.lower_ in NOT_NAMES:
        return False
    return token.text[0].isupper() and not token.is_upper and token.tag_ == "NNP"


def _kind_of_one(doc: Doc, first: int, last: int, counted: tuple[int, int, int] | None, unit: bool) -> Kind:
    before = doc[first - 1] if first else None
    around = f"{before.lower_ if before else ''} one"
    phrase = doc[first : min(len(doc), last + 3)].text.lower()
    if FIXED.match(phrase) or FIXED.search(around):
        return "pronoun"
    if unit or counted is not None:
        return "quantity"
    return "pronoun"
