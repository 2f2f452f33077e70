"""What befell the people counted, by the words and the parse around them; `measures.toml` has the words."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, Token

from reportedly.figures.harm_rules import MeasureReading, harm_rules, told
from reportedly.figures.outcomes import came_out, is_spared
from reportedly.figures.people import is_person
from reportedly.figures.respective import respective
from reportedly.figures.tables import heads_of
from reportedly.figures.tolls import toll_of
from reportedly.lang import rules
from reportedly.lang.measures import MeasureDefinitions
from reportedly.language.grammar import (
    has_passive_helper,
    is_any_subject,
    is_common_noun,
    is_conjunct,
    is_gerund,
    is_object,
    is_object_like,
    is_participle,
    is_participle_or_adjective,
    is_passive_subject,
    is_preposition,
    is_prepositional_object,
    is_relative_clause,
    is_subject,
    is_tied_to_noun,
    is_verbal,
)
from reportedly.quantities import Quantity, TokenIndex

_RULES = harm_rules("en")
_AROUND = rules("en", "measures", MeasureDefinitions)
_AFTER, _BEFORE = _RULES.after, _RULES.before
_ACTORS, _MADE_PASSIVE, _VICTIM_BEHIND = _RULES.actors, _RULES.made_passive, _RULES.victim_behind

# The distances below were chosen by looking at gold/dev; none is fitted by a search.
_BEFORE_REACH = 50
"""Characters before a number in which a verb of harm may stand."""
_ENDS_ENTRY = re.compile(r" ?(?:[,.;)|\n]|\Z)(?!\d)")
"""What ends an entry of a list."""
_LABEL_MARK = ":"
"""What a label ends in that stands before persons, not a number alone."""
_STEPS = 8
"""Heads of a number that are looked at on the way to its verb."""


def casualty(doc: Doc, index: TokenIndex, quantity: Quantity) -> MeasureReading | None:
    """What befell the persons counted: killed, injured, missing, displaced, detained or affected; `None` if nothing."""
    if is_spared(index.text, quantity):
        return None
    noun, sentence = quantity.noun, index.sentence_around(quantity.start, quantity.end)
    if noun is None and (reading := respective(index.text, sentence, quantity)) is not None:
        return reading
    if (reading := _by_label(index.text, quantity, _end_of_persons(doc, quantity))) is not None:
        return reading
    if (dead := _AROUND["dead_before"]).ends_at(index.text, quantity.phrase):
        return "killed", dead.told
    if noun is not None:
        head = doc[noun.last]
        reading = _by_noun(head, doc[noun.first : noun.last])
        if reading is not None:
            later = _found_again(doc, index, quantity, head) or _later_fate(doc, index, quantity, reading)
            return later or _let_go(index.text, quantity, reading, head) or reading
        if not noun.alone and not _stands_for_persons(head):
            return None
    if noun is not None and _is_whole(index.text, quantity, doc[noun.last]):
        return None
    return (
        _after(doc, index, quantity)
        or came_out(index.text, _end_of_persons(doc, quantity))
        or _by_predicate(doc, index, quantity)
        or _before(doc, index, quantity)
    )


def _is_whole(text: str, quantity: Quantity, head: Token) -> bool:
    """ "Three of the 24 crew were hurt": what befell some is not told of all, unless words of their own tell it, as of
    "the 14 pickets arrested on Tuesday"."""
    told = any(is_relative_clause(child) and is_participle(child) for child in head.children)
    return not told and _AROUND["whole_of"].ends_at(text, quantity.phrase) is not None


def _end_of_persons(doc: Doc, quantity: Quantity) -> int:
    """The character at which a number ends, with the persons whom it counts."""
    noun = quantity.noun
    if noun is None or noun.alone or not _stands_for_persons(doc[noun.last]):
        return quantity.end
    return doc[noun.last].idx + len(doc[noun.last])


def _stands_for_persons(head: Token) -> bool:
    """Whether a counted noun names persons, or what stands for them: families, households."""
    return is_person(head) or head.lemma_.lower() in _RULES.file.counted_for_people


def _by_label(text: str, quantity: Quantity, end: int) -> MeasureReading | None:
    """A number of a list, which ends at a character, behind its label ("Killed: 47. Injured: 133.", "The dead: nine
    men.") or of a table under it."""
    for head in heads_of(text, quantity.start):
        if (label := _RULES.label.search(f"{head} ")) and label.lastgroup:
            return told(label.lastgroup, f"headed “{head}”", "labels")
    if _ENDS_ENTRY.match(text, end) is None:
        return None
    found = _RULES.label.search(text, max(0, quantity.phrase - _BEFORE_REACH), quantity.phrase)
    if found is None or found.lastgroup is None or (end > quantity.end and _LABEL_MARK not in found.group()):
        return None
    return told(found.lastgroup, f"labelled “{found.group().strip()}”", "labels")


def _found_again(doc: Doc, index: TokenIndex, quantity: Quantity, head: Token) -> MeasureReading | None:
    """ "14 of the missing were found dead": what is told of them now."""
    found = _AROUND["found_again"].begins_at(index.text, head.idx + len(head))
    return _after(doc, index, quantity) if found is not None else None


def _later_fate(doc: Doc, index: TokenIndex, quantity: Quantity, reading: MeasureReading) -> MeasureReading | None:
    """ "Seventeen prisoners perished", "four of the injured died": what befell those held counts, if it is of what
    tolls are kept, not that they were held; and that others died, not that they were hurt."""
    if reading[0] == "killed" or _AROUND["of_the"].ends_at(index.text, quantity.phrase):
        return None
    fate = _after(doc, index, quantity) or _by_predicate(doc, index, quantity)
    if reading[0] != "detained":
        worse = ("killed", "injured") if reading[0] == "affected" else ("killed",)
        return fate if fate is not None and fate[0] in worse else None
    if quantity.noun is None or not quantity.noun.alone:
        fate = fate or _before(doc, index, quantity)
    return fate if fate is not None and _RULES.file.harms[fate[0]].toll else None


def _let_go(text: str, quantity: Quantity, reading: MeasureReading, head: Token) -> MeasureReading | None:
    """ "Five more captives freed": they are captives no longer."""
    if reading[0] != "detained":
        return None
    behind, before = _AROUND["let_go"], _AROUND["let_go_before"]
    if behind.begins_at(text, head.idx + len(head)) is not None:
        return "affected", behind.told
    return ("affected", before.told) if before.found_in(text, quantity.end, head.idx - 1) else None


def _by_noun(head: Token, before: Span) -> MeasureReading | None:
    """What the counted noun and the words `before` it say: "12 deaths", "9 wounded soldiers"."""
    word = head.lower_
    unless = _RULES.nouns_but_before.get(word)
    if unless is not None and _following(head) not in unless[1]:
        return told(unless[0], f"“{word}”", "nouns_but_before")
    measure = _RULES.nouns.get(word) or _RULES.nouns.get(head.lemma_.lower())
    if measure is not None:
        return told(measure, f"counts “{word}”", "nouns")
    for token in before:
        if (measure := _RULES.subject_verbs_before_people.get(token.lemma_.lower())) is not None:
            return told(measure, f"counts those who “{before.text}”", "subject_verbs")
    lead = next((token.lower_ for token in before if _describes(token)), "")
    measure = _RULES.before_people.get(lead)
    if measure is not None and _stands_for_persons(head):
        return told(measure, f"counts “{lead} {word}”", "nouns")
    return None


def _describes(token: Token) -> bool:
    """Whether it may describe the counted noun: "9 wounded soldiers", "9 missing soldiers"."""
    return is_participle_or_adjective(token) or (is_gerund(token) and token.lower_ in _RULES.before_people)


def _following(token: Token) -> str:
    return token.nbor().lower_ if token.i + 1 < len(token.doc) else ""


def _after(doc: Doc, index: TokenIndex, quantity: Quantity) -> MeasureReading | None:
    """ "12 people were killed", "30 dead", "hundreds feared dead"."""
    noun = quantity.noun
    end = doc[noun.last].idx + len(doc[noun.last]) if noun is not None else quantity.end
    if noun is None and (second := _AROUND["second_bound"].begins_at(index.text, end)):
        end = second.end()
    found = _AFTER.match(index.text, end)
    if found and found.lastgroup and not _is_active(index.text, found.group(), found.end()):
        return told(found.lastgroup, f"followed by “{found.group().strip()}”", "after")
    return None


def _by_predicate(doc: Doc, index: TokenIndex, quantity: Quantity) -> MeasureReading | None:
    """What the verbs of which the counted ones are the subject say, with what stands beside those: "Two miners of the
    night shift were left unconscious"."""
    token = doc[quantity.noun.last] if quantity.noun is not None else doc[index.holding(quantity.end - 1)]
    while not is_any_subject(token) and (is_prepositional_object(token) or is_preposition(token)):
        token = token.head
    if not is_any_subject(token):
        return None
    verb = token.head
    joined = [each for each in verb.children if is_conjunct(each) and not any(map(is_any_subject, each.children))]
    for each in (verb, *joined):
        words = [child for child in (each, *each.children) if token.i < child.i <= each.i and not child.is_punct]
        if not words:
            continue
        found = _AFTER.match(index.text, min(word.idx for word in words) - 1)
        if found and found.lastgroup and not _is_active(index.text, found.group(), found.end()):
            return told(found.lastgroup, f"subject of “{found.group().strip()}”", "after")
    return None


def _is_active(text: str, words: str, end: int) -> bool:
    """ "Two soldiers killed the gunman": those counted did it."""
    if not _ACTORS.search(words) or _MADE_PASSIVE.search(words):
        return False
    return _VICTIM_BEHIND.match(text, end) is not None


def _before(doc: Doc, index: TokenIndex, quantity: Quantity) -> MeasureReading | None:
    """The verb or the event that the number depends on: "killing 13 people", "the massacre of 12"."""
    noun = quantity.noun
    token = doc[noun.last] if noun is not None else doc[index.holding(quantity.end - 1)]
    if noun is None and (reading := _near(index, quantity) or toll_of(index, token, quantity)) is not None:
        return reading
    for _ in range(_STEPS):
        head = token.head
        if head.i == token.i:
            break
        if is_verbal(head):
            return _near(index, quantity) or _by_verb(head, token)
        if _leaves_phrase(token, head):
            if noun is None and head.lower_ in _RULES.file.through_to_bare:
                token = head
                continue
            break
        if _is_of_other(token, head):
            break
        if (reading := _of_event(token, head)) is not None:
            return reading
        token = head
    return _near(index, quantity)


def _leaves_phrase(token: Token, head: Token) -> bool:
    """Whether the words up to `token` do not belong to the noun phrase that `head` is in."""
    if is_prepositional_object(token):
        return head.lower_ not in _RULES.file.through
    return is_common_noun(head) and not is_tied_to_noun(token)


def _is_of_other(token: Token, head: Token) -> bool:
    """Whether "of" ties the number to a noun that neither counts nor is an event: "the owner of 12 shops"."""
    if not is_prepositional_object(token) or head.lower_ != _RULES.file.of:
        return False
    owner = head.head
    lemma = owner.lemma_.lower()
    events = lemma in _RULES.events or lemma in _RULES.events_alone
    return owner.lower_ not in _RULES.file.counts_of and not events


def _of_event(token: Token, head: Token) -> MeasureReading | None:
    """ "The massacre of 12", "injuries to 12"."""
    lemma = head.lemma_.lower()
    measure = _RULES.events.get(lemma)
    if measure is not None and is_preposition(token):
        return told(measure, f"“{head.lower_} of”", "events")
    measure = _RULES.events_alone.get(lemma)
    return told(measure, f"“{head.lower_}”", "events_alone") if measure is not None else None


def _near(index: TokenIndex, quantity: Quantity) -> MeasureReading | None:
    """A verb of harm right before the number, where the parse does not link them."""
    found = _BEFORE.search(index.text, max(0, quantity.start - _BEFORE_REACH), quantity.start)
    if found and found.lastgroup:
        return told(found.lastgroup, f"preceded by “{found.group().strip()}”", "before")
    return None


def _by_verb(verb: Token, argument: Token) -> MeasureReading | None:
    """What the verb does to the counted persons: the object of "kill", the subject of "die" or of a passive."""
    subject = is_subject(argument) and argument.i < verb.i
    passive = is_passive_subject(argument) or (argument.i < verb.i and is_participle(verb) and has_passive_helper(verb))
    reading = _by_phrase(verb, argument, subject, passive)
    if reading is not None:
        return reading
    if subject and not passive and not is_participle(verb):
        return None
    return _by_object(verb, argument, passive)


def _by_phrase(verb: Token, argument: Token, subject: bool, passive: bool) -> MeasureReading | None:
    """Verbs that tell a harm with their subject or with words beside them: "died", "shot dead", "taken to hospital"."""
    lemma = verb.lemma_.lower()
    measure = _RULES.subject_verbs.get(lemma)
    if measure is not None and (subject or passive):
        return told(measure, f"subject of “{verb.lower_}”", "subject_verbs")
    for measure, phrase in _RULES.verbs_with:
        if lemma in phrase.verbs and any(_is_beside(child, phrase.word, phrase.of) for child in verb.children):
            return told(measure, " … ".join((f"“{verb.lower_}", phrase.word, *phrase.of[:1])) + "”", "verbs_with")
    measure = _RULES.direct_verbs.get(lemma)
    if measure is not None and (passive or is_object(argument) or is_conjunct(argument)):
        return told(measure, f"object of “{verb.lower_}”", "direct_verbs")
    return None


def _is_beside(child: Token, word: str, of: tuple[str, ...]) -> bool:
    """Whether a verb's child is a word, and has one of the words `of` if there are any."""
    return child.lower_ == word and (not of or any(each.lower_ in of for each in child.children))


def _by_object(verb: Token, argument: Token, passive: bool) -> MeasureReading | None:
    """Verbs that tell what befell their object, or the subject of their passive: "killed", "left … dead"."""
    lemma = verb.lemma_.lower()
    if passive and (measure := _RULES.passive_verbs.get(lemma)) is not None:
        return told(measure, f"subject of the passive of “{verb.lower_}”", "passive_verbs")
    if passive or is_object_like(argument):
        if (measure := _RULES.verbs.get(lemma)) is not None:
            return told(measure, f"object of “{verb.lower_}”", "verbs")
        if lemma in _RULES.file.left_verbs and (reading := _left(verb, argument)) is not None:
            return reading
    measure = _RULES.life_verbs.get(lemma)
    if measure is not None and argument.lemma_.lower() == _RULES.file.life:
        return told(measure, f"“{verb.lower_} … lives”", "life_verbs")
    return None


def _left(verb: Token, argument: Token) -> MeasureReading | None:
    """ "The blast left two officers dead"."""
    if not (is_object(argument) or is_passive_subject(argument) or is_subject(argument)):
        return None
    for child in (*argument.children, *verb.children):
        measure = _RULES.left_behind.get(child.lower_)
        if measure is not None and child.i > argument.i:
            return told(measure, f"“{verb.lower_} … {child.lower_}”", "nouns")
    return None
