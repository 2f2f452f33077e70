"""How sure a figure is: reported, denied, forecast or unconfirmed."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from reportedly.figures import lexicon
from reportedly.model import Statement, Status
from reportedly.quantities import Quantity, TokenIndex

Reading = tuple[Status, str]

_FORECAST_BEFORE = re.compile(
    r"\b(?:forecast|expected|projected|planned|proposed|target(?:ed)?(?: of)?|predicted|anticipated|"
    r"estimated to reach|potential|will (?:be|cost|reach)|aims? (?:of|for)|goal of|plans? (?:for|of)|"
    r"up to a maximum of|could face|faces? up to|facing up to|threatened|pledged|promised|upcoming|next|"
    r"coming|a possible|possible)(?: (?:the|a|an|to|about|around|some|of|for))*\s[$€£¥₹₪]?\Z",
    re.IGNORECASE,
)
_UNCONFIRMED_BEFORE = re.compile(
    r"\b(?:reportedly|allegedly|feared|presumed|purportedly|alleged|unconfirmed reports? (?:of|that)|"
    r"suspected|believed|rumou?red|supposedly)(?: (?:to|have|of|been|be|the|a|some|about|at|least|up|more|"
    r"than|as|many|over|killed|dead|around|nearly|almost))*\s[$€£¥₹₪]?\Z",
    re.IGNORECASE,
)
_UNCONFIRMED_AFTER = re.compile(
    r"(?: [\w’'-]+){0,4} (?:(?:is|are|was|were|have been|has been|had been|being) )?(?:feared|reportedly|"
    r"allegedly|presumed|believed|alleged|suspected|thought)\b(?! of\b)(?! by (?:the )?police to be)",
    re.IGNORECASE,
)


_DEFINITE = re.compile(
    r"(?:\w[’']s?|\b(?:the|its|their|his|her|our|my|these|those|all|both|of the|across all|each of the))(?: other| top|"
    r" combined| current| existing| entire| original| total| full|"
    r" remaining| last| past)? \Z",
    re.IGNORECASE,
)


_NOW = re.compile(
    r"\b(?:now|currently|(?:up|down|increase|rise|cut|drop|raised?|lowered) (?:\w+ly )?from|to [\d.,]++\w*+%? from)"
    r"(?: the)?(?: (?:about|around|some|nearly|just|only|more than|less than|over|almost))? [$£€]?\Z",
    re.IGNORECASE,
)
"""Before what already is, or was before a change to come."""
_AWAY = re.compile(r"(?: \([^()]{1,20}\))? (?:from|away|north|south|east|west|off)\b")
_SUPPORT = frozenset("vote support back favor favour prefer choose pick elect oppose approve endorse".split())
"""What those asked in a poll would do: the share that says so is a fact."""
_FORESEEING = frozenset(
    "forecast predict project expect target pledge propose plan anticipate promise vow threaten".split()
)
_ASKING = frozenset(("seek", "request", "demand", "solicit", "appeal", "ask", "call"))
_RESULTS = frozenset("reach total bring take push raise lift cut make leave create cost save add".split())
_MODIFYING = ("nummod", "compound", "amod", "npadvmod", "nmod", "quantmod")
_COMING = frozenset("likely due set expected able poised ready".split())
_CLIMB = 16
"""Heads followed from a number upwards."""
_DOUBTING = frozenset(("fear", "suspect", "allege", "speculate"))
_LATER = frozenset(("after", "before", "since", "when", "following", "as", "while"))


def status_of(doc: Doc, index: TokenIndex, quantity: Quantity, statement: Statement | None) -> Reading:
    """The status of a figure, with why; `statement` is the one it lies in."""
    text = index.text
    token = doc[index.holding(quantity.end - 1)]
    first, last = index.sentence(token.i) or (0, len(text))
    cues = {
        i
        for span in (statement.cue if statement else ())
        for i in range(index.holding(span[0]), index.holding(span[1] - 1) + 1)
    }
    denied = next((doc[i] for i in cues if doc[i].lemma_.lower() in lexicon.DENY), None)
    if denied is not None:
        return "denied", f"“{denied.lower_}”"
    feared = next((doc[i] for i in cues if doc[i].lemma_.lower() in _DOUBTING), None)
    if feared is not None:
        return "unconfirmed", f"“{feared.lower_}”"
    begin = max(first, quantity.phrase - 60)
    found = _UNCONFIRMED_BEFORE.search(text, begin, quantity.start)
    if found:
        return "unconfirmed", f"“{found.group().strip()}”"
    found = _UNCONFIRMED_AFTER.match(text, quantity.end, min(last, quantity.end + 60))
    if found:
        return "unconfirmed", f"“{found.group().strip()}”"
    found = _FORECAST_BEFORE.search(text, begin, quantity.start)
    if found:
        return "forecast", f"“{found.group().strip()}”"
    denies = quantity.unit is None or quantity.unit.kind in ("money", "percent", "points")
    sourced = denies and statement is not None and (statement.speaker is not None or bool(statement.source))
    if (quantity.unit is None or quantity.glued) and _DEFINITE.search(text, begin, quantity.start):
        return "reported", "about something known"
    kind = quantity.unit.kind if quantity.unit is not None else ""
    reading = _by_clauses(token, cues, sourced, kind)
    if reading is not None and reading[0] == "forecast" and _is_known(token, quantity, text, begin):
        return "reported", "about what is there already"
    return reading or ("reported", "stated as a fact")


def _is_known(token: Token, quantity: Quantity, text: str, begin: int) -> bool:
    """Whether a number describes what is there already, whatever the verb says is to come."""
    unit = quantity.unit
    if _NOW.search(text, begin, quantity.start):
        return True
    if unit is None:
        return False
    if unit.kind == "distance" and _AWAY.match(text, max(quantity.end, unit.end)):
        return True
    while quantity.glued and token.dep_ in _MODIFYING:
        token = token.head
    return quantity.glued and token.dep_ in ("nsubj", "nsubjpass")


def _by_clauses(token: Token, cues: set[int], sourced: bool, kind: str) -> Reading | None:
    """Climbs from the number through its clause to the verbs above it, up to the words of reporting."""
    crossed = 0
    below = token
    for _ in range(_CLIMB):
        lemma = token.lemma_.lower()
        if token.pos_ in ("VERB", "AUX"):
            if token.i in cues:
                foreseen = lemma in _FORESEEING and below.dep_ != "nsubj"
                return ("forecast", f"“{token.lower_}”") if foreseen else None
            if kind == "percent" and lemma in _SUPPORT:
                return None
            share = kind == "percent" and below.dep_ in ("nsubj", "nsubjpass")  # "60% had not …" denies nothing
            reading = _by_verb(token, crossed, sourced and not share, kind)
            if reading is not None:
                return reading
            crossed += 1
            if _is_apart(token):
                return None
        elif lemma in lexicon.FORECAST_NOUNS and crossed < 2 and token.tag_ in ("NN", "NNS"):
            return "forecast", f"“{token.lower_}”"
        if token.head.i == token.i or _describes(token):
            return None
        below, token = token, token.head
    return None


def _is_apart(verb: Token) -> bool:
    """Whether a clause tells a fact of its own, whatever the one above it says."""
    marked = any(child.dep_ == "mark" and child.lower_ not in ("to", "that") for child in verb.children)
    late = any(child.lower_ in _LATER and child.i < verb.i for child in verb.children)
    results = verb.tag_ == "VBG" and not marked and verb.lemma_.lower() in _RESULTS
    if verb.dep_ == "parataxis" or late or verb.head.lower_ in _LATER:
        return True
    if verb.dep_ == "relcl" or (verb.dep_ == "advcl" and not results):
        return marked or not _purpose(verb)
    if verb.dep_ != "conj":
        return False
    passive = any(child.dep_ == "auxpass" for child in verb.head.children)
    owned = any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)
    return owned or (passive and verb.tag_ in ("VBD", "VBZ", "VBP"))


def _describes(token: Token) -> bool:
    """Whether words only describe what is known: "after the quake of …", "its 25 sailors, 23 of them …"."""
    if token.dep_ == "prep" and token.lower_ == "after":
        return True
    return token.dep_ == "appos" and any(
        child.dep_ == "poss" or child.lower_ in ("the", "these", "those") for child in token.head.children
    )


def _purpose(verb: Token) -> bool:
    """Whether a clause says what for ("to cheat"): it is as sure as the one above it."""
    return any(child.lower_ == "to" for child in verb.children) and not any(c.dep_ == "nsubj" for c in verb.children)


def _by_verb(verb: Token, crossed: int, sourced: bool, kind: str) -> Reading | None:
    """What a verb above the number says, `crossed` verbs away from it: its helpers first, then its own meaning."""
    return _by_helpers(verb, crossed, sourced) or _by_meaning(verb, crossed, kind)


def _by_helpers(verb: Token, crossed: int, sourced: bool) -> Reading | None:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass", "neg", "advmod")]
    words = [child.lower_ for child in helpers]
    if verb.dep_ == "ROOT" and "to" in words and verb.tag_ == "VB":
        return "forecast", f"“to {verb.lower_}”"
    if verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in verb.children):
        return "forecast", "on a condition"
    if any(w in ("may", "might", "could") for w in words) and "have" in words:
        return "unconfirmed", f"“{' '.join(w for w in words if w in ('may', 'might', 'could', 'have'))}”"
    for word in words:
        if word in lexicon.UNCONFIRMED_WORDS:
            return "unconfirmed", f"“{word}”"
    if any(child.dep_ == "neg" and child.lower_ in lexicon.NEGATIONS for child in helpers) and crossed == 0 and sourced:
        return "denied", f"“{' '.join(words)} {verb.lower_}”"
    for word in words:
        if word in lexicon.FORECAST_AUX or word == "may":
            return "forecast", f"“{word} {verb.lower_}”"
    return None


def _by_meaning(verb: Token, crossed: int, kind: str) -> Reading | None:
    lemma = verb.lemma_.lower()
    doubted = lemma in lexicon.UNCONFIRMED_VERBS and (verb.tag_ == "VBN" or (crossed and lemma in _DOUBTING))
    if doubted and any(child.dep_ in ("xcomp", "ccomp", "oprd") for child in verb.children):
        return "unconfirmed", f"“{verb.lower_}”"
    if crossed and lemma in lexicon.FORECAST_VERBS and verb.tag_.startswith("VB"):
        return "forecast", f"“{verb.lower_}”"
    if not crossed and (lemma in _FORESEEING or (kind == "money" and lemma in _ASKING)):
        return "forecast", f"“{verb.lower_}”"
    for child in verb.children:
        if crossed and child.dep_ == "acomp" and child.lower_ in _COMING:
            return "forecast", f"“{child.lower_}”"
    return None
