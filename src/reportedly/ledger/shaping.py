"""Shapes tallies as a person said: merges, splits, moves and names them, after they were made of what was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from reportedly.ledger.mentions import FigureMention
from reportedly.ledger.questions import Question
from reportedly.model import Correction

FigureAddress = tuple[str, int]
"""The address of a figure: the `doc` of its article and its number in the article."""
Order = Mapping[FigureAddress, int]
"""Where each figure stands in the order of time."""
Sides = Sequence[Sequence[FigureAddress]]
"""The figures of a correction, in its groups."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Two numbers that agree, or that are in `conflict`, whatever was worked out; each with its repeats."""

    one: frozenset[FigureAddress]
    other: frozenset[FigureAddress]
    conflict: bool


@dataclass(slots=True, kw_only=True)
class CorrectedTally:
    """Mentions that answer one question, in order, after a person's corrections of tallies were applied.

    `first` is the question of the first mention before a person changed the tally. `name` is the name that a person
    gave it, `mark` the id of the correction that split it off, `corrections` the ids of all that changed it, `judged`
    the numbers that a person compared; `ignored` is whether it is of no interest.
    """

    question: Question
    mentions: list[FigureMention]
    first: Question
    name: str | None = None
    mark: str = ""
    corrections: list[str] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)
    ignored: bool = False

    @property
    def asked(self) -> tuple[str, ...]:
        """The question in words that do not change when entries are added; the tally's id is made of them."""
        return self.mark, self.first.measure, self.first.what.lower(), (self.first.scope or "").lower()


def address_of(mention: FigureMention) -> FigureAddress:
    """The address of a mention's figure."""
    return mention.entry.doc, mention.entry.figure


def in_order(question: Question, mentions: Sequence[FigureMention], order: Order) -> CorrectedTally:
    """A tally of some mentions, as they were read."""
    members = sorted(mentions, key=lambda mention: order[address_of(mention)])
    return CorrectedTally(question=question, mentions=members, first=members[0].question)


def shape(
    tallies: list[CorrectedTally],
    correction: Correction,
    sides: Sides,
    order: Order,
    placed: Collection[FigureAddress] = (),
) -> list[CorrectedTally]:
    """The tallies after one correction; `sides` are its figures that are there, `placed` all figures whose place a
    person set."""
    addresses = set(chain.from_iterable(sides))
    match correction.kind:
        case "split-tally":
            return _split(tallies, addresses, correction, order)
        case "set":
            return _to_its_place(tallies, addresses, correction, order, placed)
        case "into-tally":
            return _into(tallies, sides, correction, order)
        case "agree" | "conflict":
            _compare(tallies, sides, correction)
            return tallies
        case _:
            return _name_or_merge(tallies, sides, correction, order)


def _name_or_merge(
    tallies: list[CorrectedTally], sides: Sides, correction: Correction, order: Order
) -> list[CorrectedTally]:
    homes = list({id(home): home for side in sides if (home := _home(tallies, side))}.values())
    for home in homes:
        home.corrections.append(correction.id)
    if homes and correction.kind == "rename-tally":
        homes[0].name = correction.name
    if homes and correction.kind == "ignore-tally":
        homes[0].ignored = True
    return _merge(tallies, homes, order)


def _home(tallies: Sequence[CorrectedTally], addresses: Collection[FigureAddress]) -> CorrectedTally | None:
    """The tally that has most of these figures; the first one, if several have equally many."""
    wanted = set(addresses)
    counts = Counter(
        number
        for number, tally in enumerate(tallies)
        for mention in tally.mentions
        if wanted and address_of(mention) in wanted
    )
    best = min(counts, key=lambda number: (-counts[number], number), default=None)
    return None if best is None else tallies[best]


def _merge(tallies: list[CorrectedTally], merged: Sequence[CorrectedTally], order: Order) -> list[CorrectedTally]:
    """The tallies, with those of `merged` put into the first of them."""
    for other in merged[1:]:
        home = merged[0]
        home.mentions = sorted(home.mentions + other.mentions, key=lambda mention: order[address_of(mention)])
        home.corrections += [each for each in other.corrections if each not in home.corrections]
        home.judged += other.judged
        tallies = [tally for tally in tallies if tally is not other]
    return tallies


def _taken_out(
    tallies: Sequence[CorrectedTally], addresses: set[FigureAddress], correction: Correction
) -> list[FigureMention]:
    """Some figures, taken out of their tallies."""
    gone: list[FigureMention] = []
    for tally in tallies:
        own = [mention for mention in tally.mentions if address_of(mention) in addresses]
        if own:
            gone += own
            tally.mentions = [mention for mention in tally.mentions if address_of(mention) not in addresses]
            tally.corrections.append(correction.id)
    return gone


