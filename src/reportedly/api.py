"""The public Python face of Reportedly: read pages, keep them in a workspace, ask for stories and ledgers."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import msgspec

from reportedly import review
from reportedly.alerts import AlertRules, Delivery, load_rules, run_alerts
from reportedly.changes import changes_since, last_article
from reportedly.errors import InputError, StoreError, UsageError
from reportedly.forgetting import Forgotten, forget
from reportedly.language import DEFAULT_MODEL
from reportedly.model import (
    Analysis,
    Change,
    Correction,
    Ledger,
    LedgerStatement,
    Moment,
    Page,
    Revision,
    Saying,
    Story,
    Tally,
)
from reportedly.pipeline import (
    Answer,
    Corrected,
    Listing,
    Memory,
    Opener,
    Reading,
    Selection,
    StoryIndex,
    Unchanged,
    Validators,
    build_ledger,
    make_fetcher,
    mark_revisions,
    read_pages,
    revision_history,
    select,
)
from reportedly.review import CorrectionState, Draft
from reportedly.searching import TallyHit, find_sayings, find_tallies
from reportedly.store import (
    ArticleHit,
    ArticleRow,
    ArticleShelf,
    LedgerPart,
    PageRow,
    SpeakerHit,
    StatementHit,
    Store,
    StoryRow,
    count_stories,
    find_statements,
    hit_articles,
    hit_speakers,
    hit_statements,
    is_due,
    keep_ledger,
    keep_list,
    kept_ledger,
    known_list,
    last_headers,
    list_corrections,
    list_stories,
    named_stories,
    note_poll,
    recent_stories,
    search_articles,
    statements_by,
    stories_with_tally,
    story_state,
)

__all__ = [
    "AlertRules",
    "ArticleHit",
    "CorrectionState",
    "Delivery",
    "Draft",
    "Forgotten",
    "Known",
    "Reading",
    "Selection",
    "SpeakerHit",
    "StatementHit",
    "StoryRow",
    "TallyHit",
    "Workspace",
    "extract",
    "load_rules",
    "select",
]

HEADLINES = 3
"""Tallies of a story that lists show."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Known:
    """A page that the workspace has already, or that has not changed since it was fetched: it is not read again."""

    name: str


def extract(
    names: Sequence[str],
    *,
    saved: Moment | None = None,
    follow: bool = False,
    allow_private: bool = False,
    model: str = DEFAULT_MODEL,
    jobs: int = 1,
) -> Iterator[Reading]:
    """What is in files, folders, `-` (standard input) and at addresses, a page at a time, without a workspace.

    `saved` says when the pages were saved, `follow` fetches the pages that feeds, sitemaps and lists of addresses name,
    `allow_private` lets pages be fetched from this machine and local networks; `model` names a spaCy package, `jobs`
    counts processes. What cannot be read comes as a `Reading` with an `error`; the rest goes on.
    """
    opener = Opener(saved, follow, make_fetcher(allow_private))
    return read_pages((each for each in opener.open(names) if not isinstance(each, Unchanged)), model, jobs)


