"""Sets the revisions of an article side by side: what was rewritten, and which numbers were corrected."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise

from reportedly.language.sentences import split_sentences
from reportedly.model import Analysis, Entry, Figure, FigureChange, Ledger, Revision, SentenceChange, Span

SAME_SENTENCE = 0.4
"""If two sentences share this part of their words, or more, the later one is taken as the earlier one rewritten."""
SAME_FIGURE = 0.5
"""If two figures are alike by this share, or more, the later one is taken as the earlier one with another value."""

_WORDS = re.compile(r"[^\W\d_]+")


def revision_history(revisions: Sequence[tuple[int, str, Analysis]]) -> list[Revision]:
    """Every revision with what changed in it, from numbers, times of reading and analyses, the first one first."""
    history: list[Revision] = []
    for place, (number, read_at, analysis) in enumerate(revisions):
        article = analysis.article
        before = revisions[place - 1][2] if place else None
        history.append(
            Revision(
                number=number, read_at=read_at, sha256=article.page, title=article.title,
                published=article.published.value if article.published else None,
                updated=article.updated.value if article.updated else None,
                sentences=tuple(sentence_changes(before.article.text, article.text)) if before else (),
                figures=tuple(figure_changes(before, analysis)) if before else (),
            )
        )  # fmt: skip
    return history


def sentence_changes(old: str, new: str) -> Iterator[SentenceChange]:
    """What differs between two texts, sentence by sentence, in order."""
    before, after = split_sentences(old), split_sentences(new)
    old_sentences, new_sentences = [old[slice(*span)] for span in before], [new[slice(*span)] for span in after]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old_sentences, new_sentences).get_opcodes():
        if tag != "equal":
            for one, other in _pairs(old_sentences[i1:i2], new_sentences[j1:j2]):
                first, second = (
                    before[i1 + one] if one is not None else None,
                    after[j1 + other] if other is not None else None,
                )
                yield _sentence_change(old, new, first, second)


def _sentence_change(old: str, new: str, first: Span | None, second: Span | None) -> SentenceChange:
    return SentenceChange(first, second, old[slice(*first)] if first else None, new[slice(*second)] if second else None)


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """Which sentence of a rewritten stretch became which, in order; each sentence is in one pair."""
    old_words, new_words = [_words(each) for each in old], [_words(each) for each in new]
    done = 0
    for number, words in enumerate(old_words):
        likeness = [_likeness(words, other) for other in new_words[done:]]
        best = max(range(len(likeness)), key=likeness.__getitem__, default=None)
        if best is None or likeness[best] < SAME_SENTENCE:
            yield number, None
            continue
        yield from ((None, done + skipped) for skipped in range(best))
        yield number, done + best
        done += best + 1
    yield from ((None, rest) for rest in range(done, len(new)))


def figure_changes(old: Analysis, new: Analysis) -> Iterator[FigureChange]:
    """The figures of an article that its next revision gives otherwise, no more, or for the first time."""
    became = match_figures(old, new)
    for number, figure in enumerate(old.figures):
        later = became.get(number)
        if later is None:
            yield FigureChange(figure, None, number, None)
        elif slots := tuple(_differing(figure, new.figures[later])):
            yield FigureChange(figure, new.figures[later], number, later, slots)
    for number in sorted(set(range(len(new.figures))) - set(became.values())):
        yield FigureChange(None, new.figures[number], None, number)


def match_figures(old: Analysis, new: Analysis) -> dict[int, int]:
    """Which figure of a revision is which figure of the next, by their numbers: the same ones first, in order, then
    the likest of the same measure."""
    unmatched: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for number in reversed(range(len(new.figures))):
        unmatched[_identity(new.figures[number])].append(number)
    became = {
        number: unmatched[_identity(figure)].pop()
        for number, figure in enumerate(old.figures)
        if unmatched[_identity(figure)]
    }
    lost = [number for number in range(len(old.figures)) if number not in became]
    added = sorted(set(range(len(new.figures))) - set(became.values()))
    for _, number, other in sorted(_candidates(old, new, lost, added)):
        if number not in became and other in added:
            became[number] = other
            added.remove(other)
    return became


def _candidates(
    old: Analysis, new: Analysis, lost: Sequence[int], added: Sequence[int]
) -> Iterator[tuple[float, int, int]]:
    """Pairs of figures that may be one, as (minus likeness, number before, number after)."""
    words = {other: _words(_sentence(new, new.figures[other])) for other in added}
    for number in lost:
        figure = old.figures[number]
        sentence = _words(_sentence(old, figure))
        for other in added:
            later = new.figures[other]
            if figure.measure == later.measure and figure.unit == later.unit:
                likeness = _likeness(sentence, words[other]) + 0.2 * (figure.source == later.source) - 0.1
                if likeness >= SAME_FIGURE:
                    yield -likeness, number, other


def mark_revisions(ledger: Ledger, revisions: Mapping[str, Sequence[Analysis]]) -> Ledger:
    """The ledger with what earlier revisions gave for each entry; `revisions` has all of an article's, by its id, the
    first one first, for the articles that have several."""
    earlier = {doc: _earlier_values(each) for doc, each in revisions.items()}
    if not earlier:
        return ledger
    tallies = (
        replace(tally, entries=tuple(_marked(entry, earlier.get(entry.doc, {})) for entry in tally.entries))
        for tally in ledger.tallies
    )
    return replace(ledger, tallies=tuple(tallies))


def _marked(entry: Entry, earlier: Mapping[int, tuple[tuple[float, float], ...]]) -> Entry:
    return replace(entry, earlier=earlier[entry.figure]) if entry.figure in earlier else entry


def _earlier_values(revisions: Sequence[Analysis]) -> dict[int, tuple[tuple[float, float], ...]]:
    """By a figure's number in the last revision, the value ranges that it had before, where it had others."""
    values: dict[int, tuple[tuple[float, float], ...]] = {}
    for old, new in pairwise(revisions):
        later: dict[int, tuple[tuple[float, float], ...]] = {}
        for number, other in match_figures(old, new).items():
            before, after = old.figures[number], new.figures[other]
            changed = ((before.low, before.high),) if _value(before) != _value(after) else ()
            if history := values.get(number, ()) + changed:
                later[other] = history
        values = later
    return values


def _differing(old: Figure, new: Figure) -> Iterator[str]:
    if _value(old) != _value(new):
        yield "value"
    for slot in ("source", "status", "place"):
        if getattr(old, slot) != getattr(new, slot):
            yield slot


def _value(figure: Figure) -> tuple[float, float, str]:
    return figure.low, figure.high, figure.bound


def _identity(figure: Figure) -> tuple[object, ...]:
    return (*_value(figure), figure.measure, figure.unit, figure.source, figure.status, figure.place)


def _sentence(analysis: Analysis, figure: Figure) -> str:
    return analysis.article.text[slice(*figure.sentence)]


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORDS.findall(text))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard similarity of two sets of words."""
    return len(one & other) / (len(one | other) or 1)
