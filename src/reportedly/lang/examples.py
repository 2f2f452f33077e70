"""Examples of rules: a text in which the number in question stands in square brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.lang.rules import Rule

_MARKED = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Example:
    """A text, and the span of the number in question; the end of the text where none is marked."""

    text: str
    start: int
    end: int


def marked(example: str) -> Example:
    """The example without its brackets, with where they stood."""
    found = _MARKED.search(example)
    if found is None:
        return Example(example, len(example), len(example))
    return Example(example[: found.start()] + found[1] + example[found.end() :], found.start(), found.end() - 2)


def wrong_examples(rule: Rule) -> list[str]:
    """What of a rule's examples is not so."""
    wrong = []
    for expected, examples in ((True, rule.yes), (False, rule.no)):
        for example in examples:
            found = marked(example)
            if rule.holds(found.text, found.start, found.end) != expected:
                wrong.append(f"{rule.name} {'does not hold' if expected else 'holds'} for “{example}”")
    return wrong
