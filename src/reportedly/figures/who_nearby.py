"""Whose figure it is where no statement says so: verbs of reporting, polls, and what was claimed or expected.

Each function gives the words that name them, as a span, and why, in words for users.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from reportedly.figures.credit_rules import RULES, STAND_INS, WORDS, told
from reportedly.lang.cues import cues
from reportedly.language.grammar import (
    is_adverbial_clause,
    is_aside,
    is_auxiliary,
    is_complement_clause,
    is_nominal,
    is_numeral,
    is_object,
    is_participle,
    is_plural,
    is_preposition,
    is_relative_clause,
    is_subject,
    is_verb,
)
from reportedly.model import Span
from reportedly.quantities import Quantity, TokenIndex

Found = tuple[Span, str]

SENTENCE_REACH = 300
"""Characters of a sentence around a number that are looked at."""
CLAIM_REACH = 60
"""Characters before a number and its unit that may name who claimed it."""
MARGIN_BEFORE, MARGIN_AFTER = 60, 45
"""Characters before and after the start of a number that may say that it is a margin of error."""
CLIMB = 12
"""Heads followed from a number upwards."""
_CUES = cues("en")
_SPOKEN = frozenset(_CUES.crediting) - frozenset(_CUES.unspoken)
_HOLDERS = frozenset((*WORDS.speaking, *WORDS.bodies, *WORDS.tallies))
_SIZED = frozenset((*WORDS.tallies, *WORDS.harmed, *WORDS.sized))
_PARTING = ";"
"""The mark between a clause and a verb that does not say it."""
_POLL_RULES = (RULES["poll_before"], RULES["poll_opens"])


def expecting(text: str, sentence: Span, start: int, end: int) -> Found | None:
    """The market watchers who expected a figure, where the words right before or behind it say so."""
    rule = RULES["expected_before"]
    before = rule.ends_at(text, start, sentence[0])
    if before is not None:
        return before.span("who"), rule.told
    rule = RULES["expected_behind"]
    behind = rule.begins_at(text, end)
    if behind is not None and behind.end() <= sentence[1] and behind.start("who") > end + 1:
        return behind.span("who"), rule.told
    return None


def claiming(text: str, sentence: Span, quantity: Quantity) -> Found | None:
    """Who claimed, estimated or announced a figure: "Nordbank's estimate of $3 billion"."""
    rule = RULES["claimed_before"]
    found = rule.ends_at(text, quantity.start, max(sentence[0], quantity.phrase - CLAIM_REACH))
    return (found.span("who"), f"whose {found['noun']} it is (rule {rule.name})") if found else None


def reporting(doc: Doc, index: TokenIndex, quantity: Quantity, sentence: Span) -> Found | None:
    """The subject of the verb of reporting that the figure's clause hangs on: "Lee noted that costs were up 4%"."""
    token = doc[index.holding(quantity.end - 1)]
    direct = True
    for _ in range(CLIMB):
        head = token.head
        if head.i == token.i:
            break
        if is_verb(head):
            decision = _object_decision(head, token) if direct else _clause_decision(index.text, head, token)
            who = _reporter(head) if decision is not None else None
            if decision is not None and who is not None and _may_report(decision, who):
                return noun_phrase(doc, who), told(decision)
            direct = False
        elif is_relative_clause(token):
            direct = False
        token = head
    rule = RULES["reported_by"]
    found = rule.found_in(index.text, quantity.end, min(sentence[1], quantity.end + SENTENCE_REACH))
    if found is None:
        rule = RULES["told_aside"]
        found = rule.found_in(index.text, sentence[0], sentence[1])
    return (found.span("who"), rule.told) if found else None


def _object_decision(verb: Token, part: Token) -> str | None:
    """The decision that credits a number in an object or a phrase of a verb to its subject."""
    lemma = verb.lemma_.lower()
    if _is_bare_participle(verb):
        return None
    if lemma in WORDS.sizing and part.lower_ in WORDS.sizing_links:
        return "sized"
    if lemma in WORDS.sizing_something and part.lower_ in WORDS.sizing_something_links and _sizes(verb):
        return "sized"
    if lemma in WORDS.counting and is_object(part):
        return "counted"
    if lemma in WORDS.holding and is_object(part) and (is_numeral(part) or part.lemma_.lower() in WORDS.harmed):
        return "held"
    if lemma in _CUES.with_object and (is_object(part) or is_preposition(part)):
        return "reported_object"
    return None


def _sizes(verb: Token) -> bool:
    """Whether the object of a verb is something that is counted or reckoned."""
    return any(
        is_object(child) and (child.lower_ in _SIZED or child.lemma_.lower() in _SIZED) for child in verb.children
    )


def _may_report(decision: str, who: Token) -> bool:
    """Whether a subject can report by this decision: several residents report thefts; a bank counts its own money."""
    lemma = who.lemma_.lower()
    if decision == "held":
        return lemma in _HOLDERS
    if decision == "reported_object":
        return not is_plural(who)
    return decision != "counted" or lemma in WORDS.speaking


def _clause_decision(text: str, verb: Token, clause: Token) -> str | None:
    """The decision that credits a number in a clause under a verb to the subject of the verb."""
    if _is_bare_participle(verb) or verb.lemma_.lower() not in _SPOKEN or not _is_told(text, verb, clause):
        return None
    return "told_clause"


def _is_bare_participle(verb: Token) -> bool:
    """Whether it is a participle without "has" or "had", whose subject did nothing: "reported losses"."""
    return is_participle(verb) and not any(map(is_auxiliary, verb.children))


def _reporter(verb: Token) -> Token | None:
    """The subject of a verb, if it can report something and stands for itself."""
    who = next(filter(is_subject, verb.children), None)
    if who is None or who.lower_ in STAND_INS or not is_nominal(who) or who.lemma_ in WORDS.units:
        return None
    return who


def _is_told(text: str, verb: Token, clause: Token) -> bool:
    """Whether a clause is what a verb says: its complement, or one before ", she said"."""
    if _PARTING in text[clause.idx : verb.idx]:
        return False
    if is_complement_clause(clause):
        return True
    if not (is_aside(clause) or is_adverbial_clause(clause)):
        return False
    return (
        clause.i < verb.i
        and verb.doc[verb.left_edge.i].i <= clause.i
        and any(
            is_subject(child) and child.i > clause.i and child.doc[child.left_edge.i - 1].text == ","
            for child in verb.children
        )
    )


def noun_phrase(doc: Doc, head: Token) -> Span:
    """A noun with the words before it, and with what its name goes on with."""
    last = head
    child = next(head.rights, None)
    if child is not None and is_preposition(child) and child.i == last.i + 1 and child.lower_ in WORDS.name_links:
        last = doc[child.right_edge.i]
    return head.left_edge.idx, last.idx + len(last)


def polled(text: str, sentence: Span, at: int) -> Found | None:
    """The poll named in the sentence of a share."""
    if is_margin(text, sentence, at):
        return None
    first = max(sentence[0], at - SENTENCE_REACH)
    window = text[first : min(sentence[1], at + SENTENCE_REACH)]
    named = [(found, rule) for rule in _POLL_RULES if (found := rule.found_in(window))]
    if not named:
        return None
    found, rule = min(named, key=lambda each: each[0].start())
    return (first + found.start("who"), first + found.end("who")), rule.told


def is_margin(text: str, sentence: Span, at: int) -> bool:
    """Whether the number that starts at a character is a poll's margin of error."""
    near = max(sentence[0], at - MARGIN_BEFORE), min(sentence[1], at + MARGIN_AFTER)
    return RULES["margin_of_error"].found_in(text, *near) is not None
