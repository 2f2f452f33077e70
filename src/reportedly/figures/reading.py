"""The reported numbers of a text with what each measures: by the rules for its own words, or by the judge."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from reportedly.figures.bare_judge import judged
from reportedly.figures.bare_options import BareNumber
from reportedly.figures.bare_sums import with_currencies
from reportedly.figures.befallen_judge import with_befallen
from reportedly.figures.counted import completed
from reportedly.figures.numbers import ReadNumber, is_sure, read_alone
from reportedly.figures.rejecting import deciding_rule, is_judged
from reportedly.figures.rejections import Rejection
from reportedly.figures.shared import with_shared_harms
from reportedly.quantities import Quantity, TokenIndex, find_quantities

Rejected = tuple[Quantity, Rejection]
"""A quantity that is no reported figure, with the rule that says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberPass:
    """The quantities of a text in order, the rule that decides on each, and those read that rules alone can read."""

    doc: Doc
    index: TokenIndex
    quantities: list[Quantity]
    rules: list[Rejection | None]
    alone: list[ReadNumber | None]
    known: list[ReadNumber]
    """Those of `alone` that are figures."""

    def bare(self, at: int, readings: list[ReadNumber | None]) -> BareNumber | None:
        """The quantity at a place, of which the judge decides, with what was read before it; `None` if rules do."""
        rule = self.rules[at]
        if rule is None or self.alone[at] is not None or not is_judged(rule, self.quantities[at]):
            return None
        return BareNumber(
            doc=self.doc,
            index=self.index,
            quantity=self.quantities[at],
            rule=rule,
            earlier=[each for each in readings[:at] if each is not None],
            later=self.alone[at + 1] if at + 1 < len(self.alone) else None,
            known=self.known,
        )


def first_pass(doc: Doc, index: TokenIndex) -> NumberPass:
    """The quantities of a text, and those read that rules alone can read."""
    quantities = list(completed(doc, index, find_quantities(doc, index)))
    rules = [deciding_rule(doc, index, quantity) for quantity in quantities]
    alone = [_alone(doc, index, each, rule) for each, rule in zip(quantities, rules, strict=True)]
    alone = with_shared_harms(doc, index, alone)
    return NumberPass(
        doc=doc,
        index=index,
        quantities=quantities,
        rules=rules,
        alone=alone,
        known=[each for each in alone if each is not None],
    )


def _alone(doc: Doc, index: TokenIndex, quantity: Quantity, rule: Rejection | None) -> ReadNumber | None:
    """A quantity that rules alone can read: they take it, or say for sure what befell those that it counts."""
    if rule is None:
        return read_alone(doc, index, quantity)
    if not is_judged(rule, quantity):
        return None if rule.rejects else read_alone(doc, index, quantity)
    reading = read_alone(doc, index, quantity)
    return reading if is_sure(reading) else None


def read_numbers(doc: Doc, index: TokenIndex) -> tuple[list[ReadNumber], list[Quantity], list[Rejected]]:
    """The reported numbers of a text, all its quantities, and those of them that are no figures; each in order."""
    numbers, quantities, rejected = read_by_rules(doc, index)
    return list(with_befallen(doc, index, numbers)), quantities, rejected


def read_by_rules(doc: Doc, index: TokenIndex) -> tuple[list[ReadNumber], list[Quantity], list[Rejected]]:
    """The same before it is judged what befell those counted."""
    made = first_pass(doc, index)
    readings, rejected = list(made.alone), []
    for at, (quantity, rule) in enumerate(zip(made.quantities, made.rules, strict=True)):
        bare = made.bare(at, readings)
        if bare is not None:
            readings[at] = judged(bare)
        if readings[at] is None and rule is not None:
            rejected.append((quantity, rule))
    numbers = [each for each in readings if each is not None]
    return list(with_currencies(numbers)), made.quantities, rejected
