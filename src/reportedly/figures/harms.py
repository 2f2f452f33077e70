"""What happened to those that a figure counts."""

from __future__ import annotations

import re

from spacy.tokens import Token

from reportedly.figures.context import Context
from reportedly.figures.words import (
    DEED_NOUNS,
    GROUPS,
    NOUN_MEASURES,
    PEOPLE,
    SUBJECT_MEASURES,
    SURFACES,
    VERB_MEASURES,
)
from reportedly.model import Measure

PERSON_ENDINGS = ("man", "men", "woman", "women", "member", "worker", "goer", "driver", "player", "fighter", "officer",
                  "owner", "holder", "teacher", "rider", "diver", "hunter", "ist", "ian", "people")  # fmt: skip
AMONG = re.compile(
    r" (?:were |was |are |is )?among (?:the )?(?:[\w-]{1,12} )?(?:dead|killed|fatalities|victims|slain)\b",
    re.IGNORECASE,
)
PUT_DOWN = re.compile(r"\b(?:dead|to death|down)\b")
FOUND = frozenset({"find", "recover", "pull", "retrieve", "discover", "bury", "morgue"})


def find_harm(context: Context) -> tuple[Measure, str] | None:
    """What happened to those that are counted: killed, injured, missing, displaced, detained, affected, or voted."""
    doc, quantity = context.doc, context.quantity
    noun = doc[quantity.noun] if quantity.noun is not None else None
    if noun is not None:
        said = NOUN_MEASURES.get(noun.lemma_.lower()) or NOUN_MEASURES.get(noun.lower_)
        if (
            said
            and not (noun.lemma_ == "life" and not _claimed(noun))
            and not (
                noun.lemma_ == "body"
                and not _found(context)
                and "dead" not in context.text[slice(*quantity.counted or (0, 0))]
            )
        ):
            return said, f"the noun {noun.text!r}"
        if not is_person(noun) and noun.lemma_.lower() not in GROUPS:
            return None
    return _after(context) or _by_verb(context) or _by_toll(context)


def _claimed(noun: Token) -> bool:
    return any(t.lemma_ in ("claim", "cost", "lose", "take") for t in (noun.head, noun.head.head))


def _found(context: Context) -> bool:
    return any(
        t.lemma_ in ("find", "recover", "pull", "retrieve", "discover", "bury", "morgue")
        for t in context.doc[context.start : context.end]
    )


def _after(context: Context) -> tuple[Measure, str] | None:
    """A participle or adjective right behind the number or its noun: "30 people dead", "58 killed"."""
    doc, quantity = context.doc, context.quantity
    last = quantity.noun if quantity.noun is not None else quantity.last
    i = last + 1
    while i < context.end and doc[i].lower_ in (
        "were",
        "was",
        "are",
        "is",
        "have",
        "been",
        "has",
        "had",
        "being",
        "feared",
        "also",
        "reported",
        "confirmed",
        "believed",
        "reportedly",
        "left",
        "remain",
        "remained",
        "still",
        "others",
    ):
        i += 1
    if i < context.end and (measure := SURFACES.get(doc[i].lower_)):
        token = doc[i]
        if measure == "killed" and token.lower_ == "killed" and any(c.dep_ == "dobj" for c in token.children):
            return None
        return measure, f"the word {doc[i].text!r} after it"
    if AMONG.match(context.text, doc[last].idx + len(doc[last])):
        return "killed", "said to be among the dead"
    before = doc[quantity.first - 1] if quantity.first > context.start else None
    if before is not None and before.lower_ == "dead" and quantity.first - 2 >= context.start:
        return "killed", "the words 'shot dead' before it" if doc[
            quantity.first - 2
        ].lemma_ == "shoot" else "the word 'dead' before it"
    return None


