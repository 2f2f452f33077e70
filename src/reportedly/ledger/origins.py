"""Who stands behind the entries of a tally: copies of one sentence, one source or one agency are one origin."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from reportedly.lang import rules
from reportedly.ledger.memory import Memory
from reportedly.ledger.words import LISTS, RULES
from reportedly.model import Entry

_TELLING_WORDS = 8
"""Number of words in a row that two sentences do not share by chance."""
_RUN = 3
"""Number of words in a run; sentences with small edits are compared by their runs."""
_NEAR_COPY = 0.5
"""A near copy has this share, or more, of the shorter sentence's runs: one word in six may differ."""
_FEWEST_RUNS = 8
"""A sentence with fewer runs than this is not compared by runs."""
_CARRIERS = 20
"""Number of entries that are remembered for one run: a few copies are enough to find the next copy."""
_AGENCY = rules("en", "agencies")["named_agency"]
_STATE_MEDIA = RULES["state_media"]
_WORD = re.compile(r"\w+")


class Carrier(NamedTuple):
    """Who carries an article, the agency that it credits, and the article whose text it has."""

    doc: str
    publisher: str
    credit: str | None
    copied: str | None


def count_origins(entries: Sequence[Entry], carriers: Iterable[Carrier], memory: Memory) -> tuple[Entry, ...]:
    """The entries with their `origin`, and how many origins and outlets carry each one's number; `carriers` are those
    of the articles that the entries are from."""
    by_doc = {carrier.doc: carrier for carrier in carriers}
    by_value: defaultdict[tuple[float, float], list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        by_value[entry.low, entry.high].append(number)
    counted = list(entries)
    for numbers in by_value.values():
        alike = tuple(entries[number] for number in numbers)
        behind = tuple(by_doc[entry.doc] for entry in alike)
        origins = memory.recall(_origins_of_value, alike, behind)
        found = memory.recall(_with_counts, alike, behind, origins, tuple(numbers))
        for number, entry in zip(numbers, found, strict=True):
            counted[number] = entry
    return tuple(counted)


def _with_counts(
    entries: tuple[Entry, ...], carriers: tuple[Carrier, ...], origins: tuple[int, ...], numbers: tuple[int, ...]
) -> list[Entry]:
    """Entries of one value with their counts; `origins` are places among them, `numbers` their places in the tally."""
    behind, outlets = len(set(origins)), len({each.publisher for each in carriers})
    return [
        replace(entry, origin=numbers[origin], origins=behind, outlets=outlets)
        for entry, origin in zip(entries, origins, strict=True)
    ]


def _origins_of_value(entries: tuple[Entry, ...], carriers: tuple[Carrier, ...]) -> tuple[int, ...]:
    """The origin of each of some entries of one value: the place of the first entry that goes back to the same."""
    if len(entries) == 1:
        return (0,)
    origins = list(range(len(entries)))
    words = [_WORD.findall(entry.sentence.lower()) for entry in entries]
    seen: dict[str, int] = {}
    for number, (entry, carrier) in enumerate(zip(entries, carriers, strict=True)):
        for mark in _marks(entry, words[number], carrier):
            _join(origins, number, seen.setdefault(mark, number))
    for number, other in _near_copies(words):
        _join(origins, number, other)
    return tuple(_root(origins, number) for number in range(len(entries)))


def _marks(entry: Entry, words: Sequence[str], carrier: Carrier) -> Iterator[str]:
    """Marks of an entry: two entries of one number with a mark in common have one origin."""
    if len(words) >= _TELLING_WORDS:
        for start in range(len(words) - _TELLING_WORDS + 1):
            yield f"words {' '.join(words[start : start + _TELLING_WORDS])}"
    if entry.body:
        yield f"source {source_line(entry)}"
    if _STATE_MEDIA.found_in(entry.sentence):
        yield "state media"
    for agency in _AGENCY.pattern.findall(f"{entry.sentence} {carrier.credit or ''}"):
        yield f"agency {LISTS.agency_names.get(agency, agency).lower()}"
    yield f"text {carrier.copied or carrier.doc}"


def _near_copies(sentences: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Pairs of sentences, given as words, that are the same but for small edits. Of those that are wholly the same, the
    first one is compared: they have words in a row in common."""
    runs = [_runs(words) for words in sentences]
    carriers: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    known: set[tuple[str, ...]] = set()
    for number, words in enumerate(map(tuple, sentences)):
        if words not in known:
            known.add(words)
            shared = Counter(chain.from_iterable(carriers[run] for run in runs[number]))
            for other, count in shared.items():
                if count >= _NEAR_COPY * min(len(runs[number]), len(runs[other])):
                    yield number, other
        for run in runs[number]:
            if len(carriers[run]) < _CARRIERS:
                carriers[run].append(number)


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    """The runs of words of a sentence; none if it is too short to tell."""
    runs = set(zip(*(words[start:] for start in range(_RUN)), strict=False))
    return runs if len(runs) >= _FEWEST_RUNS else set()


def source_line(entry: Entry) -> str:
    """The source line of an entry, which joins the entries of one source; empty if nobody is named."""
    return (entry.body or "").casefold()


def _root(origins: list[int], number: int) -> int:
    while origins[number] != number:
        origins[number] = origins[origins[number]]
        number = origins[number]
    return number


def _join(origins: list[int], one: int, other: int) -> None:
    first, second = sorted((_root(origins, one), _root(origins, other)))
    origins[second] = first
