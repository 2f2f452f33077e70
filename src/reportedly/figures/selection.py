"""Which quantities an article reports as figures."""

from __future__ import annotations

import re

from reportedly.figures.context import Context
from reportedly.figures.harms import find_harm
from reportedly.figures.quantities.wordsets import word_set
from reportedly.figures.words import VERB_MEASURES

NOT_COUNTED = word_set(
    "way time sided party state star door wheel part fold dimensional pronged tier track piece run out up ply hander "
    "generation step stage state-solution bedroom string handed hit in on and to by a"
)
"""Second parts of compounds that name a kind, not a count: "two-way", "four-star"."""

CALENDAR_BEFORE = re.compile(r"\b(?:first|opening|final|last|next|second) $")
CALENDAR_AFTER = re.compile(
    r"^ (?:of (?:the|this|last|next|each|that) (?:\w+ )?(?:year|month|decade|century|season)|of "
    r"(?:19|20)\d\d|(?:to|through) (?:the end of )?(?:[A-Z]|june|july|march)|"
    r"ended|ending|to the end of)"
)
RELATIVE = re.compile(r"^,? (?:ago|later|earlier|prior|beforehand|from now|hence|previously|old\b|to go\b)")
AFTER_EVENT = re.compile(r"^ (?:after|before|since|prior to|following|ahead of|into)\b")
EMPHATIC = re.compile(
    r"\b(?:just|only|barely|mere|less than|more than|fewer than|over|under|at least|nearly|almost|"
    r"about|some|within|in|every|for|took)(?: (?:the|a))? $"
)
PRODUCT = re.compile(
    r"^[ -](?:(?:us|u\.s\.|year|treasury|fixed|government|german|jumbo) ?-?)*(?:treasur(?:y|ies)|"
    r"bonds?|notes?|gilts?|bunds?|mortgages?|yields?|bills?|t-bills?)\b"
)
HALF_NOT = re.compile(
    r"^(?:[- ]?(?:time|brother|sister|hour|way|staff|mast|day|marathon|back|dozen|truth|hearted|"
    r"baked|moon|century)\b|s\b| (?:time|marathon|full|empty))"
)
HALF_BEFORE = re.compile(
    r"\b(?:first|second|other|latter|last|next|opening|better|front|back|top|bottom|upper|lower|"
    r"and a|northern|southern|eastern|western|earlier|this|each)[ -]$"
)
SHARE_AFTER = re.compile(
    r"^(?: of\b| the\b| its\b| their\b| his\b| her\b| our\b| as\b| have\b| are\b| were\b| had\b| "
    r"said\b| say\b| that\b| in\b| to\b| from\b| over\b| on\b| since\b| last\b|[.,;:)]|$| off\b| "
    r"more\b| less\b| a\b| an\b| what\b| or\b| and\b| is\b| was\b| those\b| believe)"
)
SHARE_BEFORE = re.compile(
    r"\b(?:by|about|nearly|almost|over|than|least|some|up to|just|only|around|roughly|in|to|under|at|close to) $"
)
NOUN_AFTER = re.compile(r"[ -][a-z]{3,}")
ONE_BEFORE = word_set("only just least than about exactly another")


def is_figure(context: Context) -> bool:
    """Whether a quantity is a figure in the sense of the gold data's `SPEC.md`."""
    quantity = context.quantity
    if quantity.kind == "pronoun":
        return _is_victim(context)
    if quantity.kind != "quantity":
        return False
    text = context.text
    before = text[max(0, quantity.start - 24) : quantity.start].lower()
    end = quantity.unit_span[1] if quantity.unit_span and quantity.unit_span[1] > quantity.end else quantity.end
    after = text[end : end + 40].lower()
    if quantity.form == "multiple" and before.endswith(("think ", "thought ", "thinking ")):
        return False
    if quantity.form in ("fraction", "ratio"):
        return _is_share(context, before, text[quantity.end : quantity.end + 20].lower())
    compound = text[quantity.end : quantity.end + 1] in ("-", "–") and quantity.unit_span is None
    if compound and quantity.noun is not None and context.doc[quantity.noun].lower_ in NOT_COUNTED:
        return False
    if quantity.unit is not None and quantity.unit.dimension == "time":
        return _is_duration(context, before, text[end : end + 40])
    if (
        quantity.unit is not None
        and quantity.unit.dimension in ("volume", "name")
        and text[quantity.end : quantity.end + 1] == "-"
    ):
        return False
    if quantity.low == quantity.high == 1 and text[quantity.start : quantity.end].lower() == "one":
        return _is_counted_one(context)
    if quantity.high == 0 and (quantity.noun is None or context.doc[quantity.noun].tag_ not in ("NNS", "NNPS")):
        return False
    return not (
        quantity.form == "word" and quantity.noun is None and quantity.unit is None and not _stands(context, after)
    )


