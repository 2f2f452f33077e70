"""Words before and after a number that bound it: "at least", "up to", "nearly", "or more"."""

from __future__ import annotations

import re

from reportedly.model import Bound

REACH = 48
"""Characters before a number in which bound words are looked for."""

AT_LEAST = (
    r"(?:at )?(?:the )?(?:very )?least|at a minimum|a minimum of|minimum of|more than|over than|"
    r"(?:(?:just|well|slightly|far|a little|a bit|a shade|comfortably) )?"
    r"(?:over|above)|upwards? of|no (?:fewer|less|lower) than|not (?:fewer|less) than|in excess "
    r"of|exceed(?:s|ed|ing)?|north of|"
    r"(?:greater|higher|bigger|larger|longer|wider|older|better|further|farther|heavier|faster) "
    r"than|as (?:few|little|low) as|"
    r"surpass(?:es|ed|ing)?|topp(?:ed|ing)|beyond|[>≥]"
)
AT_MOST = (
    r"up to|as (?:many|much|high|large|long|far|big|fast|late) as|at (?:the )?(?:very )?most|"
    r"(?:(?:just|slightly|a little|well|far|a shade) )?"
    r"(?:less|fewer|lower|smaller|shorter|younger|cheaper) than|(?:just |well |slightly "
    r")?(?:under|below)|no (?:more|higher|greater|later|longer|bigger|larger) than|"
    r"not (?:more|exceeding) than|not exceeding|a maximum of|maximum of|(?:with)?in under|within|"
    r"(?:just )?shy of|(?:just )?short of|"
    r"capped at|a cap of|sub|[<≤]"
)
ABOUT = (
    r"about|(?<!turn )(?<!turned )(?<!turning )(?<!been )around|roughly|approximately|approx\.?|"
    r"nearly|almost|close to|some|an estimated|estimated(?: at)?|circa|"
    r"in the (?:region|neighbou?rhood|vicinity|range) of|something like|in the order of|on the "
    r"order of|more or less|virtually|"
    r"practically|barely|hardly|scarcely|near|nearing|approaching|~|≈|c\."
)
BETWEEN = r"\s(?:the |its |an? |another |additional |further )?"
SUMS = re.compile(
    r"\b(?:add(?:s|ed|ing)?|amount(?:s|ed|ing)?|make|makes|made|making|given|give|gave|set|"
    r"sign(?:s|ed)?|pick(?:s|ed)?|catch|caught|takes us) up to $"
)
BEFORE = re.compile(
    rf"(?<![a-z])(?:(?P<at_least>{AT_LEAST})|(?P<at_most>{AT_MOST})|(?P<about>{ABOUT}))"
    r"(?:[ \u00a0-](?:(?:about|around|a|an|the|another|just|some|minus) )?|)(?:a )?$"
)
AFTER = re.compile(
    r"(?P<at_least>\+|[ -]plus\b|,? or (?:more|above|over|higher|better|greater|longer|older)\b|"
    r",? and (?:counting|rising|above|up)\b|,? at (?:the )?least\b)"
    r"|(?P<at_most>,? or (?:less|fewer|under|lower|below|younger)\b|,? at (?:the )?most\b|,? (?:maximum|max|tops)\b)"
    r"|(?P<about>[ -]odd\b|-ish\b|,? or so\b|,? or thereabouts\b| in the \w+ range\b)"
)
RANGE_WORD = re.compile(r"\bin the \$?$")
NAMES: tuple[Bound, ...] = ("at_least", "at_most", "about")
OF_TIME = re.compile(r"(?:just |well )?(?:over|under)$")
AGO = re.compile(r".{0,12}?(?:since|after|ago|old\b|later|before|earlier|into|from|away|late\b|ahead)", re.DOTALL)


def bound_before(lower: str, start: int) -> tuple[Bound | None, str]:
    """The bound that the words ending at `start` give (a currency sign aside), and those words."""
    near = lower[max(0, start - REACH) : start]
    match = BEFORE.search(near)
    if match is None or (match["at_most"] == "up to" and SUMS.search(near)):
        return None, ""
    for name in NAMES:
        if match[name]:
            return name, match[name]
    return None, ""


def bound_after(lower: str, end: int) -> tuple[Bound | None, str]:
    """The bound that the words from `end` give ("or more", "-odd"), and those words."""
    match = AFTER.match(lower, end)
    if match is None:
        return None, ""
    for name in NAMES:
        if match[name]:
            return name, match[name].strip(" ,-")
    return None, ""
