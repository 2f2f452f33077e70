"""The measures of figures: `measures.toml` says of each what it is called, what tells it, and how it is handled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from reportedly.lang.reading import Examples, LangFile, Pattern, Words, kept, line_of, read, refuse
from reportedly.lang.rules import compile_pattern

Kind = Literal["harm", "people", "count", "votes", "amount"]
"""What a measure counts: people whom something befell, people, things, votes, or an amount in a unit."""
Placed = Literal["surely", "usually", "seldom"]
"""How likely a place near a figure is the one that it holds for."""
Inherited = Literal["always", "beside", "never", "passed over"]
"""How likely a bare number has the measure of the figure before it: always, only close by or if it is large, never, or
rather that of the figure before that one. The judge of bare numbers weighs it."""

ENGLISH = "en"
"""The language whose file names the measures for all others."""
_CLASSES = (
    ("nouns",),
    ("verbs", "passive_verbs", "direct_verbs"),
    ("subject_verbs",),
    ("events", "events_alone"),
    ("after",),
    ("before",),
    ("labels",),
    ("toll", "toll_near"),
    ("ask",),
    ("unit_kinds",),
)
"""Lists in which a word may stand only once, for one measure."""


class VerbWith(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Verbs that tell a measure only with a word beside them, which may need one of the words `of` after it."""

    verbs: Words
    word: str
    of: Words = ()


class MeasureDefinition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One measure; the head of `measures.toml` explains each key."""

    label: str
    kind: Kind
    rank: int | None = None
    ask: Words = ()
    placed: Placed | None = None
    inherited: Inherited | None = None
    has_parts: bool = True
    unit_kinds: Words = ()
    unit: str = ""
    unit_alone: str = ""
    nouns: Words = ()
    nouns_but_before: dict[str, Words] = {}
    before_people: bool = True
    left_behind: bool = False
    verbs: Words = ()
    passive_verbs: Words = ()
    direct_verbs: Words = ()
    subject_verbs: Words = ()
    subject_verbs_before_people: bool = False
    verbs_with: tuple[VerbWith, ...] = ()
    life_verbs: Words = ()
    events: Words = ()
    events_alone: Words = ()
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    toll: tuple[str, ...] = ()
    toll_near: Words = ()
    actors: Words = ()
    near_people: Words = ()
    parts: dict[str, Pattern] = {}
    yes: Examples
    no: Examples

    @property
    def is_harm(self) -> bool:
        """Whether it tells what befell people."""
        return self.kind == "harm"

    @property
    def is_of_persons(self) -> bool:
        """Whether it counts persons."""
        return self.kind in ("harm", "people")

    @property
    def where(self) -> Placed:
        """How likely a place near a figure of it is its own."""
        return self.placed or ("surely" if self.is_harm else "usually")

    @property
    def passes_on(self) -> Inherited:
        """How likely a bare number behind a figure has its measure."""
        return self.inherited or ("always" if self.is_harm else "never")


class MeasureDefinitions(LangFile, frozen=True):
    """The file `measures.toml`."""

    measures: dict[str, MeasureDefinition]
    counted_for_people: Words
    delegates: Words
    cases: Words
    patients: Words
    victims: Words
    staying: Words
    told_of: Words
    persons_with_hyphen: Words
    bodies_of_states: Words
    strong: str
    tolls: Words
    counts_of: Words
    through: Words
    through_to_bare: Words
    of: str
    stand_before: Words
    stand_behind: Words
    left_verbs: Words
    rising_verbs: Words
    life: str
    money_nouns: Words
    coins: Words
    hundredths: dict[str, str]
    spans: Words
    vote_nouns: Words
    seats: Words
    names: Words
    people_by_harm: Words
    points: Words
    voters: Words

    @property
    def harms(self) -> dict[str, MeasureDefinition]:
        """The measures that tell what befell people, in their order."""
        return {name: each for name, each in self.measures.items() if each.is_harm}

    @property
    def of_persons(self) -> frozenset[str]:
        """The names of the measures that count persons."""
        return frozenset(name for name, each in self.measures.items() if each.is_of_persons)

    def ranks(self) -> dict[str, int]:
        """The harms with their importance, from 0."""
        ranked = sorted((each.rank or 0, name) for name, each in self.harms.items())
        return {name: number for number, (_, name) in enumerate(ranked)}


@kept
def measures(code: str = ENGLISH) -> MeasureDefinitions:
    """The measures of a language.

    Raises `LanguageDataError` if two measures claim one word in the same class or two harms one rank, or a name is
    none that code may have.
    """
    found = read(code, "measures", MeasureDefinitions)
    ranks: dict[int, str] = {}
    for name, entry in found.measures.items():
        if not name.isidentifier() or name != name.lower():
            _refuse(code, name, None, None, f"“{name}” is no name of a measure: small letters and “_” only")
        if entry.is_harm and entry.rank is None:
            _refuse(code, name, None, None, f"{name} is a harm and has no rank")
        if entry.rank is not None and (other := ranks.setdefault(entry.rank, name)) != name:
            _refuse(code, name, "rank", None, f"{name} has rank {entry.rank}, which {other} has")
    for lists in _CLASSES:
        _check_class(code, found, lists)
    return found


def part_patterns(code: str) -> dict[str, dict[str, re.Pattern[str]]]:
    """For each measure what follows the number of those who are a part of it, by the words they are compared by."""
    return {
        name: {
            word: compile_pattern(code, "measures", ("measures", name, "parts", word), pattern, cased=True)
            for word, pattern in entry.parts.items()
        }
        for name, entry in measures(code).measures.items()
    }


def _check_class(code: str, found: MeasureDefinitions, lists: tuple[str, ...]) -> None:
    """Refuse a word that two measures claim in one class, or one measure twice."""
    taken: dict[str, tuple[str, str]] = {}
    for name, key, word in _claims(found, lists):
        other, other_key = taken.setdefault(word, (name, key))
        if (other, other_key) != (name, key):
            line = line_of(code, "measures", ("measures", other, other_key), word)
            _refuse(code, name, key, word, f"“{word}” stands in {name}.{key} and in {other}.{other_key}, line {line}")


def _claims(found: MeasureDefinitions, lists: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    for name, entry in found.measures.items():
        for key in lists:
            for word in getattr(entry, key):
                yield name, key, word


def _refuse(code: str, name: str, key: str | None, word: str | None, message: str) -> None:
    refuse(code, "measures", ("measures", name, *([key] if key else [])), word, message)
