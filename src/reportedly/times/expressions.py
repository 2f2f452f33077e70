"""Finds time expressions token by token: a word that may open one is tried with the forms that start so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc, Token

from reportedly.times.days import TimeReading
from reportedly.times.forms import TimeForms, TimeLanguage
from reportedly.times.setting import SaidTime, Setting


@dataclass(frozen=True, slots=True)
class FoundTime:
    """An expression: characters `[start, end)` and what they stand for."""

    start: int
    end: int
    reading: TimeReading


def find_readings(doc: Doc, day_at: Callable[[int], date | None], language: TimeLanguage) -> list[FoundTime]:
    """All time expressions of a parsed text, in order. Relative ones count from the day that `day_at` gives for the
    character where they stand."""
    text, found, end = doc.text, [], 0
    openings, digits, no_times = language.openings, language.digits, language.before_no_time
    previous = ""
    for token in doc:
        word, start = token.lower_, token.idx
        if start >= end:
            forms = digits if word[0].isdigit() else openings.get(word) or openings.get(word.partition("-")[0])
            if forms and previous not in no_times:
                time = _time_at(text, token, forms, previous, day_at(start), language)
                if time is not None:
                    found.append(time)
                    end = time.end
        previous = word
    return _join(found, text, language)


def _time_at(
    text: str, token: Token, forms: TimeForms, before: str, day: date | None, language: TimeLanguage
) -> FoundTime | None:
    """The expression that starts at a token, by the first form that fits."""
    start = token.idx
    for form in forms:
        if match := form.pattern.match(text, start):
            reading = form.read(SaidTime(match), Setting(day, before, token, language.vocabulary))
            if reading is not None:
                return FoundTime(start, match.end(), reading)
    return None


def _join(found: list[FoundTime], text: str, language: TimeLanguage) -> list[FoundTime]:
    """Times of day joined with the day beside them: "7:35 p.m. Sunday", "Sunday at noon"."""
    out: list[FoundTime] = []
    for one in found:
        if out and language.joint.fullmatch(text, out[-1].end, one.start) and (joined := _joined(out[-1], one)):
            out[-1] = joined
        else:
            out.append(one)
    return out


def _joined(a: FoundTime, b: FoundTime) -> FoundTime | None:
    for clock, day in ((a.reading, b.reading), (b.reading, a.reading)):
        if _is_clock(clock) and day.value and day.type in ("date", "time") and not _is_clock(day):
            if day.first != day.last:
                continue
            value = f"{day.value.partition('T')[0]}{clock.value}"
            return FoundTime(a.start, b.end, replace(day, type="time", value=value))
    return None


def _is_clock(reading: TimeReading) -> bool:
    """Whether it is a time of a day that is not said."""
    return reading.value is not None and reading.value.startswith("T")
