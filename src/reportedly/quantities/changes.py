"""The way something went by an amount: up or down."""

from __future__ import annotations

import re
from typing import Literal

_UP = (
    r"(?<!gave )(?<!give )(?<!gives )(?<!given )(?<!giving )(?<!made )(?<!make )(?<!makes )(?<!end )(?<!ended )"
    r"(?<!set )(?<!turned )(?<!took )(?<!take )(?<!taken )(?<!taking )(?<!picked )(?<!rounded )up|"
    r"upwards?|ris(?:es?|en|ing)|rose|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|gain(?:s|ed|ing)?|add(?:s|ed|ing)|"
    r"advanc(?:es?|ed|ing)|grow(?:s|n|ing)?|grew|surg(?:es?|ed|ing)|soar(?:s|ed|ing)?|increas(?:es?|ed|ing)|"
    r"rall(?:y|ies|ied|ying)|rebound(?:s|ed|ing)?|leap(?:s|ed|t|ing)?|spik(?:es?|ed|ing)|rocket(?:s|ed|ing)?|"
    r"skyrocket(?:s|ed|ing)?|swell(?:s|ed|ing)?|swollen|expand(?:s|ed|ing)?|higher|accelerat(?:es?|ed|ing)|"
    r"strengthen(?:s|ed|ing)?|ascend(?:s|ed|ing)?|balloon(?:s|ed|ing)?|bounced?|ticked up|firmed|hiked?"
)
_DOWN = (
    r"down|downwards?|fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|declin(?:es?|ed|ing)|slip(?:s|ped|ping)?|"
    r"slid(?:es?|ing)?|los(?:es?|t|ing)|plung(?:es?|ed|ing)|plummet(?:s|ed|ing)?|tumbl(?:es?|ed|ing)|"
    r"decreas(?:es?|ed|ing)|shed(?:s|ding)?|sank|sunk|sink(?:s|ing)?|shrank|shrunk|shrink(?:s|ing)?|"
    r"dip(?:s|ped|ping)?|eas(?:es?|ed|ing)|lower|slump(?:s|ed|ing)?|retreat(?:s|ed|ing)?|weaken(?:s|ed|ing)?|"
    r"collaps(?:es?|ed|ing)|contract(?:s|ed|ing)|crash(?:es|ed|ing)?|sag(?:s|ged)?|skid(?:s|ded)?|div(?:ed|es|ing)|"
    r"dove|stumbl(?:es?|ed|ing)|reduc(?:es?|ed|ing)|cut|tank(?:s|ed)|descend(?:s|ed|ing)?|shav(?:es?|ed|ing)"
)
_LINKS = (
    r"(?: (?:by|about|around|nearly|almost|some|another|as (?:much|many) as|over|under|more than|less than|"
    r"roughly|just|only|at least|up to|a further|further|an additional|approximately|an estimated|well over|an average|"
    r"sharply|slightly|steeply|rapidly|modestly|marginally|[a-z]{2,12}ly by|of|a (?:total|record) of|"
    r"price[sd]? by))*"
)
_CHANGE = re.compile(
    rf"(?<![\w-])(?:(?P<up>{_UP})|(?P<down>{_DOWN})){_LINKS}[ \u00a0](?-i:[(]?(?:[A-Z]{{1,3}} ?)?)[$€£¥]?\Z"
    r"|(?P<plus>(?<!\S)\+)\Z",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?<![\w-])(?:(?P<up>grow|increas(?:es?|ed|ing)|rais(?:es?|ed|ing)|boost(?:s|ed|ing)?|lift(?:s|ed|ing)?|"
    r"hik(?:es?|ed|ing)|expand(?:s|ed|ing)?|push(?:es|ed|ing)? up|driv(?:es?|ing) up|drove up)|"
    r"(?P<down>cut(?:s|ting)?|reduc(?:es?|ed|ing)|lower(?:s|ed|ing)?|slash(?:es|ed|ing)?|trim(?:s|med|ming)?|"
    r"decreas(?:es?|ed|ing)|shrink|drop))"
    r" (?:[\w’'-]+ ){1,5}by (?:(?:about|around|nearly|almost|some|over|more than|up to|at least|just|roughly) )?"
    r"[$€£¥]?\Z",
    re.IGNORECASE,
)
"""Something is made to grow by the amount: "cut its workforce by 500"."""
_LOOK = 72


def change_of(text: str, start: int) -> Literal["up", "down"] | None:
    """The change whose verb or particle stands right before the amount at `start` ("fell 7%", "up by $3", "+2")."""
    before = text[max(0, start - _LOOK) : start]
    found = _CHANGE.search(before) or _BY.search(before)
    if found is None:
        return None
    return "down" if found["down"] else "up"
