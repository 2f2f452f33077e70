"""How sure a number is by the clauses it stands in: climbs from the number through the verbs above it."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.figures.status_rules import StatusRules
from reportedly.language.grammar import (
    has_passive_helper,
    is_adjectival,
    is_adjectival_complement,
    is_adverbial_clause,
    is_any_subject,
    is_apposition,
    is_aside,
    is_clause_mark,
    is_common_noun,
    is_complement,
    is_conjunct,
    is_full_relative_clause,
    is_gerund,
    is_infinitive,
    is_negation,
    is_nominal,
    is_object,
    is_participle,
    is_passive_subject,
    is_past,
    is_possessor,
    is_preposition,
    is_relative_clause,
    is_root,
    is_subject,
    is_told,
    is_verb_form,
    is_verb_modifier,
    is_verb_or_auxiliary,
)
from reportedly.model import Status

_CLIMB = 16
"""Heads followed from a number upwards."""
_PLAN_REACH = 2
"""A plan counts where fewer verbs than this stand between it and the number."""
_ARRANGED_REACH = 3
"""An infinitive that tells what is arranged stands at most this many words behind its verb."""
_FACED = "duration"
"""The kind of unit of what somebody faces: "two years"."""
_PURPOSE = "to"
"""What stands before the verb of a purpose."""
_SEMICOLON = ";"
_IT = "it"
"""The subject of a report that nobody is named for."""
_PAST = "after"
"""The preposition behind which something has happened."""


@dataclass(frozen=True, slots=True)
class ClauseClimb:
    """The way from a number up to the words of reporting.

    `cues` are the tokens of those words; `sourced` if a negation denies what a source may have said; `kind` is the kind
    of the number's unit, `counted` the token of the noun that it counts: "70 plans" are no plan.
    """

    known: StatusRules
    cues: Set[int]
    sourced: bool
    kind: str
    counted: int | None

    def reading(self, token: Token) -> tuple[Status, str] | None:
        """What the clauses above a number say, the nearest first; `None` where they only tell a fact."""
        crossed = 0
        below = token
        for _ in range(_CLIMB):
            if is_verb_or_auxiliary(token):
                if token.i in self.cues:
                    return self._by_cue(token, below)
                if self._is_share_of_a_poll(token, below):
                    return None
                found = self._by_verb(token, below, crossed)
                crossed += not is_conjunct(token)
                if found is not None or self._is_apart(token):
                    return found
            elif self._is_plan(token) and crossed < _PLAN_REACH and token.i != self.counted:
                return self.known.told("plan", token.lower_)
            elif not crossed and (foreseen := self._foreseen_adjective(token)) is not None:
                return self.known.told("foreseen", foreseen.lower_)
            if token.head.i == token.i or self._describes(token) or _is_cut_off(token):
                return None
            below, token = token, token.head
        return None

    def _by_cue(self, cue: Token, below: Token) -> tuple[Status, str] | None:
        if doubt := next((word for word in _helpers(cue) if word in self.known.doubtful), None):
            return self.known.told("doubt_beside_verb", doubt)
        lemma = cue.lemma_.lower()
        if lemma in self.known.words.aiming and is_infinitive(below) and _PURPOSE in _helpers(below):
            return self.known.told("aimed_at", cue.lower_)
        foresees = lemma in self.known.words.foreseeing and not is_subject(below)
        return self.known.told("cue_foresees", cue.lower_) if foresees else None

    def _is_share_of_a_poll(self, verb: Token, below: Token) -> bool:
        """Whether a share of those asked says what they would do or expect: that they say so is a fact."""
        if self.kind != "percent":
            return False
        lemma = verb.lemma_.lower()
        supports = lemma in self.known.words.supporting and not is_passive_subject(below)
        return supports or (is_subject(below) and lemma in self.known.aimed)

    def _foreseen_adjective(self, token: Token) -> Token | None:
        """The participle before a noun that foresees it: "an expected drop of 40"."""
        words = self.known.words.foreseen_adjectives
        return next((each for each in token.children if is_adjectival(each) and each.lower_ in words), None)

    def _is_plan(self, token: Token) -> bool:
        return token.lemma_.lower() in self.known.words.plans and is_common_noun(token)

    def _describes(self, token: Token) -> bool:
        """Whether words only describe what is known: "after the quake of …", "its 25 sailors, 23 of them …"."""
        if (is_preposition(token) and token.lower_ == _PAST) or token.lower_ in self.known.words.according:
            return True
        return is_apposition(token) and any(
            is_possessor(child) or child.lower_ in self.known.words.definite for child in token.head.children
        )

    def _is_apart(self, verb: Token) -> bool:
        """Whether a clause tells a fact of its own, whatever the one above it says."""
        words = self.known.words
        late = any(child.lower_ in words.elsewhen and child.i < verb.i for child in verb.children)
        if is_aside(verb) or _is_of_a_subject(verb) or late or verb.head.lower_ in words.elsewhen:
            return True
        marked = any(is_clause_mark(child) and child.lower_ not in words.content_marks for child in verb.children)
        results = is_gerund(verb) and not marked and verb.lemma_.lower() in words.resulting
        if is_full_relative_clause(verb) or (is_adverbial_clause(verb) and not results):
            return marked or not _is_purpose(verb)
        if not is_conjunct(verb):
            return False
        owned = any(map(is_any_subject, verb.children))
        return owned or (has_passive_helper(verb.head) and is_told(verb)) or self._is_done_beside(verb)

    def _is_done_beside(self, verb: Token) -> bool:
        """Whether a verb tells what has happened, beside one of what is to come: "will send food and have sent 40"."""
        done = any(word in self.known.words.done_helpers for word in _helpers(verb))
        return (done or is_past(verb)) and any(word in self.known.coming_helpers for word in _helpers(verb.head))

    def _by_verb(self, verb: Token, below: Token, crossed: int) -> tuple[Status, str] | None:
        """What a verb above the number says, `crossed` verbs away from it: its helpers first, then its own meaning."""
        counts = is_any_subject(below) and self.kind in ("", "percent")  # "60 had not …" denies nothing
        denies = crossed == 0 and self.sourced and not counts
        return self._by_form(verb) or self._by_helpers(verb, denies) or self._by_meaning(verb, below, crossed)

    def _by_form(self, verb: Token) -> tuple[Status, str] | None:
        """A heading such as "Mill to cut 40 jobs", a condition, and what "may have" been."""
        words, known = _helpers(verb), self.known
        if _PURPOSE in words and is_infinitive(verb) and self._is_heading(verb):
            return known.told("to_be_done", f"{_PURPOSE} {verb.lower_}")
        if _PURPOSE in words and is_infinitive(verb) and self._is_arranged(verb):
            return known.told("arranged", f"{verb.head.lower_} {_PURPOSE} {verb.lower_}")
        marks = [child.lower_ for child in verb.children if is_clause_mark(child)]
        if is_adverbial_clause(verb) and any(mark in known.words.conditions for mark in marks):
            return known.told("on_condition")
        possible, past = known.words.possible_helpers, known.words.past_helpers
        if any(word in possible for word in words) and any(word in past for word in words):
            return known.told("may_have_been", " ".join(word for word in words if word in (*possible, *past)))
        return None

    def _is_heading(self, verb: Token) -> bool:
        """Whether an infinitive is all that a heading says: "Mill to cut 40 jobs", read as a verb or as a noun's."""
        return is_root(verb) or (is_relative_clause(verb) and is_root(verb.head) and is_nominal(verb.head))

    def _is_arranged(self, verb: Token) -> bool:
        """Whether an infinitive tells what is arranged ("they are to meet"), not what something is like."""
        head, words = verb.head, self.known.words
        if not 0 < verb.i - head.i <= _ARRANGED_REACH or head.lower_ not in words.arranging:
            return False
        close = all(each.lower_ in words.between_arranging for each in verb.doc[head.i + 1 : verb.i])
        return close and not any(map(is_adjectival_complement, head.children))

    def _by_helpers(self, verb: Token, denies: bool) -> tuple[Status, str] | None:
        """What a verb's auxiliaries, negations and adverbs say."""
        words, known = _helpers(verb), self.known
        if doubt := next((word for word in words if word in known.doubtful), None):
            return known.told("doubt_beside_verb", doubt)
        negated = any(is_negation(child) and child.lower_ in known.words.negations for child in verb.children)
        if denies and negated:
            return known.told("negated", f"{' '.join(words)} {verb.lower_}")
        helper = next((word for word in words if word in known.coming_helpers), None)
        if helper is not None and not (negated and helper in known.words.possible_helpers):
            return known.told("will_be", f"{helper} {verb.lower_}")
        return None

    def _by_meaning(self, verb: Token, below: Token, crossed: int) -> tuple[Status, str] | None:
        """What the verb itself says, of the number (`crossed` is 0) or of a clause with the number below it."""
        known, words, lemma = self.known, self.known.words, verb.lemma_.lower()
        if self._is_believed(verb, crossed):
            return known.told("believed", verb.lower_)
        if not crossed and (plan := self._plan_moved(verb, below)) is not None:
            return known.told("plan", plan.lower_)
        if crossed and lemma in known.aimed and is_verb_form(verb):
            return known.told("aimed_at", verb.lower_)
        if not crossed and lemma in words.foreseeing and not is_subject(below):
            return known.told("foreseen", verb.lower_)
        asks = lemma in words.asking or (lemma in words.asking_for and below.lower_ == words.for_what)
        if not crossed and self.kind == "money" and asks:
            return known.told("asked_for", verb.lower_)
        if not crossed and self.kind == _FACED and lemma in words.facing:
            return known.told("faced", verb.lower_)
        for child in verb.children:
            if crossed and is_adjectival_complement(child) and self._is_coming(child):
                return known.told("likely", child.lower_)
        return None

    def _is_coming(self, adjective: Token) -> bool:
        """Whether it is "likely" or "due" and compares nothing: "more likely to drink"."""
        compares = any(each.lower_ in self.known.words.comparing for each in adjective.children)
        return adjective.lower_ in self.known.words.coming and not compares

    def _plan_moved(self, verb: Token, below: Token) -> Token | None:
        """The plan or forecast that a verb moved to the number: "cut its growth forecast for May to 1%"."""
        words = self.known.words
        if verb.lemma_.lower() not in words.moving or not is_preposition(below) or below.lower_ not in words.moved_to:
            return None
        moved = (each for each in verb.children if is_object(each) or is_passive_subject(each))
        return next(filter(self._is_plan, moved), None)

    def _is_believed(self, verb: Token, crossed: int) -> bool:
        """Whether what stands below a verb of doubt is what is doubted: "is feared to have", "suspects that …"."""
        lemma = verb.lemma_.lower()
        if lemma in self.known.words.blaming:
            return crossed > 0 and is_participle(verb)
        if lemma in self.known.words.telling:  # "it is reported that"
            told_by_none = any(is_passive_subject(each) and each.lower_ == _IT for each in verb.children)
            return crossed > 0 and told_by_none and any(map(is_complement, verb.children))
        if lemma not in self.known.doubted:
            return False
        active = crossed > 0 and lemma in self.known.words.doubting
        return (is_participle(verb) or active) and any(map(is_complement, verb.children))


def _is_of_a_subject(verb: Token) -> bool:
    """Whether a participle only describes who does something: "the man seen with 12 guns will"."""
    return is_participle(verb) and is_relative_clause(verb) and is_any_subject(verb.head)


def _is_cut_off(token: Token) -> bool:
    """Whether a semicolon parts the clause of a verb from the verb above it: "They sent 30 cars; it may rain"."""
    if not is_verb_or_auxiliary(token):
        return False
    first, last = sorted((token.i, token.head.i))
    return any(each.text == _SEMICOLON and first < each.i < last for each in token.head.children)


def _helpers(verb: Token) -> list[str]:
    """The auxiliaries, negations and adverbs of a verb."""
    return [child.lower_ for child in verb.children if is_verb_modifier(child)]


def _is_purpose(verb: Token) -> bool:
    """Whether a clause says what for ("to cheat"): it is as sure as the one above it."""
    return any(child.lower_ == _PURPOSE for child in verb.children) and not any(map(is_subject, verb.children))
