"""The days that a figure may hold for: readings of its sentence, of those around it and of the article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from reportedly.figures.told_times import ArticleTimes, DaySpan, ToldTime, verb_above, verb_form
from reportedly.lang import Rule
from reportedly.model import Figure, Span

BACK = 3
"""Times before a figure's sentence that are readings."""
UP_TO_NOW = ("counted_since", "so_far")
"""Rules for the words before a time from which something is counted up to the article's day."""
SURE = ("own span", "whole period", "so far", "right before", "line below")
"""Kinds of readings that are always right: "the last four years" of four, the only times of a sentence from one to
another, "so far this year", "on Tuesday seven died", the one time of the sentence below a heading that tells its number
again."""
LONGEST_HEADING = 90
"""Characters of a heading within an article, at the most."""
LONGEST = 40 * 366
"""Days of the longest length of time that is laid on the calendar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A figure whose days are asked for.

    `sentence` is which sentence of the article holds it, `verb` the verb above it with its `tense`; the figure before
    it ends at `after` and the one after it starts at `before`; `content` are the spans of the statement that holds it.
    """

    figure: Figure
    sentence: int
    verb: Token | None
    tense: str
    after: int
    before: int
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class DayReading:
    """One way to come to some days: its kind, and the expression that gives them, if one does.

    What stands before ": " in a kind is a family of kinds. No days is the reading that nothing dates the figure.
    """

    kind: str
    days: DaySpan | None
    told: ToldTime | None = None


def asked_of(times: ArticleTimes, figures: Sequence[Figure], at: int) -> Asked:
    """What is known of the figure number `at` of an article."""
    figure, index = figures[at], times.index
    token = index.doc[index.holding(figure.start)]
    verb = verb_above(token)
    return Asked(
        figure=figure,
        sentence=index.sentence_number(token.i),
        verb=verb,
        tense=verb_form(verb),
        after=figures[at - 1].end if at else 0,
        before=figures[at + 1].start if at + 1 < len(figures) else len(index.text),
        content=times.contents.get(figure.statement, ()) if figure.statement is not None else (),
    )


def day_readings(times: ArticleTimes, asked: Asked, rules: Mapping[str, Rule]) -> list[DayReading]:
    """All ways to come to days that a figure may hold for."""
    own = list(_in_sentence(times, asked, rules)) or list(_below(times, asked))
    if sure := next((each for each in own if each.kind in SURE), None):
        return [sure]
    return [*own, *_around(times, asked), *_of_article(times), DayReading("none", None)]


def _below(times: ArticleTimes, asked: Asked) -> Iterator[DayReading]:
    """The only time of the sentence below a heading, if that tells its number again: "Fort Alder: 13 dead", then "In
    November 2009, a man shot 13 people"."""
    text, at = times.index.text, asked.figure.start
    first, last = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    if asked.verb is not None or first < times.headline or not at < last <= first + LONGEST_HEADING:
        return
    below = times.index.sentence(times.index.holding(at), 1)
    if below is None or below[0] < last or text[at : asked.figure.end] not in text[slice(*below)].split():
        return
    told = [each for each in times.within(*below) if each.days]
    if len(told) == 1:
        yield DayReading("line below", told[0].days, told[0])


def _in_sentence(times: ArticleTimes, asked: Asked, rules: Mapping[str, Rule]) -> Iterator[DayReading]:
    """Those of its sentence: a period is read as a whole, not as its ends, and what a number is set beside is left."""
    text, begin = times.index.text, asked.figure.sentence[0]
    own = [each for each in times.within(*asked.figure.sentence) if _may_date(times, asked, each, rules)]
    joined: set[int] = set()
    for told, then in pairwise(own):
        if told.days and then.days and _is_joined(times, told, then, rules):
            joined |= {told.time.start, then.time.start}
            kind = "whole period" if len(own) == 2 else "between"
            yield DayReading(kind, (told.days[0], then.days[1]), told)
    for told in own:
        mine = told.time.start <= asked.figure.start < told.time.end
        if told.days is not None and told.time.start not in joined:
            words = {name for name in UP_TO_NOW if rules[name].ends_at(text, told.time.start, begin)}
            if _is_right_before(times, asked, told, rules):
                yield DayReading("right before", told.days, told)
            yield from _dated(times, told, mine, words)
        elif told.length is not None and told.length < LONGEST:
            yield from _lengths(times, told, "own length" if mine else "other length")


