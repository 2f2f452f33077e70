"""What befell the people counted: killed, injured, missing, displaced, detained or otherwise affected."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, Token

from reportedly.figures import lexicon
from reportedly.figures.people import is_person
from reportedly.model import Measure
from reportedly.quantities import Quantity, TokenIndex

Reading = tuple[Measure, str]
"""A measure with why it was chosen, in words for users."""

_NOUN_MEASURES: tuple[tuple[frozenset[str], Measure], ...] = (
    (lexicon.DEAD, "killed"),
    (lexicon.INJURED, "injured"),
    (lexicon.MISSING, "missing"),
    (lexicon.DISPLACED, "displaced"),
    (lexicon.DETAINED, "detained"),
    (lexicon.AFFECTED, "affected"),
)
_VERB_MEASURES: tuple[tuple[frozenset[str], Measure], ...] = (
    (lexicon.KILL, "killed"),
    (lexicon.INJURE, "injured"),
    (lexicon.MISS, "missing"),
    (lexicon.DISPLACE, "displaced"),
    (lexicon.DETAIN, "detained"),
    (lexicon.AFFECT, "affected"),
)
_AFTER_PASSIVE = re.compile(
    r"(?: (?:and|or) [a-z]+)?(?: (?:people|persons|others|more|were|was|are|is|have|has|had|been|being|be|also|"
    r"reportedly|"
    r"allegedly|reported|confirmed|believed|feared|presumed|thought|known|"
    r"found|left|still|remain(?:ed|s)?|to|have|slightly|seriously|severely|critically|badly|shot|either|"
    r"listed as|declared|pronounced|as|went|now))*,? "
    r"(?:(?P<killed>killed|dead|died|slain|murdered|massacred|executed|beheaded|drowned|perished|"
    r"shot dead|lost their lives|lives lost|deceased)"
    r"|(?P<injured>injured|wounded|hurt|hospitali[sz]ed|maimed|taken to (?:a |the )?(?:local |"
    r"nearby )?hospitals?|treated for (?:[\w'’-]+ ){0,3}(?:injuries|wounds|burns)|"
    r"with (?:[\w'’-]+ ){0,2}(?:injuries|wounds|burns)|"
    r"in (?:hospital|intensive care|critical condition|serious condition)|"
    r"rushed to (?:the )?hospital)"
    r"|(?P<missing>missing|unaccounted)"
    r"|(?P<displaced>displaced|homeless|uprooted|forced from|forced to flee|fled their|to flee|"
    r"from (?:their )?homes|out of their homes)"
    r"|(?P<detained>detained|arrested|jailed|imprisoned|in custody|taken into custody|rounded up|captured|held)"
    r"|(?P<affected>affected|rescued|evacuated|stranded|trapped|infected|quarantined|poisoned|attacked|"
    r"assaulted|abducted|kidnapped|raped|tortured|sickened|exposed|"
    r"facing (?:\w+ ){0,2}(?:hunger|starvation|famine)|in need of|without (?:power|electricity|water|heating|gas)|"
    r"had (?:[\w'’]+ ){1,4}(?:stolen|hacked|compromised|exposed|leaked|breached)))\b"
    r"(?! (?:\d|them\b|him\b|her\b|people\b|at least|another|one\b|two\b|three\b|four\b|five\b|six\b|"
    r"seven\b|eight\b|nine\b|ten\b|dozens|hundreds|others))",
    re.IGNORECASE,
)
_TOLL = re.compile(
    r"(?P<killed>death toll|toll|(?:number|total|count) of (?:the )?(?:dead|deaths|fatalities|victims|"
    r"people killed)|deaths|fatalities|dead|bodies|killing|left|lives of|lives)"
    r"|(?P<injured>number of (?:the )?(?:injured|wounded|injuries)|injuries|injured|wounded|injuring|wounding)"
    r"|(?P<missing>number of (?:the )?missing|missing)",
    re.IGNORECASE,
)


def casualty(doc: Doc, index: TokenIndex, quantity: Quantity) -> Reading | None:
    """What befell the persons counted: killed, injured, missing, displaced, detained or affected; `None` if nothing."""
    noun = quantity.noun
    if noun is not None:
        head = doc[noun.last]
        reading = _by_noun(head, doc[noun.first : noun.last])
        if reading is not None:
            return reading
        if not noun.alone and not is_person(head) and head.lemma_.lower() not in ("life", "casualty"):
            return None
    return _after(doc, index, quantity) or _before(doc, index, quantity)


def _by_noun(head: Token, before: Span) -> Reading | None:
    """What the counted noun and the words `before` it say: "12 deaths", "9 wounded soldiers"."""
    if head.lower_ in ("shot", "stabbed") and head.nbor().lower_ not in ("dead", "to"):
        return "injured", f"“{head.lower_}”"
    for words, measure in _NOUN_MEASURES:
        if head.lower_ in words or head.lemma_.lower() in words:
            return measure, f"counts “{head.lower_}”"
    if any(token.lemma_.lower() in lexicon.DIE for token in before):
        return "killed", f"counts those who “{before.text}”"
    lead = next(
        (token.lower_ for token in before if token.tag_ in ("VBN", "JJ", "VBD") or token.lower_ == "missing"), ""
    )
    for words, measure in _NOUN_MEASURES[:5]:
        if lead in words and is_person(head):
            return measure, f"counts “{lead} {head.lower_}”"
    return None


def _after(doc: Doc, index: TokenIndex, quantity: Quantity) -> Reading | None:
    """ "12 people were killed", "30 dead", "hundreds feared dead"."""
    noun = quantity.noun
    end = doc[noun.last].idx + len(doc[noun.last]) if noun is not None else quantity.end
    found = _AFTER_PASSIVE.match(index.text, end)
    if found and found.lastgroup and not _is_active(index.text, found):
        return found.lastgroup, f"followed by “{found.group().strip()}”"  # type: ignore[return-value]
    return None


_ACTIVE = re.compile(
    r"(?<!\bby )(?:killed|murdered|massacred|executed|beheaded|shot dead|injured|wounded|hurt|detained|arrested|"
    r"captured|rescued|evacuated|attacked|assaulted|abducted|kidnapped|raped|tortured|displaced)\Z",
    re.IGNORECASE,
)
_HELPED = re.compile(r"\b(?:were|was|are|is|been|being|be|found|left|reported|confirmed|believed|feared|presumed)\b")
_OBJECT = re.compile(
    r" (?:(?:the|an?|its|their|his|her|our|my|one of|each other|several|many|themselves|himself|herself)\b"
    r"(?! (?:day|night|morning|evening|week|month|year|same|previous|following)\b)|"
    r"(?!(?:In|At|On|By|As|After|When|During|Near|Outside|Inside|Amid|Over|For|From|While|Since|And|Or|Across|Off)\b)"
    r"[A-Z][a-z])"
)


def _is_active(text: str, found: re.Match[str]) -> bool:
    """ "Two soldiers killed the gunman": those counted did it."""
    if not _ACTIVE.search(found.group()) or _HELPED.search(found.group()):
        return False
    return _OBJECT.match(text, found.end()) is not None


def _before(doc: Doc, index: TokenIndex, quantity: Quantity) -> Reading | None:
    """The verb that the number is subject or object of: "killing 13 people", "the attack left 30 dead"."""
    noun = quantity.noun
    token = doc[noun.last] if noun is not None else doc[index.holding(quantity.end - 1)]
    if noun is None:
        reading = _toll(doc, index, token, quantity)
        if reading is not None:
            return reading
    for _ in range(8):
        head = token.head
        if head.i == token.i:
            break
        if head.pos_ in ("VERB", "AUX") or head.tag_.startswith("VB"):
            return _by_verb(head, token, index, quantity)
        if (token.dep_ == "pobj" and head.lower_ not in ("of", "including", "among", "with")) or (
            head.tag_ in ("NN", "NNS")
            and token.dep_ not in ("nummod", "conj", "quantmod", "appos", "prep", "compound", "pobj", "nmod")
        ):
            if head.lower_ == "to" and noun is None:
                token = head
                continue
            break
        if (
            token.dep_ == "pobj"
            and head.lower_ == "of"
            and head.head.lower_ not in _GROUPS
            and head.head.lemma_.lower() not in _EVENTS
        ):
            break
        for measure, nouns in _EVENTS_OF.items():
            if head.lemma_.lower() in nouns and token.dep_ == "prep":
                return measure, f"“{head.lower_} of”"
        if head.lemma_.lower() in _WOUNDINGS:
            return "injured", f"“{head.lower_}”"
        token = head
    return _near(index, quantity)


_GROUPS = frozenset(
    [
        "number",
        "total",
        "group",
        "dozens",
        "hundreds",
        "thousands",
        "scores",
        "tens",
        "millions",
        "majority",
        "minority",
        "half",
        "handful",
        "series",
        "lives",
        "life",
        "third",
        "quarter",
        "percent",
    ]
)
_EVENTS_OF: dict[Measure, frozenset[str]] = {
    "killed": frozenset(
        "killing murder death massacre shooting slaying assassination execution slaughter toll".split()
    ),
    "detained": frozenset("arrest detention imprisonment jailing".split()),
    "displaced": frozenset("displacement exodus".split()),
    "affected": frozenset("rescue evacuation abduction kidnapping rape".split()),
}
"""Nouns whose "of" tells what befell people."""
_WOUNDINGS = frozenset(["injury", "wounding"])
_EVENTS = _WOUNDINGS.union(*_EVENTS_OF.values())
_NEAR_BEFORE = re.compile(
    r"\b(?:(?P<killed>kill(?:s|ed|ing)|(?:the dead|those killed|the fatalities) (?:includ(?:ed?|es|ing)|were|are)|"
    r"among the (?:dead|fatalities) (?:were|are)|"
    r"murder(?:s|ed|ing)|slay(?:s|ing)|slew|massacred|shot dead|"
    r"shoot(?:s|ing) dead|gun(?:s|ned|ning)? down|behead(?:ed|ing)|execut(?:ed|ing)|"
    r"claim(?:s|ed|ing) (?:the lives of|at least)|took the lives of|lives of)"
    r"|(?P<injured>(?:the injured|the wounded) includ(?:ed?|es|ing)|"
    r"injur(?:es|ed|ing)|wound(?:s|ed|ing)|hurt(?:ing|s)?|stabb(?:ed|ing)|maim(?:ed|ing))"
    r"|(?P<displaced>displac(?:es|ed|ing)|uproot(?:ed|ing))"
    r"|(?P<detained>detain(?:s|ed|ing)|arrest(?:s|ed|ing)|jail(?:s|ed|ing))"
    r"|(?P<affected>rescu(?:es|ed|ing)|evacuat(?:es|ed|ing)|trapp(?:ed|ing)|strand(?:ed|ing)|kidnapp(?:ed|"
    r"ing)|abduct(?:ed|ing)|assault(?:ed|ing)))"
    r"(?: (?:at least|up to|as many as|more than|some|about|around|nearly|another|over|an estimated|"
    r"almost|a further|the|a|dead|all|dozens|hundreds|down|himself and|herself and))*\s\Z",
    re.IGNORECASE,
)


def _near(index: TokenIndex, quantity: Quantity) -> Reading | None:
    """A verb of harm right before the number, where the parse does not link them."""
    found = _NEAR_BEFORE.search(index.text, max(0, quantity.start - 50), quantity.start)
    if found and found.lastgroup:
        return found.lastgroup, f"preceded by “{found.group().strip()}”"  # type: ignore[return-value]
    return None


def _by_verb(verb: Token, argument: Token, index: TokenIndex, quantity: Quantity) -> Reading | None:
    """What the verb does to the counted persons: the object of "kill", the subject of "die" or of a passive."""
    near = _near(index, quantity)
    if near is not None:
        return near
    subject = argument.dep_ == "nsubj" and argument.i < verb.i
    passive = argument.dep_ == "nsubjpass" or (
        argument.i < verb.i and verb.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in verb.children)
    )
    reading = _by_phrase(verb, argument, subject, passive)
    if reading is not None:
        return reading
    if subject and not passive and verb.tag_ != "VBN":
        return None
    return _by_object(verb, argument, passive)


def _by_phrase(verb: Token, argument: Token, subject: bool, passive: bool) -> Reading | None:
    """Verbs that tell a harm with their subject or with words beside them: "died", "shot dead", "taken to hospital"."""
    lemma = verb.lemma_.lower()
    if lemma in lexicon.DIE and (subject or passive):
        return "killed", f"subject of “{verb.lower_}”"
    if lemma in ("flee", "disappear", "vanish") and subject:
        return ("displaced" if lemma == "flee" else "missing"), f"subject of “{verb.lower_}”"
    if lemma == "shoot" and any(c.lower_ == "dead" for c in verb.children):
        return "killed", "shot dead"
    if lemma == "shoot" and (passive or argument.dep_ in ("dobj", "conj")):
        return "injured", "shot"
    if lemma == "gun" and any(c.lower_ == "down" for c in verb.children):
        return "killed", "gunned down"
    if lemma in ("take", "rush", "bring", "admit") and any(
        c.lower_ == "to" and any(g.lower_ in ("hospital", "hospitals") for g in c.children) for c in verb.children
    ):
        return "injured", "taken to hospital"
    return None


def _by_object(verb: Token, argument: Token, passive: bool) -> Reading | None:
    """Verbs that tell what befell their object, or the subject of their passive: "killed", "left … dead"."""
    lemma = verb.lemma_.lower()
    if passive or argument.dep_ in _OBJECTS:
        for words, measure in _VERB_MEASURES:
            if lemma in words and (passive or lemma not in ("hit", "attack", "treat", "burn")):
                return measure, f"object of “{verb.lower_}”"
        if lemma in _LEAVING and argument.dep_ in ("dobj", "nsubjpass", "nsubj"):
            for child in (*argument.children, *verb.children):
                for words, measure in _NOUN_MEASURES[:3]:
                    if child.i > argument.i and child.lower_ in words:
                        return measure, f"“{verb.lower_} … {child.lower_}”"
    if argument.lemma_.lower() == "life" and lemma in ("claim", "lose", "cost", "take"):
        return "killed", f"“{verb.lower_} … lives”"
    return None


_OBJECTS = frozenset("dobj nsubjpass attr oprd obj conj appos dep nsubj ccomp".split())
_LEAVING = frozenset("leave confirm report declare find pronounce".split())


_RISES = frozenset("rise climb reach stand hit jump pass grow increase go be rocket soar surpass exceed top".split())


def _by_subject(index: TokenIndex, token: Token) -> Reading | None:
    """A toll that stands far from its number: "the death toll of the quake, which came at night, rose to 85"."""
    verb = token.head
    for _ in range(2):
        if verb.pos_ == "ADP" or verb.dep_ in ("nummod", "quantmod", "attr"):
            verb = verb.head
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or verb.lemma_.lower() not in _RISES:
        return None
    found = _TOLL.search(index.text, subject.left_edge.idx, subject.idx + len(subject))
    return (found.lastgroup, f"“{found.group()}”") if found and found.lastgroup else None  # type: ignore[return-value]


def _toll(doc: Doc, index: TokenIndex, token: Token, quantity: Quantity) -> Reading | None:
    """A bare number that a toll, or a count of the dead, the injured or the missing, is said to have reached."""
    begin = (index.sentence(token.i) or (0, 0))[0]
    window = index.text[max(begin, quantity.start - 120) : quantity.phrase]
    last = None
    for found in _TOLL.finditer(window):
        last = found
    near = _near(index, quantity)
    if near is not None:
        return near
    if last is None or last.lastgroup is None or len(window) - last.end() > 60:
        return _by_subject(index, token)
    if (
        last.group().lower()
        in ("left", "killing", "lives", "dead", "injured", "wounded", "missing", "injuring", "wounding")
        and len(window) - last.end() > 22
    ):
        return None
    return last.lastgroup, f"“{last.group()}”"  # type: ignore[return-value]
