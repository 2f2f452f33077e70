"""What each form of time expression stands for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from reportedly.times.days import (
    Reading,
    make_day,
    month_start,
    of_day,
    of_month,
    of_months,
    of_week,
    of_weekend,
    of_year,
    part_of,
    shift,
)
from reportedly.times.tense import Tense
from reportedly.times.words import CLOCK_UNITS, DAY_PARTS, MONTHS, NUMBERS, ORDINALS, SEASONS, SETS, UNITS, WEEKDAYS

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is read against: the article's day, the words before it, and a way to ask for its tense."""

    day: date | None
    before: str
    tense: Callable[[], Tense]


def number(text: str) -> float | None:
    """The value of a number as durations write it; `None` for vague ones ("several")."""
    word = text.lower().removeprefix("a ").removesuffix(" of")
    if word[:1].isdigit():
        return float(word)
    if word.startswith("half"):
        return 0.5
    tens, _, ones = word.partition("-")
    if tens in NUMBERS:
        return NUMBERS[tens] + (NUMBERS.get(ones, 0) if ones else 0)
    return None


def _month(text: str) -> int:
    return MONTHS[text.rstrip(".").lower()]


def _unit(text: str) -> str:
    unit = text.lower()
    return unit if unit in UNITS else unit[:-1]


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
    if tense == "future":
        return min(offset for offset in offsets if offset[0] >= (-31 if day == 1 else 0))[1]
    return min(offsets, key=lambda offset: abs(offset[0]))[1]


def _date(month: int, m: Match, at: Setting) -> Reading | None:
    day = int(re.sub(r"\D", "", m["day"]))
    year = int(m["year"]) if m["year"] else _nearest_year(month, day, at)
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


AFTER_THESE = frozenset(
    "in since by until till of from last next this for between through during to before after early late mid - – and every each".split()
)


def month(m: Match, at: Setting) -> Reading | None:
    """ "in August": words that are something else too ("May", "March") need a word before them that says so."""
    name = _month(m["month"])
    short = m["month"].lower() in (
        "may",
        "march",
        "mar.",
        "jan",
        "jun",
        "sep",
        "dec",
        "nov",
        "oct",
        "aug",
        "apr",
        "feb",
        "mar",
    )
    if short and not m["edge"] and at.before not in AFTER_THESE:
        return None
    if at.day is None:
        return Reading("date", f"XXXX-{name:02}")
    year = at.day.year
    if m["of"]:
        year += {"last": -1, "this": 0, "next": 1}[m["of"].lower()]
    elif at.before == "last" or at.tense() == "past":
        year -= name > at.day.month or (at.before == "last" and name == at.day.month)
    elif at.before == "next" or at.tense() == "future":
        year += name < at.day.month
    else:
        year += (at.day.month - name > 6) - (name - at.day.month > 5)
    return part_of(of_month(year, name), m["edge"])


def weekday(m: Match, at: Setting) -> Reading | None:
    """ "on Monday", "last Friday", "early Tuesday", "Monday evening": the nearest that the tense allows."""
    wanted = WEEKDAYS[m["weekday"].rstrip(".").lower()]
    part = (
        DAY_PARTS[m["part"].lower()] if m["part"] else "MO" if (m["edge"] or "").lower().startswith("early") else None
    )
    if at.day is None:
        return Reading("time" if part else "date", f"XXXX-WXX-{wanted + 1}" + (f"T{part}" if part else ""))
    back = (at.day.weekday() - wanted) % 7
    which = (m["which"] or "").lower()
    if m["week"]:
        monday = shift(at.day, -at.day.weekday())
        day = shift(monday, wanted + {"last": -7, "this": 0, "next": 7}[m["week"].lower()])
    elif which in ("last", "this past"):
        day = shift(at.day, -(back or 7))
    elif which in ("next", "this coming", "this") or at.tense() == "future":
        day = shift(at.day, (7 - back) % 7 or (7 if which == "next" else 0))
    else:
        day = shift(at.day, -back)
    return of_day(day, part)


def weekdays(m: Match, at: Setting) -> Reading | None:
    """ "on Mondays", "every Friday"."""
    if at.before == "" and not m[0].lower().endswith("s") and not m[0].lower().startswith("e"):
        return None
    if m[0].lower().startswith("on") and not m[0].endswith("s"):
        return None
    names = {"mon": 1, "tues": 2, "wednes": 3, "thurs": 4, "fri": 5, "satur": 6, "sun": 7}
    return Reading("set", f"XXXX-WXX-{names[m['weekday'].lower()]}")


