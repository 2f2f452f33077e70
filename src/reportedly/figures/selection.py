"""Which quantities are reported figures: the exclusions of ages, dates, names, lists and turns of phrase."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from reportedly.figures.bare import bare_number, plain_one
from reportedly.figures.lexicon import COUNT_NOUNS_GLUED
from reportedly.figures.measures import is_magnitude, is_vote_count
from reportedly.figures.people import is_person
from reportedly.figures.quantities import Quantity, TokenIndex
from reportedly.figures.quantities.nouns import counted_noun

_AGE_BEFORE = re.compile(
    r"(?:\b(?:aged?(?: from| between)?|ages|age of|ages of|ages? between|turn(?:s|ed|ing)?|age:?)|"
    r"\bage[sd]?(?: of| from|"
    r" between| from)? (?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve)(?:, \d{1,2}){0,5}(?:,? (?:and|to|or)|,)) \Z",
    re.IGNORECASE,
)
_AGE_APPOSED = re.compile(r"[A-Z][\w’'.-]+, \Z")
_AGO = re.compile(
    r" (?:(?:or (?:so|more) )?(?:ago|earlier|later|after|before|prior|previously|since|hence|away|out\b|"
    r"on\b|back|old\b|from now|into)|and a half (?:ago|later|earlier))\b",
    re.IGNORECASE,
)
_CALENDAR_BEFORE = re.compile(
    r"\b(?:the|its|his|her|their|for|in) (?:first|opening|final|closing|initial) \Z", re.IGNORECASE
)
_CALENDAR_AFTER = re.compile(
    r" (?:to the end|to end|ended|ending|through|to (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|"
    r"of (?:the (?:year|month|season)|(?:19|20)\d\d|this year|last year))"
)
_LIST_MARK = re.compile(r"(?:\A|\n)[ \t]*\Z")
_SCORE_AFTER = re.compile(
    r"[- ](?:win|victory|defeat|loss|draw|lead|record|thrashing|triumph|aggregate|run|series|tie|score|"
    r"home|away|down|up|at half|on points)\b",
    re.IGNORECASE,
)
_VOTE_AFTER = re.compile(
    r"[- ](?:vote|margin|majority|ruling|decision|split|in favou?r|against|to (?:approve|pass|reject|"
    r"confirm|acquit|convict))\b",
    re.IGNORECASE,
)
_VOTE_BEFORE = re.compile(
    r"\b(?:voted|vote(?: was| of)?|approved|passed|ruled|margin of|by|confirmed|rejected)[ ,:]{1,3}(?:by )?(?:a )?\Z",
    re.IGNORECASE,
)


_SINCE = re.compile(r"\bsince (?:at least |about |around )?\Z", re.IGNORECASE)
_TALLY = re.compile(
    r"\b(?:votes?|seats?|percent|%|delegates|points)\b.{0,30}\b(?:[A-Z][\w.’'-]+|and|for|to) \Z", re.DOTALL
)


def rejection(doc: Doc, index: TokenIndex, quantity: Quantity) -> str | None:
    """Why a quantity is no reported figure, in a few words; `None` where it is one."""
    text, start, end = index.text, quantity.start, quantity.end
    unit, noun = quantity.unit, quantity.noun
    before, after = text[max(0, start - 40) : start], text[end : end + 60]
    if _is_caption_mark(doc, index, quantity):
        return "a picture number"
    if unit is None and noun is None and _SINCE.search(before) and 1500 <= quantity.low < 2100:
        return "a year"
    if _is_age(doc, index, quantity, before, after):
        return "an age"
    if unit is not None and unit.kind == "duration":
        return _date_like(text, quantity, before)
    if _LIST_MARK.search(before) and re.match(r"[.)] ", after):
        return "a list number"
    if unit is None and noun is None and _TALLY.search(before) and re.match(r"[.,;)]| and | to |$", after):
        return None
    if _is_name(doc, index, quantity, before):
        return "part of a name"
    if unit is None and is_vote_count(text, quantity):
        return None
    if unit is None and quantity.glued and noun is not None and not _glued_count(doc, text, quantity):
        return "a type"
    if unit is not None and quantity.glued and unit.kind == "volume":
        return "a type"
    if (
        unit is None
        and quantity.shape == "range"
        and re.match(r"\d+[-–]\d+\Z", text[start:end])
        and _SCORE_AFTER.match(after)
    ):
        return "a score"
    if (
        unit is None
        and re.match(r"[-–]\d", after)
        and not _VOTE_AFTER.search(after[:18])
        and not _VOTE_BEFORE.search(before)
    ):
        return "a score"
    if unit is None and re.search(r"\d[-–]\Z", before) and not _VOTE_AFTER.match(after):
        return "a score"
    if quantity.low == quantity.high == 1 and unit is None and text[start:end].lower() == "one":
        return plain_one(doc, index, quantity, before)
    if is_magnitude(text, quantity):
        return None
    if noun is not None and any(ord(letter) > 0x36F for letter in noun.text if letter.isalpha()):
        return "another language"
    if unit is None and noun is None:
        return bare_number(doc, index, quantity, before, after)
    if text[start:end].lower() == "few" and not re.search(
        r"\b(?:a|past|last|next|every|first|only|just|coming|recent|these|those) \Z", before, re.IGNORECASE
    ):
        return "a judgement, not a count"
    return None


def _is_age(doc: Doc, index: TokenIndex, quantity: Quantity, before: str, after: str) -> bool:
    unit = quantity.unit
    if unit is not None and unit.kind == "age":
        if quantity.glued or "-" in unit.text:
            owner = counted_noun(doc, index, unit.end)
            return owner is None or owner.alone or doc[owner.last].tag_ == "NNP" or is_person(doc[owner.last])
        at = index.at_or_after(quantity.phrase)
        described = doc[at - 2] if at > 1 and doc[at - 1].lower_ == "of" else None
        return described is None or described.tag_ not in ("NN", "NNS") or is_person(described)
    if quantity.high <= 120 and quantity.noun is None and _of_person(doc, index, quantity):
        return True
    if unit is not None or quantity.high > 120 or quantity.shape not in ("digits", "range", "words"):
        return False
    if _AGE_BEFORE.search(before):
        return True
    if (
        re.match(r"(?:, (?!\d{3})|\.|\)| and \d\d?,|$|,)", after)
        and quantity.noun is None
        and _AGE_APPOSED.search(before)
    ):
        return quantity.shape == "digits"
    return bool(
        re.match(r",", after)
        and re.search(r"\w, \Z", before)
        and quantity.shape == "digits"
        and 1 <= quantity.low <= 110
    )


def _of_person(doc: Doc, index: TokenIndex, quantity: Quantity) -> bool:
    """ "a teacher of 67 who …"."""
    at = index.at_or_after(quantity.phrase)
    if quantity.unit is not None or at < 3 or doc[at - 1].lower_ != "of" or doc[at - 2].tag_ != "NN":
        return False
    return is_person(doc[at - 2]) and index.text[quantity.end : quantity.end + 1] in (" ", ",", ".")


def _is_caption_mark(doc: Doc, index: TokenIndex, quantity: Quantity) -> bool:
    """Whether digits stand between a picture's credit and its caption ("Acme Images 22 Rescuers search the site")."""
    written = index.text[quantity.start : quantity.end]
    at = index.holding(quantity.end - 1)
    if quantity.unit is not None or quantity.bound != "exact" or not written.isdigit() or not 0 < at < len(doc) - 1:
        return False
    before, behind = doc[at - 1], doc[at + 1]
    if not before.is_alpha or not behind.text.istitle() or behind.ent_type_ not in ("", "CARDINAL"):
        return False
    if not (before.text[0].isupper() or behind.is_sent_start or behind.tag_ in ("NN", "NNS", "VBG", "DT")):
        return False
    return before.lower_ != "the" and not _headline_case(index.text, quantity.start)


