"""Reads the kept pages of a workspace again, from their bytes, by the present rules.

Each page is one transaction, in which its old analyses are replaced by new ones. Ids, revisions, stories that a person
made, and corrections stay. A second run changes nothing more: an analysis is a pure function of the bytes and the
rules.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportedly.errors import InputError, StoreError
from reportedly.language import DEFAULT_MODEL
from reportedly.ledger import match_figures
from reportedly.model import Analysis, Correction, Figure, Page
from reportedly.reading import PageReading, read_pages
from reportedly.rules import reading_rules, reading_rules_with
from reportedly.store import (
    KeptRevision,
    PageChoice,
    Store,
    article_of,
    delete_article,
    earlier_article,
    is_current,
    note_progress,
    note_read_again,
    number_revisions,
    page_name,
    pages_to_read,
    read_again_up_to,
    revisions_on,
    set_rules,
    settled_doc,
)
from reportedly.workspace.corrections import corrections_lost
from reportedly.workspace.reading import place_article, with_doc

if TYPE_CHECKING:
    from reportedly.stories import StoryIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAgain:
    """What reading a page again changed: articles by their ids, and how many figures they gained, lost, and have with
    other slots, and the corrections that do not find their figures any more (`lost`). `number` of `pages` were done
    before it. With an `error` nothing was changed."""

    name: str
    number: int
    pages: int
    changed: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    figures_gained: int = 0
    figures_lost: int = 0
    figures_changed: int = 0
    lost: tuple[Correction, ...] = ()
    error: str | None = None


class Rereading:
    """Reads pages of a store again; `touched` are the stories that this changed.

    With `whole`, all rows are written again, even if they are equal to what was found: their digest may be wrong.
    """

    def __init__(self, store: Store, index: StoryIndex, *, whole: bool = False) -> None:
        self._store = store
        self._index = index
        self._whole = whole
        self.touched: set[int] = set()

    def read(self, choice: PageChoice, model: str = DEFAULT_MODEL, jobs: int = 1) -> Iterator[ReadAgain]:
        """Read the pages of a choice again, in order; a run that was stopped goes on where it stopped."""
        rules = reading_rules_with(model, DEFAULT_MODEL)
        run = json.dumps([rules, choice.story, choice.since.isoformat() if choice.since else None, choice.stale])
        wanted = pages_to_read(self._store, choice, reading_rules())
        done = read_again_up_to(self._store, run)
        left = [page for page in wanted if page > done]
        yield from self.read_pages(left, model, jobs, len(wanted), lambda page: note_progress(self._store, run, page))
        with self._store.writing():
            note_progress(self._store, run, None)

    def read_pages(
        self,
        pages: Sequence[int],
        model: str,
        jobs: int,
        total: int | None = None,
        note: Callable[[int], None] = lambda _: None,
    ) -> Iterator[ReadAgain]:
        """Read pages again by their row ids; `note` is called with each in the transaction that replaces it."""
        total = len(pages) if total is None else total
        opened: deque[tuple[int, str]] = deque()
        rules = reading_rules_with(model, DEFAULT_MODEL)
        readings = read_pages(self._open(pages, opened), model, jobs)
        for number, reading in enumerate(readings, total - len(pages)):
            page_id, name = opened.popleft()
            outcome = ReadAgain(name=name, number=number, pages=total, error=reading.error)
            with self._store.writing():
                if reading.error is None:
                    outcome = self._replace(page_id, reading, rules, outcome)
                note(page_id)
            yield outcome

    def _open(self, pages: Sequence[int], opened: deque[tuple[int, str]]) -> Iterator[Page | InputError]:
        """The pages as they were read first; the row id of each is added to `opened`."""
        for page_id in pages:
            page: Page | InputError
            name = page_name(self._store, page_id)
            try:
                page = self._store.page_as_read(page_id)
            except StoreError as error:
                page = InputError(f"{name}: {error}")
            opened.append((page_id, name))
            yield page

    def _replace(self, page_id: int, reading: PageReading, rules: str, outcome: ReadAgain) -> ReadAgain:
        """Replace what was found in a page before by what was found now."""
        page = reading.page
        assert page is not None, "a reading without an error has its page"
        before = {each.doc: each for each in revisions_on(self._store, page_id)}
        named = [self._named(page, analysis, before) for analysis in reading.analyses]
        for analysis in named:
            doc = analysis.article.doc
            if doc in before:
                outcome = self._renew(before[doc], analysis, rules, outcome)
            elif page.status is None or not self._reads_as_before(analysis, page_id):
                self._add(page_id, analysis, rules)
                gained = outcome.figures_gained + len(analysis.figures)
                outcome = replace(outcome, found=(*outcome.found, doc), figures_gained=gained)
        found = {analysis.article.doc for analysis in named}
        for doc, revision in before.items():
            if doc not in found:
                old = self._store.analysis(revision.id)
                outcome = self._with_lost(outcome, revision, old, None)
                self._take_out(revision.id, doc)
                lost = outcome.figures_lost + len(old.figures)
                outcome = replace(outcome, gone=(*outcome.gone, doc), figures_lost=lost)
        note_read_again(self._store, page_id)
        return outcome

    def _named(self, page: Page, analysis: Analysis, before: Collection[str]) -> Analysis:
        """An analysis with what its article is kept by: the id that it has on this page, if it has one."""
        doc = analysis.article.doc
        kept = doc if doc in before else next((each for each in before if each.endswith(f"#{doc}")), None)
        if kept is None and doc == page.name and len(before) == 1:
            kept = next(iter(before))  # it is a capture of a page that has another name
        settled = kept if kept is not None else settled_doc(self._store, page, doc)
        return with_doc(analysis, settled)

    def _renew(self, revision: KeptRevision, new: Analysis, rules: str, outcome: ReadAgain) -> ReadAgain:
        old = self._before(revision.id)
        if old is None:
            self._write(revision, new, rules)
            return replace(outcome, changed=(*outcome.changed, new.article.doc))
        if not self._whole and old == new and [each.why for each in old.figures] == [each.why for each in new.figures]:
            set_rules(self._store, revision.id, rules)
            return outcome
        outcome = self._with_lost(outcome, revision, old, new)
        self._write(revision, new, rules)
        became = match_figures(old, new)
        other = sum(_slots(old.figures[one]) != _slots(new.figures[two]) for one, two in became.items())
        return replace(
            outcome,
            changed=(*outcome.changed, new.article.doc),
            figures_gained=outcome.figures_gained + len(new.figures) - len(became),
            figures_lost=outcome.figures_lost + len(old.figures) - len(became),
            figures_changed=outcome.figures_changed + other,
        )

    def _with_lost(self, outcome: ReadAgain, revision: KeptRevision, old: Analysis, new: Analysis | None) -> ReadAgain:
        """An outcome with the corrections that an article loses, if it is the current revision."""
        if not revision.current:
            return outcome
        return replace(outcome, lost=(*outcome.lost, *corrections_lost(self._store, revision.doc, lambda: old, new)))

    def _before(self, article_id: int) -> Analysis | None:
        """The analysis of an article that is kept; `None` if its rows are damaged."""
        try:
            return self._store.analysis(article_id)
        except StoreError:
            return None

    def _write(self, revision: KeptRevision, new: Analysis, rules: str) -> None:
        self._store.replace_article(revision.id, new, rules)
        if revision.current:
            self._place(revision.id, new, revision.id)

    def _reads_as_before(self, analysis: Analysis, page_id: int) -> bool:
        """Whether an article without a revision on a page has the text and dates of the revision before: then it was
        not new when the page was read."""
        earlier = earlier_article(self._store, analysis.article.doc, page_id)
        return earlier is not None and analysis.article.reads_as(self._store.analysis(earlier).article)

    def _add(self, page_id: int, analysis: Analysis, rules: str) -> None:
        doc = analysis.article.doc
        before = article_of(self._store, doc)
        article_id = self._store.add_article(page_id, analysis, rules)
        if number_revisions(self._store, doc) == article_id:
            self._place(article_id, analysis, before.id if before else None)

    def _take_out(self, article_id: int, doc: str) -> None:
        """Delete a revision that the present rules do not find; the earlier one, if there is one, gets current
        again."""
        was_current = is_current(self._store, article_id)
        if was_current:
            self.touched |= self._index.remove(article_id)
        delete_article(self._store, article_id)
        now = number_revisions(self._store, doc)
        if was_current and now is not None:
            self._place(now, self._store.analysis(now), None)

    def _place(self, article_id: int, analysis: Analysis, former: int | None) -> None:
        self.touched |= place_article(self._store, self._index, article_id, analysis, former)


def _slots(figure: Figure) -> tuple[object, ...]:
    """The slots of a figure that are compared."""
    value = (figure.low, figure.high, figure.bound, figure.previous)
    return (*value, figure.measure, figure.unit, figure.source, figure.status, figure.place, figure.time)