def named_day(m: Match, at: Setting) -> Reading | None:
    """ "today", "yesterday morning", "tonight", "the day before yesterday"."""
    text = m[0].lower()
    offset = 2 if "after" in text else -2 if "before" in text else -1 if "yesterday" in text or text == "overnight" else 1 if "tomorrow" in text else 0  # fmt: skip
    part = "NI" if "night" in text and "midnight" not in text else DAY_PARTS[m["part"].lower()] if m["part"] else None
    if at.day is None:
        return Reading("time" if part else "date")
    day = shift(at.day, offset)
    if text == "overnight":
        return Reading("time", f"{day.isoformat()}TNI", day, at.day)
    return of_day(day, part)


def day_part(m: Match, at: Setting) -> Reading | None:
    """ "this morning", "last night"."""
    part = DAY_PARTS[m["part"].lower()]
    if at.day is None or m["which"].lower() == "that":
        return Reading("time")
    return of_day(shift(at.day, -1 if m["which"].lower() == "last" else 0), part)


def clock(m: Match, at: Setting) -> Reading | None:
    """ "3:30 p.m.", "0900 GMT": a time of a day that is not said."""
    text = m[0].lower().replace(".", ":", 1) if re.match(r"\d+\.\d\d", m[0]) else m[0].lower()
    half = re.search(r"([ap])\.?m", text)
    digits = re.findall(r"\d+", text)
    if not half and ":" not in text and len(digits[0]) < 4:
        return None
    if "." in m[0] and not half and not re.search(r"[a-z]", text):
        return None  # 7.35 is a number
    hour, minute = (
        (int(digits[0][:2]), int(digits[0][2:]))
        if len(digits[0]) == 4
        else (int(digits[0]), int(digits[1]) if len(digits) > 1 else 0)
    )
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
        year = at.day.year + {"last": -1, "next": 1}.get((m["rel"] or "").lower(), 0)
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
        if which == "last" or which == "" and at.tense() == "past":
            year -= not ended if which == "last" else not begun
        elif which == "next" or which == "" and at.tense() == "future":
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


