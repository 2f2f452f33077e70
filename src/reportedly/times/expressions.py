"""Finds time expressions token by token: a word that may open one is tried with the forms that start so."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from spacy.tokens import Doc

from reportedly.times.days import Reading
from reportedly.times.patterns import DIGITS, OPENINGS, RULES
from reportedly.times.readings import READERS
from reportedly.times.setting import Match, Setting
from reportedly.times.tense import tense_at

_JOINT = re.compile(r",?\s(?:on\s|at\s|about\s|around\s)?(?:about\s|around\s)?")
"""What may stand between a time of day and its day."""
YEAR_CUES = frozenset(
    (
        *(
            "in",
            "since",
            "by",
            "until",
            "till",
            "of",
            "from",
            "to",
            "through",
            "during",
            "before",
            "after",
            "around",
            "about",
        ),
        *("early", "late", "mid", "the", "between", "and", "circa", "year", "fiscal", "(", "-"),
    )
)
"""Words before a year."""
NO_TIMES = frozenset(("$", "£", "€", "#", "no.", "/", "rs", "us$", "case", "room", "flight", "article", "page"))
"""Words before numbers that are no times."""


@dataclass(frozen=True, slots=True)
class Found:
    """An expression: characters `[start, end)` and what they stand for."""

    start: int
    end: int
    reading: Reading


def find_readings(doc: Doc, day: date | None) -> list[Found]:
    """All time expressions of a parsed text, in order."""
    text, found, end = doc.text, [], 0
    previous = ""
    for token in doc:
        word, start = token.lower_, token.idx
        if start >= end:
            forms = DIGITS if word[0].isdigit() else OPENINGS.get(word) or OPENINGS.get(word.partition("-")[0])
            if forms and previous not in NO_TIMES:
                setting = Setting(day, previous, partial(tense_at, token))
                for form in forms:
                    match = RULES[form].match(text, start)
                    if match is None or (form == "year" and not _is_year(doc, token.i, match, previous)):
                        continue
                    reading = READERS[form](match, setting)
                    if reading is not None:
                        end = match.end()
                        found.append(Found(start, end, reading))
                        break
        previous = word
    return _join(found, text)


def _is_year(doc: Doc, i: int, match: Match, previous: str) -> bool:
    """Whether a bare number between 1500 and 2099 is a year rather than a count ("2000 people")."""
    if match["edge"] or previous in YEAR_CUES:
        following = i + 1 < len(doc) and doc[i + 1]
        return (
            bool(match["edge"])
            or not following
            or following.tag_ != "NNS"
            or previous in ("in", "since", "the", "until")
        )
    return doc[i].ent_type_ == "DATE"


def _join(found: list[Found], text: str) -> list[Found]:
    """Times of day joined with the day beside them: "7:35 p.m. Sunday", "Sunday at noon"."""
    out: list[Found] = []
    for one in found:
        if out and (joined := _joined(out[-1], one, text)):
            out[-1] = joined
        else:
            out.append(one)
    return out


def _joined(a: Found, b: Found, text: str) -> Found | None:
    if not _JOINT.fullmatch(text, a.end, b.start):
        return None
    for clock, day in ((a.reading, b.reading), (b.reading, a.reading)):
        if (
            clock.value
            and clock.value.startswith("T")
            and day.type in ("date", "time")
            and day.value
            and not day.value.startswith("T")
        ):
            if day.first != day.last:
                continue
            value = day.value.partition("T")[0] + clock.value
            return Found(a.start, b.end, replace(day, type="time", value=value))
    return None
