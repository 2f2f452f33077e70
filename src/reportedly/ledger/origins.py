"""Who stands behind the entries of a tally: copies of one sentence, one source or one agency are one origin."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.lang import rules
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


def count_origins(
    entries: Sequence[Entry], copies: dict[str, str], outlets: dict[str, str], credits: dict[str, str | None]
) -> tuple[Entry, ...]:
    """The entries with their `origin`, and how many origins and outlets carry each one's number.

    By an article's `doc`, `copies` has the article whose text it carries, `outlets` its publisher, `credits` the agency
    that it credits.
    """
    origins = list(range(len(entries)))
    seen: dict[tuple[float, float, str], int] = {}
    for number, entry in enumerate(entries):
        for key in _marks(entry, copies, credits):
            other = seen.setdefault((entry.low, entry.high, key), number)
            _join(origins, number, other)
    for number, other in _near_copies(entries):
        _join(origins, number, other)
    found = [_root(origins, number) for number in range(len(entries))]
    behind: defaultdict[tuple[float, float], set[int]] = defaultdict(set)
    carriers: defaultdict[tuple[float, float], set[str]] = defaultdict(set)
    for entry, origin in zip(entries, found, strict=True):
        behind[entry.low, entry.high].add(origin)
        carriers[entry.low, entry.high].add(outlets.get(entry.doc, entry.doc))
    return tuple(
        replace(
            entry,
            origin=origin,
            origins=len(behind[entry.low, entry.high]),
            outlets=len(carriers[entry.low, entry.high]),
        )
        for entry, origin in zip(entries, found, strict=True)
    )


def _marks(entry: Entry, copies: dict[str, str], credits: dict[str, str | None]) -> Iterator[str]:
    """Marks of an entry: two entries of one number with a mark in common have one origin."""
    words = _WORD.findall(entry.sentence.lower())
    if len(words) >= _TELLING_WORDS:
        for start in range(len(words) - _TELLING_WORDS + 1):
            yield f"words {' '.join(words[start : start + _TELLING_WORDS])}"
    if entry.body:
        yield f"source {source_line(entry)}"
    if _STATE_MEDIA.found_in(entry.sentence):
        yield "state media"
    for agency in _AGENCY.pattern.findall(f"{entry.sentence} {credits.get(entry.doc) or ''}"):
        yield f"agency {LISTS.agency_names.get(agency, agency).lower()}"
    yield f"text {copies.get(entry.doc, entry.doc)}"


def _near_copies(entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Pairs of entries of one number whose sentences are the same but for small edits."""
    runs = [_runs(entry) for entry in entries]
    carriers: defaultdict[tuple[float, float, tuple[str, ...]], list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        shared: Counter[int] = Counter()
        for run in runs[number]:
            known = carriers[entry.low, entry.high, run]
            shared.update(known)
            if len(known) < _CARRIERS:
                known.append(number)
        for other, count in shared.items():
            if count >= _NEAR_COPY * min(len(runs[number]), len(runs[other])):
                yield number, other


def _runs(entry: Entry) -> set[tuple[str, ...]]:
    """The runs of words of an entry's sentence; none if it is too short to tell."""
    words = _WORD.findall(entry.sentence.lower())
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