def _moved(day: date, unit: str, count: float) -> Reading:
    """The period of `unit`'s size that lies `count` units after the one that holds `day`."""
    whole = round(count)
    if unit in CLOCK_UNITS:
        return (
            Reading("time", day.isoformat(), day, day)
            if abs(count) < 24
            else of_day(shift(day, whole // 24 if unit == "hour" else 0))
        )
    if unit in ("day", "night"):
        return of_day(shift(day, whole))
    if unit in ("week", "fortnight"):
        return of_week(shift(day, round(count * (14 if unit == "fortnight" else 7))))
    if unit == "weekend":
        return of_weekend(shift(day, whole * 7))
    if unit == "month":
        return of_month(day.year, day.month + whole)
    if unit == "quarter":
        first = (day.month - 1) // 3 + whole
        start = month_start(day.year, first * 3 + 1)
        return of_months(start.year, start.month, 3, f"{start.year}-Q{(start.month + 2) // 3}")
    if unit == "year":
        return of_month(day.year, day.month + round(count * 12)) if count != whole else of_year(day.year + whole)
    if unit == "decade":
        start_year = (day.year // 10 + whole) * 10
        return of_year(start_year, 10, f"{start_year // 10}")
    century_start = ((day.year - 1) // 100 + whole) * 100 + 1
    return of_year(century_start, 100, f"{century_start // 100}")


def ago(m: Match, at: Setting) -> Reading | None:
    """ "five years ago", "two weeks from now"; "three days later" counts from a day that is not known here."""
    count, unit = number(m["n"]), _unit(m["unit"])
    way = " ".join(m["way"].lower().split())
    if at.day is None or count is None or way not in ("ago", "from now"):
        return Reading("time" if unit in CLOCK_UNITS else "date")
    if unit in ("decade", "century"):
        unit, count = "year", count * (10 if unit == "decade" else 100)
    return _moved(at.day, unit, -count if way == "ago" else count)


def _length(count: float | None, unit: str) -> str:
    """A duration's value ("P3D", "PT2H", "PXM")."""
    letter = UNITS[unit]
    if letter[0].isdigit():
        letter, count = letter[1:], count and count * int(letter[0])
    amount = "X" if count is None else f"{count:g}"
    return f"P{'T' if unit in CLOCK_UNITS else ''}{amount}{letter}"


DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14, "month": 30.44, "quarter": 91.3, "year": 365.25, "decade": 3652.5, "century": 36525}  # fmt: skip


def span(m: Match, at: Setting) -> Reading | None:
    """ "the past three weeks", "the next two years": a duration that ends or starts at the article's day."""
    count, unit, which = number(m["n"]), _unit(m["unit"]), m["which"].lower()
    value = _length(count, unit)
    if at.day is None or count is None or which in ("first", "final", "following"):
        return Reading("duration", value)
    days = round(count * DAYS.get(unit, 1 / 24))
    if which in ("past", "last", "previous"):
        return Reading("duration", value, shift(at.day, -days), at.day)
    return Reading("duration", value, at.day, shift(at.day, days))


def relative(m: Match, at: Setting) -> Reading | None:
    """ "this week", "last year", "the past month", "next quarter", "early next year"."""
    unit, which = m["unit"].lower(), " ".join(m["which"].lower().split())
    if which in ("following", "same", "that", "previous") or unit == "day" and which in ("last", "this", "current"):
        return Reading("date")
    if at.day is None:
        return Reading("date")
    if which == "past" and unit in DAYS:
        return Reading("duration", _length(1, unit), shift(at.day, -round(DAYS[unit])), at.day)
    if unit == "weekend" and which in ("last", "this past"):
        return of_weekend(shift(at.day, -7 if at.day.weekday() < 6 else 0))
    step = {"last": -1, "this past": -1, "next": 1, "coming": 1, "this coming": 1}.get(which, 0)
    return part_of(_moved(at.day, unit, step), m["edge"])


def part_of_current(m: Match, at: Setting) -> Reading | None:
    """ "the end of the year"."""
    return (
        part_of(_moved(at.day, m["unit"].lower(), 0), m["edge"].lower().removeprefix("the ").split()[0])
        if at.day
        else Reading("date")
    )


def every(m: Match, at: Setting) -> Reading | None:
    """ "every day", "each year", "every two weeks"."""
    if m["unit"].lower() in DAY_PARTS:
        return Reading("set", f"XXXX-XX-XXT{DAY_PARTS[m['unit'].lower()]}")
    count = 2.0 if m[0].lower().split()[1] == "other" else number(m["n"]) if m["n"] else 1.0
    return Reading("set", _length(count, _unit(m["unit"])))


def rate(m: Match, at: Setting) -> Reading | None:
    """ "twice a week"."""
    return Reading("set", _length(1, m["unit"].lower()))


def adverb(m: Match, at: Setting) -> Reading | None:
    """ "daily"."""
    return Reading("set", SETS[m[0].lower()])


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


def duration(m: Match, at: Setting) -> Reading | None:
    """ "three days", "a two-week truce"; "a day" and the like may be a rate ("500 a day") and are left."""
    count, unit = number(m["n"]), _unit(m["unit"])
    if m["n"].lower() in ("a", "an") and (unit in ("day", "second", "minute", "quarter", "night", "weekend") or at.before not in ("for", "in", "than", "over", "within", "about", "nearly", "almost", "after")):  # fmt: skip
        return None
    if m["n"].lower() == "one" and unit in ("day", "night", "second", "quarter"):
        return None
    if "half" in m[0].lower() and count is not None and count >= 1:
        count += 0.5
    return Reading("duration", _length(count, unit))


READERS: dict[str, Callable[[Match, Setting], Reading | None]] = {
    "iso": iso, "slashes": slashes, "month_day": month_day, "day_month": month_day, "month_year": month_year, "month": month,
    "weekday": weekday, "weekdays": weekdays, "named_day": named_day, "day_part": day_part, "clock": clock, "noon": noon,
    "quarter": quarter, "season": season, "decade": decade, "century": century, "ago": ago, "span": span, "relative": relative,
    "part_of": part_of_current, "every": every, "rate": rate, "adverb": adverb, "years": years, "year": year, "duration": duration,
}  # fmt: skip