def _is_right_before(times: ArticleTimes, asked: Asked, told: ToldTime, rules: Mapping[str, Rule]) -> bool:
    """Whether a figure stands right behind the day on which something happened."""
    text, start = times.index.text, asked.figure.start
    return text[told.time.end : start] == " " and bool(rules["on_that_day"].ends_at(text, told.time.start))


def _is_joined(times: ArticleTimes, told: ToldTime, then: ToldTime, rules: Mapping[str, Rule]) -> bool:
    """Whether two times are the first and the last days of one period."""
    assert told.days is not None
    assert then.days is not None
    in_order = told.days != then.days and told.days[0] <= then.days[1]
    joint = rules["to_another_day"].pattern
    return in_order and joint.fullmatch(times.index.text, told.time.end, then.time.start) is not None


def _may_date(times: ArticleTimes, asked: Asked, told: ToldTime, rules: Mapping[str, Rule]) -> bool:
    """Whether a time of its sentence may date a figure at all.

    What is to come is not dated by what is past; a time behind the earlier value is of that one, which needs none
    before it; what a number is set beside has its own time.
    """
    figure, today = asked.figure, times.today
    if figure.status == "forecast" and told.days and today is not None and told.days[1] < today:
        return False
    if figure.previous is not None and told.time.start >= asked.before:
        return False
    if figure.replaced and told.time.end <= figure.start and _has_own_time(times, asked):
        return False
    return rules["compared_with"].ends_at(times.index.text, told.time.start, figure.sentence[0]) is None


def _has_own_time(times: ArticleTimes, asked: Asked) -> bool:
    """Whether a time stands between a figure and the next one of its sentence: a value of before is of that time."""
    own = times.within(asked.figure.end, min(asked.before, asked.figure.sentence[1]))
    return any(each.days is not None for each in own)


def _dated(times: ArticleTimes, told: ToldTime, mine: bool, words: set[str]) -> Iterator[DayReading]:
    assert told.days is not None
    first, last = told.days
    today, earliest = times.today, times.earliest
    if mine:
        yield DayReading("own span", told.days, told)
    elif words and today is not None and first < today:
        yield DayReading("so far" if "so_far" in words else "since", (first, today), told)
    else:
        yield DayReading("sentence", told.days, told)
        if today is not None and first < today < last:
            yield DayReading("up to now", (first, today), told)
        if today is not None and earliest is not None and earliest[0] < first and last <= today:
            yield DayReading("earliest to day", (earliest[0], last), told)


def _lengths(times: ArticleTimes, told: ToldTime, family: str) -> Iterator[DayReading]:
    """A length of time before or after the article's day, and before or after that of its event."""
    assert told.length is not None
    days, today = round(told.length), times.today
    if today is None:
        return
    yield DayReading(f"{family}: back", (today - days, today), told)
    yield DayReading(f"{family}: on", (today, today + days), told)
    event = times.lead[0].days if times.lead else None
    if event is not None and event[0] != today:
        yield DayReading(f"{family}: up to event", (event[0] - days, event[0]), told)
        yield DayReading(f"{family}: from event", (event[0], event[0] + days), told)


def _around(times: ArticleTimes, asked: Asked) -> Iterator[DayReading]:
    """The nearest times of the sentences before a figure's."""
    seen: set[DaySpan] = set()
    for told in reversed(times.before(asked.sentence)):
        if told.days is not None and told.days not in seen and len(seen) < BACK:
            seen.add(told.days)
            yield DayReading(f"before: {len(seen)}", told.days, told)


def _of_article(times: ArticleTimes) -> Iterator[DayReading]:
    """The article's day, the days of its event, and from the first of these up to its day."""
    today, moment = times.today, times.moment
    if today is None or moment is None or moment.unsure:
        return
    yield DayReading("article", (today, today))
    for rank, told in enumerate(times.lead, 1):
        assert told.days is not None
        yield DayReading(f"event: {rank}", told.days, told)
        if rank == 1 and told.days[0] < today:
            yield DayReading("since event", (told.days[0], today), told)
    if times.earliest is not None:
        yield DayReading("earliest", times.earliest)
