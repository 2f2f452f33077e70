"""What befell the people counted, by the words and the parse around them; `measures.toml` has the words."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, Token

from reportedly.figures.harm_rules import harm_rules
from reportedly.figures.people import is_person
from reportedly.figures.respective import respective
from reportedly.figures.tables import heads_of
from reportedly.lang import rules
from reportedly.lang.measures import MeasureDefinitions
from reportedly.language.grammar import (
    has_passive_helper,
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
    is_subject,
    is_tied_to_noun,
    is_tied_to_number,
    is_verbal,
)
from reportedly.model import Measure
from reportedly.quantities import Quantity, TokenIndex

MeasureReading = tuple[Measure, str]
"""A measure with why it was chosen, in words for users: the list of `measures.toml` that decided comes last."""

_RULES = harm_rules("en")
_AROUND = rules("en", "measures", MeasureDefinitions)
_AFTER, _BEFORE, _TOLL = _RULES.after, _RULES.before, _RULES.toll
_ACTORS, _MADE_PASSIVE, _VICTIM_BEHIND = _RULES.actors, _RULES.made_passive, _RULES.victim_behind

# The distances below were chosen by looking at gold/dev; none is fitted by a search.
_BEFORE_REACH = 50
"""Characters before a number in which a verb of harm may stand."""
_TOLL_REACH = 120
"""Characters before a number in which a toll is looked for."""
_TOLL_GAP = 60
"""Characters that may lie between a toll and its number."""
_NEAR_TOLL_GAP = 22
"""The same for words of tolls that have other uses, too: "left", "lives"."""
_ENDS_ENTRY = re.compile(r" ?(?:[,.;)|\n]|\Z)(?!\d)")
"""What ends an entry of a list."""
_STEPS = 8
"""Heads of a number that are looked at on the way to its verb."""


def casualty(doc: Doc, index: TokenIndex, quantity: Quantity) -> MeasureReading | None:
    """What befell the persons counted: killed, injured, missing, displaced, detained or affected; `None` if nothing."""
    if is_spared(index.text, quantity):
        return None
    noun, sentence = quantity.noun, index.sentence_around(quantity.start, quantity.end)
    if noun is None and (reading := respective(index.text, sentence, quantity)) is not None:
        return reading
    if (reading := _by_label(index.text, quantity)) is not None:
        return reading
    if noun is not None:
        head = doc[noun.last]
        reading = _by_noun(head, doc[noun.first : noun.last])
        if reading is not None:
            later = _found_again(doc, index, quantity, head) or _fate_of_held(doc, index, quantity, reading)
            return later or _let_go(index.text, quantity, reading, head) or reading
        if not noun.alone and not _stands_for_persons(head):
            return None
    return _after(doc, index, quantity) or _before(doc, index, quantity)


def _stands_for_persons(head: Token) -> bool:
    """Whether a counted noun names persons, or what stands for them: families, households."""
    return is_person(head) or head.lemma_.lower() in _RULES.file.counted_for_people


def is_spared(text: str, quantity: Quantity) -> bool:
    """Whether what is told happened to none of those counted, or to all but them."""
    if _AROUND["spared"].ends_at(text, quantity.phrase):
        return True
    whole = _AROUND["of_the"].ends_at(text, quantity.phrase)
    return whole is not None and _AROUND["spared_after"].begins_at(text, quantity.end) is not None


def _by_label(text: str, quantity: Quantity) -> MeasureReading | None:
    """A number of a list behind its label ("Killed: 47. Injured: 133.") or of a table under it."""
    for head in heads_of(text, quantity.start):
        if (label := _RULES.label.search(f"{head} ")) and label.lastgroup:
            return _told(label.lastgroup, f"headed “{head}”", "labels")
    if _ENDS_ENTRY.match(text, quantity.end) is None:
        return None
    found = _RULES.label.search(text, max(0, quantity.phrase - _BEFORE_REACH), quantity.phrase)
    return (
        _told(found.lastgroup, f"labelled “{found.group().strip()}”", "labels") if found and found.lastgroup else None
    )


def _found_again(doc: Doc, index: TokenIndex, quantity: Quantity, head: Token) -> MeasureReading | None:
    """ "14 of the missing were found dead": what is told of them now."""
    found = _AROUND["found_again"].begins_at(index.text, head.idx + len(head))
    return _after(doc, index, quantity) if found is not None else None


def _fate_of_held(doc: Doc, index: TokenIndex, quantity: Quantity, reading: MeasureReading) -> MeasureReading | None:
    """ "Seventeen prisoners perished": what befell those held counts, if it is of what tolls are kept, not that they
    were held."""
    if reading[0] != "detained":
        return None
    fate = _after(doc, index, quantity) or _before(doc, index, quantity)
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
        return _told(unless[0], f"“{word}”", "nouns_but_before")
    measure = _RULES.nouns.get(word) or _RULES.nouns.get(head.lemma_.lower())
    if measure is not None:
        return _told(measure, f"counts “{word}”", "nouns")
    for token in before:
        if (measure := _RULES.subject_verbs_before_people.get(token.lemma_.lower())) is not None:
            return _told(measure, f"counts those who “{before.text}”", "subject_verbs")
    lead = next((token.lower_ for token in before if _describes(token)), "")
    measure = _RULES.before_people.get(lead)
    if measure is not None and _stands_for_persons(head):
        return _told(measure, f"counts “{lead} {word}”", "nouns")
    return None


def _describes(token: Token) -> bool:
    """Whether it may describe the counted noun: "9 wounded soldiers", "9 missing soldiers"."""
    return is_participle_or_adjective(token) or (is_gerund(token) and token.lower_ in _RULES.before_people)


def _following(token: Token) -> str:
    return token.nbor().lower_ if token.i + 1 < len(token.doc) else ""


def _told(measure: Measure, words: str, key: str) -> MeasureReading:
    """A reading, told by the words that gave it and the list that has them."""
    return measure, f"{words} ({measure}.{key})"


def _after(doc: Doc, index: TokenIndex, quantity: Quantity) -> MeasureReading | None:
    """ "12 people were killed", "30 dead", "hundreds feared dead"."""
    noun = quantity.noun
    end = doc[noun.last].idx + len(doc[noun.last]) if noun is not None else quantity.end
    if noun is None and (second := _AROUND["second_bound"].begins_at(index.text, end)):
        end = second.end()
    found = _AFTER.match(index.text, end)
    if found and found.lastgroup and not _is_active(index.text, found.group(), found.end()):
        return _told(found.lastgroup, f"followed by “{found.group().strip()}”", "after")
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
    if noun is None and (reading := _toll(index, token, quantity)) is not None:
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
        return _told(measure, f"“{head.lower_} of”", "events")
    measure = _RULES.events_alone.get(lemma)
    return _told(measure, f"“{head.lower_}”", "events_alone") if measure is not None else None


def _near(index: TokenIndex, quantity: Quantity) -> MeasureReading | None:
    """A verb of harm right before the number, where the parse does not link them."""
    found = _BEFORE.search(index.text, max(0, quantity.start - _BEFORE_REACH), quantity.start)
    if found and found.lastgroup:
        return _told(found.lastgroup, f"preceded by “{found.group().strip()}”", "before")
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
        return _told(measure, f"subject of “{verb.lower_}”", "subject_verbs")
    for measure, phrase in _RULES.verbs_with:
        if lemma in phrase.verbs and any(_is_beside(child, phrase.word, phrase.of) for child in verb.children):
            return _told(measure, " … ".join((f"“{verb.lower_}", phrase.word, *phrase.of[:1])) + "”", "verbs_with")
    measure = _RULES.direct_verbs.get(lemma)
    if measure is not None and (passive or is_object(argument) or is_conjunct(argument)):
        return _told(measure, f"object of “{verb.lower_}”", "direct_verbs")
    return None


def _is_beside(child: Token, word: str, of: tuple[str, ...]) -> bool:
    """Whether a verb's child is a word, and has one of the words `of` if there are any."""
    return child.lower_ == word and (not of or any(each.lower_ in of for each in child.children))


