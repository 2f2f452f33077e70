"""How well the pages of a workspace were read, by what people said of figures there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from reportedly.ledger import Corrected
from reportedly.model import Accuracy, Analysis, Correction, Figure, SlotAccuracy
from reportedly.store import Store, article_of, list_corrections

READ_SLOTS = ("value", "bound", "measure", "unit", "source", "place", "time", "status")
"""The slots of a figure that people judge."""


def accuracy(store: Store) -> Accuracy:
    """What standing corrections say of the figures that they are about.

    Who marks a figure right has judged all its slots; who sets a slot, too: the slots that were not set are taken to be
    right. `figure` counts numbers that are figures at all, `tally` figures that stay in the tally where they were put,
    `found` those that were not missed.
    """
    standing = [each for each in list_corrections(store) if each.undone is None]
    about: defaultdict[str, list[Correction]] = defaultdict(list)
    for each in standing:
        for doc in dict.fromkeys(anchor.doc for anchor in each.anchors):
            about[doc].append(each)
    right, judged = Counter[str](), Counter[str]()
    articles = 0
    for doc, corrections in about.items():
        row = article_of(store, doc)
        if row is None:
            continue
        verdicts = list(_verdicts(corrections, store.analysis(row.id)))
        articles += bool(verdicts)
        for slot, is_right in verdicts:
            judged[slot] += 1
            right[slot] += is_right
    names = ("figure", "found", "tally", *READ_SLOTS)
    return Accuracy(articles, tuple(SlotAccuracy(name, right[name], judged[name]) for name in names))


def _verdicts(corrections: list[Correction], analysis: Analysis) -> Iterator[tuple[str, bool]]:
    """For each slot of each figure of an article that was judged, whether it was read rightly."""
    corrected = Corrected(corrections, [analysis])
    read = len(analysis.figures)
    (now,) = corrected.analyses()
    wrong = {number for _, number in corrected.wrong()}
    moved = {number for _, number in corrected.moved()}
    for number in sorted(corrected.judged()):
        if number >= read:
            yield "found", False
            continue
        yield "figure", number not in wrong
        if number not in wrong:
            yield "found", True
            yield "tally", number not in moved
            for slot in READ_SLOTS:
                yield slot, _slot(analysis.figures[number], slot) == _slot(now.figures[number], slot)


def _slot(figure: Figure, slot: str) -> object:
    """The reading of a slot, as it is compared."""
    if slot == "value":
        return figure.low, figure.high
    value = getattr(figure, slot)
    return value.casefold() if isinstance(value, str) else value
