"""How sure a figure is: reported, denied, forecast or unconfirmed."""

from __future__ import annotations

from collections.abc import Set

from spacy.tokens import Doc, Token

from reportedly.figures.clauses import ClauseClimb
from reportedly.figures.status_rules import StatusRules, status_rules
from reportedly.language.grammar import is_any_subject, is_before_noun, is_past, is_verb_or_auxiliary
from reportedly.model import Statement, Status
from reportedly.quantities import Quantity, TokenIndex

StatusReading = tuple[Status, str]
"""A status, with why."""
REACH = 60
"""Characters before a number's phrase, and behind the number, that are looked at."""
_BEHIND: dict[str, Status] = {
    "denied_after": "denied",
    "not_confirmed_after": "unconfirmed",
    "toll_to_rise": "reported",
}
"""The rules for words behind a number, with the status that each gives, in the order of how much they weigh."""
_AROUND = ("denied_but", "denied_none", "denied_as")
"""The rules for words on both sides of a number that deny it."""
_DENIABLE = ("money", "percent", "points")
"""Kinds of units whose numbers a negation denies: "did not take 5 million"; "did not last two days" denies no days."""
AS_A_FACT: StatusReading = ("reported", "stated as a fact")

_SHARES = ("part", "ratio")
"""Shapes of numbers that are shares of a whole."""


def status_of(doc: Doc, index: TokenIndex, quantity: Quantity, statement: Statement | None) -> StatusReading:
    """The status of a figure, with why; `statement` is the one it lies in."""
    known = status_rules(doc.lang_)
    token = doc[index.holding(quantity.end - 1)]
    first, last = index.sentence(token.i) or (0, len(index.text))
    begin = max(first, quantity.phrase - REACH)
    cues = _cues(index, statement)
    reading = (
        _by_cues(doc, known, cues)
        or _by_words(index.text, known, quantity, token, begin, last)
        or _by_clauses(index.text, known, quantity, statement, token, cues, first)
    )
    return reading or AS_A_FACT


def _cues(index: TokenIndex, statement: Statement | None) -> set[int]:
    """The tokens of a statement's words of reporting."""
    return {
        at
        for start, end in (statement.cue if statement else ())
        for at in range(index.holding(start), index.holding(end - 1) + 1)
    }


def _by_cues(doc: Doc, known: StatusRules, cues: Set[int]) -> StatusReading | None:
    """What the words of reporting themselves say: "denied that …", "feared that …"."""
    words = known.words
    for name, verbs in (("cue_denies", words.denying), ("cue_doubts", (*words.doubting, *words.guessing))):
        found = next((doc[at] for at in cues if doc[at].lemma_.lower() in verbs), None)
        if found is not None:
            return known.told(name, found.lower_)
    return None


def _by_words(
    text: str, known: StatusRules, quantity: Quantity, token: Token, begin: int, last: int
) -> StatusReading | None:
    """What the words around a number say, in the order of how much they weigh."""
    rules = known.rules
    if found := rules["denied_before"].ends_at(text, quantity.start, begin):
        return known.told_by_rule("denied_before", "denied", found.group().strip())
    if rules["denied_beside"].ends_at(text, quantity.start, begin):
        return known.told_by_rule("denied_beside", "denied")
    for name in _AROUND:
        if rules[name].ends_at(text, quantity.start, begin) and rules[name].begins_at(text, quantity.end):
            return known.told_by_rule(name, "denied")
    for name, status in _BEHIND.items():
        behind = rules[name].begins_at(text, quantity.end)
        if behind and behind.end() <= last:
            return known.told_by_rule(name, status, behind.group().strip())
    if text[last - 1 : last] != "\n" and (found := rules["not_confirmed_next"].begins_at(text, last)):
        return known.told_by_rule("not_confirmed_next", "unconfirmed", found.group().strip())
    if found := rules["unconfirmed_before"].ends_at(text, quantity.start, begin):
        return known.told_by_rule("unconfirmed_before", "unconfirmed", found.group().strip())
    found = rules["unconfirmed_after"].begins_at(text, quantity.end)
    if found and found.end() <= min(last, quantity.end + REACH):
        return known.told_by_rule("unconfirmed_after", "unconfirmed", found.group().strip())
    if rules["told_next"].ends_at(text, quantity.start, begin) and _is_told_as_past(token):
        return known.told_by_rule("told_next", "reported")
    if found := rules["forecast_before"].ends_at(text, quantity.start, begin):
        return known.told_by_rule("forecast_before", "forecast", found.group().strip())
    behind = rules["forecast_after"].begins_at(text, quantity.end)
    if behind and behind.end() <= last:
        return known.told_by_rule("forecast_after", "forecast", behind.group().strip())
    if quantity.unit is not None and not quantity.glued:
        return None
    if found := rules["known_before"].ends_at(text, quantity.start, begin):
        return known.told_by_rule("known_before", "reported", found.group().strip())
    return None


def _is_told_as_past(token: Token) -> bool:
    """Whether the verb above a number tells what has happened."""
    verb = next((each for each in token.ancestors if is_verb_or_auxiliary(each)), None)
    return verb is not None and (is_past(verb) or any(map(is_past, verb.children)))


def _by_clauses(
    text: str,
    known: StatusRules,
    quantity: Quantity,
    statement: Statement | None,
    token: Token,
    cues: Set[int],
    begin: int,
) -> StatusReading | None:
    """What the clauses around a number say; what is there already is not foreseen."""
    kind = "percent" if quantity.shape in _SHARES else quantity.unit.kind if quantity.unit is not None else ""
    sourced = statement is not None and (statement.speaker is not None or bool(statement.source))
    deniable = quantity.unit is None or kind in _DENIABLE
    counted = quantity.noun.last if quantity.noun is not None and quantity.unit is None and not quantity.glued else None
    reading = ClauseClimb(known, cues, sourced and deniable, kind, counted).reading(token)
    if reading is None or reading[0] != "forecast":
        return reading
    return _as_known(text, known, quantity, token, begin) or reading


def _as_known(text: str, known: StatusRules, quantity: Quantity, token: Token, begin: int) -> StatusReading | None:
    """The reading of a number that describes what is there already, whatever the verb says is to come."""
    unit = quantity.unit
    for name in ("known_now", "known_whole"):
        if found := known.rules[name].ends_at(text, quantity.start, begin):
            return known.told_by_rule(name, "reported", found.group().strip())
    changed = known.rules["known_from"]
    if changed.ends_at(text, quantity.start, begin) and changed.begins_at(text, quantity.end):
        return known.told_by_rule("known_from", "reported")
    if known.rules["known_age"].begins_at(text, quantity.end):
        return known.told_by_rule("known_age", "reported")
    if unit is None:
        return None
    if unit.kind == "distance" and known.rules["known_away"].begins_at(text, max(quantity.end, unit.end)):
        return known.told_by_rule("known_away", "reported")
    while quantity.glued and is_before_noun(token):
        token = token.head
    return known.told("known_owner") if quantity.glued and is_any_subject(token) else None
