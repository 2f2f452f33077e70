"""Two numbers that state one range: "20-30", "between 4 and 6", "$2 million to $3 million"."""

from __future__ import annotations

import re

from reportedly.quantities.atoms import Numeral
from reportedly.quantities.words import MAGNITUDES, SHORT_MAGNITUDES

_UNIT_BETWEEN = re.compile(
    r"(?P<left>\s?(?:%|per ?cent|pc|percent)?)(?P<mark>\s?[-–—]\s?|\sto\s|\sand\s)(?P<sign>[$€£¥₹₪]?)\Z", re.IGNORECASE
)


def join_ranges(text: str, numerals: list[Numeral]) -> list[Numeral]:
    """Joins "20-30", "4 to 6", "between 4 and 6", "from 1 million to 2 million" where they state a range."""
    joined: list[Numeral] = []
    at = 0
    while at < len(numerals):
        left = numerals[at]
        if at + 1 < len(numerals) and (both := _range(text, left, numerals[at + 1])) is not None:
            joined.append(both)
            at += 2
            continue
        joined.append(left)
        at += 1
    return joined


_SHARE = re.compile(r"\s?(?:%|per ?cent|pc\b|percent)", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\b(?:between|from anywhere between)\s[$€£¥₹₪]?\Z|\bbetween\s(?:about|some|roughly|around)\s[$€£¥₹₪]?\Z", re.I
)
_FROM = re.compile(
    r"(?<!ranging )(?<!range )(?<!ranges )(?<!ranged )\b(?:from|rose|fell|dropped|up|down|increased?|"
    r"decreased?|cut|raised?|lowered?|reduced?)\s[$€£¥₹₪]?\Z",
    re.I,
)
_NEVER = ("part", "ratio")
_CHANGED_BY = re.compile(
    r"(?:r[io]se[ns]?|rising|f[ae]ll(?:en|s|ing)?|lost|dipped|up|down|(?:climb|jump|drop|gr[eo]w|gain|los[ei]|add|shed|"
    r"slip|soar|surg|plung|plummet|tumbl|increas|decreas|declin|advanc|slid)\w{0,20})(?: by)?"
    r"(?: about| around| nearly| almost| over| more than| another| just)? [$€£¥]?\Z",
    re.I,
)
"""Before an amount of change, after which "to" gives the level that it led to, if both name their own unit."""
_BY = re.compile(r"\bby(?: about| around| nearly| almost| over| more than| another| just)? [$€£¥]?\Z", re.I)
"""Before an amount of change, after any verb, where what follows "to" is so much more that it must be the level."""
LEVEL = 4
"""How many times as much it must be."""
_YEARS = re.compile(r"1[5-9]\d\d(?: and | to | ?[-–] ?)(?:1[5-9]|20)\d\d(?! (?:people|[a-z]+s\b))")


def _unit_before(text: str, left: Numeral, right: Numeral) -> bool:
    """Whether both ends have a currency sign of their own: "by $4 to $19"."""
    return text[left.start - 1 : left.start] in _SIGNS and text[right.start - 1 : right.start] in _SIGNS


_IN_YEAR = re.compile(r"\b(?:in|since|of|from|by|year|for|until|after) (?:1[5-9]|20)\d\d\Z")
_LOST = re.compile(
    r"\b(?:los(?:t|es?|ing)|trail(?:s|ed|ing)?|behind|lag(?:s|ged|ging)?|defeated|beaten)\b[^.;:\d]{0,40}\Z",
    re.IGNORECASE,
)
"""Before the shares of two sides, that of the loser first: "lost the state 36 percent to 51 percent"."""


def _is_dated(text: str, left: Numeral, right: Numeral) -> bool:
    """Whether the first number is the year of an earlier sum: "from $3 billion in 2012 to $5 billion"."""
    is_year = _IN_YEAR.search(text, max(0, left.start - 8), left.end) is not None
    return is_year and (right.high > 3000 or text[right.start - 1] in _SIGNS)


def _is_result(text: str, at: int) -> bool:
    return _LOST.search(text, max(0, at - 60), at) is not None


def _is_level(text: str, left: Numeral, right: Numeral, before: str) -> bool:
    """Whether the second number is the level that a change by the first one led to: "up $4 to $19"."""
    if not _unit_before(text, left, right):
        return False
    return bool(_CHANGED_BY.search(before) or (_BY.search(before) and right.high >= LEVEL * left.low))


_SIGNS = tuple("$€£¥₹₪")


_VOTE = re.compile(r" (?:vote|margin|majority|ruling|split|decision)\b", re.IGNORECASE)
"""After two numbers and a hyphen: two sides' votes, no range."""


def _range(text: str, left: Numeral, right: Numeral) -> Numeral | None:
    gap = text[left.end : right.start]
    if len(gap) > 14 or left.shape in _NEVER or right.shape in _NEVER or "range" in (left.shape, right.shape):
        return None
    found = _UNIT_BETWEEN.match(gap)
    if not found:
        return _either(text, left, right, gap)
    before = text[max(0, left.start - 24) : left.start]
    mark = found["mark"].strip().lower()
    if found["left"].strip() and not _SHARE.match(text, right.end):
        return None
    if _is_dated(text, left, right) or (found["left"].strip() and mark == "to" and _is_result(text, left.start)):
        return None
    if mark == "and" and not _BETWEEN.search(before):
        return None
    if mark == "to" and (_FROM.search(before) or _is_level(text, left, right, before)):
        return None
    if mark in ("and", "to", "-", "–") and _YEARS.fullmatch(text, left.start, right.end):
        return None
    low, high = _scaled(text, left, right)
    if not 0 <= low < high and not (low < 0 and high > low):
        return None
    if mark in ("-", "–") and _VOTE.match(text, right.end):
        return None
    if mark in ("-", "–", "—") and _score(text, left, right, gap, found):
        return None
    return Numeral(left.start, right.end, low, high, "range")


def _either(text: str, left: Numeral, right: Numeral, gap: str) -> Numeral | None:
    """ "two or three", "one or two": neighbouring numbers."""
    if gap == " or " and left.low < right.high <= left.low * 2 + 1:
        return Numeral(left.start, right.end, left.low, right.high, "range")
    return None


def _scaled(text: str, left: Numeral, right: Numeral) -> tuple[float, float]:
    """The ends of a range, the magnitude of the right one shared ("2-3 million")."""
    low, high = left.low, right.high
    if left.shape == "digits" and not re.search(r"[A-Za-z]", text[left.start : left.end]):
        written = re.search(r"[A-Za-z]+", text[right.start : right.end])
        if written:
            scale = MAGNITUDES.get(written[0].lower()) or SHORT_MAGNITUDES.get(written[0])
            if scale and low * scale < high:
                low *= scale
    return float(f"{low:.15g}"), high


def _score(text: str, left: Numeral, right: Numeral, gap: str, found: re.Match[str]) -> bool:
    """Whether a hyphen joins a score, a vote or a phone number rather than a range."""
    rest = text[right.end : right.end + 2]
    return bool(re.match(r"[-–]\d", rest)) or (left.low >= right.high)
