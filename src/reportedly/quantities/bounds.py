"""Bound and change words around a number: "at least", "up to", "or so", "rose by"."""

from __future__ import annotations

import re

from reportedly.model import Bound

_BEFORE: tuple[tuple[Bound, str], ...] = (
    (
        "at_most",
        r"up to|as many as|as much as|as high as|as few as|as little as|at most|at the most|a maximum of|maximum|max|"
        r"no more than|not more than|no greater than|no fewer than a|not exceeding|"
        r"less than|fewer than|lower than|smaller than|shorter than|under|just under|below|just below|within|inside|"
        r"just short of|short of|just shy of|shy of|sub-|capped at|a cap of|≤|<|to under|to below",
    ),
    (
        "at_least",
        r"at least|at the very least|no less than|no fewer than|not less than|not fewer than|a minimum of|minimum|"
        r"more than|greater than|larger than|higher than|longer than|older than|bigger than|upwards? of|in excess of|"
        r"exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|top(?:s|ped|ping) |topped|tops|topping|over(?: than)?|well over|"
        r"just over|above|just above|"
        r"beyond|north of|≥|>|a little over|slightly over|slightly more than|well above|a whole",
    ),
    (
        "about",
        r"about|around|round|roughly|approximately|approx\.?|nearly|almost|near|close to|some|an estimated|estimated|"
        r"estimates? (?:of|at)|circa|ca\.|c\.|~|in the region of|in the order of|on the order of|somewhere around|"
        r"more or less|virtually|just about|practically|barely",
    ),
)
_PLAIN = (
    r"(?:only |just |a |an |the |a total of |another |further |an additional |a further |well |as |slightly |by |to )?"
)
_WORDS = "|".join(f"(?P<{bound}>{pattern})" for bound, pattern in _BEFORE)
_BOUND_BEFORE = re.compile(
    rf"(?<![\w-])(?:{_WORDS})[ \u00a0]?(?:an? |the |its |another |a total of |a whopping |"
    rf"the equivalent of )?(?:[A-Z]{{1,3}} ?)?(?:\$(?:US|A|C|NZ)|[$€£¥₹₪₽₩₺₴])?[ \u00a0]?\Z",
    re.IGNORECASE,
)
_BOUND_AFTER = re.compile(
    r"(?P<at_least>\+|-plus\b| plus\b|(?: [\w-]+){0,2} or (?:more|higher|over|above|greater|longer|older)\b|"
    r"(?: [\w-]+){0,1} and (?:over|above|up|counting)\b| upwards?\b)"
    r"|(?P<at_most>(?: [\w-]+){0,2} (?:or (?:less|fewer|under|below|lower)|at (?:the )?most)\b)"
    r"|(?P<about>(?: [\w-]+){0,2} or so\b|(?:ish\b|-odd\b| odd\b)|(?: [\w-]+){0,1},? (?:approximately|"
    r"roughly|give or take)(?=[.,;)])|"
    r"%? range\b)",
    re.IGNORECASE,
)
_NOT_BOUND = re.compile(
    r"(?:\bhand(?:ed)? |\btake |\btook |\bcome |\bfall |\bturn(?:ed)? |\bmull(?:ed)? |\bvote |"
    r"\bhave power |\bright |\b(?:swe(?:pt|ep|eps|eping)|roll(?:ed|ing|s)|fl(?:ew|ies|own|ying)|drove|driven|ran|"
    r"washed|poured|hover(?:ed|s|ing)|tower(?:ed|s|ing)|presid(?:ed|es|ing)|fought|argued|reign(?:ed|s)|"
    r"watch(?:ed|es|ing)) )over\s[$£€¥]?\Z|"
    r"\b(?:over|within|under) (?:the|a)\b[^.]{0,10}\Z",
    re.IGNORECASE,
)
_MISSED = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens?))[\w ]{0,20}"
    r"(?:s|illion|thousand|percent|cent|%) (?:just )?(?:shy|short) of (?:the |its |a )?[$£€¥]?\Z",
    re.IGNORECASE,
)
"""Before what is missed by so much: "five points shy of the 46% record"."""
_ESTIMATING = re.compile(r"\b(?:had|have|has|who|they|it|he|she|\w+sts|agency) estimated [$£€¥]?\Z", re.IGNORECASE)
"""Where someone estimates: the number is what they say, not about what they say."""
_LOOK = 48


def _is_no_bound(found: re.Match[str], before: str) -> bool:
    """Whether the words say something else of the number: handed over, missed by so much, someone's estimate."""
    if found["at_least"] == "over" and _NOT_BOUND.search(before):
        return True
    if found["about"] and _ESTIMATING.search(before):
        return True
    return _MISSED.search(before) is not None


def bound_of(text: str, start: int, end: int, shape: str) -> tuple[Bound, str, int]:
    """The bound of the number at `text[start:end]`, the words that state it, and where the phrase begins.

    `shape` is the numeral's; a range or a vague count keeps its own bound, whatever stands before it.
    """
    before = text[max(0, start - _LOOK) : start]
    found = _BOUND_BEFORE.search(before)
    if found:
        begin = start - len(before) + found.start()
        if _is_no_bound(found, before):
            found = None
        elif found.lastgroup:
            if shape in ("range", "vague"):
                return ("range" if shape == "range" else "vague"), found[found.lastgroup], begin
            return found.lastgroup, found[found.lastgroup], begin  # type: ignore[return-value]
    if shape in ("range", "vague"):
        return ("range" if shape == "range" else "vague"), text[start:end], start
    after = _BOUND_AFTER.match(text, end, min(len(text), end + _LOOK))
    if after and after.lastgroup:
        return after.lastgroup, after[after.lastgroup].strip(), start  # type: ignore[return-value]
    return "exact", "", start
