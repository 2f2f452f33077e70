"""Expressions that name their date or time: "Oct. 30, 2024", "in August", "the third quarter", "7.30pm"."""

from __future__ import annotations

import re

from reportedly.times.days import Reading, make_day, month_start, of_day, of_month, of_months, of_year, part_of
from reportedly.times.setting import Match, Setting
from reportedly.times.words import AFTER_THESE, DAY_PARTS, MONTHS, ORDINALS, SEASONS, SHORT_MONTHS

YEARS = {"last": -1, "this": 0, "next": 1}


def _month(text: str) -> int:
    return MONTHS[text.rstrip(".").lower()]


def _nearest_year(month: int, day: int, at: Setting) -> int | None:
    """The year in which a date without one lies: by tense, else the nearest."""
    if at.day is None:
        return None
    here, tense = at.day, at.tense()
    offsets = []
    for year in (here.year - 1, here.year, here.year + 1):
        some = make_day(year, month, day) or month_start(year, month)
        offsets.append(((some - here).days, year))
    if tense == "past":
        return max(offset for offset in offsets if offset[0] <= 1)[1]
    if tense in ("present", "future"):
        return min(offset for offset in offsets if offset[0] >= (-31 if day == 1 else 0))[1]
    return min(offsets, key=lambda offset: abs(offset[0]))[1]


def _said_year(which: str | None, at: Setting) -> int | None:
    """The year of "last year" and the like behind a date."""
    return at.day.year + YEARS[which.lower()] if which and at.day else None


def _date(month: int, m: Match, at: Setting) -> Reading | None:
    day = int(re.sub(r"\D", "", m["day"]))
    year = int(m["year"]) if m["year"] else _said_year(m["of"], at) or _nearest_year(month, day, at)
    if year is None:
        return Reading("date", f"XXXX-{month:02}-{day:02}")
    first = make_day(year, month, day)
    if first is None:
        return None
    if m["to"]:
        last = make_day(year, month, int(re.sub(r"\D", "", m["to"])))
        if last is not None and last > first:
            return Reading("date", f"{first.isoformat()}/{last.isoformat()}", first, last)
    return of_day(first)


def month_day(m: Match, at: Setting) -> Reading | None:
    """ "Oct. 30, 2024", "30 October", "May 3-5"."""
    return _date(_month(m["month"]), m, at)


def iso(m: Match, at: Setting) -> Reading | None:
    """ "2024-10-30T12:00"."""
    day = make_day(int(m[0][:4]), int(m[0][5:7]), int(m[0][8:10]))
    return of_day(day, m[0][11:16] or None) if day else None


def slashes(m: Match, at: Setting) -> Reading | None:
    """ "10/30/2024": where both orders make a date, the days between them."""
    a, b, year = int(m["a"]), int(m["b"]), int(m["year"])
    days = sorted(day for day in {make_day(year, a, b), make_day(year, b, a)} if day)
    if not days:
        return None
    return of_day(days[0]) if len(days) == 1 else Reading("date", None, days[0], days[-1])


def month_year(m: Match, at: Setting) -> Reading | None:
    """ "October 2024", "early May of 2023"."""
    return part_of(of_month(int(m["year"]), _month(m["month"])), m["edge"])


def month(m: Match, at: Setting) -> Reading | None:
    """ "in August": words that are something else too ("May", "March") need a word before them that says so."""
    name = _month(m["month"])
    short = m["month"].lower() in SHORT_MONTHS
    if short and not m["edge"] and at.before not in AFTER_THESE:
        return None
    if at.day is None:
        return Reading("date", f"XXXX-{name:02}")
    year = _said_year(m["of"], at)
    if year is None:
        ahead = at.before == "next" or (at.before != "last" and at.tense() in ("present", "future"))
        passed = name < at.day.month or (name == at.day.month and at.before == "next")
        coming = name > at.day.month or (name == at.day.month and at.before == "last")
        year = at.day.year + (passed if ahead else -coming)
    return part_of(of_month(year, name), m["edge"])


def clock(m: Match, at: Setting) -> Reading | None:
    """ "3:30 p.m.", "0900 GMT": a time of a day that is not said."""
    text = m[0].lower()
    half = re.search(r"([ap])\.?m", text)
    if "." in text and not half and not re.search(r"[a-z]", text):
        return None  # 7.35 is a number
    digits = re.findall(r"\d+", text)
    if len(digits[0]) == 4:
        digits = [digits[0][:2], digits[0][2:]]
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if half:
        hour = hour % 12 + (12 if half[1] == "p" else 0)
    return Reading("time", f"T{hour:02}:{minute:02}")


def noon(m: Match, at: Setting) -> Reading | None:
    """ "noon", "midnight"."""
    return Reading("time", "T" + DAY_PARTS[m[0].lower()])


def quarter(m: Match, at: Setting) -> Reading | None:
    """ "the third quarter of 2024", "Q3"."""
    nth = int(m["q"]) if m["q"] else ORDINALS[m["nth"].lower()]
    year = int(m["year"]) if m["year"] else None
    if year is None and at.day is not None:
        year = _said_year(m["rel"], at) or at.day.year
        if not m["rel"] and at.tense() != "future" and (nth - 1) * 3 + 1 > at.day.month:
            year -= 1
    return of_months(year, nth * 3 - 2, 3, f"{year}-Q{nth}") if year else Reading("date", f"XXXX-Q{nth}")


def season(m: Match, at: Setting) -> Reading | None:
    """ "last summer", "spring of 2024"; a bare one ("spring", "the fall of") is no time."""
    if not (m["year"] or m["which"] or m["edge"]) and at.before not in (
        "in",
        "during",
        "since",
        "until",
        "by",
        "every",
    ):
        return None
    name = m["season"].lower()
    if name in ("spring", "fall") and not (m["year"] or m["which"] or m["edge"]) and "the " not in m[0].lower():
        return None
    code, start = SEASONS[name]
    if at.before == "every":
        return Reading("set", f"XXXX-{code}")
    if m["year"]:
        year = int(m["year"])
    elif at.day is None:
        return Reading("date", f"XXXX-{code}")
    else:
        which = (m["which"] or "").lower()
        ended = month_start(at.day.year, start + 3) <= at.day
        begun = month_start(at.day.year, start) <= at.day
        year = at.day.year
        if which == "last" or (which == "" and at.tense() == "past"):
            year -= not ended if which == "last" else not begun
        elif which == "next" or (which == "" and at.tense() == "future"):
            year += begun if which == "next" else ended
    return part_of(of_months(year, start, 3, f"{year}-{code}"), m["edge"])


def decade(m: Match, at: Setting) -> Reading | None:
    """ "the 1990s"."""
    year = int(m["decade"])
    return part_of(of_year(year, 10, f"{year // 10}"), m["edge"])


def century(m: Match, at: Setting) -> Reading | None:
    """ "the 19th century"."""
    nth = int(m["nth"])
    return part_of(of_year((nth - 1) * 100 + 1, 100, f"{nth - 1}"), m["edge"])


def years(m: Match, at: Setting) -> Reading | None:
    """ "2019-2021", "2024-25"."""
    first, to = int(m["from"]), m["to"]
    last = int(m["from"][: 4 - len(to)] + to)
    if not first < last <= first + 100:
        return None
    return of_year(first, last - first + 1, f"{first}/{last}")


def year(m: Match, at: Setting) -> Reading | None:
    """ "2019", "mid-2023"."""
    return part_of(of_year(int(m["year"])), m["edge"])
