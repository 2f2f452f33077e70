"""What the trial asks of each annotated figure: slots of few classes, and slots chosen among candidates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import training.scenes.examples as scenes
import training.scenes.fit as scenes_fit
import training.sources.examples as sources
import training.sources.fit as sources_fit
import training.times.examples as times
import training.times.fit as times_fit
from spacy.tokens import Doc
from training.annotated import annotated, parsed

from reportedly.figures import find_figures
from reportedly.figures.told_times import verb_above
from reportedly.formats.weights import score, sum_of
from reportedly.language.parsing import Language
from reportedly.model import Article, Figure, Span
from reportedly.places import find_places
from reportedly.quantities import TokenIndex
from reportedly.statements import find_statements
from reportedly.times import find_times

CLASSES = ("measure", "status", "event")
CHOSEN = ("source", "place", "when")


@dataclass(frozen=True, slots=True)
class Candidates:
    """Who or what may fill a slot: an example of the judge's own training, and how its weights are fitted."""

    example: Any
    fit: Any

    def sums(self, weights: Mapping[Any, float]) -> list[float]:
        """What today's judge gives each candidate."""
        weigh = score if self.fit is scenes_fit else sum_of
        return [weigh(traits, weights) for traits in self.example.candidates]

    def is_right(self, sums: Sequence[float]) -> bool:
        """Whether the slot is right where a judge of such sums decides as the program asks it to."""
        if self.fit is times_fit:
            return self.example.right[max(range(len(sums)), key=sums.__getitem__)] > 0
        # the program's own decision, of candidates with one trait each that weighs their sum
        names = [str(number) for number in range(len(sums))]
        weights = dict(zip(names, sums, strict=True))
        bare = [{name: 1.0} for name in names] if self.fit is scenes_fit else [frozenset((name,)) for name in names]
        return bool(self.fit.is_right(replace(self.example, candidates=bare), weights))


@dataclass(slots=True)
class Asked:
    """One figure: spans of its number, its verb and its sentence; of each class slot what is right and what the program
    reads, and the candidates of each chosen slot."""

    part: str
    group: str
    doc: str
    spans: Sequence[Span]
    classes: Mapping[str, tuple[str, str]]
    choices: dict[str, Candidates] = field(default_factory=dict)


class Kept(Language):
    """A language that parses each article once, as three judges' examples are read from the same articles."""

    def __init__(self, model: str) -> None:
        super().__init__(model)
        self._kept: dict[str, tuple[Doc, Article]] = {}

    def parse(self, articles: Any) -> Iterator[tuple[Doc, Article]]:
        """Each article with its parse."""
        asked = list(articles)
        fresh = [article for article in asked if article.doc not in self._kept]
        self._kept |= {article.doc: (doc, article) for doc, article in super().parse(fresh)}
        return iter([self._kept[article.doc] for article in asked])


def read(gold: Path, language: Language) -> tuple[dict[str, str], list[Asked]]:
    """The texts by their `doc`, and what is asked of their figures."""
    texts: dict[str, str] = {}
    found: dict[tuple[str, int], Asked] = {}
    for each, doc, article in parsed(annotated(gold), language):
        texts[article.doc] = article.text
        index, statements = TokenIndex(doc), find_statements(doc, article)
        for figure in find_figures(doc, article, statements, find_places(doc, article), find_times(doc, article)):
            row = each.meant_by(figure)
            if row is not None:
                classes = {slot: (row[slot], getattr(figure, slot)) for slot in CLASSES if row.get(slot)}
                asked = Asked(each.part, each.group, article.doc, _spans(index, figure), classes)
                found[article.doc, figure.start] = asked
    for slot, examples, fit in zip(CHOSEN, (sources, scenes, times), (sources_fit, scenes_fit, times_fit), strict=True):
        for example in examples.examples(gold, language):
            if slot != "when" or example.dated:
                found[example.doc, example.at[0]].choices[slot] = Candidates(example, fit)
    return texts, list(found.values())


def _spans(index: TokenIndex, figure: Figure) -> list[Span]:
    """A figure's number, the verb above it (else the number again), and its sentence."""
    verb = verb_above(index.doc[index.holding(figure.start)])
    number = (figure.start, figure.end)
    return [number, (verb.idx, verb.idx + len(verb)) if verb is not None else number, figure.sentence]
