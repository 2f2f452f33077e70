"""Two numbers that state one range ("20-30", "between 4 and 6"), and pairs that only look like one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from reportedly.figures.quantities.numbers import Number
from reportedly.figures.quantities.units import Found

Join = Literal["range", "since", "before", "pair", "score"]

DASH = re.compile(r" ?[-–—] ?|-to-| to-?")
TO = re.compile(r"[ -]to[ -](?:as (?:many|much|high) as |about |around |nearly |over |more than )?| up to ")
FROM = re.compile(
    r",? (?:up |down )?from (?:about |around |nearly |just |over |under |more than |less than |an "
    r"estimated )?(?:the |a )?"
)
BETWEEN = re.compile(r"\bbetween (?:about |around )?$")
FAR_TO = re.compile(r"^[^.;:,()]{1,50} to (?:about |around |nearly |just |over |the )?$")
FROM_BEFORE = re.compile(r"\bfrom (?:about |around |just |nearly |the )?$")
CHANGED = re.compile(
    r"\b(?:r[ioa]s(?:e|es|en|ing)|f[ae]ll(?:s|en|ing)?|climb\w*|jump\w*|drop\w*|grew|grow\w*|"
    r"increas\w*|decreas\w*|declin\w*|"
    r"went|go(?:es|ing)?|gone|cut\w*|rais(?:e|ed|es|ing)|lower\w*|slip\w*|soar\w*|surg\w*|plung\w*|plummet\w*|tumbl\w*|"
    r"up|down|expand\w*|shr[iau]nk\w*|reduc\w*|chang\w*|mov\w*|edg\w*|slid\w*|swell\w*|swoll\w*|"
    r"doubl\w*|trebl\w*|tripl\w*|narrow\w*|"
    r"widen\w*|improv\w*|boost\w*|revis\w*|upgrad\w*|downgrad\w*|trimm?\w*|slash\w*|hik\w*|eas\w*|"
    r"dipp?\w*|rebound\w*|extend\w*|creep\w*)\b"
)
AMOUNT = re.compile(
    r"(?:r[ioa]s(?:e|es|en|ing)|f[ae]ll(?:s|en|ing)?|climb\w*|jump\w*|dropp?\w*|grew|gain\w*|"
    r"los[te]s?|lost|add\w*|shed\w*|"
    r"up|down|slip\w*|soar\w*|surg\w*|plung\w*|plummet\w*|tumbl\w*|increased?|decreased?|"
    r"declin\w*|advanc\w*|slid|dipped|cut|higher|lower)"
    r"(?: by)?(?: about| around| nearly| almost| over| more than| another| just)? [$€£¥]?$"
)
VOTE = re.compile(
    r"\b(?:vot\w*|margin|majorit\w*|ruling|ruled|decision|senate|house|parliament|pass(?:ed|es)?|"
    r"approv\w*|ballot\w*|lead\w*|led|split|"
    r"poll\w*|court|justices|committee|trail\w*|ahead|reject\w*|senators|edge)\b"
)
GAME = re.compile(
    r"\b(?:win|won|loss|lost|beat(?:en|s)?|draws?|drew|defeat\w*|victor\w*|scor\w*|ties?|tied|"
    r"goals?|sets?|match(?:es)?|"
    r"records?|seasons?|starts?|upset|rout|overtime|half-?time|innings?|series|leads?|edge|"
    r"leagues?|games?|cup|playoffs?|"
    r"coach\w*)\b"
)
BALLOT = re.compile(
    r"\b(?:vot\w*|senate|house|parliament|court|ruling|ruled|justices|committee|poll\w*|bill|"
    r"lawmakers|ballot\w*|council|"
    r"decision|candidates?|part(?:y|ies)|percent|points|republicans?|democrats?|senators?|elections?)\b"
)
COMPOUND = re.compile(r"[ -](?:member|year|month|week|day|point|seat)")
GAME_AFTER = re.compile(
    r"(?:[.,;:!?)]| (?:season|record|win|loss|victory|defeat|lead|start|run|mark|draw|rout|in|to|"
    r"at|over|against|on|and|last|"
    r"with|after|but|as|for)\b|$)"
)
RIVALS = re.compile(r"\b(?:lead\w*|led|trail\w*|ahead|candidate\w*|poll\w*|vot\w*|margin|behind|beat\w*)\b")


@dataclass(slots=True)
class Draft:
    """A number with the unit signs beside it, while it is being put together with its neighbours."""

    number: Number
    before: Found | None
    after: Found | None
    joined: Join | None = None
    """How it goes with the draft before it."""

    @property
    def start(self) -> int:
        """Where it starts, its currency sign included."""
        return self.before.start if self.before else self.number.start

    @property
    def end(self) -> int:
        """Where it ends, its unit included."""
        return self.after.end if self.after else self.number.end


def join(lower: str, a: Draft, b: Draft) -> Join | None:
    """How two neighbouring numbers go together; `since` means b came from a, `before` that a came from b."""
    one, two = a.number, b.number
    if {one.form, two.form} & {"multiple", "ratio"} or (one.form == "vague") != (two.form == "vague"):
        return None
    gap = lower[a.end : b.start]
    if (
        FAR_TO.search(gap)
        and len(gap) < 60
        and FROM_BEFORE.search(lower, max(0, a.start - 30), a.start)
        and _dimension(b) in (None, _dimension(a))
    ):
        return "since"
    if not 0 < len(gap) <= 30:
        return None
    if FROM.fullmatch(gap) and _dimension(a) == _dimension(b):
        return "before" if CHANGED.search(lower, max(0, a.start - 60), a.start) else None
    if one.form == "vague":
        return "range" if gap in (" or ", " to ", " or even ", "-") and one.low < two.low else None
    rising = one.low < two.high or (_shares_scale(a, b) and one.low * two.scale < two.high)
    if gap == " and " and BETWEEN.search(lower, max(0, a.start - 24), a.start) and rising and _fits(a, b):
        return "range"
    if (
        gap in (" or ", " or even ", " or maybe ")
        and rising
        and a.after is None
        and two.high <= 3 * (one.low * (two.scale if _shares_scale(a, b) else 1))
    ):
        return "range" if gap == " or " and (a.before is None) == (b.before is None) else None
    if TO.fullmatch(gap):
        return _with_to(lower, a, b, rising)
    if DASH.fullmatch(gap):
        return _with_dash(lower, a, b, rising)
    return None


def _with_to(lower: str, a: Draft, b: Draft, rising: bool) -> Join | None:
    before = lower[max(0, a.start - 90) : a.start]
    if FROM_BEFORE.search(before) and _same_unit(a, b):
        changed = CHANGED.search(before.rpartition(". ")[2])
        return "since" if changed or not rising else "range"
    if not rising or not _fits(a, b):
        return None
    if (a.after or a.before) and AMOUNT.search(before):
        return None
    around = lower[max(0, a.start - 60) : b.end + 40]
    if a.after and a.after.unit.dimension == "percent" and RIVALS.search(around):
        return None
    return "range"


def _with_dash(lower: str, a: Draft, b: Draft, rising: bool) -> Join | None:
    tight = b.start - a.end <= 1
    if not tight and not _fits(a, b):
        return None
    if tight and a.number.form == b.number.form == "digits" and a.before is None and a.after is None:
        around = lower[max(0, a.start - 45) : b.end + 30]
        plain = a.number.low.is_integer() and b.number.low.is_integer() and b.after is None
        game = GAME.search(around) and not BALLOT.search(around)
        if plain and VOTE.search(around) and not game and not COMPOUND.match(lower, b.end):
            return "pair"
        if plain and (not rising or (game and GAME_AFTER.match(lower, b.end))):
            return "score"
    return "range" if rising and _fits(a, b) and (tight or a.number.form != "word") else None


def _same_unit(a: Draft, b: Draft) -> bool:
    return _dimension(a) == _dimension(b) or _dimension(b) is None or _dimension(a) is None


def _fits(a: Draft, b: Draft) -> bool:
    """Whether the units of two numbers allow one range."""
    if a.after is not None and a.before is None and b.after is None:
        return False
    return _same_unit(a, b)


def _dimension(draft: Draft) -> str | None:
    found = draft.before or draft.after
    return found.unit.dimension if found else None


def _shares_scale(a: Draft, b: Draft) -> bool:
    """Whether the multiplier of b is meant for a as well: "1 to 2 thousand", "$3-5 million"."""
    if a.number.scale != 1.0 or b.number.scale < 100.0 or a.number.low >= 1000:
        return False
    top = b.number.low / b.number.scale
    return not (a.before and b.before) or top / 3 < a.number.low < top


def merged(a: Draft, b: Draft) -> Draft:
    """Two drafts as one range."""
    factor = b.number.scale if _shares_scale(a, b) and a.number.form in ("digits", "word") else 1.0
    ends = sorted((a.number.low * factor, b.number.high))
    number = Number(a.number.start, b.number.end, ends[0], ends[1], b.number.form, b.number.scale)
    return Draft(number, a.before or b.before, b.after or a.after)
