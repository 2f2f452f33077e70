"""How sure a figure is: reported, denied, forecast or unconfirmed."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from reportedly.figures import lexicon
from reportedly.figures.quantities import Quantity, TokenIndex
from reportedly.model import Statement, Status

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
    r"allegedly|presumed|believed|alleged|suspected|thought)\b(?! by (?:the )?police to be)",
    re.IGNORECASE,
)


_DEFINITE = re.compile(
    r"\b(?:the|its|their|his|her|our|my|these|those|all|both|of the|across all|each of the)(?: other| top|"
    r" remaining| last| past)? \Z",
    re.IGNORECASE,
)


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
    if _DEFINITE.search(text, begin, quantity.start) and quantity.unit is None:
        return "reported", "about something known"
    return _by_clauses(token, cues, sourced) or ("reported", "stated as a fact")


def _by_clauses(token: Token, cues: set[int], sourced: bool) -> Reading | None:
    """Climbs from the number through its clause to the verbs above it, up to the words of reporting."""
    crossed = 0
    for _ in range(16):
        if token.pos_ in ("VERB", "AUX"):
            if token.i in cues:
                return None
            reading = _by_verb(token, crossed, sourced)
            if reading is not None:
                return reading
            crossed += 1
            marked = any(child.dep_ == "mark" and child.lower_ not in ("to", "that") for child in token.children)
            late = any(child.lower_ in _LATER and child.i < token.i for child in token.children)
            if (
                token.dep_ == "parataxis"
                or late
                or (token.dep_ == "relcl" and not _purpose(token))
                or (token.dep_ == "advcl" and (marked or not _purpose(token)))
            ):
                return None
            if token.head.lower_ in _LATER:
                return None
            if token.dep_ == "conj" and any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children):
                return None
        elif (token.lemma_.lower() in lexicon.FORECAST_NOUNS and crossed == 0 and token.tag_ in ("NN", "NNS")) or (
            token.lemma_.lower() in lexicon.FORECAST_NOUNS and token.tag_ in ("NN", "NNS") and crossed == 1
        ):
            return "forecast", f"“{token.lower_}”"
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _purpose(verb: Token) -> bool:
    """Whether a clause says what for ("to cheat"): it is as sure as the one above it."""
    return any(child.lower_ == "to" for child in verb.children) and not any(c.dep_ == "nsubj" for c in verb.children)


def _by_verb(verb: Token, crossed: int, sourced: bool) -> Reading | None:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass", "neg", "advmod")]
    words = [child.lower_ for child in helpers]
    lemma = verb.lemma_.lower()
    has_subject = any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)
    del has_subject
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
    if (
        lemma in lexicon.UNCONFIRMED_VERBS
        and (verb.tag_ == "VBN" or crossed)
        and any(c.dep_ in ("xcomp", "ccomp", "oprd") for c in verb.children)
        and (verb.tag_ == "VBN" or lemma in _DOUBTING)
    ):
        return "unconfirmed", f"“{verb.lower_}”"
    if lemma in lexicon.FORECAST_VERBS and crossed and verb.tag_ in ("VBN", "VBZ", "VBP", "VBG", "VB", "VBD"):
        return "forecast", f"“{verb.lower_}”"
    if (
        lemma in ("forecast", "predict", "project", "expect", "target", "pledge", "propose", "plan", "anticipate")
        and not crossed
    ):
        return "forecast", f"“{verb.lower_}”"
    for child in verb.children:
        if (
            child.dep_ == "acomp"
            and child.lower_ in ("likely", "due", "set", "expected", "able", "poised", "ready")
            and crossed
        ):
            return "forecast", f"“{child.lower_}”"
    return None
