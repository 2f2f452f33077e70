"""The articles that the judge of bare numbers learns from, with the figures that people found in them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from benchmarks.invented import load_events
from benchmarks.news import load_news
from training.annotated import Row, read_everyday, read_wikinews
from training.wikinews.join import read_lines

HOME = Path(__file__).parents[1] / "wikinews"
NEWS, EVENTS, OWN = "news", "events", "own"
_MARKED = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class TrueFigure:
    """Where a figure stands, its measure and its unit; the unit is `None` if nobody said it."""

    start: int
    end: int
    measure: str
    unit: str | None


@dataclass(frozen=True, slots=True)
class TrainingText:
    """A text with its figures; texts of one `group` are left out together in cross-validation."""

    doc: str
    kind: str
    group: str
    text: str
    figures: tuple[TrueFigure, ...]
    only: tuple[int, int] | None = None
    """The one number that is annotated, where not all are."""


def training_texts(gold: Path) -> list[TrainingText]:
    """The annotated news of `wikinews` in both places, of `training/news` and `training/everyday`, the events of the
    training half, and sentences of our own."""
    return [*_news(gold), *_events(), *_sentences()]


def _news(gold: Path) -> Iterator[TrainingText]:
    texts, figures = read_wikinews(gold)
    found: dict[str, list[Row]] = {row["doc"]: [] for row in read_lines(str(gold / "wikinews/docs.jsonl"))}
    found |= {doc: [] for doc in (HOME / "none.txt").read_text(encoding="utf-8").split()}
    for figure in figures:
        found.setdefault(figure["doc"], []).append(figure)
    for doc, rows in found.items():
        true = tuple(TrueFigure(row["start"], row["end"], row["measure"], row["unit"]) for row in rows)
        yield TrainingText(doc, NEWS, doc, texts[doc]["text"], true)
    read = ((each.row, each.figures) for each in load_news(gold, "train"))
    for article, rows in chain(read, read_everyday()):
        true = tuple(TrueFigure(row["start"], row["end"], row["measure"], row["unit"]) for row in rows)
        yield TrainingText(article["doc"], NEWS, article["doc"], article["text"], true)


def _events() -> Iterator[TrainingText]:
    for event in load_events("train"):
        for article in event.articles:
            true = tuple(TrueFigure(each.start, each.end, each.measure, each.unit) for each in article.mentions)
            yield TrainingText(article.doc, EVENTS, event.name, article.text, true)


def _sentences() -> Iterator[TrainingText]:
    """The sentences of `sentences.toml`, each a text of which only the marked number is looked at."""
    found: dict[str, list[str]] = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8"))
    for measure, sentences in found.items():
        for at, marked in enumerate(sentences):
            number = _MARKED.search(marked)
            assert number is not None, f"no number is marked in: {marked}"
            span = (number.start(), number.end() - 2)
            text = marked.replace("[", "").replace("]", "")
            true = (TrueFigure(*span, measure, None),) if measure != "none" else ()
            yield TrainingText(f"{measure}-{at}", OWN, f"{OWN}-{at % 8}", text, true, span)
