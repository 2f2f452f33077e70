"""What a figure counts, and its unit in the words of the text."""

from __future__ import annotations

import re

from spacy.tokens import Token

from reportedly.figures.context import Context
from reportedly.figures.quantities.ranges import VOTE
from reportedly.figures.words import (
    GROUPS,
    NOUN_MEASURES,
    PEOPLE,
    SUBJECT_MEASURES,
    SURFACES,
    VERB_MEASURES,
    VOTE_NOUNS,
)
from reportedly.model import Figure, Measure

DIMENSIONS: dict[str, Measure] = {
    "percent": "percent", "points": "percent", "money": "money", "length": "distance", "area": "distance",
    "time": "duration", "temperature": "temperature", "angle": "temperature", "speed": "speed", "mass": "weight",
}  # fmt: skip
SCALE_BEFORE = re.compile(
    r"(?:magnitude|category|scale|richter|force|level)[ -](?:of )?(?:an? )?(?:estimated |about |around )?$|measur(?:ed|ing) (?:a )?$"
)
SCALE_AFTER = re.compile(
    r"[ -](?:magnitude|on the (?:richter|\w+ scale|enhanced|fujita|beaufort)|quake|earthquake|temblor|tremor)"
)
GAME = re.compile(
    r"\b(?:game|games|goals?|rebounds?|assists?|league|season|scored?|scoring|team|coach|player|playoffs?|standings|table)\b"
)
BRITISH = re.compile(r"£|\bpence\b|\bsterling\b")
PUT_DOWN = re.compile(r"\b(?:dead|to death|down)\b")


PERSON_ENDINGS = ("man", "men", "woman", "women", "member", "worker", "goer", "driver", "player", "fighter", "officer",
                  "owner", "holder", "teacher", "rider", "diver", "hunter", "ist", "ian", "people")  # fmt: skip


ELIDED: frozenset[Measure] = frozenset({"people", "count", "votes"})
CROWD = re.compile(r"\b(?:crowd|audience|turnout|attendance|staff|workforce|membership|population|congregation|electorate) (?:of|is|was|at)(?: about| around| nearly| more than| some| over| almost| roughly| at least)? $")
FROM_BEFORE = re.compile(r"\b(?:from|to) (?:about |around |nearly |just |over |under )?$")
TALLY_AFTER = re.compile(r"(?:-|–| to )\d{1,3}\b")
TALLY_BEFORE = re.compile(r"(?:^|\D)\d{1,3}(?:-|–| to )$")
POLITICS = re.compile(r"\b(?:parliament\w*|elections?|legislat\w*|senate|assembly|congress\w*|lawmakers?|coalition|part(?:y|ies)|ballots?)\b", re.IGNORECASE)


def find_measure(context: Context, earlier: Figure | None = None) -> tuple[Measure, str, str]:
    """The measure, the unit and why. `earlier` is the figure before it, for numbers that leave out what they count."""
    quantity = context.quantity
    unit = quantity.unit
    if _on_scale(context):
        return "magnitude", "magnitude", "a number on a scale of strength"
    if quantity.form in ("fraction", "ratio") and (unit is None or unit.dimension != "time"):
        return "percent", "percent", "a share of a whole"
    if quantity.form == "multiple":
        return "count", "times", "a multiple"
    if unit is not None:
        return _of_unit(context)
    harm = find_harm(context) if not _is_compound(context) else None
    if harm is not None:
        measure, why = harm
        return measure, _people_unit(context), why
    if _in_vote(context):
        return "votes", "votes", "the result of a vote"
    if quantity.noun is None:
        return _elided(context, earlier)
    return _of_noun(context)


def _in_vote(context: Context) -> bool:
    """One side of "51-48" or "5 to 4" where a vote is told of."""
    text, quantity = context.doc.text, context.quantity
    if quantity.form not in ("digits", "word") or quantity.low >= 1000:
        return False
    before, after = text[max(0, quantity.start - 12) : quantity.start], text[quantity.end : quantity.end + 12]
    if not (TALLY_AFTER.match(after) or TALLY_BEFORE.search(before)):
        return False
    sentence = text[context.doc[context.start].idx : quantity.end + 60].lower()
    return bool(VOTE.search(sentence))


def _elided(context: Context, earlier: Figure | None) -> tuple[Measure, str, str]:
    """A bare number counts what the one before it did, or whom its sentence says it is."""
    doc, quantity = context.doc, context.quantity
    before = doc.text[max(0, quantity.start - 40) : quantity.start].lower()
    if CROWD.search(before):
        return "people", "people", "a crowd of so many"
    token = doc[quantity.last]
    if token.dep_ == "nsubj" and any(c.dep_ == "attr" and is_person(c) for c in token.head.children):
        return "people", "people", "what its sentence says they are"
    if earlier is None:
        return "count", "", "no unit and no noun beside it"
    start = doc[context.start].idx
    linked = quantity.since is not None or quantity.origin or FROM_BEFORE.search(before) is not None
    if earlier.start >= start and earlier.measure in ELIDED:
        return earlier.measure, earlier.unit, "the same as the figure before it"
    following = doc[quantity.last + 1] if quantity.last + 1 < len(doc) else None
    money = earlier.measure == "money" and quantity.low >= 1000 and (following is None or following.pos_ in ("ADP", "PUNCT", "CCONJ", "PART"))
    if "\n" not in doc.text[earlier.end : quantity.start] and (money or (linked and earlier.start >= start)):
        return earlier.measure, earlier.unit, "the same as the figure before it"
    return "count", "", "no unit and no noun beside it"


