"""The times of an article made ready for its figures: their days, where they stand, and what they belong to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from reportedly.language.grammar import (
    is_content_word,
    is_gerund,
    is_helper,
    is_modal,
    is_participle,
    is_past,
    is_prepositional_object,
    is_present,
    is_verb_or_auxiliary,
)
from reportedly.model import Article, Figure, Moment, Statement, TimeExpression
from reportedly.quantities import TokenIndex

DaySpan = tuple[int, int]
"""First and last day, as ordinals."""
NO_DAY = ("year", "month")
"""Precisions of an article's date that name no day."""
LEAD = 5
"""Sentences at an article's start that may tell the day of its event."""
LEAD_DAYS = 3
"""Days that are taken from them."""
LONGEST_EVENT = 6
"""Days after the first one of an event that its days may go on."""
LATELY = 21
"""Days before an article's within which the earliest day that it names is looked for."""
CLIMB = 12
"""Heads above a word that are followed to its verb."""
DATELINE = 60
"""Characters of a line within which the day of writing stands."""
HEAD_LINES = 3
"""Lines of an article before which it stands."""
_DASH = re.compile(r"[^.!?\n]{0,40}?(?:\)|\s)[-–—:]+\s|\s*(?:\n|\Z)")
_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([SHMDWQYE]+)")
_UNIT_DAYS = {"S": 1 / 86400, "H": 1 / 24, "D": 1.0, "W": 7.0, "M": 30.44, "Q": 91.3, "Y": 365.25, "DE": 3652.5}
"""Days in the units of TIMEX3's lengths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldTime:
    """A time expression with what its sentence says of it.

    `days` are those that it names, `length` the days of a length of time that lies on no calendar. `verb` is the verb
    above it with its `tense`, `says` whether that verb is one of reporting; `word` is the word before it, `root` its
    uppermost one.
    """

    time: TimeExpression
    days: DaySpan | None
    length: float | None
    sentence: int
    root: Token
    verb: Token | None
    tense: str
    says: bool
    word: str


class ArticleTimes:
    """The times of one article. `today` is the day of `moment`, when it or an entry of a live blog came out, as an
    ordinal; `None` if that is not known to the day."""

    def __init__(
        self,
        index: TokenIndex,
        article: Article,
        times: Sequence[TimeExpression],
        statements: Sequence[Statement],
        figures: Sequence[Figure],
        moment: Moment | None,
    ) -> None:
        self.index, self.moment, self.today = index, moment, _today(moment)
        self.dateline = article.dateline[1] if article.dateline else 0
        self.headline = next((block.end for block in article.blocks if block.kind == "headline"), 0)
        self.cues = {token.i for each in statements for span in each.cue for token in index.tokens(span)}
        self.contents = {each.id: each.content for each in statements}
        numbers = {(figure.start, figure.end) for figure in figures}
        told = [self._told(time) for time in times if self._may_date(time, numbers)]
        self.told = [each for each in told if each.days or each.length]
        self._starts = [each.time.start for each in self.told]
        self._sentences = [each.sentence for each in self.told]
        self._words: dict[int, frozenset[str]] = {}
        self.head_words = _content(index.tokens((0, self.headline)))
        self.often = Counter(each.days for each in self.told if each.days)
        self.lead = self._lead()
        self.earliest = self._earliest()

    def _told(self, time: TimeExpression) -> ToldTime:
        tokens = self.index.tokens((time.start, time.end)) or [self.index.doc[self.index.holding(time.start)]]
        first, last = tokens[0], tokens[-1]
        root = next((token for token in tokens if not first.i <= token.head.i <= last.i), first)
        verb = verb_above(root)
        return ToldTime(
            time=time,
            days=_days(time),
            length=_length(time),
            sentence=self.index.sentence_number(first.i),
            root=root,
            verb=verb,
            tense=verb_form(verb),
            says=verb is not None and verb.i in self.cues,
            word=self.index.doc[first.i - 1].lower_ if first.i else "",
        )

    def _may_date(self, time: TimeExpression, numbers: set[tuple[int, int]]) -> bool:
        """Whether a time is no number that was read as a year, and not the day of writing: "LIMA, March 11 - A …"."""
        if (time.start, time.end) in numbers:
            return False
        if self.today is None or _days(time) != (self.today, self.today):
            return True
        text = self.index.text
        line = text.rfind("\n", 0, time.start) + 1
        opens = time.start - line < DATELINE and text.count("\n", 0, line) <= HEAD_LINES
        return not opens or _DASH.match(text, time.end) is None

    def within(self, start: int, end: int) -> list[ToldTime]:
        """The times that start within a stretch of characters."""
        return self.told[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def before(self, sentence: int) -> Sequence[ToldTime]:
        """The times of the sentences before one."""
        return self.told[: bisect_left(self._sentences, sentence)]

    def words(self, sentence: int) -> frozenset[str]:
        """The content words of a sentence, by their lemmas."""
        if sentence not in self._words:
            self._words[sentence] = _content(self.index.sentence_tokens(sentence))
        return self._words[sentence]

    def _lead(self) -> list[ToldTime]:
        """Short events that the first sentences date, by first mention; a later one where they date none."""
        found: dict[DaySpan, ToldTime] = {}
        if self.today is None:
            return []
        for told in sorted(self.told, key=lambda each: (each.sentence >= LEAD, each.says)):
            late = told.sentence >= LEAD
            if told.days is None or (late and (found or told.days[0] < self.today - LATELY)):
                continue
            short = told.days[1] - told.days[0] <= LONGEST_EVENT
            if short and told.days[1] <= self.today and told.time.start >= self.dateline:
                found.setdefault(told.days, told)
        return list(found.values())[:LEAD_DAYS]

    def _earliest(self) -> DaySpan | None:
        """The earliest day that the article names of the time shortly before it."""
        today = self.today
        if today is None:
            return None
        return min((days for days in self.often if today - LATELY <= days[0] == days[1] < today), default=None)


def verb_above(token: Token) -> Token | None:
    """The verb that a word belongs to, or is."""
    for _ in range(CLIMB):
        if is_verb_or_auxiliary(token):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def verb_form(verb: Token | None) -> str:
    """The tense of a verb, roughly."""
    if verb is None:
        return "none"
    helpers = [child for child in verb.children if is_helper(child)]
    if any(map(is_modal, helpers)):
        return "modal"
    if any(map(is_past, helpers)) or is_past(verb):
        return "past with a helper" if helpers and is_participle(verb) else "past"
    if any(map(is_present, helpers)):
        return "present with a helper"
    if is_present(verb):
        return "present"
    return "gerund" if is_gerund(verb) else "participle" if is_participle(verb) else "base"


def is_of_noun(told: ToldTime) -> bool:
    """Whether a time belongs to a noun: "the quake of Sunday", "Sunday's quake"."""
    root = told.root.head if is_prepositional_object(told.root) else told.root
    return root.head.i != root.i and not is_verb_or_auxiliary(root.head)


def _content(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(token.lemma_.lower() for token in tokens if is_content_word(token) and token.is_alpha)


def _days(time: TimeExpression) -> DaySpan | None:
    if time.first is None or time.last is None or time.type == "set":
        return None
    return date.fromisoformat(time.first).toordinal(), date.fromisoformat(time.last).toordinal()


def _length(time: TimeExpression) -> float | None:
    """The days of a length of time that lies on no calendar."""
    if time.first is not None or time.type != "duration" or time.value is None:
        return None
    match = _LENGTH.fullmatch(time.value)
    if match is None:
        return None
    unit = 1 / 1440 if match[1] and match[3] == "M" else _UNIT_DAYS.get(match[3])
    return float(match[2]) * unit if unit is not None else None


def _today(moment: Moment | None) -> int | None:
    if moment is None or moment.unsure or moment.precision in NO_DAY:
        return None
    return date.fromisoformat(moment.day).toordinal()
