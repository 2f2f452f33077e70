"""What speaks for and against the days that a figure may hold for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from reportedly.figures.time_readings import Asked, DayReading
from reportedly.figures.told_times import ArticleTimes, DaySpan, ToldTime, is_of_noun
from reportedly.lang import Rule
from reportedly.lang.measures import measures
from reportedly.language.grammar import is_adverbial_clause, is_relative_clause, is_root

Trait = tuple[str, str]
"""A kind of reading, or "any", with what is true of the figure or of the reading."""
ANY, ALWAYS = "any", "always"
GAPS = ((0, "0"), (1, "1"), (3, "2 to 3"), (7, "4 to 7"), (31, "8 to 31"), (366, "32 to 366"))
"""Classes of numbers of days, by their largest one."""
MORE = "more"
REACHES = ((0, "0"), (20, "1 to 20"), (60, "21 to 60"), (120, "61 to 120"))
"""Classes of numbers of characters."""
AFAR = 4
"""Sentences that lie between a figure and a time, and mentions of a day, that are counted."""
FEW = 3
"""Words that two sentences share, breaks and sentences that are counted up to this."""
LEAD_SENTENCES = 5
"""Sentences at an article's start that are told apart."""
TAKEN = ("count_taken", "counted_since")
"""Rules for the words before a time."""


def traits(
    times: ArticleTimes, asked: Asked, readings: Sequence[DayReading], rules: Mapping[str, Rule]
) -> dict[DaySpan | None, set[Trait]]:
    """For all days that some readings come to, what speaks for or against them."""
    figure_traits = list(_of_figure(times, asked))
    dated = _DatedSentence(times, asked)
    found: dict[DaySpan | None, set[Trait]] = {}
    for reading in readings:
        names = found.setdefault(reading.days, set())
        family = reading.kind.partition(":")[0]
        own = list(_of_reading(times, asked, dated, reading, rules))
        names.update((family, name) for name in figure_traits)
        names.add((reading.kind, ALWAYS))
        for kind in dict.fromkeys((reading.kind, family, ANY)):
            names.update((kind, name) for name in own)
    return found


def _of_figure(times: ArticleTimes, asked: Asked) -> Iterator[str]:
    figure = asked.figure
    kind = measures().measures[figure.measure].kind
    tense, event = asked.tense, _event(times)
    dated = [each for each in times.within(*figure.sentence) if each.days]
    own = min(sum(not each.says for each in dated), 2)
    yield ALWAYS
    yield from (f"measure {figure.measure}", f"kind {kind}", f"status {figure.status}")
    yield from (f"tense {tense}", f"tense {tense}, kind {kind}")
    if asked.verb is not None:
        if is_relative_clause(asked.verb):
            yield "in a relative clause"
        if is_adverbial_clause(asked.verb):
            yield "in an adverbial clause"
        if asked.verb.i in times.cues:
            yield "beside a verb of reporting"
    yield f"stands {_position(times, asked)}"
    yield f"times in its sentence {own}"
    yield from (f"event {event}", f"event {event}, tense {tense}", f"event {event}, kind {kind}")
    yield f"event {event}, times in its sentence {own}"
    yield f"words of the headline {min(len(times.words(asked.sentence) & times.head_words), FEW)}"
    if figure.source is not None:
        yield "credited"
    if any(each.says for each in dated):
        yield "said on a day"


def _event(times: ArticleTimes) -> str:
    """How many days before the article its event was."""
    if not times.lead or times.today is None or times.lead[0].days is None:
        return "none"
    return f"{gap(times.today - times.lead[0].days[0])} days ago"


def _position(times: ArticleTimes, asked: Asked) -> str:
    if asked.figure.start < times.headline:
        return "in the headline"
    return "first" if asked.sentence < 3 else "early" if asked.sentence < 8 else "late"


def gap(days: int) -> str:
    """A number of days as one of a few classes."""
    return "fewer than 0" if days < 0 else next((name for most, name in GAPS if days <= most), MORE)


class _DatedSentence:
    """How far the dated times of a figure's sentence are from it."""

    def __init__(self, times: ArticleTimes, asked: Asked) -> None:
        dated = [each for each in times.within(*asked.figure.sentence) if each.days]
        self.starts = {each.time.start for each in dated}
        self.distances = sorted(_distance(asked, each) for each in dated)
        self.nearest = {
            leads: min((_distance(asked, each) for each in dated if _leads(asked, each) == leads), default=None)
            for leads in (True, False)
        }


