"""Checks everything that a workspace keeps, and repairs what can be made again; it never deletes a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from reportedly.errors import InputError, ReportedlyError, StoreError
from reportedly.language import DEFAULT_MODEL
from reportedly.reading import read_pages
from reportedly.rules import reading_rules
from reportedly.store import (
    Damage,
    Position,
    Store,
    all_ids,
    article_texts,
    check_article,
    check_counts,
    check_database,
    check_indexes,
    check_page,
    check_records,
    check_revisions,
    delete_ledger,
    drop_placing,
    is_current,
    kept_ledgers,
    rebuild_counts,
    rebuild_indexes,
    revisions_on,
)
from reportedly.workspace.ledgers import Ledgers
from reportedly.workspace.reading import Intake, place_article
from reportedly.workspace.rereading import Rereading

if TYPE_CHECKING:
    from reportedly.stories import StoryIndex


@dataclass(frozen=True, slots=True)
class Checked:
    """The progress of a check: what is checked now, and how many of how many are done."""

    what: str
    done: int
    count: int


@dataclass(slots=True)
class Repaired:
    """The result of a repair: one line for each thing that was repaired, and for each that could not be repaired."""

    done: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


class Verifier:
    """Checks and repairs a workspace."""

    def __init__(self, store: Store, index: StoryIndex, ledgers: Ledgers) -> None:
        self._store = store
        self._index = index
        self._ledgers = ledgers

    def check(self, sample: int | None = None) -> Iterator[Damage | Checked]:
        """All damage, and between it the progress of the check. With `sample`, only so many pages, articles and kept
        ledgers are checked, spread evenly."""
        store = self._store
        wholes: Sequence[tuple[str, Callable[[Store], Iterator[Damage]]]] = (
            ("database", check_database),
            ("full-text indexes", check_indexes),
            ("stories", check_counts),
            ("revisions", check_revisions),
            ("WARC files", check_records),
        )
        yield from self._claimed()
        for what, check in wholes:
            yield from _guarded(what, check(store))
            yield Checked(what, 1, 1)
        yield from self._each("pages", _spread(all_ids(store, "pages"), sample), self._page)
        articles = _spread(all_ids(store, "articles"), sample)
        yield from self._each("articles", articles, lambda number: check_article(store, number))
        yield from self._each("kept ledgers", _spread(kept_ledgers(store), sample), self._ledger)

    def _claimed(self) -> Iterator[Damage]:
        try:
            self._store.claim()
        except StoreError as error:
            yield Damage("WARC files", str(error))

    def _each(
        self, what: str, numbers: Sequence[int], check: Callable[[int], Iterator[Damage]]
    ) -> Iterator[Damage | Checked]:
        for done, number in enumerate(numbers, 1):
            yield from _guarded(f"{what} {number}", check(number))
            yield Checked(what, done, len(numbers))

    def _page(self, number: int) -> Iterator[Damage]:
        """Check the row and the record of a page. If the present rules read it, compare the texts of its articles with
        its bytes."""
        found = list(check_page(self._store, number))
        yield from found
        revisions = revisions_on(self._store, number)
        if found or not revisions or any(each.rules != reading_rules() for each in revisions):
            return
        page = self._store.page_as_read(number)
        try:
            from reportedly.articles import find_articles

            texts = {article.doc: article.text for article in find_articles(page)}
        except InputError as error:
            yield Damage(page.name, f"nothing can be read in its bytes any more ({error})")
            return
        for doc, text in article_texts(self._store, number).items():
            only = page.name if len(texts) == 1 else None  # a capture of a page whose article has another name
            name = next((each for each in texts if doc == each or doc.endswith(f"#{each}")), only)
            if name is None or texts.get(name) != text:
                yield Damage(doc, "its text is not what its page says", "page", number)

    def _ledger(self, story: int) -> Iterator[Damage]:
        """Compare a kept ledger with one that is built again."""
        try:
            kept, built = self._ledgers.kept_and_built(story)
        except StoreError:
            return  # an article of it is damaged; the ledger is built again after its repair
        if kept is not None and msgspec.json.encode(built) != kept:
            yield Damage(f"story {story}", "its kept ledger is not the one that its articles give", "ledger", story)

    def repair(self, damage: Sequence[Damage]) -> Repaired:
        """Repair what can be made again from the bytes of pages or from other rows."""
        repaired = Repaired()
        kinds = {each.repair for each in damage}
        if "page" in kinds:
            self._read_again(sorted({each.number for each in damage if each.repair == "page"}), repaired)
        if "record" in kinds:
            self._take_in([each.record for each in damage if each.record is not None], repaired)
        with self._store.writing():
            if kinds & {"counts", "page"}:
                rebuild_counts(self._store)
                repaired.done += ["stories and revisions are counted again"] * ("counts" in kinds)
            if "index" in kinds:
                rebuild_indexes(self._store)
                repaired.done.append("the full-text indexes are built again")
            for each in damage:
                if each.repair == "placing":
                    self._place_again(each.number)
                    repaired.done.append(f"{each.what}: placed again")
                elif each.repair == "ledger":
                    delete_ledger(self._store, each.number)
                    repaired.done.append(f"story {each.number}: its ledger is built again when it is asked for")
        repaired.failed += [each.line for each in damage if each.repair == "none"]
        return repaired

    def _read_again(self, pages: Sequence[int], repaired: Repaired) -> None:
        rereading = Rereading(self._store, self._index, whole=True)
        for outcome in rereading.read_pages(pages, DEFAULT_MODEL, 1):
            if outcome.error is None:
                repaired.done.append(f"{outcome.name}: read again from its bytes")
            else:
                repaired.failed.append(f"{outcome.name}: {outcome.error}")

    def _place_again(self, article_id: int) -> None:
        """Put an article in its story if it is current; take it out of the stories if it is not."""
        if is_current(self._store, article_id):
            drop_placing(self._store, article_id)
            place_article(self._store, self._index, article_id, self._store.analysis(article_id), None)
        else:
            self._index.remove(article_id)

    def _take_in(self, records: Sequence[Position], repaired: Repaired) -> None:
        """Add the pages to the workspace whose bytes are in the WARC files, but not in the database."""
        intake = Intake(self._store, self._index)
        pages = [self._store.archive.page(position) for position in records]
        for position, reading in zip(records, read_pages(pages), strict=True):
            if reading.page is None or (reading.error is not None and not reading.skipped):
                repaired.failed.append(reading.error or position.file)
            else:
                intake.take_in(position, reading)
                repaired.done.append(f"{reading.page.name}: taken in from {position.file}")


def _guarded(what: str, found: Iterable[Damage]) -> Iterator[Damage]:
    """The damage that a check finds; an error that stops the check is damage, too."""
    try:
        yield from found
    except ReportedlyError as error:
        yield Damage(what, f"{error}")


def _spread(numbers: Sequence[int], sample: int | None) -> Sequence[int]:
    """`sample` of the numbers, spread evenly; all of them if there are fewer."""
    if sample is None or len(numbers) <= sample:
        return numbers
    return [numbers[place * len(numbers) // sample] for place in range(sample)]