def _is_compound(context: Context) -> bool:
    """ "15-member": what is counted there qualifies something else."""
    return context.doc.text[context.quantity.end : context.quantity.end + 1] in ("-", "–")


def _on_scale(context: Context) -> bool:
    doc, quantity = context.doc, context.quantity
    if quantity.unit is not None:
        return False
    sentence_start = doc[context.start].idx
    before = doc.text[max(sentence_start, quantity.start - 40) : quantity.start].lower()
    return bool(
        SCALE_BEFORE.search(before)
        or (quantity.high < 11 and SCALE_AFTER.match(doc.text[quantity.end : quantity.end + 30].lower()))
    )


def _of_unit(context: Context) -> tuple[Measure, str, str]:
    quantity, text = context.quantity, context.doc.text
    unit = quantity.unit
    assert unit is not None and quantity.unit_span is not None
    surface = text[slice(*quantity.unit_span)].lower()
    if unit.form == "pound-mass" and "pound" in surface and (quantity.low >= 1e5 or BRITISH.search(text)):
        return "money", "gbp", "pounds as money"
    if unit.dimension == "money":
        return "money", unit.code, f"the currency {surface!r}"
    if unit.dimension == "points" and _is_game(context):
        return "count", surface, "points of a game"
    measure = DIMENSIONS.get(unit.dimension, "count")
    if unit.dimension == "percent":
        return measure, "percent", f"the unit {surface!r}"
    return measure, surface, f"the unit {surface!r}"


def _is_game(context: Context) -> bool:
    sentence = context.doc[context.start : context.end].text.lower()
    return "percent" not in sentence and bool(GAME.search(sentence))


def _of_noun(context: Context) -> tuple[Measure, str, str]:
    doc, quantity = context.doc, context.quantity
    phrase = doc.text[slice(*quantity.counted)].lower() if quantity.counted else ""
    if quantity.noun is None:
        return "count", "", "no unit and no noun beside it"
    noun = doc[quantity.noun]
    lemma = noun.lemma_.lower()
    if lemma in VOTE_NOUNS and (lemma != "seat" or POLITICS.search(doc.text)):
        return "votes", phrase, f"the noun {noun.text!r}"
    if is_person(noun) and doc.text[quantity.end : quantity.end + 1] not in ("-", "–"):
        return "people", phrase or "people", f"the noun {noun.text!r}"
    return "count", phrase, f"the noun {noun.text!r}"


def is_person(noun: Token) -> bool:
    """Whether a noun names persons."""
    lemma = noun.lemma_.lower()
    if len(lemma) > 5 and lemma.endswith(PERSON_ENDINGS) and not lemma.endswith("list"):
        return True
    return lemma in PEOPLE or noun.lower_ in PEOPLE or (noun.ent_type_ == "NORP" and noun.tag_ in ("NNPS", "NNS"))


def _people_unit(context: Context) -> str:
    doc, quantity = context.doc, context.quantity
    if quantity.noun is None or quantity.counted is None:
        return "people"
    noun = doc[quantity.noun]
    if noun.lemma_.lower() in NOUN_MEASURES or noun.lower_ in SURFACES or noun.lower_ in ("others", "other"):
        return "people"
    return doc.text[slice(*quantity.counted)].lower()


def find_harm(context: Context) -> tuple[Measure, str] | None:
    """What happened to those that are counted: killed, injured, missing, displaced, detained, affected, or voted."""
    doc, quantity = context.doc, context.quantity
    noun = doc[quantity.noun] if quantity.noun is not None else None
    if noun is not None:
        said = NOUN_MEASURES.get(noun.lemma_.lower()) or NOUN_MEASURES.get(noun.lower_)
        if (
            said
            and not (noun.lemma_ == "life" and not _claimed(noun))
            and not (noun.lemma_ == "body" and not _found(context))
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
            if measure and measure != "displaced" or (measure and verb.lemma_ != "flee"):
                return measure, f"the verb {verb.text!r}"
            if verb.lemma_ in ("take", "rush", "admit", "bring", "airlift", "transport") and _hospital(context, verb):
                return "injured", "taken to hospital"
        elif role == "nsubj":
            if measure := SUBJECT_MEASURES.get(verb.lemma_.lower()):
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
    return {"killing": "killed", "murder": "killed", "deaths": "killed", "death": "killed", "arrest": "detained", "detention": "detained",
            "evacuation": "affected", "rescue": "affected", "displacement": "displaced", "kidnapping": "affected", "abduction": "affected",
            "lives": "killed", "massacre": "killed", "execution": "killed", "shooting": "injured"}.get(owner.lower_)  # type: ignore[return-value]  # fmt: skip


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
        r"\b(?:death|fatality) (?:toll|count|tally)\b|\bnumber of (?:\w+ )?(?:dead|deaths|fatalities|victims|killed)\b|\btoll\b|\bdead:|\bdeaths?:",
        before,
    ):
        return "killed", "the toll that it gives"
    if re.search(r"\bnumber of (?:\w+ )?(?:injured|wounded|injuries|hurt)\b|\binjured:|\bwounded:", before):
        return "injured", "the number of injured"
    return None
