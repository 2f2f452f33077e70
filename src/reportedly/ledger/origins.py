"""Who stands behind the entries of a tally: copies of one sentence, one source or one agency are one origin."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.model import Entry

_TELLING_WORDS = 8
"""Words in a row that two sentences do not share by chance."""
_AGENCY = re.compile(
    r"\b(?:Agence France-Presse|AFP|Associated Press|AP|Reuters|Xinhua|TASS|Interfax|RIA Novosti|DPA|EFE|ANSA|Kyodo|"
    r"Yonhap|PTI|Press Trust of India|ANI|IANS|Anadolu|Bloomberg|UPI|Press Association|PA Media|SPA|WAM|"
    r"IRNA|MENA|Ukrinform|Antara|Bernama|Belga|APA|Lusa|Canadian Press)\b"
)
"""News agencies, by the names under which news credit them."""
_SHORT = {"AP": "Associated Press", "AFP": "Agence France-Presse", "PTI": "Press Trust of India"}
_WORD = re.compile(r"\w+")


def count_origins(
    entries: Sequence[Entry], copies: dict[str, str], outlets: dict[str, str], credits: dict[str, str | None]
) -> tuple[Entry, ...]:
    """The entries with their `origin`, and how many origins and outlets carry each one's number.

    `copies` says which articles carry another's text, `outlets` who published an article, `credits` whose text it says
    it is.
    """
    origins = list(range(len(entries)))
    seen: dict[tuple[float, float, str], int] = {}
    for number, entry in enumerate(entries):
        for key in _marks(entry, copies, credits):
            other = seen.setdefault((entry.low, entry.high, key), number)
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
    """What entries of one origin have in common: any one mark is enough."""
    words = _WORD.findall(entry.sentence.lower())
    if len(words) >= _TELLING_WORDS:
        for start in range(len(words) - _TELLING_WORDS + 1):
            yield f"words {' '.join(words[start : start + _TELLING_WORDS])}"
    if entry.source:
        yield f"source {source_line(entry)}"
    for agency in _AGENCY.findall(f"{entry.sentence} {credits.get(entry.doc) or ''}"):
        yield f"agency {_SHORT.get(agency, agency)}"
    yield f"text {copies.get(entry.doc, entry.doc)}"


def source_line(entry: Entry) -> str:
    """The line of sources that an entry belongs to: a person by the last name, a body by its words."""
    words = _WORD.findall((entry.source or "").lower())
    words = [word for word in words if word not in ("the", "a", "an")]
    return words[-1] if entry.role and words else " ".join(words)


def _root(origins: list[int], number: int) -> int:
    while origins[number] != number:
        origins[number] = origins[origins[number]]
        number = origins[number]
    return number


def _join(origins: list[int], one: int, other: int) -> None:
    first, second = sorted((_root(origins, one), _root(origins, other)))
    origins[second] = first
