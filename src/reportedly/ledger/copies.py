"""Which articles carry others' text: whole, with small edits, or some paragraphs of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reportedly.ledger.memory import Memory
from reportedly.model import Analysis, Carried

SAME_TEXT = 0.7
"""If two signatures are equal at this share of their places, or more, the later article is a copy."""
WHOLE = 0.7
"""If one earlier article has this share of an article's text, or more, the article is a copy."""
PART = 0.08
"""If an article shares this part of its text, or more, with an earlier one, it carries that one's text: three
paragraphs of a long article are enough."""
FEWEST_RUNS = 6
"""Number of kept runs that two texts do not share by chance: about twelve runs of words, or one paragraph."""
FEWEST_WORDS = 8
"""Words in a row that two posts do not share by chance."""
_WORD = re.compile(r"\w+")
_ADDRESS = re.compile(r"https?://\S+")
_BAND = 4
"""Two articles are compared only if this many neighbouring places of their signatures are equal."""


def find_carried(analyses: Sequence[Analysis]) -> dict[str, tuple[Carried, ...]]:
    """The earlier articles that each one's text comes from, by its id; `analyses` are in order of time.

    A run of words belongs to the first article that has it, so that many copies all lead to one article.
    """
    first: dict[int, str] = {}
    found: dict[str, tuple[Carried, ...]] = {}
    for analysis in analyses:
        doc, runs = analysis.article.doc, analysis.features.runs
        owners = [first.setdefault(run, doc) for run in runs]
        shared = Counter(owners) if any(owner is not doc for owner in owners) else Counter()
        carried = tuple(
            Carried(other, round(count / len(runs), 2))
            for other, count in sorted(shared.items(), key=lambda item: (-item[1], item[0]))
            if other != doc and count >= FEWEST_RUNS and count / len(runs) >= PART
        )
        if carried:
            found[doc] = carried
    return found


def find_copies(
    analyses: Sequence[Analysis], carried: dict[str, tuple[Carried, ...]], memory: Memory | None = None
) -> dict[str, str]:
    """The articles that carry an earlier one's text on the whole, with the first that did; in order of time."""
    memory = memory or Memory()
    by_band: dict[str, int] = {}
    copies: dict[str, str] = {}
    by_words: dict[str, str] = {}
    for number, analysis in enumerate(analyses):
        doc, signature = analysis.article.doc, analysis.features.signature
        bands = memory.recall(_bands, (analysis,))
        known = sorted({by_band[band] for band in bands if band in by_band})
        near = (each for each in known if _likeness(signature, analyses[each].features.signature) >= SAME_TEXT)
        whole = next((each.doc for each in carried.get(doc, ()) if each.share >= WHOLE), None)
        if whole is None and not signature and (words := _words(analysis.article.text)):
            first = by_words.setdefault(words, doc)
            whole = first if first != doc else None
        earlier = next((analyses[each].article.doc for each in near), whole)
        if earlier is not None:
            copies[doc] = copies.get(earlier, earlier)
        for band in bands:
            by_band.setdefault(band, number)
    return copies


def _words(text: str) -> str:
    """The words of a post, which is too short for a signature: reposts and forwards have all of them. Addresses do not
    count; empty if there are so few words that people may say the same by chance."""
    words = _WORD.findall(_ADDRESS.sub("", text).lower())
    return " ".join(words) if len(words) >= FEWEST_WORDS else ""


def _bands(analyses: tuple[Analysis]) -> list[str]:
    """The stretches of an article's signature, each with its place; as text, whose hash is worked out once."""
    signature = analyses[0].features.signature
    return [f"{start} {signature[start : start + _BAND]}" for start in range(0, len(signature), _BAND)]


def _likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    return sum(map(int.__eq__, one, other)) / len(one)