def _of_reading(
    times: ArticleTimes, asked: Asked, dated: _DatedSentence, reading: DayReading, rules: Mapping[str, Rule]
) -> Iterator[str]:
    days, told = reading.days, reading.told
    if days is None:
        return
    kind = measures().measures[asked.figure.measure].kind
    lasts = gap(days[1] - days[0])
    if times.today is not None:
        yield f"ended {gap(times.today - days[1])} days ago"
    yield from (f"lasts {lasts}", f"lasts {lasts}, kind {kind}", f"named {min(times.often[days], AFAR)} times")
    if told is not None:
        yield from _of_time(times, asked, told)
        here = told.sentence == asked.sentence
        if here:
            yield from _beside(times, asked, told, rules)
            yield from _among(dated, asked, told)
        else:
            yield from _away(times, asked, told)


def _of_time(times: ArticleTimes, asked: Asked, told: ToldTime) -> Iterator[str]:
    """What is true of the expression itself."""
    if told.says:
        yield "said then"
        yield f"said then, kind {measures().measures[asked.figure.measure].kind}"
        yield f"said then, tense {asked.tense}"
    if asked.content:
        inside = any(start <= told.time.start < end for start, end in asked.content)
        yield "inside what was said" if inside else "outside what was said"
    yield f"verb {told.tense}"
    if told.verb is not None:
        yield f"verb {told.tense}, tense {asked.tense}"
        if is_root(told.verb):
            yield "in the main clause"
        if told.verb.lemma_.lower() in times.head_words:
            yield "its verb is in the headline"
    yield f"its words of the headline {min(len(times.words(told.sentence) & times.head_words), FEW)}"
    yield f"in sentence {min(told.sentence, LEAD_SENTENCES)}"
    if is_of_noun(told):
        yield "belongs to a noun"


def _away(times: ArticleTimes, asked: Asked, told: ToldTime) -> Iterator[str]:
    """What is true of an expression in another sentence."""
    text, figure = times.index.text, asked.figure
    first, last = sorted((told.time.start, figure.start))
    shared = times.words(told.sentence) & times.words(asked.sentence)
    yield f"sentences away {min(abs(told.sentence - asked.sentence), AFAR)}"
    yield "in another paragraph" if "\n" in text[first:last] else "in the same paragraph"
    yield f"away behind “{told.word}”"
    yield f"words in common {min(len(shared), FEW)}"
    if told.verb is not None and asked.verb is not None and told.verb.lemma_ == asked.verb.lemma_:
        yield "the same verb"


def _beside(times: ArticleTimes, asked: Asked, told: ToldTime, rules: Mapping[str, Rule]) -> Iterator[str]:
    """What is true of an expression in the figure's sentence."""
    text, time, figure = times.index.text, told.time, asked.figure
    leads = _leads(asked, told)
    order = _order(asked, told)
    start, end = (time.end, figure.start) if leads else (figure.end, time.start)
    stops = rules["parted"].pattern.finditer(text, start, end) if start < end else ()
    between = time.start < asked.after if leads else time.start >= asked.before
    yield from (f"behind “{told.word}”", f"{order}, behind “{told.word}”")
    yield f"{order}, characters between {next((name for most, name in REACHES if end - start <= most), MORE)}"
    yield f"{order}, parted {sum(1 for _ in islice(stops, FEW))}"
    yield f"{order}, {'a' if between else 'no'} number between"
    verbs = _by_verbs(asked, told)
    yield from (verbs, f"{verbs}, tense {asked.tense}")
    yield from (name for name in TAKEN if rules[name].ends_at(text, time.start, figure.sentence[0]))


def _by_verbs(asked: Asked, told: ToldTime) -> str:
    if asked.verb is None or told.verb is None:
        return "one has no verb"
    if asked.verb.i == told.verb.i:
        return "one verb"
    return (
        "its verb is above" if any(each.i == told.verb.i for each in asked.verb.ancestors) else "its verb is not above"
    )


def _among(dated: _DatedSentence, asked: Asked, told: ToldTime) -> Iterator[str]:
    """How near an expression is among those of its sentence."""
    near = _distance(asked, told)
    others = len(dated.starts) - (told.time.start in dated.starts)
    yield f"nearer ones {min(bisect_left(dated.distances, near), 2)}" if others else "the only one"
    nearest = dated.nearest[_leads(asked, told)]
    if nearest is not None and nearest < near:
        yield f"{_order(asked, told)}, another is nearer"


def _leads(asked: Asked, told: ToldTime) -> bool:
    return told.time.start < asked.figure.start


def _order(asked: Asked, told: ToldTime) -> str:
    return "before it" if _leads(asked, told) else "after it"


def _distance(asked: Asked, told: ToldTime) -> int:
    time, figure = told.time, asked.figure
    return figure.start - time.end if time.start < figure.start else time.start - figure.end