class _Memory(Memory):
    """What a workspace knows of earlier fetches."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def validators(self, address: str) -> Validators:
        headers = last_headers(self._store, address)
        return Validators(headers.get("etag"), headers.get("last-modified"))

    def listing(self, address: str) -> Listing | None:
        known = known_list(self._store, address)
        return Listing(address, *known) if known else None

    def remember(self, listing: Listing, answer: Answer) -> None:
        keep_list(self._store, listing.name, listing.addresses, listing.lists, answer.headers)


class Workspace:
    """An open workspace, the SQLite file at `path`; use it in a `with` statement.

    With `create` it is made if it is not there. Raises `StoreError`, here and in every method, if it cannot be used.
    """

    def __init__(self, path: str | Path, *, create: bool = False) -> None:
        self._store = Store(Path(path), create=create)
        self._index = StoryIndex(ArticleShelf(self._store))
        self._touched: set[int] = set()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def read(
        self,
        names: Sequence[str],
        *,
        saved: Moment | None = None,
        follow: bool = False,
        allow_private: bool = False,
        model: str = DEFAULT_MODEL,
        jobs: int = 1,
    ) -> Iterator[Reading | Known]:
        """Read pages into the workspace, each kept whole in one transaction before it is yielded; see `extract`.

        Pages that are there already, and fetched ones whose articles read as they did, come as `Known`. To stop and to
        run again is safe at any time.
        """
        opener = Opener(saved, follow, make_fetcher(allow_private), _Memory(self._store))
        return self._read(opener, names, model, jobs)

    def poll(
        self,
        addresses: Sequence[str],
        *,
        every: float = 0.0,
        allow_private: bool = False,
        model: str = DEFAULT_MODEL,
    ) -> Iterator[Reading | Known]:
        """Read what is new or has changed at addresses of feeds, sitemaps and pages, each followed; see `read`.

        An address that fails is left out of the next polls: for `every` seconds at first, then twice as long each time.
        """
        opener = Opener(None, True, make_fetcher(allow_private), _Memory(self._store))
        for address in addresses:
            if is_due(self._store, address):
                failed = False
                for reading in self._read(opener, [address], model, 1):
                    error = reading.error if isinstance(reading, Reading) else None
                    failed = failed or (error is not None and error.startswith(f"{address}:"))
                    yield reading
                note_poll(self._store, address, failed=failed, every=every)

    def _read(self, opener: Opener, names: Sequence[str], model: str, jobs: int) -> Iterator[Reading | Known]:
        known: list[Known] = []
        for reading in read_pages(self._unknown(opener.open(names), known), model, jobs):
            yield from known
            known.clear()
            if reading.page is None or reading.error is not None:
                yield reading
            elif kept := self._keep(reading.page, reading.analyses):
                yield replace(reading, analyses=kept)
            else:
                yield Known(reading.page.name)
        yield from known
        self._keep_ledgers()

    def _unknown(
        self, opened: Iterable[Page | InputError | Unchanged], known: list[Known]
    ) -> Iterator[Page | InputError]:
        """The pages to read; those that are here already go to `known`."""
        for each in opened:
            if isinstance(each, Unchanged) or (isinstance(each, Page) and self._store.has_page(each)):
                known.append(Known(each.name))
            else:
                yield each

    def _keep(self, page: Page, analyses: Sequence[Analysis]) -> tuple[Analysis, ...]:
        """Keep a page and give its articles that are new: none if it is here already, as when the same bytes come twice
        in one batch. Of a page that was fetched, articles that read as before are no news, whatever surrounds them."""
        with self._store.writing():
            if self._store.has_page(page):
                return ()
            kept = [each for each in analyses if page.status is None or not self._reads_as_before(each)]
            if kept:
                for article_id, analysis in zip(self._store.add_page(page, kept), kept, strict=True):
                    self._place(article_id, analysis)
        return tuple(kept)

    def _reads_as_before(self, analysis: Analysis) -> bool:
        """Whether an article's current revision has the same text and dates."""
        rows = self._store.articles("current and doc = ?", (analysis.article.doc,))
        if not rows:
            return False
        old, new = self._store.analysis(rows[0].id).article, analysis.article
        return (old.text, old.published, old.updated) == (new.text, new.published, new.updated)

    def _place(self, article_id: int, analysis: Analysis) -> None:
        """Put an article that was just added in its story, instead of its former revision."""
        revisions = self._store.revisions(analysis.article.doc)
        if len(revisions) > 1:
            self._index.remove(revisions[-2].article_id)
        moment = analysis.article.issued
        day = date.fromisoformat(moment.day) if moment else None
        self._touched |= self._index.place(article_id, analysis.features, day)
        self._touched |= review.take_effect(self._store, self._index, {analysis.article.doc})

    def _keep_ledgers(self) -> None:
        """Build the ledgers of the stories that were read into, so that searches and pages find them ready."""
        for row in named_stories(self._store, sorted(self._touched)):
            self.ledger(row.id)
        self._touched.clear()

    def stories(self) -> list[Story]:
        """All stories, the one with the latest article first."""
        return list_stories(self._store)

    def ledger(self, story: int) -> Ledger:
        """All tallies and statements of a story; raises `UsageError` if there is none of that number.

        The number of a story that went into another one gives the other.
        """
        number, state, kept = self._kept(story, "ledger")
        return msgspec.json.decode(kept, type=Ledger) if kept is not None else self._keep_ledger(number, state)

    def headlines(self, story: int) -> tuple[Tally, ...]:
        """The first tallies of a story's ledger, `HEADLINES` at the most; quick where the ledger was kept."""
        number, state, kept = self._kept(story, "head")
        if kept is not None:
            return msgspec.json.decode(kept, type=tuple[Tally, ...])
        return self._keep_ledger(number, state).tallies[:HEADLINES]

    def _kept(self, story: int, part: LedgerPart) -> tuple[int, str, bytes | None]:
        """The number that a story has now, its state, and what was kept of its ledger for that."""
        with self._store.reading():
            number = self._store.story_now(story)
            state = story_state(self._store, number)
            return number, state, kept_ledger(self._store, number, state, part)

    def _keep_ledger(self, story: int, state: str) -> Ledger:
        """Build a story's ledger and keep it for a state of the story; if it changed meanwhile, that will not match."""
        with self._store.reading():
            ledger = self._build_ledger(story)
        head = msgspec.json.encode(ledger.tallies[:HEADLINES])
        try:
            keep_ledger(self._store, story, state, msgspec.json.encode(ledger), head)
        except StoreError:
            log.debug("the ledger of story %d was not kept", story, exc_info=True)  # it can be built again
        return ledger

    def _build_ledger(self, story: int) -> Ledger:
        found = self._story(story)
        rows = self._store.articles("current and story_id = ?", (found.id,))
        corrections = list_corrections(self._store, found.docs)
        ledger = build_ledger(found, [self._store.analysis(row.id) for row in rows], corrections)
        return mark_revisions(ledger, {row.doc: self._revisions(row.doc) for row in rows if row.revision > 1})

    def analyses(self, story: int) -> list[Analysis]:
        """The current revisions of a story's articles with all that was found in them, as they were corrected."""
        docs = self._story(story).docs
        found = [self._store.analysis(self._article_id(doc)) for doc in docs]
        return list(Corrected(list_corrections(self._store, docs), found).analyses())

    def story_of(self, doc: str) -> int | None:
        """The story that an article is in; raises `UsageError` if there is no such article."""
        self._article_id(doc)
        return self._store.articles("current and doc = ?", (doc,))[0].story

    def recent_stories(self, limit: int, offset: int = 0) -> list[StoryRow]:
        """Some of the stories, the one with the latest article first; quick in workspaces of any size."""
        return recent_stories(self._store, limit, offset)

    def named_stories(self, numbers: list[int]) -> list[StoryRow]:
        """The stories of these numbers, in their order."""
        return named_stories(self._store, numbers)

    def count_stories(self) -> int:
        """How many stories there are."""
        return count_stories(self._store)

    def hit_articles(self, words: str, limit: int) -> list[ArticleHit]:
        """Articles with all the words, those read last first."""
        return hit_articles(self._store, words, limit)

    def hit_statements(self, words: str, limit: int) -> list[StatementHit]:
        """Statements with all the words, in their content or their speaker's name, those read last first."""
        return hit_statements(self._store, words, limit)

    def hit_speakers(self, words: str, limit: int) -> list[SpeakerHit]:
        """Speakers with all the words in their name, those who said most first."""
        return hit_speakers(self._store, words, limit)

    def statements_by(self, name: str, limit: int) -> list[StatementHit]:
        """The statements of a speaker of exactly this name, the latest first."""
        return statements_by(self._store, name, limit)

    def _revisions(self, doc: str) -> list[Analysis]:
        return [self._store.analysis(row.article_id) for row in self._store.revisions(doc)]

    def history(self, doc: str) -> list[Revision]:
        """Every revision of an article with what changed in it; raises `UsageError` if there is no such article."""
        self._article_id(doc)
        return revision_history(
            [(row.number, row.read_at, self._store.analysis(row.article_id)) for row in self._store.revisions(doc)]
        )

    def article(self, doc: str) -> Analysis:
        """The current revision of an article with all that was found in it, as it was corrected; raises `UsageError` if
        there is none."""
        analysis = self._store.analysis(self._article_id(doc))
        return Corrected(list_corrections(self._store, [doc]), [analysis]).analyses()[0]

    def page(self, doc: str) -> PageRow:
        """What was kept of the page that an article stands on; raises `UsageError` if there is no such article."""
        return self._store.page(self._article_id(doc))

    def content(self, doc: str) -> bytes:
        """The bytes of the page that an article stands on, as they were read."""
        return self._store.content(self.page(doc))

    def _article_id(self, doc: str) -> int:
        rows = self._store.articles("current and doc = ?", (doc,))
        if not rows:
            raise UsageError(f"no article {doc!r} in {self._store.path}; `reportedly ledger` lists them")
        return rows[0].id

    def tally(self, tally: str) -> tuple[Ledger, Tally]:
        """A tally by its id, with the ledger that it stands in; raises `UsageError` if there is none."""
        shown = stories_with_tally(self._store, tally)  # whoever knows an id has seen it in a ledger, which was kept
        for story in dict.fromkeys((*shown, *(each.id for each in self.stories()))):
            ledger = self.ledger(story)
            for each in ledger.tallies:
                if each.id == tally:
                    return ledger, each
        raise UsageError(f"no tally {tally!r} in {self._store.path}; `reportedly ledger` shows their ids")

    def find_tallies(self, words: str, *, limit: int = 20) -> list[TallyHit]:
        """Tallies that words ask for ("killed in Kunar"), those of the latest stories first."""
        return find_tallies(self._store, self.ledger, words, limit)

    def changes(self, since: datetime) -> list[Change]:
        """What the articles read since a moment (with a time zone) changed, story by story."""
        with self._store.reading():
            return list(changes_since(self._store, last_article(self._store, since)))

    def alerts(self, rules: AlertRules) -> Iterator[Delivery]:
        """Tell each change that the rules ask for once; see `reportedly.alerts.run_alerts`."""
        return run_alerts(self._store, rules)

    def forget(self, doc: str, *, page: bool = False) -> Forgotten:
        """Take an article out, with all that stood on it alone; see `reportedly.forgetting.forget`."""
        return forget(self._store, self._index, doc, page=page)

    def draft(self, *, by: str | None = None, note: str | None = None) -> Draft:
        """What makes corrections for `correct`, made `by` someone, with a `note` on why."""
        return Draft(self.article, self._ledger_of, self.tally, self._story, by, note)

    def _ledger_of(self, doc: str) -> Ledger | None:
        story = self._store.articles("current and doc = ?", (doc,))[0].story
        return self.ledger(story) if story is not None else None

    def _story(self, number: int) -> Story:
        found = list_stories(self._store, self._store.story_now(number))
        if not found:
            raise UsageError(f"no story {number} in {self._store.path}; `reportedly stories` lists them")
        return found[0]

    def correct(self, correction: Correction) -> Correction:
        """Keep a correction, with its id and moment; it wins over what was read and over earlier ones.

        Raises `UsageError` if it says nothing that can be done. `draft` makes corrections.
        """
        kept = review.keep(self._store, self._index, [correction])
        return kept[0] if kept else correction

    def import_corrections(self, corrections: Sequence[Correction]) -> list[Correction]:
        """Keep corrections of another workspace, all or none; the ones that are new here are given back."""
        return review.keep(self._store, self._index, corrections)

    def undo(self, correction: str) -> Correction:
        """Undo a correction by its id: it is kept, but stands no more. Raises `UsageError` if none of that id does."""
        return review.undo(self._store, self._index, correction)

    def corrections(self) -> list[CorrectionState]:
        """All corrections in order of time, the undone ones too, with how much of what they speak of is still there."""
        return review.list_states(self._store)

    def statements(
        self, *, story: int | None = None, by: str | None = None, about: str | None = None
    ) -> list[LedgerStatement]:
        """Statements in order of time: of a story, of speakers with the words `by` in their name, on `about`."""
        return find_statements(self._store, story=story, by=by, about=about)

    def sayings(self, *, story: int | None = None, by: str | None = None, about: str | None = None) -> list[Saying]:
        """What was said, once for all articles that carry it, in order of time; `by` means all forms of a name."""
        return find_sayings(self._store, story=story, by=by, about=about)

    def search(self, words: str) -> list[ArticleRow]:
        """The articles that have all the words, in any form, in order of time."""
        return search_articles(self._store, words)