def _date_like(text: str, quantity: Quantity, before: str) -> str | None:
    """Calendar periods and relative dates are no durations."""
    unit = quantity.unit
    assert unit is not None
    after = text[unit.end : unit.end + 40]
    ago = _AGO.match(after)
    if ago and unit.name not in ("minute", "second"):
        word = ago.group().split()[-1].lower()
        if word in ("ago", "earlier", "hence", "back", "later", "away", "out") or not re.search(
            r"\b(?:just|only|mere|than|least|over) \Z", before
        ):
            if word in ("on", "into", "since", "old"):
                return None
            if (
                word in ("after", "before", "prior", "later")
                and quantity.bound in ("at_least", "at_most")
                and word != "later"
            ):
                return None
            return "a relative date"
    if _CALENDAR_BEFORE.search(text[: quantity.start][-40:]) and unit.name in ("month", "quarter", "week", "day"):
        return "a calendar period"
    if _CALENDAR_AFTER.match(after) and unit.name in ("month", "quarter", "week"):
        return "a calendar period"
    if (
        text[quantity.start : quantity.end].lower() == "one"
        and unit.name in ("day", "night")
        and quantity.bound == "exact"
    ):
        return "a turn of phrase"
    if unit.name in ("night", "quarter") and quantity.glued:
        return None
    return None