def _split(
    tallies: Sequence[CorrectedTally], addresses: set[FigureAddress], correction: Correction, order: Order
) -> list[CorrectedTally]:
    """The tallies, with some figures taken out and put in a new tally."""
    gone = _taken_out(tallies, addresses, correction)
    if not gone:
        return list(tallies)
    new = in_order(gone[0].question, gone, order)
    new.name, new.mark, new.corrections = correction.name, correction.id, [correction.id]
    return [*(tally for tally in tallies if tally.mentions), new]


def _into(tallies: list[CorrectedTally], sides: Sides, correction: Correction, order: Order) -> list[CorrectedTally]:
    """The tallies, with the figures of the first side put into the tally that has those of the second."""
    going = set(sides[0]) if sides else set()
    home = _home(tallies, [each for side in sides[1:] for each in side if each not in going])
    return _moved(tallies, going, home, correction, order) if home and going else tallies


def _moved(
    tallies: Sequence[CorrectedTally],
    going: set[FigureAddress],
    home: CorrectedTally,
    correction: Correction,
    order: Order,
) -> list[CorrectedTally]:
    coming = going - set(map(address_of, home.mentions))
    gone = _taken_out(tallies, coming, correction)
    home.mentions = sorted(home.mentions + gone, key=lambda mention: order[address_of(mention)])
    home.corrections.append(correction.id)
    return [tally for tally in tallies if tally.mentions]


def _to_its_place(
    tallies: list[CorrectedTally],
    addresses: set[FigureAddress],
    correction: Correction,
    order: Order,
    placed: Collection[FigureAddress],
) -> list[CorrectedTally]:
    """The tallies, with a figure whose place a person set in the tally of that place, or in one of its own if all the
    others of its tally are told of other places."""
    place, home = correction.slots.get("place"), _home(tallies, addresses)
    if not isinstance(place, str) or home is None:
        return tallies
    moving = next(mention for mention in home.mentions if address_of(mention) in addresses)
    others = [mention for mention in home.mentions if address_of(mention) not in addresses]
    others = [mention for mention in others if address_of(mention) not in placed] or others
    if _is_mostly_of(others, place):
        return tallies
    rivals = [
        tally
        for tally in tallies
        if tally is not home and _counts_alike(tally.question, moving.question) and _is_mostly_of(tally.mentions, place)
    ]
    if rivals:
        best = max(rivals, key=lambda tally: len(tally.mentions))
        return _moved(tallies, addresses, best, correction, order)
    named = [mention.entry.place for mention in others if mention.entry.place]
    if not named or any(_is_place(each, place) for each in named):
        return tallies
    return _split(tallies, addresses, correction, order)


def _is_mostly_of(mentions: Sequence[FigureMention], place: str) -> bool:
    """Whether the place that most mentions name is this one."""
    named = Counter(mention.entry.place.casefold() for mention in mentions if mention.entry.place)
    return bool(named) and named[place.casefold()] == max(named.values())


def _is_place(name: str, place: str) -> bool:
    return name.casefold() == place.casefold()


def _counts_alike(one: Question, other: Question) -> bool:
    """Whether two questions ask for the same of two places."""
    if one.harm or other.harm:
        return one.harm == other.harm and one.words == other.words
    return (one.measure, one.head, one.unit_words) == (other.measure, other.head, other.unit_words)


def _compare(tallies: Sequence[CorrectedTally], sides: Sides, correction: Correction) -> None:
    """Note in the tally of two numbers that they agree or are in conflict."""
    home = _home(tallies, sides[0]) if len(sides) == 2 and all(sides) else None
    if home and set(sides[1]) & set(map(address_of, home.mentions)):
        home.judged.append(Judged(frozenset(sides[0]), frozenset(sides[1]), correction.kind == "conflict"))
        home.corrections.append(correction.id)


def judged_pairs(
    pairs: Iterator[tuple[int, int]], mentions: Sequence[FigureMention], judged: Sequence[Judged]
) -> Iterator[tuple[int, int]]:
    """The pairs of entries in conflict, as a person said: without those that agree, with those said to be in
    conflict, in order."""
    at = {address_of(mention): number for number, mention in enumerate(mentions)}
    found = set(pairs)
    for each in judged:
        ones = {at[address] for address in each.one if address in at}
        others = {at[address] for address in each.other if address in at}
        said = {(min(one, other), max(one, other)) for one in ones for other in others if one != other}
        found = found | said if each.conflict else found - said
    return iter(sorted(found))
