"""Cross-validation by article or event: what a judge gets on examples whose group it was not fitted to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from training.annotated import PARTS, drawn_folds

FOLDS = 5


class Grouped(Protocol):
    """An example of a group that may not be torn apart between training and test."""

    @property
    def group(self) -> str:
        """The group."""


class Ruled(Grouped, Protocol):
    """An example of a part, which rules read rightly or not."""

    @property
    def part(self) -> str:
        """The part."""

    @property
    def rule(self) -> bool:
        """Whether the rules alone are right."""


G = TypeVar("G", bound=Grouped)
R = TypeVar("R", bound=Ruled)
W = TypeVar("W")


def left_out(
    examples: Sequence[G], fit: Callable[[Sequence[G]], W], seeds: Iterable[int] = (0,)
) -> Iterator[tuple[G, W]]:
    """Each example with weights fitted to the other folds, once for each seed by which the folds are drawn."""
    for seed in seeds:
        fold = drawn_folds((example.group for example in examples), FOLDS, seed)
        for number in range(FOLDS):
            weights = fit([each for each in examples if fold[each.group] != number])
            for each in examples:
                if fold[each.group] == number:
                    yield each, weights


def shares_right(
    examples: Sequence[R],
    fit: Callable[[Sequence[R]], dict[str, float]],
    is_right: Callable[[R, Mapping[str, float]], bool],
    seeds: Iterable[int],
) -> Iterator[tuple[str, float]]:
    """For each part the share of examples that a judge has right where it was not fitted; then that of the rules."""
    right: dict[str, list[bool]] = {part: [] for part in PARTS}
    for each, weights in left_out(examples, fit, seeds):
        right[each.part].append(is_right(each, weights))
    yield from beside_rules(examples, right)


def beside_rules(examples: Sequence[R], right: Mapping[str, Sequence[bool]]) -> Iterator[tuple[str, float]]:
    """For each part the share of what is `right`; then that of the examples that the rules alone have right."""
    for part, values in right.items():
        yield part, sum(values) / len(values)
        rules = [example.rule for example in examples if example.part == part]
        yield f"{part}, by rules alone", sum(rules) / len(rules)