def _is_name(doc: Doc, index: TokenIndex, quantity: Quantity, before: str) -> bool:
    """Number words with a capital inside a sentence, or numbers before a singular name ("38 North")."""
    text = index.text
    token = doc[index.holding(quantity.start)]
    if (
        token.ent_type_ in ("WORK_OF_ART", "LAW", "PRODUCT", "FAC")
        and quantity.unit is None
        and quantity.noun is not None
    ):
        following = doc[quantity.noun.last]
        if following.ent_type_ == token.ent_type_ and following.tag_ in ("NNP", "NNPS"):
            return True
    shouted = text[quantity.start : quantity.end].isupper() and quantity.noun is not None
    if text[quantity.start].isupper() and not shouted and quantity.shape in ("words", "vague", "range"):
        line = text.rfind("\n", 0, quantity.start) + 1
        opening = not token.is_sent_start and text[line : quantity.start].strip(" •“\"'‘-–—:") != ""
        if (
            opening
            and not (quantity.noun is not None and doc[quantity.noun.last].text.islower())
            and not re.search(r"[.:!?—–-][”\"’']?\s+[“\"‘'(]?\Z", before)
            and not _headline_case(text, quantity.start)
        ):
            return True
        if opening and quantity.noun is not None and re.search(r"[–—-] \Z", before):
            return doc[quantity.noun.last].text.istitle() and doc[quantity.noun.first].text.istitle()
    written = text[quantity.start : quantity.end]
    if (
        quantity.unit is None
        and quantity.bound == "exact"
        and written.isdigit()
        and len(written) < 5
        and token.i
        and not token.is_sent_start
    ):
        previous = token.nbor(-1)
        plural = quantity.noun is not None and (doc[quantity.noun.last].tag_ in ("NNS", "NNPS") or quantity.noun.alone)
        if (
            previous.tag_ in ("NNP", "NN")
            and previous.text[0].isupper()
            and previous.whitespace_
            and not plural
            and not _headline_case(text, quantity.start)
        ):
            return True
    if quantity.noun is not None and quantity.unit is None and quantity.shape == "digits" and quantity.high < 1000:
        head = doc[quantity.noun.last]
        return (
            head.tag_ == "NNP"
            and quantity.noun.first == quantity.noun.last
            and not is_person(head)
            and token.text.isdigit()
            and head.text.istitle()
            and not _headline_case(text, quantity.start)
        )
    return False


def _headline_case(text: str, at: int) -> bool:
    """Whether the line at a character is written in Title Case."""
    start = text.rfind("\n", 0, at) + 1
    stop = text.find("\n", at)
    words = [
        w for w in re.findall(r"[A-Za-z][\w’'-]*", text[start : stop if stop >= 0 else len(text)][:300]) if len(w) > 3
    ]
    return len(words) > 2 and sum(w[0].isupper() for w in words) > 0.7 * len(words)


def _glued_count(doc: Doc, text: str, quantity: Quantity) -> bool:
    found = re.match(r"[-‑]([A-Za-z]+)", text[quantity.end : quantity.end + 30])
    return found is None or found[1].lower() in (*COUNT_NOUNS_GLUED, "odd", "plus", "something")
