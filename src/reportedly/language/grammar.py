"""What a parse says of a token: the one place that knows the labels of a language model.

The labels are those of spaCy's English models: dependencies of ClearNLP, tags of the Penn Treebank, entities of
OntoNotes. A model with another scheme needs other sets here, and no other change.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from spacy.symbols import PROPN
from spacy.tokens import Span, Token

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


def is_possessive_mark(token: Token) -> bool:
    """Whether it is the mark of a possessor, split off its noun: "'s"."""
    return token.tag_ == "POS"


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


# Parts of speech, after Universal Dependencies.

PROPER_NOUN = PROPN
"""The number of proper nouns in the arrays of a parse."""
_NOMINALS = frozenset(("NOUN", "PROPN"))
_DESCRIBING = frozenset(("ADJ", "NOUN", "PROPN"))
_TITLE_PARTS = frozenset(("ADJ", "NOUN", "NUM", "PROPN"))
_NOUN_LIKE = frozenset(("ADJ", "DET", "NOUN", "NUM", "PRON", "PROPN"))
_NOUNLESS = frozenset(("ADJ", "DET", "NUM"))
_LOOSE_ENDS = frozenset(("ADP", "CCONJ"))
_PHRASE_ENDS = frozenset(("AUX", "CCONJ", "PRON", "SCONJ", "VERB"))
_TRAILING = frozenset(("ADJ", "ADP", "ADV", "DET", "PART", "SPACE"))


def is_verb(token: Token) -> bool:
    """Whether it is a verb, no auxiliary."""
    return token.pos_ == "VERB"


def is_proper_noun(token: Token) -> bool:
    """Whether it is a proper noun."""
    return token.pos_ == "PROPN"


def is_pronoun(token: Token) -> bool:
    """Whether it is a pronoun."""
    return token.pos_ == "PRON"


def is_nominal(token: Token) -> bool:
    """Whether it is a noun or a proper noun."""
    return token.pos_ in _NOMINALS


def is_describing(token: Token) -> bool:
    """Whether it can say which of several a noun means: an adjective, a noun or a name."""
    return token.pos_ in _DESCRIBING


def is_title_part(token: Token) -> bool:
    """Whether it can be a word of a title before a name."""
    return token.pos_ in _TITLE_PARTS


def is_noun_like(token: Token) -> bool:
    """Whether it can be, or begin, what a sentence speaks of: a noun, or what stands in its place or before it."""
    return token.pos_ in _NOUN_LIKE


def is_nounless(token: Token) -> bool:
    """Whether it stands before a noun, or for one that is left out: "many", "two", "the rich"."""
    return token.pos_ in _NOUNLESS


def is_loose_end(token: Token) -> bool:
    """Whether a phrase cannot end with it: a preposition or "and"."""
    return token.pos_ in _LOOSE_ENDS


def ends_phrase(token: Token) -> bool:
    """Whether a phrase of nouns ends before it: a verb, a pronoun or what joins clauses."""
    return token.pos_ in _PHRASE_ENDS


def is_trailing(token: Token) -> bool:
    """Whether a phrase of nouns is complete without it, where it comes last."""
    return token.pos_ in _TRAILING


# Tags: forms of nouns and verbs, words before nouns.

_SINGULARS = frozenset(("NN", "NNP"))
_FINITES = frozenset(("VBD", "VBZ", "VBP", "MD"))
_WH_WORDS = frozenset(("WP", "WDT", "WRB"))
_BEFORE_NOUNS = frozenset(("DT", "PRP$"))


def is_singular(token: Token) -> bool:
    """Whether it is a noun or a name in the singular."""
    return token.tag_ in _SINGULARS


def is_singular_noun(token: Token) -> bool:
    """Whether it is a noun in the singular, no name."""
    return token.tag_ == "NN"


def is_plural_noun(token: Token) -> bool:
    """Whether it is a noun in the plural, no name."""
    return token.tag_ == "NNS"


def is_plural_name(token: Token) -> bool:
    """Whether it is a name in the plural."""
    return token.tag_ == "NNPS"


def is_adjective(token: Token) -> bool:
    """Whether it is an adjective in its plain form."""
    return token.tag_ == "JJ"


def is_hyphen(token: Token) -> bool:
    """Whether it is a hyphen between parts of a word."""
    return token.tag_ == "HYPH"


def is_finite(token: Token) -> bool:
    """Whether it is a verb that makes a clause of what stands before it."""
    return token.tag_ in _FINITES


def is_wh_word(token: Token) -> bool:
    """Whether it is "who", "which", "where" or the like."""
    return token.tag_ in _WH_WORDS


def is_determiner(token: Token) -> bool:
    """Whether it is an article, "this" or a possessive pronoun."""
    return token.tag_ in _BEFORE_NOUNS


def is_preposition_tag(token: Token) -> bool:
    """Whether it is tagged as a preposition or as what opens a clause."""
    return token.tag_ == "IN"


# Relations: clauses, and what stands before a noun.

_MODIFIERS = frozenset(("compound", "nmod", "poss", "amod"))


def is_full_relative_clause(token: Token) -> bool:
    """Whether its clause describes a noun and has a verb form of its own: "who died"."""
    return token.dep_ == "relcl"


def is_aside(token: Token) -> bool:
    """Whether its clause stands beside its head without a link: "it was, he said, late"."""
    return token.dep_ == "parataxis"


def is_auxiliary(token: Token) -> bool:
    """Whether it is an auxiliary of its head, but not of a passive: "has"."""
    return token.dep_ == "aux"


def is_adjectival(token: Token) -> bool:
    """Whether it is an adjective of the noun behind it."""
    return token.dep_ == "amod"


def is_modifier(token: Token) -> bool:
    """Whether it narrows the noun behind it: a compound, a possessor or an adjective."""
    return token.dep_ in _MODIFIERS


# Entities: what the parser takes names for.

EntityKind = Literal["person", "organization", "place", "thing"]
"""What an entity names; nationalities count as places."""
_ENTITY_KINDS: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "NORP": "place",
    "FAC": "place",
    "LOC": "place",
    "PRODUCT": "thing",
    "WORK_OF_ART": "thing",
    "EVENT": "thing",
    "LAW": "thing",
}
_SPEAKERS = frozenset(("PERSON", "ORG", "GPE", "NORP"))
_FIRMS = frozenset(("ORG", "PRODUCT"))
_STATES = frozenset(("ORG", "GPE"))
_PLACES = frozenset(("GPE", "LOC", "FAC"))
_TIMES = frozenset(("DATE", "TIME"))


def entity_kind(entity: Span) -> EntityKind | None:
    """What an entity names; `None` for amounts and times."""
    return _ENTITY_KINDS.get(entity.label_)


def is_entity(token: Token) -> bool:
    """Whether it belongs to an entity of any kind."""
    return bool(token.ent_type_)


def is_person_entity(token: Token) -> bool:
    """Whether it belongs to the name of a person."""
    return token.ent_type_ == "PERSON"


def is_nationality_entity(token: Token) -> bool:
    """Whether it names people of a country, a religion or a party."""
    return token.ent_type_ == "NORP"


def is_place_entity(token: Token) -> bool:
    """Whether it belongs to the name of a place or a building."""
    return token.ent_type_ in _PLACES


def is_firm_entity(token: Token) -> bool:
    """Whether it belongs to the name of an organization or of what one makes."""
    return token.ent_type_ in _FIRMS


def is_body_entity(token: Token) -> bool:
    """Whether it belongs to the name of an organization, a state or a town."""
    return token.ent_type_ in _STATES


def is_speaking_entity(token: Token) -> bool:
    """Whether it belongs to the name of somebody who can say something."""
    return token.ent_type_ in _SPEAKERS


def is_time_entity(token: Token) -> bool:
    """Whether it belongs to a date, a span of time or a time of day."""
    return token.ent_type_ in _TIMES


# What a number depends on.

_OBJECT_LIKE = frozenset("dobj nsubjpass attr oprd obj conj appos dep nsubj ccomp".split())
_TIED_TO_NOUN = frozenset("nummod conj quantmod appos prep compound pobj nmod".split())
_TIED_TO_NUMBER = frozenset("nummod quantmod attr".split())
_PARTICIPLES_AND_ADJECTIVES = frozenset(("VBN", "VBD", "JJ"))


def is_object_like(token: Token) -> bool:
    """Whether what its verb does may befall it: an object, a passive subject, or what the parser takes for neither."""
    return token.dep_ in _OBJECT_LIKE


def is_tied_to_noun(token: Token) -> bool:
    """Whether it belongs to the phrase of the noun that is its head: counts, narrows or lists it."""
    return token.dep_ in _TIED_TO_NOUN


def is_tied_to_number(token: Token) -> bool:
    """Whether it stands between a number and the verb of its clause: a preposition, a part of the number, "is 85"."""
    return token.pos_ == "ADP" or token.dep_ in _TIED_TO_NUMBER


def is_participle_or_adjective(token: Token) -> bool:
    """Whether it describes a noun as a participle (the simple past looks the same) or an adjective."""
    return token.tag_ in _PARTICIPLES_AND_ADJECTIVES


def is_verbal(token: Token) -> bool:
    """Whether it is a verb or an auxiliary, by its part of speech or by its tag."""
    return token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB")


# Times: the verb that tells when, numbers that are dates.

_VERBS = frozenset(("VERB", "AUX"))
_PRESENT = frozenset(("VBZ", "VBP"))
# Figures: what stands around numbers, and how sure a clause is.

_CLAUSE_WORDS = frozenset(("AUX", "PRON", "ADV", "VERB"))
_WORKS = frozenset(("WORK_OF_ART", "LAW", "PRODUCT", "FAC"))
_NUMBERS = frozenset(("", "CARDINAL"))
_FINITES_NO_MODALS = frozenset(("VBD", "VBZ", "VBP"))
_BEFORE_NOUN = frozenset(("nummod", "compound", "amod", "npadvmod", "nmod", "quantmod"))
_VERB_MODIFIERS = frozenset(("aux", "auxpass", "neg", "advmod"))
_COMPLEMENTS = frozenset(("xcomp", "ccomp", "oprd"))


def is_singular_name(token: Token) -> bool:
    """Whether it is a name in the singular."""
    return token.tag_ == "NNP"


def is_article(token: Token) -> bool:
    """Whether it is an article, or stands in the place of one: "the", "this", "each"."""
    return token.tag_ == "DT"


def is_conjunction_word(token: Token) -> bool:
    """Whether it joins words of one kind: "and", "or"."""
    return token.tag_ == "CC"


def is_verb_or_auxiliary(token: Token) -> bool:
    """Whether it is a verb, an auxiliary or not."""
    return token.pos_ in _VERBS


def is_present(token: Token) -> bool:
    """Whether it is a verb in the present tense."""
    return token.tag_ in _PRESENT


def is_date_entity(token: Token) -> bool:
    """Whether it belongs to a date."""
    return token.ent_type_ == "DATE"


# Entities as a whole, for what may be places.

_LANDS = frozenset(("GPE", "LOC"))
_BODIES = frozenset(("ORG", "FAC"))
_AMOUNTS = frozenset(("DATE", "TIME", "CARDINAL", "MONEY"))
_PLACE_HOLDERS = frozenset(("ORG", "FAC", "GPE", "LOC", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW"))


def names_person(entity: Span) -> bool:
    """Whether it is the name of a person."""
    return entity.label_ == "PERSON"


def names_land(entity: Span) -> bool:
    """Whether it is the name of a state, a town, an area, a water or a mountain."""
    return entity.label_ in _LANDS


def names_organization(entity: Span) -> bool:
    """Whether it is the name of an organization."""
    return entity.label_ == "ORG"


def names_body_or_building(entity: Span) -> bool:
    """Whether it is the name of an organization or of a building."""
    return entity.label_ in _BODIES


def names_nationality(entity: Span) -> bool:
    """Whether it names people of a country, a religion or a party."""
    return entity.label_ == "NORP"


def names_law(entity: Span) -> bool:
    """Whether it is the name of a law."""
    return entity.label_ == "LAW"


def names_amount_or_time(entity: Span) -> bool:
    """Whether it is a date, a time, a number or an amount of money."""
    return entity.label_ in _AMOUNTS


def may_hold_place(entity: Span) -> bool:
    """Whether the name of a place may be a part of it: it names no people, amount or time."""
    return entity.label_ in _PLACE_HOLDERS


# Quantities: what stands between a number and the noun that it counts.

_COUNTED_MODIFIERS = frozenset(("JJ", "JJR", "JJS", "VBN", "VBG", "CD", "FW", "POS", "VBD", "HYPH", "RBS", "RBR"))


def is_counted_modifier(token: Token) -> bool:
    """Whether it is tagged as what may stand between a number and its noun."""
    return token.tag_ in _COUNTED_MODIFIERS


def is_genitive_mark(token: Token) -> bool:
    """Whether it is the ending of a possessor: "'s"."""
    return token.tag_ == "POS"


def is_auxiliary_word(token: Token) -> bool:
    """Whether it is tagged as an auxiliary verb."""
    return token.pos_ == "AUX"


def is_clause_word(token: Token) -> bool:
    """Whether it is a verb, a pronoun or an adverb: what stands before it is a noun phrase that has ended."""
    return token.pos_ in _CLAUSE_WORDS


def is_verb_form(token: Token) -> bool:
    """Whether it is tagged as a verb of any form, but not as a modal verb."""
    return token.tag_.startswith("VB")


def is_infinitive(token: Token) -> bool:
    """Whether it is a verb in its plain form."""
    return token.tag_ == "VB"


def is_told(token: Token) -> bool:
    """Whether it is a verb in the present or the simple past: a clause that tells something."""
    return token.tag_ in _FINITES_NO_MODALS


def is_work_entity(token: Token) -> bool:
    """Whether it belongs to the name of a work, a law, a product or a building."""
    return token.ent_type_ in _WORKS


def is_same_entity_kind(token: Token, other: Token) -> bool:
    """Whether two words belong to entities of one kind, or both to none."""
    return token.ent_type_ == other.ent_type_


def is_no_entity_but_number(token: Token) -> bool:
    """Whether it belongs to no entity, or only to a number."""
    return token.ent_type_ in _NUMBERS


def is_before_noun(token: Token) -> bool:
    """Whether it narrows the noun behind it, or counts or measures it."""
    return token.dep_ in _BEFORE_NOUN


def is_verb_modifier(token: Token) -> bool:
    """Whether it is an auxiliary, a negation or an adverb of its head."""
    return token.dep_ in _VERB_MODIFIERS


def is_complement(token: Token) -> bool:
    """Whether it says what its head says, thinks, or makes of something."""
    return token.dep_ in _COMPLEMENTS


def is_adjectival_complement(token: Token) -> bool:
    """Whether it is the adjective that a verb says of its subject: "is likely"."""
    return token.dep_ == "acomp"


_CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ"))


def is_content_word(token: Token) -> bool:
    """Whether it is a noun, a name, a verb or an adjective: a word that tells what a text is about."""
    return token.pos_ in _CONTENT


def role_label(token: Token) -> str:
    """The label of a word's role under the word above it, for judges that learn what each role weighs."""
    return token.dep_


def class_label(token: Token) -> str:
    """The label of a word's class, for judges that learn what each class weighs."""
    return token.pos_


def highest(tokens: Sequence[Token]) -> Token | None:
    """The first token of some whose head is not among them: the one on which the others hang."""
    inside = {token.i for token in tokens}
    return next((token for token in tokens if token.head.i not in inside or token.head.i == token.i), None)
