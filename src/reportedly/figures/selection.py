"""Which quantities are reported figures: the exclusions of ages, dates, names, lists and turns of phrase."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from reportedly.figures.bare import bare_number, plain_one
from reportedly.figures.measures import is_magnitude, is_vote_count
from reportedly.figures.named import is_caption_mark, is_name
from reportedly.figures.people import is_person
from reportedly.lang.measures import measures
from reportedly.quantities import Quantity, TokenIndex
from reportedly.quantities.nouns import counted_noun

_AGE_BEFORE = re.compile(
    r"(?:\b(?:aged?(?: from| between)?|ages|age of|ages of|ages? between|turn(?:s|ed|ing)?|age:?)|"
    r"\bage[sd]?(?: of| from|"
    r" between| from)? (?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve)(?:, \d{1,2}){0,5}(?:,? (?:and|to|or)|,)) \Z",
    re.IGNORECASE,
)
_AGE_BOUND = re.compile(
    r"\b(?:those|people|persons|adults|men|women|voters|anyone|everyone|everybody|children|kids|residents|patients|"
    r"drivers|workers|players|girls|boys) (?:who (?:are|were) )?(?:aged )?(?:over|under|above|below|older than|"
    r"younger than) \Z",
    re.IGNORECASE,
)
"""Before an age that bounds a group: "those over 45"."""
_AGE_LIMIT = re.compile(r"(?:over|under|above|below|older than|younger than) \Z", re.IGNORECASE)
_AT = re.compile(r"(?:\A|[,.\n]) ?at \Z", re.IGNORECASE)
_AT_AGE = re.compile(r",| (?:the (?:youngest|oldest|age)|he|she|his|her)\b")
"""Around an age told by the way: "…, at 15 the youngest"."""
_AGE_APPOSED = re.compile(r"[A-Z][\w’'.-]{1,40}, \Z")
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
_AND_AGO = re.compile(r" (?:and|or) [\w-]+ \w+ (?:ago|earlier|later)\b")
"""Behind the first of "20 and 50 years ago", whose unit is the second's."""
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


