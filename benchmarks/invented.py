"""The invented events of `training/events`: articles in our own words, every figure annotated as it was written.

`training/events/README.md` has the format. Odd events are for training, even ones are held out: their scores are
printed, their errors never looked at.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, get_args

from reportedly.model import BOUNDS, MEASURES, STATUSES

HOME = Path(__file__).parents[1] / "training/events"
Part = Literal["train", "held"]
PARTS: tuple[Part, ...] = get_args(Part)
SCOPES = ("whole", "part", "sum")
ROLES = ("victims", "aboard", "responders", "suspects", "troops", "none")


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure as its writer annotated it: id, span, slots (`SPEC.md` of the gold data), and the id of its question."""

    id: str
    start: int
    end: int
    low: float
    high: float
    bound: str
    measure: str
    unit: str
    source: str | None
    status: str
    place: str | None
    when: tuple[str, str] | None
    event: str
    scope: str
    question: str | None
    part_of: str | None


@dataclass(frozen=True, slots=True)
class InventedArticle:
    """One article; `number` is its place in the event."""

    number: str
    doc: str
    title: str
    publisher: str
    published: str
    url: str
    text: str
    copy_of: str | None
    mentions: tuple[Mention, ...]

    @property
    def day(self) -> str:
        """The day on which it came out."""
        return self.published[:10]


@dataclass(frozen=True, slots=True)
class Question:
    """What some figures answer; `important` if an analyst would want it among the first rows."""

    id: str
    measure: str
    role: str
    scope: str
    important: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands at the end of a day."""

    question: str
    day: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class InventedEvent:
    """An event with its articles; `conflicts` are the figures (article number/id) that exclude each other."""

    name: str
    part: Part
    questions: tuple[Question, ...]
    standings: tuple[Standing, ...]
    conflicts: tuple[tuple[str, tuple[str, ...]], ...]
    articles: tuple[InventedArticle, ...]


def load_events(part: Part | None = None, home: Path = HOME) -> list[InventedEvent]:
    """The events of a part, or all, in order. Raises `ValueError` that names the file if a quote is not found."""
    events = [_event(folder) for folder in sorted(home.glob("[0-9]*-*"))]
    return [event for event in events if part in (None, event.part)]


def _event(folder: Path) -> InventedEvent:
    found = tomllib.loads((folder / "event.toml").read_text(encoding="utf-8"))
    return InventedEvent(
        folder.name,
        found["split"],
        tuple(
            Question(each["id"], each["measure"], each["role"], each["scope"], each["important"])
            for each in found["question"]
        ),
        tuple(Standing(each["question"], each["day"], each["low"], each["high"]) for each in found.get("standing", ())),
        tuple((each["question"], tuple(each["figures"])) for each in found.get("conflict", ())),
        tuple(load_article(path) for path in sorted(folder.glob("[0-9]*-*.toml"))),
    )


def load_article(path: Path) -> InventedArticle:
    """An article with its figures. Raises `ValueError` that names the file if a quote is not found."""
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    text = found["text"]
    try:
        mentions = tuple(_mention(each, text) for each in found.get("figure", ()))
    except (ValueError, LookupError) as error:
        raise ValueError(f"{path}: {error}") from error
    about = (found[name] for name in ("doc", "title", "publisher", "published", "url"))
    return InventedArticle(path.name.split("-")[0], *about, text, found.get("copy_of"), mentions)


def _mention(figure: dict[str, Any], text: str) -> Mention:
    """A figure with its offsets: where its number stands in its quote, which stands in the text once."""
    if text.count(figure["quote"]) != 1:
        raise ValueError(f"{figure['id']}: the quote is found {text.count(figure['quote'])} times")
    places = [match.start() for match in re.finditer(re.escape(figure["number"]), figure["quote"])]
    start = text.index(figure["quote"]) + places[figure.get("nth", 1) - 1]
    when = figure.get("when")
    return Mention(
        figure["id"], start, start + len(figure["number"]), figure["low"], figure["high"], figure["bound"],
        figure["measure"], figure["unit"], figure.get("source"), figure["status"], figure.get("place"),
        (when[0], when[1]) if when else None, figure["event"], figure["scope"], figure.get("question"),
        figure.get("part_of"),
    )  # fmt: skip


def faults(event: InventedEvent) -> Iterator[str]:
    """What does not fit together in an event, a line each."""
    questions = {question.id for question in event.questions}
    mentions = {f"{each.number}/{mention.id}": mention for each in event.articles for mention in each.mentions}
    for article in event.articles:
        yield from (f"{article.doc} {line}" for line in _article_faults(article, event, questions))
    yield from (f"{each}: no figure answers it" for each in questions - {each.question for each in mentions.values()})
    for question, figures in event.conflicts:
        told = [mentions[name] for name in figures if name in mentions]
        if len(told) != len(figures) or len(told) < 2 or {each.question for each in told} != {question}:
            yield f"conflict {figures}: a figure is missing or answers another question"
        if any(one.low <= other.high and other.low <= one.high for one in told for other in told if one is not other):
            yield f"conflict {figures}: the ranges do not exclude each other"
    days = [article.day for article in event.articles]
    for standing in event.standings:
        if standing.question not in questions or not min(days) <= standing.day <= max(days):
            yield f"standing {standing}: no such question, or not a day of the event"
        told = [each for each in mentions.values() if each.question == standing.question]
        values = {end for each in told for end in (each.low, each.high)}
        if standing.low > standing.high or not {standing.low, standing.high} <= values:
            yield f"standing {standing}: no figure says that"


def _article_faults(article: InventedArticle, event: InventedEvent, questions: set[str]) -> Iterator[str]:
    datetime.fromisoformat(article.published)
    if article.doc != f"{event.name[:3]}-{article.number}" or article.text.split("\n")[0] != article.title:
        yield "doc or title does not fit"
    if article.copy_of is not None and article.copy_of not in {each.doc for each in event.articles}:
        yield f"is no copy of {article.copy_of}"
    ids = [mention.id for mention in article.mentions]
    before = 0
    for each in article.mentions:
        allowed = (each.bound in BOUNDS, each.measure in MEASURES, each.status in STATUSES, each.scope in SCOPES,
                   each.event in ("main", "other"), each.question is None or each.question in questions,
                   each.part_of is None or (each.part_of in ids and each.part_of != each.id))  # fmt: skip
        if not all(allowed):
            yield f"{each.id}: a slot has no such value"
        if each.low > each.high or (each.bound in ("range", "vague")) == (each.low == each.high):
            yield f"{each.id}: {each.bound} from {each.low} to {each.high}"
        if any(words is not None and words not in article.text for words in (each.source, each.place)):
            yield f"{each.id}: its source or place is not in the text"
        if each.when and date.fromisoformat(each.when[0]) > date.fromisoformat(each.when[1]):
            yield f"{each.id}: its first day is after its last"
        if each.start < before:
            yield f"{each.id}: overlaps the figure before it"
        before = each.end
    if len(set(ids)) != len(ids):
        yield "two figures have one id"
