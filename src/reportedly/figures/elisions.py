"""Numbers that leave out what they count."""

from __future__ import annotations

import re

from reportedly.figures.context import Context
from reportedly.figures.harms import is_person
from reportedly.figures.quantities.ranges import VOTE
from reportedly.figures.quantities.wordsets import word_set
from reportedly.model import Figure, Measure

Reading = tuple[Measure, str, str]

INHERITED: frozenset[Measure] = frozenset({"people", "count", "votes"})
NOTHING: Reading = ("count", "", "no unit and no noun beside it")
CROWD = re.compile(
    r"\b(?:crowd|audience|turnout|attendance|staff|workforce|membership|nation|country|city|town|"
    r"village|community|family|"
    r"group|team|crew|party|panel|jury|population|congregation|electorate) (?:of|is|was|at)"
    r"(?: about| around| nearly| more than| some| over| almost| roughly| at least)? $"
)
PART_OF_THEM = re.compile(r" of (?:them|whom|those|these|which)\b")
FROM_BEFORE = re.compile(r"\b(?:from|to) (?:about |around |nearly |just |over |under )?$")
TALLY_AFTER = re.compile(r"(?:-|–| to |-to-)\d{1,3}\b")
TALLY_BEFORE = re.compile(r"(?:^|\D)\d{1,3}(?:-|–| to |-to-)$")
POLL = re.compile(r"\bpolls?\b|\bpoints?\b|\bpercent\b|\bsurvey")
FUNDS = re.compile(
    r"\$|£|€|\b(?:dollars?|fees?|donat\w+|fund\w*|aid|spen[dt]\w*|invest\w*|pa(?:y|id|ying)|"
    r"tax\w*|costs?|damages|debts?|"
    r"earn\w*|rais(?:e|ed|ing)|budget\w*|revenues?|profits?|contributions?|savings|loans?|grants?|worth|bonus\w*)\b"
)
MONEY_AFTER = re.compile(
    r"(?: more)? (?:of |in )?(?:costs?|fees?|damages|aid|funding|debts?|savings|revenues?|profits?|losses|fines|taxes|"
    r"donations|contributions|loans|investments?|bonuses|subsidies)\b|(?: more)? (?:from|for|on|"
    r"in|to|into|a year|each year|"
    r"and millions)\b|[.,;]"
)
PERSONAL = word_set(
    "say want vote support oppose approve disapprove believe think live work attend arrive flee "
    "enter travel deport die ask "
    "tell gather march protest apply agree disagree prefer remain return sign stay walk leave come see know feel"
)


def read_elided(context: Context, earlier: Figure | None) -> Reading:
    """What a bare number counts: people, money, what the figure before it counted, or nothing known."""
    before = context.text[max(0, context.quantity.start - 40) : context.quantity.start].lower()
    if CROWD.search(before):
        return "people", "people", "a crowd of so many"
    return _of_subject(context) or _of_money(context, earlier) or _of_earlier(context, earlier, before) or NOTHING


def read_tally(context: Context) -> Reading | None:
    """One side of "51-48" or "5 to 4": votes where a vote is told of, percent where a poll is."""
    text, quantity = context.text, context.quantity
    if quantity.form not in ("digits", "word") or quantity.low >= 1000:
        return None
    before, after = text[max(0, quantity.start - 12) : quantity.start], text[quantity.end : quantity.end + 12]
    if not (TALLY_AFTER.match(after) or TALLY_BEFORE.search(before)):
        return None
    sentence = text[context.doc[context.start].idx : quantity.end + 60].lower()
    if quantity.high <= 100 and POLL.search(sentence):
        return "percent", "percent", "the result of a poll"
    return ("votes", "votes", "the result of a vote") if VOTE.search(sentence) else None


def _of_subject(context: Context) -> Reading | None:
    token = context.doc[context.quantity.last]
    if token.dep_ == "nsubj" and any(c.dep_ == "attr" and is_person(c) for c in token.head.children):
        return "people", "people", "what its sentence says they are"
    if token.dep_ in ("nsubj", "nsubjpass") and token.head.lemma_ in PERSONAL:
        return "people", "people", f"the verb {token.head.text!r}"
    return None


def _of_money(context: Context, earlier: Figure | None) -> Reading | None:
    """ "millions in fees", "another 5.5 million for repairs": the currency is the last one named."""
    quantity = context.quantity
    if quantity.high < 1e5 or quantity.scale < 1e3 or not MONEY_AFTER.match(context.text, quantity.end):
        return None
    start = context.doc[context.start].idx
    sentence = context.text[start : context.doc[context.end - 1].idx].lower()
    known = earlier is not None and earlier.measure == "money"
    if known and earlier is not None and "\n" not in context.text[earlier.end : quantity.start]:
        return "money", earlier.unit, "the currency named before it"
    if FUNDS.search(sentence):
        return "money", earlier.unit if known and earlier else "usd", "money is told of in its sentence"
    return None


def _of_earlier(context: Context, earlier: Figure | None, before: str) -> Reading | None:
    if earlier is None or "\n" in context.text[earlier.end : context.quantity.start]:
        return None
    quantity, token = context.quantity, context.doc[context.quantity.last]
    same = earlier.start >= context.doc[context.start].idx
    linked = quantity.since is not None or quantity.origin or FROM_BEFORE.search(before) is not None
    inherits = earlier.measure in INHERITED and (same or token.dep_ in ("nsubj", "nsubjpass"))
    if inherits or (linked and same) or PART_OF_THEM.match(context.text, quantity.end):
        return earlier.measure, earlier.unit, "the same as the figure before it"
    return None
