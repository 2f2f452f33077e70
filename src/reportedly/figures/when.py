"""For which days a figure holds: what a small judge chooses of the times around it and of the article's own day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from reportedly.figures.time_judge import DayChoice, choose, load_weights
from reportedly.figures.time_readings import DayReading, asked_of, day_readings
from reportedly.figures.time_traits import traits
from reportedly.figures.told_times import ArticleTimes
from reportedly.lang import LangFile, read, rules
from reportedly.lang.decisions import Decision
from reportedly.model import Article, Figure, Moment, Statement, TimeExpression
from reportedly.quantities import TokenIndex

FILE = "when"


class WhenFile(LangFile, frozen=True, kw_only=True):
    """The file `when.toml`."""

    decisions: dict[str, Decision]


NAMES = {
    "own span": "period",
    "whole period": "period",
    "between": "period",
    "since": "period",
    "so far": "period",
    "up to now": "period",
    "earliest to day": "period",
    "right before": "dated",
    "sentence": "dated",
    "line below": "told_below",
    "own length": "length",
    "other length": "length",
    "article": "article_date",
    "event": "event_day",
    "since event": "event_day",
    "before": "told_near",
    "earliest": "told_near",
}
"""The decision that each family of readings stands for; where several come to the same days, the first one is told."""
_ORDER = list(NAMES)


def dated(
    index: TokenIndex,
    article: Article,
    times: Sequence[TimeExpression],
    statements: Sequence[Statement],
    figures: Sequence[Figure],
) -> Iterator[Figure]:
    """The figures of an article with the first and last day that each holds for, and why."""
    known, weights = rules(index.doc.lang_, FILE, WhenFile), load_weights()
    by_moment: dict[Moment | None, ArticleTimes] = {}
    for number, figure in enumerate(figures):
        moment = _day_of(article.date_at(figure.start))
        if moment not in by_moment:
            by_moment[moment] = ArticleTimes(index, article, times, statements, figures, moment)
        told = by_moment[moment]
        asked = asked_of(told, figures, number)
        readings = day_readings(told, asked, known)
        choice = choose(traits(told, asked, readings, known), weights)
        days, why = _result(told, readings, choice)
        yield replace(figure, time=days, why={**figure.why, "time": why})


def _day_of(moment: Moment | None) -> Moment | None:
    """The day of a moment: the figures of one day are read together."""
    return replace(moment, value=moment.day) if moment else None


def _result(
    times: ArticleTimes, readings: Sequence[DayReading], choice: DayChoice
) -> tuple[tuple[str, str] | None, str]:
    if choice.days is None:
        return None, "no date known"
    same = (each for each in readings if each.days == choice.days)
    reading = min(same, key=lambda each: _ORDER.index(each.kind.partition(":")[0]))
    name = NAMES[reading.kind.partition(":")[0]]
    words = read(times.index.doc.lang_, FILE, WhenFile).decisions[name].told(name)
    text = times.index.text
    if reading.told is not None:
        words = f"“{text[reading.told.time.start : reading.told.time.end]}”: {words}"
    elif times.moment is not None:
        words = f"{words}, from {times.moment.found}"
    decided = f" by {'; '.join(choice.decided)}" if choice.decided else ""
    first, last = map(date.fromordinal, choice.days)
    return (first.isoformat(), last.isoformat()), f"{words}, {choice.share:.0%} sure{decided}"
