"""The numbers of which rules know only that they count persons or things, with what people say befell those counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.annotated import annotated, parsed

from reportedly.figures.befallen_judge import is_asked
from reportedly.figures.befallen_traits import first_harm, traits_of
from reportedly.figures.outcomes import excluded
from reportedly.figures.reading import read_by_rules
from reportedly.language.parsing import Language
from reportedly.model import Measure
from reportedly.quantities import TokenIndex


@dataclass(frozen=True, slots=True)
class Example:
    """A number: its traits, the harms that it never counts, the measure that rules read, and the annotated one."""

    part: str
    group: str
    traits: list[str]
    never: frozenset[Measure]
    read: Measure
    answer: Measure

    @property
    def rule(self) -> bool:
        """Whether the rules alone are right."""
        return self.read == self.answer


def examples(gold: Path, language: Language) -> Iterator[Example]:
    """Every annotated number of which the judge decides."""
    for each, doc, _ in parsed(annotated(gold), language):
        index = TokenIndex(doc)
        numbers, _, _ = read_by_rules(doc, index)
        first = first_harm(numbers)
        for at, number in enumerate(numbers):
            row = each.meant_by(number.quantity)
            if is_asked(number) and row is not None:
                traits = traits_of(doc, index, numbers, at, first)
                never = excluded(doc, index, number.quantity)
                yield Example(each.part, each.group, traits, never, number.measure, row["measure"])
