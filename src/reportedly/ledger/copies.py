"""Which articles carry others' text: whole, with small edits, or some paragraphs of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportedly.model import Analysis, Carried

SAME_TEXT = 0.7
"""Share of equal places of two signatures from which an article is a copy."""
WHOLE = 0.7
"""Share of an article's text that one earlier article has, from which it is a copy."""
PART = 0.08
"""Share of its text from which an article carries another's: three paragraphs in a long one."""
FEWEST_RUNS = 6
"""Kept runs in common that two texts do not have by chance: about twelve runs, a paragraph."""
_BAND = 4
"""Places of a signature that must all be equal for two articles to be compared."""


def find_carried(analyses: Sequence[Analysis]) -> dict[str, tuple[Carried, ...]]:
    """The earlier articles that each one's text comes from, by its id; `analyses` are in order of time.

    A run of words is put down to the first article that has it, so that of many copies all go back to one. Runs that
    an article alone has are its own.
    """
    first: dict[int, str] = {}
    found: dict[str, tuple[Carried, ...]] = {}
    for analysis in analyses:
        doc, runs = analysis.article.doc, analysis.features.runs
        shared = Counter(first.setdefault(run, doc) for run in runs)
        carried = tuple(
            Carried(other, round(count / len(runs), 2))
            for other, count in sorted(shared.items(), key=lambda item: (-item[1], item[0]))
            if other != doc and count >= FEWEST_RUNS and count / len(runs) >= PART
        )
        if carried:
            found[doc] = carried
    return found


def find_copies(analyses: Sequence[Analysis], carried: dict[str, tuple[Carried, ...]]) -> dict[str, str]:
    """The articles that carry an earlier one's text on the whole, with the first that did; in order of time."""
    by_band: dict[tuple[int, tuple[int, ...]], int] = {}
    copies: dict[str, str] = {}
    for number, analysis in enumerate(analyses):
        doc, signature = analysis.article.doc, analysis.features.signature
        bands = [(start, signature[start : start + _BAND]) for start in range(0, len(signature), _BAND)]
        known = sorted({by_band[band] for band in bands if band in by_band})
        near = (each for each in known if _likeness(signature, analyses[each].features.signature) >= SAME_TEXT)
        whole = next((each.doc for each in carried.get(doc, ()) if each.share >= WHOLE), None)
        earlier = next((analyses[each].article.doc for each in near), whole)
        if earlier is not None:
            copies[doc] = copies.get(earlier, earlier)
        for band in bands:
            by_band.setdefault(band, number)
    return copies


def _likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    return sum(map(int.__eq__, one, other)) / len(one)