def _by_object(verb: Token, argument: Token, passive: bool) -> MeasureReading | None:
    """Verbs that tell what befell their object, or the subject of their passive: "killed", "left … dead"."""
    lemma = verb.lemma_.lower()
    if passive and (measure := _RULES.passive_verbs.get(lemma)) is not None:
        return _told(measure, f"subject of the passive of “{verb.lower_}”", "passive_verbs")
    if passive or is_object_like(argument):
        if (measure := _RULES.verbs.get(lemma)) is not None:
            return _told(measure, f"object of “{verb.lower_}”", "verbs")
        if lemma in _RULES.file.left_verbs and (reading := _left(verb, argument)) is not None:
            return reading
    measure = _RULES.life_verbs.get(lemma)
    if measure is not None and argument.lemma_.lower() == _RULES.file.life:
        return _told(measure, f"“{verb.lower_} … lives”", "life_verbs")
    return None


def _left(verb: Token, argument: Token) -> MeasureReading | None:
    """ "The blast left two officers dead"."""
    if not (is_object(argument) or is_passive_subject(argument) or is_subject(argument)):
        return None
    for child in (*argument.children, *verb.children):
        measure = _RULES.left_behind.get(child.lower_)
        if measure is not None and child.i > argument.i:
            return _told(measure, f"“{verb.lower_} … {child.lower_}”", "nouns")
    return None


def _by_subject(index: TokenIndex, token: Token) -> MeasureReading | None:
    """A toll that stands far from its number: "the death toll of the quake, which came at night, rose to 85"."""
    verb = token.head
    for _ in range(2):
        if is_tied_to_number(verb):
            verb = verb.head
    subject = next((child for child in verb.children if is_subject(child)), None)
    if subject is None or verb.lemma_.lower() not in _RULES.file.rising_verbs:
        return None
    found = _TOLL.search(index.text, subject.left_edge.idx, subject.idx + len(subject))
    return _told(found.lastgroup, f"“{found.group()}”", "toll") if found and found.lastgroup else None


def _toll(index: TokenIndex, token: Token, quantity: Quantity) -> MeasureReading | None:
    """A bare number that a toll, or a count of the dead, the injured or the missing, is said to have reached."""
    near = _near(index, quantity)
    if near is not None:
        return near
    begin = (index.sentence(token.i) or (0, 0))[0]
    window = index.text[max(begin, quantity.start - _TOLL_REACH) : quantity.phrase]
    last = None
    for found in _TOLL.finditer(window):
        last = found
    if last is None or last.lastgroup is None or len(window) - last.end() > _TOLL_GAP:
        return _by_subject(index, token)
    if last.group().lower() in _RULES.toll_near and len(window) - last.end() > _NEAR_TOLL_GAP:
        return None
    return _told(last.lastgroup, f"“{last.group()}”", "toll")
