"""Digits and number words that count nothing: dates, times, addresses, phone numbers, model names, ages, list numbers.

The table beside this module has the regular expressions, each bounded in what it may repeat.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from importlib.resources import files
from typing import Literal, get_args

Lookalike = Literal["address", "age", "code", "date", "list", "name", "ordinal", "phone", "time"]

LISTS = {
    "MONTH": (
        r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
        r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|"
        r"JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
    ),
    "DAY": r"\d{1,2}(?:st|nd|rd|th)?",
    "YEAR": r"(?:1[5-9]|20)\d\d",
    "NUMBER": r"(?:\d(?:[\d,.]{0,9}\d)?[a-zA-Z]?|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|one|two|"
    r"three|four|five|six|seven)",
    "STREET": (
        r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Court|Ct|Way|Place|Square|Parade|Terrace|"
        r"Plaza|Highway|Hwy|Crescent|Row|Close)\b"
    ),
    "NAMED": (
        r"(?:No|Nos|Number|Article|Section|Chapter|Case|Flight|Route|Highway|Interstate|Channel|Phase|"
        r"Type|Model|Boeing|"
        r"Airbus|Falcon|Apollo|Title|Proposition|Prop|Amendment|Resolution|Room|Gate|Page|Figure|Table|Pier|Unit|"
        r"District|Ward|Class|Day|Week|Round|Group|Game|Season|Episode|Part|Volume|Windows|iPhone|Galaxy|Formula|Stage|"
        r"Grade|Area|Block|Platform|Terminal|Sector|Zone|Schedule|Tier|Step|Rule|Bill|Directive|Protocol|Agenda|Vision|"
        r"Exit|Junction|Line|Question|Psalm|Lot|Measure|Form|Clause|Annex|Appendix|Track|Lane|Pope|"
        r"Act|Hall|Floor|Suite|"
        r"Box|Studio|Stadium|Reactor|Radio|Fox|Pac|World War|Super Bowl|Corps|Brigade|Rep|Play[Ss]tation|Xbox|Matchday|"
        r"Generation|Gen|Heat|Deck|Hole|Verse|Local|Precinct|Engine|Station|Test|FTSE|DAX|Dax|CAC|IBEX|Nikkei|Stoxx|"
        r"STOXX|Euro|Fortune|Global|Billboard|Nasdaq|Russell|S&P|S P|S&amp;P|ASX|Sensex|SMI|MSCI|KOSPI|Kospi|TSX|OMX|"
        r"Mobile|Level|Layer|Opus|Op|Symphony|Order|Law|Ordinance|Convoy|Hangar|Bay|Seat|Expo|COVID|"
        r"Covid)"
    ),
    "named": (
        r"(?:part|chapter|page|turn|phase|round|channel|episode|step|lane|gate|section|article|number|room|flight|exit|"
        r"route|grade|season|volume|verse|paragraph|version|platform|question|stage|column|tier|category|type|schedule)"
    ),
}


def _compile() -> list[tuple[Lookalike, re.Pattern[str]]]:
    table = files(__package__).joinpath("lookalikes.tsv").read_text(encoding="utf-8")
    patterns: list[tuple[Lookalike, re.Pattern[str]]] = []
    for line in table.splitlines():
        if not line.startswith("#"):
            name, _, pattern = line.partition("\t")
            kind = next(each for each in get_args(Lookalike) if each == name)
            for choice, words in LISTS.items():
                pattern = pattern.replace(f"<{choice}>", words)
            patterns.append((kind, re.compile(pattern)))
    return patterns


PATTERNS = _compile()


class Lookalikes:
    """The stretches of a text whose numbers count nothing, asked by offset."""

    def __init__(self, text: str) -> None:
        found = [(m.start(), m.end(), kind) for kind, pattern in PATTERNS for m in pattern.finditer(text)]
        self._spans = _without_overlaps(found)
        self._starts = [start for start, _, _ in self._spans]

    def at(self, start: int, end: int) -> Lookalike | None:
        """The kind of the stretch that touches `text[start:end]`."""
        i = bisect_right(self._starts, end - 1) - 1
        if i >= 0 and self._spans[i][1] > start:
            return self._spans[i][2]
        return None


def _without_overlaps(found: list[tuple[int, int, Lookalike]]) -> list[tuple[int, int, Lookalike]]:
    kept: list[tuple[int, int, Lookalike]] = []
    for span in sorted(found, key=lambda span: (span[0], -span[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
        elif span[1] > kept[-1][1]:
            kept[-1] = (kept[-1][0], span[1], kept[-1][2])
    return kept