def _by_verb(context: Context) -> tuple[Measure, str] | None:
    """The verb that the number or its noun is an argument of, past coordinations."""
    token = context.anchor
    for _ in range(6):
        if (
            token.dep_ in ("nummod", "conj", "appos", "amod", "compound", "quantmod")
            and token.head.i != token.i
            and token.head.pos_ != "VERB"
        ):
            token = token.head
            continue
        if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.pos_ in ("NOUN", "NUM", "ADJ"):
            owner = token.head.head
            if measure := NOUN_MEASURES.get(owner.lemma_.lower()) or _nominalised(owner):
                return measure, f"the words '{owner.text} of'"
            token = owner
            continue
        break
    verb, role = token.head, token.dep_
    if role == "pobj" and token.head.dep_ == "agent":
        return None
    for child in token.children:
        if (
            child.dep_ in ("acl", "amod")
            and child.tag_ == "VBN"
            and (measure := VERB_MEASURES.get(child.lemma_))
            and child.i > token.i
        ):
            return measure, f"the participle {child.text!r}"
        if (
            child.dep_ == "relcl"
            and (
                measure := SUBJECT_MEASURES.get(child.lemma_)
                if not _passive(child)
                else VERB_MEASURES.get(child.lemma_)
            )
            and measure != "votes"
        ):
            return measure, f"the clause 'who {child.text}'"
    for _ in range(3):
        if role in ("dobj", "nsubjpass") or (role == "nsubj" and _passive(verb)):
            measure = VERB_MEASURES.get(verb.lemma_.lower())
            if verb.lemma_ in ("shoot", "gun", "mow", "beat", "stab") and PUT_DOWN.search(
                context.doc[verb.i : min(context.end, verb.i + 5)].text.lower()
            ):
                measure = "killed"
            elif verb.lemma_ == "shoot":
                measure = "injured"
            if (measure and measure != "displaced") or (measure and verb.lemma_ != "flee"):
                return measure, f"the verb {verb.text!r}"
            if verb.lemma_ in ("take", "rush", "admit", "bring", "airlift", "transport") and _hospital(context, verb):
                return "injured", "taken to hospital"
        elif role == "nsubj" and (measure := SUBJECT_MEASURES.get(verb.lemma_.lower())):
            return measure, f"the verb {verb.text!r}"
        if verb.dep_ in ("conj", "xcomp") and verb.head.pos_ == "VERB" and role in ("nsubj", "nsubjpass"):
            verb = verb.head
            continue
        complements = [c for c in verb.children if c.dep_ in ("xcomp", "acomp", "oprd", "ccomp")]
        for child in complements:
            if measure := SURFACES.get(child.lower_):
                return measure, f"the word {child.text!r}"
            if (
                role in ("nsubj", "nsubjpass")
                and (measure := SUBJECT_MEASURES.get(child.lemma_))
                and measure != "votes"
            ):
                return measure, f"the verb {child.text!r}"
        break
    return None


def _nominalised(owner: Token) -> Measure | None:
    return DEED_NOUNS.get(owner.lower_)


def _passive(verb: Token) -> bool:
    return any(child.dep_ == "auxpass" for child in verb.children) or (
        verb.tag_ == "VBN" and not any(c.dep_ == "aux" for c in verb.children)
    )


def _hospital(context: Context, verb: Token) -> bool:
    return any(t.lemma_.lower() in ("hospital", "clinic") for t in context.doc[verb.i : min(context.end, verb.i + 8)])


def _by_toll(context: Context) -> tuple[Measure, str] | None:
    """ "the death toll rose to 30", "bringing the number of dead to 12": a bare number that a toll goes to."""
    if context.quantity.noun is not None and context.doc[context.quantity.noun].lower_ not in (
        "people",
        "persons",
        "others",
    ):
        return None
    token = context.doc[context.quantity.last]
    before = context.doc[max(context.start, token.i - 30) : token.i].text.lower()
    if re.search(
        r"\b(?:death|fatality) (?:toll|count|tally)\b|\bnumber of (?:\w+ )?(?:dead|deaths|fatalities|"
        r"victims|killed)\b|\btoll\b|\bdead:|\bdeaths?:",
        before,
    ):
        return "killed", "the toll that it gives"
    if re.search(r"\bnumber of (?:\w+ )?(?:injured|wounded|injuries|hurt)\b|\binjured:|\bwounded:", before):
        return "injured", "the number of injured"
    return None


def is_person(noun: Token) -> bool:
    """Whether a noun names persons."""
    lemma = noun.lemma_.lower()
    if len(lemma) > 5 and lemma.endswith(PERSON_ENDINGS) and not lemma.endswith("list"):
        return True
    return lemma in PEOPLE or noun.lower_ in PEOPLE or (noun.ent_type_ == "NORP" and noun.tag_ in ("NNPS", "NNS"))
