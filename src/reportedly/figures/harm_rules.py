"""The words and patterns that tell what befell people, built from the measures of a language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.lang.measures import MeasureDefinition, MeasureDefinitions, VerbWith, measures
from reportedly.lang.patterns import late_pattern
from reportedly.lang.rules import expand_pattern
from reportedly.model import Measure

MeasureOfWord = Mapping[str, Measure]
"""The measure that each word of a class tells."""

MeasureReading = tuple[Measure, str]
"""A measure with why it was chosen, in words for users: the list of `measures.toml` that decided comes last."""

VICTIM_BEHIND = r" (?:{determiner}\b(?! {time_of_it}\b)|(?!{opens_phrase}\b)[A-Z][a-z])"
"""Behind a verb of harm: those to whom it was done, a noun with its determiner or a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmRules:
    """What `measures.toml` says of harms, as lookups and compiled patterns.

    The fields are called as the keys of the file, which says what they mean; those of patterns have a group for each
    measure, named as it.
    """

    file: MeasureDefinitions
    nouns: MeasureOfWord
    nouns_but_before: Mapping[str, tuple[Measure, frozenset[str]]]
    before_people: MeasureOfWord
    left_behind: MeasureOfWord
    verbs: MeasureOfWord
    passive_verbs: MeasureOfWord
    direct_verbs: MeasureOfWord
    subject_verbs: MeasureOfWord
    subject_verbs_before_people: MeasureOfWord
    verbs_with: tuple[tuple[Measure, VerbWith], ...]
    life_verbs: MeasureOfWord
    events: MeasureOfWord
    events_alone: MeasureOfWord
    toll_near: frozenset[str]
    after: re.Pattern[str]
    before: re.Pattern[str]
    label: re.Pattern[str]
    toll: re.Pattern[str]
    actors: re.Pattern[str]
    made_passive: re.Pattern[str]
    victim_behind: re.Pattern[str]


@cache
def harm_rules(code: str) -> HarmRules:
    """The harms of a language."""
    file = measures(code)
    harms = file.harms

    def words(key: str, flag: str | None = None) -> MeasureOfWord:
        chosen = {name: each for name, each in harms.items() if flag is None or getattr(each, flag)}
        return {word: name for name, each in chosen.items() for word in getattr(each, key)}

    def pieces(pattern: str) -> str:
        return expand_pattern(code, "measures", ("pieces",), pattern)

    return HarmRules(
        file=file,
        nouns=words("nouns"),
        nouns_but_before={
            noun: (name, frozenset(following))
            for name, each in harms.items()
            for noun, following in each.nouns_but_before.items()
        },
        before_people=words("nouns", "before_people"),
        left_behind=words("nouns", "left_behind"),
        verbs=words("verbs"),
        passive_verbs=words("passive_verbs"),
        direct_verbs=words("direct_verbs"),
        subject_verbs=words("subject_verbs"),
        subject_verbs_before_people=words("subject_verbs", "subject_verbs_before_people"),
        verbs_with=tuple((name, each) for name, entry in harms.items() for each in entry.verbs_with),
        life_verbs=words("life_verbs"),
        events=words("events"),
        events_alone=words("events_alone"),
        toll_near=frozenset(words("toll_near")),
        after=_any_case(
            pieces("{up_to_harm}"), rf"(?:{_groups(code, harms, 'after')})\b", pieces("(?! {others_counted})")
        ),
        before=_any_case(rf"\b(?:{_groups(code, harms, 'before')})", pieces(r"(?: {before_number})*\s\Z")),
        label=_any_case(rf"\b(?:{_groups(code, harms, 'labels')})(?::| [-–])? \Z"),
        toll=_any_case(_groups(code, harms, "toll", "toll_near")),
        actors=_any_case(rf"(?<!\bby )(?:{'|'.join(words('actors'))})\Z"),
        made_passive=late_pattern(pieces(r"\b{made_passive}\b")),
        victim_behind=late_pattern(pieces(VICTIM_BEHIND)),
    )


def _any_case(*parts: str) -> re.Pattern[str]:
    return late_pattern("".join(parts), re.IGNORECASE)


def _groups(code: str, harms: Mapping[str, MeasureDefinition], *keys: str) -> str:
    """The patterns of some keys as one, with a group for each measure that has any."""
    found = []
    for name, entry in harms.items():
        lines = tuple(line for key in keys for line in getattr(entry, key))
        if lines:
            found.append(f"(?P<{name}>{expand_pattern(code, 'measures', ('measures', name, keys[0]), lines)})")
    return "|".join(found)


def told(measure: Measure, words: str, key: str) -> MeasureReading:
    """A reading, told by the words that gave it and the list that has them."""
    return measure, f"{words} ({measure}.{key})"