def _is_share(context: Context, before: str, after: str) -> bool:
    quantity = context.quantity
    if quantity.form == "ratio":
        return True
    word = context.text[quantity.start : quantity.end].lower()
    if word == "half" and before.endswith(" in "):
        return False
    if word == "half":
        return not HALF_NOT.match(after) and not HALF_BEFORE.search(before) and bool(SHARE_AFTER.match(after))
    if quantity.unit is not None:
        return True
    if word.startswith("a "):
        if word == "a quarter" and re.search(r"\d\S* $|million $|billion $", before):
            return False
        return bool(
            (SHARE_AFTER.match(after) and not after.startswith((" to ", " in ", ","))) or SHARE_BEFORE.search(before)
        )
    return True


def _is_duration(context: Context, before: str, after: str) -> bool:
    """A length of time; no calendar period, no distance from now, no name of a product."""
    quantity = context.quantity
    unit = quantity.unit
    assert unit is not None
    if PRODUCT.match(after.lower()):
        return False
    short = unit.form in ("minute", "second", "hour")
    if RELATIVE.match(after) and not (short and after.startswith(" later")) and not re.match(r"^ old\b", after):
        return False
    if CALENDAR_AFTER.match(after) or (CALENDAR_BEFORE.search(before) and after.startswith(" of ")):
        return False
    if AFTER_EVENT.match(after) and not EMPHATIC.search(before) and quantity.form == "vague":
        return False
    if (
        AFTER_EVENT.match(after)
        and not after.startswith((" since", " into"))
        and not EMPHATIC.search(before)
        and not short
        and not quantity.bound_words
    ):
        return False
    word = context.text[quantity.start : quantity.end].lower()
    if word == "one":
        return unit.form not in ("day", "night", "second", "week") or context.text[quantity.end] == "-"
    return True


def _is_counted_one(context: Context) -> bool:
    """ "one" where it reports a count: bounded or stressed, of the dead, of a measure, or beside other numbers."""
    quantity, doc = context.quantity, context.doc
    if quantity.unit is not None:
        return quantity.unit.dimension != "points"
    if quantity.bound_words or (quantity.first > context.start and doc[quantity.first - 1].lower_ in ONE_BEFORE):
        return True
    following = doc[quantity.last + 1] if quantity.last + 1 < len(doc) else None
    if following is not None and following.lower_ == "of":
        return False
    harm = find_harm(context)
    if harm is not None and harm[0] in ("killed", "injured", "missing", "detained", "displaced"):
        return True
    near = doc[max(context.start, quantity.first - 6) : min(context.end, quantity.last + 7)]
    others = [t for t in near if t.like_num and t.lower_ != "one" and t.ent_type_ not in ("DATE", "TIME")]
    joined = any(t.lower_ in ("and", "including") for t in near)
    return bool(others) and joined and doc[quantity.first].dep_ == "nummod"


def _is_victim(context: Context) -> bool:
    """ "stabbed one": a pronoun that counts whom something was done to."""
    token = context.doc[context.quantity.last]
    return token.dep_ in ("dobj", "nsubjpass") and VERB_MEASURES.get(token.head.lemma_) in (
        "killed",
        "injured",
        "detained",
    )


def _stands(context: Context, after: str) -> bool:
    """Whether a number word without noun or unit is still a count: "killing five", "five were hurt", "a dozen more"."""
    quantity, doc = context.quantity, context.doc
    token = doc[quantity.last]
    if quantity.low >= 100 or quantity.since is not None or quantity.bound_words:
        return True
    if find_harm(context) is not None:
        return True
    before = doc[quantity.first - 1].lower_ if quantity.first > context.start else ""
    if before in ("the", "these", "those", "all", "number"):
        return False
    return token.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "conj") or after.startswith((" of ", " more"))
