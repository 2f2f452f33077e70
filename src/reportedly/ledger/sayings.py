"""Puts together what one speaker said once and several articles carry: such statements share runs of words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.ledger.mentions import seconds
from reportedly.ledger.speakers import same_speakers
from reportedly.model import Saying, Variant

RUN_WORDS = 4
"""Number of words in a run; a shorter statement is one run."""
SHARED_RUNS = 0.5
"""If the longer statement has this share of the shorter one's runs, or more, they are one saying."""
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class _Group:
    """A saying that is being put together, with the runs of its variants."""

    speaker: str | None
    variants: list[Variant] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    runs: set[str] = field(default_factory=set)


def group_statements(statements: Sequence[Variant]) -> list[Saying]:
    """The sayings, in order of time; those of different stories, or of no known speaker and another, are kept apart."""
    ordered = sorted(
        statements, key=lambda each: (each.published is None, seconds(each.published), each.doc, each.start)
    )
    fullest = _fullest_names(ordered)
    groups: list[_Group] = []
    by_run: defaultdict[tuple[int | None, str | None, str], list[int]] = defaultdict(list)
    for statement in ordered:
        speaker = fullest[statement.story].get(statement.speaker or "")
        runs = _runs(statement.content)
        keys = [(statement.story, speaker, run) for run in sorted(runs)]
        number = _best(Counter(each for key in keys for each in by_run[key]), groups, len(runs))
        if number is None:
            number = len(groups)
            groups.append(_Group(speaker))
        group = groups[number]
        group.variants.append(statement)
        group.sizes.append(len(runs))
        for key in keys:
            if key[2] not in group.runs:
                group.runs.add(key[2])
                by_run[key].append(number)
    return [_saying(group) for group in groups]


def _when(statement: Variant) -> tuple[bool, float, str, int]:
    return statement.published is None, seconds(statement.published), statement.doc, statement.start


def _fullest_names(statements: Sequence[Variant]) -> dict[int | None, dict[str, str]]:
    names: defaultdict[int | None, set[str]] = defaultdict(set)
    for statement in statements:
        names[statement.story] |= {statement.speaker} if statement.speaker else set()
    return {story: same_speakers(found) for story, found in names.items()}


def _runs(content: str) -> set[str]:
    words = _WORD.findall(content.casefold())
    return {" ".join(words[start : start + RUN_WORDS]) for start in range(max(1, len(words) - RUN_WORDS + 1))}


def _best(shared: Counter[int], groups: Sequence[_Group], size: int) -> int | None:
    """The group with most runs in common, if those are enough of the shorter one; the first of several."""
    enough = [
        (-count, number)
        for number, count in shared.items()
        if count >= SHARED_RUNS * min(size, max(groups[number].sizes))
    ]
    return min(enough)[1] if enough else None


def _saying(group: _Group) -> Saying:
    first = group.variants[0]
    names = Counter(each.speaker for each in group.variants if each.speaker)
    role = next((each.role for each in group.variants if each.role), None)
    return Saying(
        doc=first.doc,
        story=first.story,
        published=first.published,
        speaker=group.speaker,
        role=role,
        content=first.content,
        start=first.start,
        end=first.end,
        names=tuple(sorted(names, key=lambda name: (-names[name], name))),
        outlets=len({each.publisher or each.doc for each in group.variants}),
        variants=tuple(group.variants),
    )