_SIDES = re.compile(r"\d+[-–]\d+\Z")
_COUNTED_FEW = re.compile(r"\b(?:a|past|last|next|every|first|only|just|coming|recent|these|those) \Z", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_IN = re.compile(r"\b(?:in|by|of|during|until|from) \Z")
_OF_PICTURES = re.compile(r"\b1 of \Z")
_CLOCK = re.compile(r" ?[ap]\.?m\b", re.IGNORECASE)
_COMPOUND = re.compile(r"[a-z]-\Z")
_DATED = re.compile(r"\b(?:under|over|of|by|from|to) an? \Z", re.IGNORECASE)
"""Before the year of a thing: "under a 2007 contract"."""
_SINCE = re.compile(r"\bsince (?:at least |about |around )?\Z", re.IGNORECASE)
_TALLY = re.compile(
    r"\b(?:votes?|seats?|percent|%|delegates|points)\b.{0,30}\b(?:[A-Z][\w.’'-]{1,40}|and|for|to) \Z", re.DOTALL
)


def rejection(doc: Doc, index: TokenIndex, quantity: Quantity) -> str | None:
    """Why a quantity is no reported figure, in a few words; `None` where it is one."""
    text, start, end = index.text, quantity.start, quantity.end
    unit, noun = quantity.unit, quantity.noun
    before, after = text[max(0, start - 40) : start], text[end : end + 60]
    other = _other_number(doc, index, quantity, before, after)
    if other is not None:
        return other
    if _is_age(doc, index, quantity, before, after):
        return "an age"
    if unit is not None and unit.kind == "duration":
        return _date_like(text, quantity, before)
    if _LIST_MARK.search(before) and re.match(r"[.)] ", after):
        return "a list number"
    if unit is None and noun is None and _TALLY.search(before) and re.match(r"[.,;)]| and | to |$", after):
        return None
    if is_name(doc, index, quantity, before):
        return "part of a name"
    if unit is None and is_vote_count(text, quantity):
        return None
    if quantity.glued and _is_type(doc, text, quantity):
        return "a type"
    if unit is None and _is_score(text, quantity, before, after):
        return "a score"
    if quantity.low == quantity.high == 1 and unit is None and text[start:end].lower() == "one":
        return plain_one(doc, index, quantity, before)
    if is_magnitude(text, quantity):
        return None
    if noun is not None and any(ord(letter) > 0x36F for letter in noun.text if letter.isalpha()):
        return "another language"
    if unit is None and noun is None:
        return bare_number(doc, index, quantity, before, after)
    if text[start:end].lower() == "few" and not _COUNTED_FEW.search(before):
        return "a judgement, not a count"
    return None


def _other_number(doc: Doc, index: TokenIndex, quantity: Quantity, before: str, after: str) -> str | None:
    """What a number is that counts and measures nothing: of a picture, a year, a time of day, part of a compound."""
    if is_caption_mark(doc, index, quantity):
        return "a picture number"
    if quantity.unit is not None:
        return None
    if _is_year(index.text, quantity, before, after):
        return "a year"
    if _OF_PICTURES.search(before) and (quantity.noun is None or after.startswith(" (")):
        return "a picture number"
    if _CLOCK.match(after):
        return "a time of day"
    return "part of a compound" if quantity.shape == "words" and _COMPOUND.search(before) else None


def _is_year(text: str, quantity: Quantity, before: str, after: str) -> bool:
    """A year that words of a bound happen to stand before: "to think about in 2015, …", "since at least 1980"."""
    if not _YEAR.match(text, quantity.start, quantity.end):
        return False
    if _DATED.search(before) and re.match(r" [a-z]+(?<!s)\b", after):
        return True
    return bool(_SINCE.search(before) or (_IN.search(before) and re.match(r"[,.;:)\n]|\Z", after)))


def _is_score(text: str, quantity: Quantity, before: str, after: str) -> bool:
    """Whether a number is one side, or both, of the score of a game."""
    if re.match(r":\d", after) or re.search(r"\d:\Z", before):
        return True
    if quantity.shape == "range" and _SIDES.match(text, quantity.start, quantity.end) and _SCORE_AFTER.match(after):
        return True
    if re.match(r"[-–]\d", after) and not _VOTE_AFTER.search(after[:18]) and not _VOTE_BEFORE.search(before):
        return True
    return re.search(r"\d[-–]\Z", before) is not None and not _VOTE_AFTER.match(after)


def _is_type(doc: Doc, text: str, quantity: Quantity) -> bool:
    """Whether a hyphen makes the number part of the name of a kind: "a 12-step plan", "a 2.0-litre car"."""
    if quantity.unit is not None:
        return quantity.unit.kind in ("volume", "times")
    return quantity.noun is not None and not _glued_count(doc, text, quantity)


def _is_age(doc: Doc, index: TokenIndex, quantity: Quantity, before: str, after: str) -> bool:
    unit = quantity.unit
    if unit is not None and unit.kind == "age":
        if quantity.glued or "-" in unit.text:
            behind = doc[min(index.at_or_after(unit.end), len(doc) - 1)]
            if behind.is_punct or behind.pos_ in ("AUX", "PRON", "ADV", "VERB"):
                return True
            owner = counted_noun(doc, index, unit.end)
            return owner is None or owner.alone or doc[owner.last].tag_ == "NNP" or is_person(doc[owner.last])
        at = index.at_or_after(quantity.phrase)
        described = doc[at - 2] if at > 1 and doc[at - 1].lower_ == "of" else None
        return described is None or described.tag_ not in ("NN", "NNS") or is_person(described)
    if quantity.high <= 120 and quantity.noun is None and _of_person(doc, index, quantity):
        return True
    if unit is not None or quantity.high > 120 or quantity.shape not in ("digits", "range", "words"):
        return False
    if _AT.search(before) and _AT_AGE.match(after):
        return True
    if (
        quantity.noun is None
        and _AGE_LIMIT.match(index.text, quantity.phrase, quantity.start)
        and _of_group(doc, index, quantity)
    ):
        return True
    if _AGE_BEFORE.search(before) or (quantity.noun is None and _AGE_BOUND.search(before)):
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


def _of_group(doc: Doc, index: TokenIndex, quantity: Quantity) -> bool:
    """ "buyers over 21"."""
    at = index.at_or_after(quantity.phrase)
    return at > 0 and doc[at - 1].tag_ == "NNS" and is_person(doc[at - 1])


def _of_person(doc: Doc, index: TokenIndex, quantity: Quantity) -> bool:
    """ "a teacher of 67 who …"."""
    at = index.at_or_after(quantity.phrase)
    if quantity.unit is not None or at < 3 or doc[at - 1].lower_ != "of" or doc[at - 2].tag_ != "NN":
        return False
    return is_person(doc[at - 2]) and index.text[quantity.end : quantity.end + 1] in (" ", ",", ".")


def _date_like(text: str, quantity: Quantity, before: str) -> str | None:
    """Calendar periods and relative dates are no durations."""
    unit = quantity.unit
    assert unit is not None
    if unit.start == unit.end and _AND_AGO.match(text, quantity.end):
        return "a relative date"
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
    if _CALENDAR_BEFORE.search(before) and unit.name in ("month", "quarter", "week", "day"):
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


def _glued_count(doc: Doc, text: str, quantity: Quantity) -> bool:
    found = re.match(r"[-‑]([A-Za-z]+)", text[quantity.end : quantity.end + 30])
    return found is None or found[1].lower() in (*measures().glued, "odd", "plus", "something")
