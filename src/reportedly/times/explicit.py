"""Expressions that name their date or time: "Oct. 30, 2024", "in August", "the third quarter", "7.30pm"."""

from __future__ import annotations

from datetime import date as Date

from reportedly.language.grammar import is_date_entity, is_plural_noun
from reportedly.times.days import TimeReading, make_day, month_start, of_day, of_month, of_months, of_year, part_of
from reportedly.times.setting import SaidTime, Setting
from reportedly.times.words import SeasonCode

SEASON_STARTS: dict[SeasonCode, int] = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The first month of each season, as the northern half of the world counts."""
DAYS_AFTER = 1
"""Days after the article's that a date of the past may have: the article may be read in another time zone."""
DAYS_BEFORE = 31
"""Days before the article's that the first of a month may have in the future: the whole month may be meant."""
MOST_YEARS = 100
"""Years of the longest span that two numbers with a hyphen between them stand for."""


def _month(said: SaidTime, at: Setting) -> int:
    return at.vocabulary.months[said["month"].rstrip(".")]


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
        return max(offset for offset in offsets if offset[0] <= DAYS_AFTER)[1]
    if tense in ("present", "future"):
        return min(offset for offset in offsets if offset[0] >= (-DAYS_BEFORE if day == 1 else 0))[1]
    return min(offsets, key=lambda offset: abs(offset[0]))[1]


def date(said: SaidTime, at: Setting) -> TimeReading | None:
    """ "Oct. 30, 2024", "30 October", "May 3-5"."""
    month, day = _month(said, at), said.number("day")
    if day is None:
        return None
    year = at.year(said) or _nearest_year(month, day, at)
    if year is None:
        return TimeReading("date", f"XXXX-{month:02}-{day:02}")
    first = make_day(year, month, day)
    if first is None:
        return None
    if to := said.number("to"):
        last = make_day(year, month, to)
        if last is not None and last > first:
            return TimeReading("date", f"{first.isoformat()}/{last.isoformat()}", first, last)
    return of_day(first)


def iso(said: SaidTime, at: Setting) -> TimeReading | None:
    """ "2024-10-30T12:00"."""
    day = make_day(int(said["year"]), int(said["month"]), int(said["day"]))
    return of_day(day, said["clock"] or None) if day else None


def slashes(said: SaidTime, at: Setting) -> TimeReading | None:
    """ "10/30/2024": where the order is not known and both orders make a date, the days between them."""
    a, b, year = int(said["a"]), int(said["b"]), int(said["year"])
    orders = {"month first": {(a, b)}, "day first": {(b, a)}, "unsure": {(a, b), (b, a)}}[at.words.date_order]
    days = sorted(day for month, number in orders if (day := make_day(year, month, number)))
    if not days:
        return None
    return of_day(days[0]) if len(days) == 1 else TimeReading("date", None, days[0], days[-1])


def month_year(said: SaidTime, at: Setting) -> TimeReading | None:
    """ "October 2024", "early May of 2023"."""
    return part_of(of_month(int(said["year"]), _month(said, at)), at.edge(said))


def month(said: SaidTime, at: Setting) -> TimeReading | None:
    """ "in August": words that are something else too ("May", "March") need a word before them that says so."""
    unsure = said["month"] in at.vocabulary.unsure_months
    if unsure and not said["edge"] and at.before not in at.words.before_month:
        return None
    number = _month(said, at)
    if at.day is None:
        return TimeReading("date", f"XXXX-{number:02}")
    year = at.year(said)
    return part_of(of_month(_year_of_month(number, at.day, at) if year is None else year, number), at.edge(said))


def _year_of_month(month: int, day: Date, at: Setting) -> int:
    """The year of a month that is named without one: the last such month, or the next one by the word or the verb."""
    which = at.which(at.before)
    if which == "next" or (which != "last" and at.tense() in ("present", "future")):
        return day.year + (month < day.month or (month == day.month and which == "next"))
    return day.year - (month > day.month or (month == day.month and which == "last"))


