"""A person's corrections in a workspace: they are kept and undone, and tell what they still hold on to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from reportedly.errors import UsageError
from reportedly.ledger import Corrected, locate
from reportedly.model import Analysis, Correction, Ledger
from reportedly.store import (
    Store,
    add_correction,
    article_of,
    get_correction,
    list_corrections,
    mark_undone,
    name_stories,
    pin_articles,
)
from reportedly.workspace.correction_checks import check

if TYPE_CHECKING:
    from reportedly.stories import StoryIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionState:
    """A correction with its effect: `found` of its `meant` figures or articles are still in the workspace.

    `doc` is an article that it is about, and `figure` the number there of the first figure that it is about; `story`
    and `title` are the story that this is in now, `tally` and `what` the tally that it shaped. Each is `None` if there
    is none.
    """

    correction: Correction
    found: int
    meant: int
    doc: str | None = None
    figure: int | None = None
    story: int | None = None
    title: str | None = None
    tally: str | None = None
    what: str | None = None


def keep_corrections(store: Store, index: StoryIndex, corrections: Sequence[Correction]) -> list[Correction]:
    """Keep corrections in one transaction, each with its id and moment, and return those that are new here.

    A correction that is kept already changes nothing.
    """
    dated = [_dated(check(each), number) for number, each in enumerate(corrections)]
    with store.writing():
        new = [each for each in dated if add_correction(store, each)]
        take_effect(store, index, {doc for each in new for doc in each.articles})
    return new


def undo_correction(store: Store, index: StoryIndex, correction_id: str) -> Correction:
    """Mark a correction as undone; raises `UsageError` if there is none of that id, or if it was undone before."""
    with store.writing():
        known = get_correction(store, correction_id)
        if known is None or known.undone is not None:
            what = "is undone already" if known else "is not known"
            raise UsageError(f"correction {correction_id!r} {what}; `reportedly correct list` has them")
        undone = replace(known, undone=_now())
        mark_undone(store, correction_id, undone.undone or "")
        take_effect(store, index, set(known.articles))
    return undone


def take_effect(store: Store, index: StoryIndex, docs: Collection[str]) -> set[int]:
    """Put some articles in the stories that corrections give them, and name stories; it returns the stories that this
    changed. Call it inside `Store.writing`."""
    if not docs:
        return set()
    articles, stories = pin_articles(store, docs)
    if articles:
        stories |= index.group_again(articles)
    return stories | name_stories(store)


def list_states(store: Store, ledger: Callable[[int], Ledger]) -> list[CorrectionState]:
    """All corrections, the first one first, each with the number of its figures or articles that are still here, and
    with the story and tally that it is about; `ledger` gives that of a story."""
    known = list_corrections(store)
    added = [each for each in known if each.kind == "add"]
    ledger = cache(ledger)

    @cache
    def current(doc: str) -> tuple[Analysis, int | None] | None:
        row = article_of(store, doc)
        return (Corrected(added, [store.analysis(row.id)]).analyses()[0], row.story) if row else None

    return [_state(each, current, ledger) for each in known]


def _state(
    correction: Correction,
    current: Callable[[str], tuple[Analysis, int | None] | None],
    ledger: Callable[[int], Ledger],
) -> CorrectionState:
    anchors, docs = correction.anchors, correction.articles
    found = [
        (anchor.doc, number)
        for anchor in anchors
        if (known := current(anchor.doc)) and (number := locate(anchor, known[0])) is not None
    ]
    present = [doc for doc in docs if current(doc)]
    here = next((each for each in (*present, *(anchor.doc for anchor in anchors)) if current(each)), None)
    doc, figure = found[0] if found else (here, None)
    at = current(doc) if doc is not None else None
    told = ledger(at[1]) if at and at[1] is not None else None
    tally = next((each for each in told.tallies if correction.id in each.corrections), None) if told else None
    return CorrectionState(
        correction=correction,
        found=len(found) + len(present),
        meant=len(anchors) + len(docs),
        doc=doc,
        figure=figure,
        story=told.story if told else None,
        title=told.title if told else None,
        tally=tally.id if tally else None,
        what=tally.what if tally else None,
    )


def corrections_lost(
    store: Store, doc: str, before: Callable[[], Analysis], after: Analysis | None
) -> list[Correction]:
    """The standing corrections that found their figure in an article as it was and do not find it in what it is now
    (`None`: it is gone)."""
    standing = [each for each in list_corrections(store, [doc]) if each.undone is None and each.figures]
    if not standing:
        return []
    added = [each for each in standing if each.kind == "add"]
    was, *_ = Corrected(added, [before()]).analyses()
    now = Corrected(added, [after]).analyses()[0] if after else None
    return [each for each in standing if _holds(each, was, doc) > (_holds(each, now, doc) if now else 0)]


def _holds(correction: Correction, analysis: Analysis, doc: str) -> int:
    """How many of a correction's figures an article has."""
    return sum(locate(anchor, analysis) is not None for anchor in correction.anchors if anchor.doc == doc)


def _dated(correction: Correction, number: int) -> Correction:
    """The correction with its moment and its id. The id is made of content and moment, so that it is the same in every
    workspace."""
    dated = correction if correction.when else replace(correction, when=_now(number))
    if dated.id:
        return dated
    content = json.dumps(asdict(replace(dated, undone=None, position=0)), sort_keys=True)
    return replace(dated, id=hashlib.sha256(content.encode()).hexdigest()[:10])


def _now(later: int = 0) -> str:
    """The present moment plus `later` microseconds, which keep the corrections of one call in order."""
    now = datetime.now(UTC)
    return now.replace(microsecond=min(now.microsecond + later, 999_999)).isoformat(timespec="microseconds")
