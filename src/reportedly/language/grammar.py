"""What a parse says of a token: the one place that knows the labels of a language model.

The labels are those of spaCy's English models: dependencies of ClearNLP, tags of the Penn Treebank, entities of
OntoNotes. A model with another scheme needs other sets here, and no other change.
"""

from __future__ import annotations

from spacy.tokens import Token

SUBJECT = "nsubj"
PASSIVE_SUBJECT = "nsubjpass"
OBJECT = "dobj"
_SUBJECTS = frozenset((SUBJECT, PASSIVE_SUBJECT))
_HELPERS = frozenset(("aux", "auxpass"))
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_PLURALS = frozenset(("NNS", "NNPS"))
_NAMES = frozenset(("NNP", "NNPS"))
_COMMON_NOUNS = frozenset(("NN", "NNS"))
_RELATIVE_CLAUSES = frozenset(("relcl", "acl"))


def is_subject(token: Token) -> bool:
    """Whether it is the subject of an active verb."""
    return token.dep_ == SUBJECT


def is_passive_subject(token: Token) -> bool:
    """Whether it is the subject of a passive verb."""
    return token.dep_ == PASSIVE_SUBJECT


def is_any_subject(token: Token) -> bool:
    """Whether it is the subject of a verb, active or passive."""
    return token.dep_ in _SUBJECTS


def is_object(token: Token) -> bool:
    """Whether it is the direct object of a verb."""
    return token.dep_ == OBJECT


def is_prepositional_object(token: Token) -> bool:
    """Whether it is the noun that a preposition governs."""
    return token.dep_ == "pobj"


def is_preposition(token: Token) -> bool:
    """Whether it is a preposition with its phrase."""
    return token.dep_ == "prep"


def is_apposition(token: Token) -> bool:
    """Whether it says again, after a comma, what its head names."""
    return token.dep_ == "appos"


def is_conjunct(token: Token) -> bool:
    """Whether "and", "or" or a comma ties it to its head."""
    return token.dep_ == "conj"


def is_compound(token: Token) -> bool:
    """Whether it is the first part of a compound noun."""
    return token.dep_ == "compound"


def is_possessor(token: Token) -> bool:
    """Whether it says whose its head is."""
    return token.dep_ == "poss"


def is_negation(token: Token) -> bool:
    """Whether it denies its head."""
    return token.dep_ == "neg"


def is_root(token: Token) -> bool:
    """Whether it is the head of its sentence."""
    return token.dep_ == "ROOT"


def is_helper(token: Token) -> bool:
    """Whether it is an auxiliary of its head: "has", "was", "will"."""
    return token.dep_ in _HELPERS


def is_passive_helper(token: Token) -> bool:
    """Whether it makes its head a passive: "was killed"."""
    return token.dep_ == "auxpass"


def is_complement_clause(token: Token) -> bool:
    """Whether its clause is what its head says, thinks or causes."""
    return token.dep_ == "ccomp"


def is_adverbial_clause(token: Token) -> bool:
    """Whether its clause tells when, why or how its head is so."""
    return token.dep_ == "advcl"


def is_relative_clause(token: Token) -> bool:
    """Whether its clause describes a noun: "who died", "killed in the fire"."""
    return token.dep_ in _RELATIVE_CLAUSES


def is_clause_mark(token: Token) -> bool:
    """Whether it opens a clause: "that", "if", "after"."""
    return token.dep_ == "mark"


def is_participle(token: Token) -> bool:
    """Whether it is a past participle."""
    return token.tag_ == "VBN"


def is_gerund(token: Token) -> bool:
    """Whether it is a present participle or a gerund."""
    return token.tag_ == "VBG"


def is_past(token: Token) -> bool:
    """Whether it is a verb in the simple past."""
    return token.tag_ == "VBD"


def is_modal(token: Token) -> bool:
    """Whether it is a modal verb: "may", "will"."""
    return token.tag_ == "MD"


def is_numeral(token: Token) -> bool:
    """Whether it is tagged as a cardinal number."""
    return token.tag_ == "CD"


def is_noun(token: Token) -> bool:
    """Whether it is a noun or a name, in the singular or the plural."""
    return token.tag_ in _NOUNS


def is_common_noun(token: Token) -> bool:
    """Whether it is a noun and no name."""
    return token.tag_ in _COMMON_NOUNS


def is_name_tag(token: Token) -> bool:
    """Whether it is tagged as a name, or as part of one."""
    return token.tag_ in _NAMES


def is_plural(token: Token) -> bool:
    """Whether it is a noun or a name in the plural."""
    return token.tag_ in _PLURALS


def has_passive_helper(verb: Token) -> bool:
    """Whether a verb stands in the passive with a helper of its own."""
    return any(map(is_passive_helper, verb.children))


# Times: the verb that tells when, numbers that are dates.

_VERBS = frozenset(("VERB", "AUX"))
_PRESENT = frozenset(("VBZ", "VBP"))


def is_verb_or_auxiliary(token: Token) -> bool:
    """Whether it is a verb, an auxiliary or not."""
    return token.pos_ in _VERBS


def is_present(token: Token) -> bool:
    """Whether it is a verb in the present tense."""
    return token.tag_ in _PRESENT


def is_date_entity(token: Token) -> bool:
    """Whether it belongs to a date."""
    return token.ent_type_ == "DATE"