def clock(said: SaidTime, at: Setting) -> TimeReading | None:
    """ "3:30 p.m.", "0900 GMT": a time of a day that is not said."""
    if "." in said.text and not said["half"] and not said["zone"]:
        return None  # 7.35 is a number
    hour, minute = int(said["hour"]), int(said["minute"] or 0)
    if said["half"]:
        hour = hour % 12 + at.words.halves[said["half"]]
    return TimeReading("time", f"T{hour:02}:{minute:02}")


def noon(said: SaidTime, at: Setting) -> TimeReading | None:
    """ "noon", "midnight"."""
    return TimeReading("time", "T" + at.words.day_parts[said.text.lower()])


def quarter(said: SaidTime, at: Setting) -> TimeReading | None:
    """ "the third quarter of 2024", "Q3"."""
    nth = said.number("q") or said.number("nth") or at.vocabulary.ordinals[said["nth"]]
    year = at.year(said)
    if year is None and at.day is not None:
        begun = (nth - 1) * 3 + 1 <= at.day.month
        year = at.day.year - (not begun and at.tense() != "future")
    return of_months(year, nth * 3 - 2, 3, f"{year}-Q{nth}") if year else TimeReading("date", f"XXXX-Q{nth}")


def season(said: SaidTime, at: Setting) -> TimeReading | None:
    """ "last summer", "spring of 2024"; a bare one ("spring", "the fall of") is no time."""
    if not (said["year"] or said["which"] or said["edge"]) and not _is_bare_season(said, at):
        return None
    code = at.words.seasons[said["season"]]
    if at.before in at.words.recurring:
        return TimeReading("set", f"XXXX-{code}")
    start = SEASON_STARTS[code]
    year = said.number("year") or (_year_of_season(start, at.day, said, at) if at.day else None)
    if year is None:
        return TimeReading("date", f"XXXX-{code}")
    return part_of(of_months(year, start, 3, f"{year}-{code}"), at.edge(said))


def _is_bare_season(said: SaidTime, at: Setting) -> bool:
    """Whether the word before a season with nothing else around it says that it is a time."""
    return at.before in at.words.before_season and bool(said["the"] or said["season"] not in at.words.unsure_seasons)


def _year_of_season(start: int, day: Date, said: SaidTime, at: Setting) -> int:
    """The year of a season without one that starts in a month, by the word before it or the verb."""
    begun, ended = month_start(day.year, start) <= day, month_start(day.year, start + 3) <= day
    which = at.which(said["which"])
    if which == "last":
        return day.year - (not ended)
    if which == "next":
        return day.year + begun
    tense = at.tense() if which is None else None
    if tense == "past":
        return day.year - (not begun)
    return day.year + ended if tense == "future" else day.year


def decade(said: SaidTime, at: Setting) -> TimeReading | None:
    """ "the 1990s"."""
    year = int(said["decade"])
    return part_of(of_year(year, 10, f"{year // 10}"), at.edge(said))


def century(said: SaidTime, at: Setting) -> TimeReading | None:
    """ "the 19th century"."""
    nth = int(said["nth"])
    return part_of(of_year((nth - 1) * 100 + 1, 100, f"{nth - 1}"), at.edge(said))


def years(said: SaidTime, at: Setting) -> TimeReading | None:
    """ "2019-2021", "2024-25"."""
    first, to = int(said["from"]), said["to"]
    last = int(said["from"][: 4 - len(to)] + to)
    if not first < last <= first + MOST_YEARS:
        return None
    return of_year(first, last - first + 1, f"{first}/{last}")


def year(said: SaidTime, at: Setting) -> TimeReading | None:
    """ "2019", "mid-2023"."""
    return part_of(of_year(int(said["year"])), at.edge(said)) if _is_year(said, at) else None


def _is_year(said: SaidTime, at: Setting) -> bool:
    """Whether a bare number between 1500 and 2099 is a year rather than a count ("2000 people")."""
    if said["edge"]:
        return True
    if at.before not in at.words.before_year:
        return is_date_entity(at.token)
    doc, following = at.token.doc, at.token.i + 1
    counted = following < len(doc) and is_plural_noun(doc[following])
    return not counted or at.before in at.words.before_year_surely
