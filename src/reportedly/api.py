"""The public Python face of Reportedly: read pages, keep them in a workspace, ask for stories and ledgers.

What reads pages is imported when a page is read: to look at a workspace needs none of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from importlib import import_module
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from reportedly.errors import InputError, UsageError
from reportedly.language import DEFAULT_MODEL
from reportedly.model import (
    Accuracy,
    Analysis,
    Article,
    Change,
    ComparedNumber,
    Correction,
    Ledger,
    Moment,
    NamedSource,
    Provenance,
    RejectedNumber,
    Revision,
    Saying,
    Story,
    Tally,
    WorthALook,
)
from reportedly.store import (
    ArticleHit,
    ArticleShelf,
    Damage,
    SpeakerHit,
    StatementHit,
    Store,
    StoryRow,
    docs_of_page,
    last_article,
    list_stories,
)

if TYPE_CHECKING:
    from reportedly.alerts import AlertRules, Delivery, load_rules
    from reportedly.coded import ColumnMapping
    from reportedly.ledger import Selection, select
    from reportedly.reading import PageReading
    from reportedly.stories import StoryIndex
    from reportedly.workspace.corrections import CorrectionState
    from reportedly.workspace.drafting import CorrectionDraft
    from reportedly.workspace.forgetting import Forgotten
    from reportedly.workspace.morning import Morning, StoryNews, yesterday
    from reportedly.workspace.reading import Intake, Known, Taken
    from reportedly.workspace.rereading import ReadAgain
    from reportedly.workspace.search import SearchResult
    from reportedly.workspace.searching import TallyHit
    from reportedly.workspace.upkeep import Upkeep
    from reportedly.workspace.verifying import Checked, Repaired

__all__ = [
    "AlertRules",
    "ArticleHit",
    "Checked",
    "CorrectionDraft",
    "CorrectionState",
    "Damage",
    "Delivery",
    "Forgotten",
    "Known",
    "Morning",
    "PageReading",
    "ReadAgain",
    "Repaired",
    "SearchResult",
    "Selection",
    "SpeakerHit",
    "StatementHit",
    "StoryNews",
    "StoryRow",
    "Taken",
    "TallyHit",
    "Workspace",
    "extract",
    "load_rules",
    "rejected_numbers",
    "select",
    "yesterday",
]


_HOMES = {
    "AlertRules": "reportedly.alerts",
    "Checked": "reportedly.workspace.verifying",
    "CorrectionDraft": "reportedly.workspace.drafting",
    "CorrectionState": "reportedly.workspace.corrections",
    "Delivery": "reportedly.alerts",
    "Forgotten": "reportedly.workspace.forgetting",
    "Known": "reportedly.workspace.reading",
    "Morning": "reportedly.workspace.morning",
    "PageReading": "reportedly.reading",
    "ReadAgain": "reportedly.workspace.rereading",
    "Repaired": "reportedly.workspace.verifying",
    "SearchResult": "reportedly.workspace.search",
    "Selection": "reportedly.ledger",
    "StoryNews": "reportedly.workspace.morning",
    "Taken": "reportedly.workspace.reading",
    "TallyHit": "reportedly.workspace.searching",
    "load_rules": "reportedly.alerts",
    "select": "reportedly.ledger",
    "yesterday": "reportedly.workspace.morning",
}
"""Where the names come from that are imported when they are first asked for."""


def __getattr__(name: str) -> Any:
    """A name of another module, imported now (PEP 562): most commands need few of them."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


Names = str | PathLike[str] | Iterable[str | PathLike[str]]
"""One file, folder or address, or several."""


def extract(
    names: Names,
    *,
    saved: Moment | None = None,
    follow: bool = False,
    allow_private: bool = False,
    model: str = DEFAULT_MODEL,
    jobs: int = 1,
) -> Iterator[PageReading]:
    """What is in files, folders, `-` (standard input) and at addresses, a page at a time, without a workspace.

    `saved` says when the pages were saved, `follow` fetches the pages that feeds, sitemaps and lists of addresses name,
    `allow_private` lets pages be fetched from this machine and local networks; `model` names a spaCy package, `jobs`
    counts processes. What cannot be read comes as a `PageReading` with an `error`; the rest goes on.
    """
    from reportedly.inputs import Opener, Unchanged, make_fetcher
    from reportedly.reading import read_pages

    opener = Opener(saved, follow, make_fetcher(allow_private))
    opened = opener.open(_as_list(names))
    return read_pages((each for each in opened if not isinstance(each, Unchanged)), model, jobs)


def rejected_numbers(article: Article) -> tuple[RejectedNumber, ...]:
    """The numbers of an article that are no reported figures, with the rule that turned each down.

    It is found again, by the present rules; an article in a language without a model has none.
    """
    from reportedly.pipeline import rejected_numbers

    return rejected_numbers(article)


def _as_list(names: Names) -> list[str]:
    """What is named, as texts; raises `UsageError` if it is no name and no series of names."""
    if isinstance(names, str | PathLike):
        return [fspath(names)]
    series = isinstance(names, Iterable) and not isinstance(names, bytes | bytearray | Mapping)
    found: list[str] = []
    for each in names if series else [names]:
        if not isinstance(each, str | PathLike):
            raise UsageError(f"{each!r} names nothing to read; give a path or an address, or a list of them")
        found.append(fspath(each))
    return found


class Workspace:
    """An open workspace, the SQLite file at `path`; use it in a `with` statement.

    With `create` it is made if it is not there. Raises `StoreError`, here and in every method, if it cannot be used.
    """

    def __init__(self, path: str | Path, *, create: bool = False) -> None:
        from reportedly.workspace.ledgers import Ledgers
        from reportedly.workspace.lists import Lists

        self._store = Store(Path(path), create=create)
        self._ledgers = Ledgers(self._store)
        self.lists = Lists(self._store, self._ledgers)
        """Short lists for pages that people look at."""

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @cached_property
    def upkeep(self) -> Upkeep:
        """What keeps the workspace sound: read again, verify, repair, forget."""
        from reportedly.workspace.upkeep import Upkeep

        return Upkeep(self._store, self._index, self._ledgers)

    @cached_property
    def _intake(self) -> Intake:
        from reportedly.workspace.reading import Intake

        return Intake(self._store, self._index)

    @cached_property
    def _index(self) -> StoryIndex:
        from reportedly.stories import StoryIndex

        return StoryIndex(ArticleShelf(self._store))

    @property
    def path(self) -> Path:
        """The SQLite file."""
        return self._store.path

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def read(
        self,
        names: Names,
        *,
        saved: Moment | None = None,
        follow: bool = False,
        allow_private: bool = False,
        model: str = DEFAULT_MODEL,
        jobs: int = 1,
    ) -> Iterator[PageReading | Known]:
        """Read pages into the workspace, each kept whole in one transaction before it is yielded; see `extract`.

        Pages that are there already, and fetched ones whose articles read as they did, come as `Known`. A page is read
        when the loop asks for it: nothing is read without one. To stop and to run again is safe at any time.
        """
        from reportedly.inputs import Opener, make_fetcher
        from reportedly.workspace.fetches import FetchMemory

        opener = Opener(saved, follow, make_fetcher(allow_private), FetchMemory(self._store))
        return self._with_ledgers(self._intake.read(opener, _as_list(names), model, jobs))

    def poll(
        self,
        addresses: Names,
        *,
        every: float = 0.0,
        allow_private: bool = False,
        model: str = DEFAULT_MODEL,
    ) -> Iterator[PageReading | Known]:
        """Read what is new or has changed at addresses of feeds, sitemaps and pages, each followed; see `read`.

        An address that fails, or that a list names and that has no news, is left out of the next polls: for `every`
        seconds at first, then twice as long each time, up to a day.
        """
        from reportedly.inputs import Opener, make_fetcher
        from reportedly.workspace.fetches import PollMemory

        opener = Opener(None, True, make_fetcher(allow_private), PollMemory(self._store, every))
        return self._with_ledgers(self._intake.poll(opener, _as_list(addresses), model))

    def take(
        self, content: bytes, *, url: str | None = None, charset: str | None = None, model: str = DEFAULT_MODEL
    ) -> Taken:
        """Read one page that a browser or another program hands over, with the address that it was seen at.

        A page that was handed over before with the same text is not kept again; one that has changed gives the next
        revision of its article. Raises `InputError` if it cannot be read.
        """
        from reportedly.inputs.handed import handed_page
        from reportedly.reading import PageReading
        from reportedly.workspace.reading import Taken

        page = handed_page(content, url, charset)
        new = False
        for reading in self._with_ledgers(self._intake.read_opened([page], model)):
            if isinstance(reading, PageReading) and reading.error is not None:
                raise InputError(reading.error)
            new = isinstance(reading, PageReading)
        return Taken(tuple(docs_of_page(self._store, page)), new)

    def _with_ledgers(self, readings: Iterator[PageReading | Known]) -> Iterator[PageReading | Known]:
        """Readings; after the last, the ledgers of what they changed are built, which searches ask for."""
        yield from readings
        self._ledgers.build(self._intake.touched)

    def stories(self) -> list[Story]:
        """All stories, the one with the latest article first."""
        return list_stories(self._store)

    def ledger(self, story: int) -> Ledger:
        """All tallies and statements of a story; raises `UsageError` if there is none of that number.

        The number of a story that went into another one gives the other.
        """
        return self._ledgers.ledger(story)

    def tally(self, tally: str) -> tuple[Ledger, Tally]:
        """A tally by its id, with the ledger that it stands in; raises `UsageError` if there is none."""
        return self._ledgers.tally(tally)

    def find(self, words: str, *, limit: int = 20) -> list[TallyHit]:
        """Tallies that words ask for ("killed in Kunar"), those of the latest stories first."""
        from reportedly.workspace.searching import find_tallies

        return find_tallies(self._store, self.ledger, words, limit)

    def search(self, words: str, *, limit: int = 20) -> SearchResult:
        """What answers a search as people type it ("killed Valencia", "what did the minister say", "between 40 and 60
        dead", a name, a day): tallies, statements, speakers and articles, not more than `limit` of each."""
        from reportedly.workspace.search import search

        return search(self._store, self.ledger, words, limit)

    def suggest(self, words: str, *, limit: int = 8) -> list[str]:
        """Searches that go on from the words typed so far."""
        from reportedly.workspace.search import suggest

        return suggest(self._store, words, limit)

    def statements(self, *, story: int | None = None, by: str | None = None, about: str | None = None) -> list[Saying]:
        """What was said, once for all articles that carry it, in order of time; `by` means all forms of a name."""
        from reportedly.workspace.searching import find_sayings

        return find_sayings(self._store, story=story, by=by, about=about)

    def sources(self, story: int | None = None) -> list[NamedSource]:
        """The sources of figures, each once under all its names, those with most figures first: of a story, or of the
        `MOST_STORIES` stories with the latest articles."""
        from reportedly.workspace.searching import list_sources

        return list_sources(self._store, self.ledger, story)

    def article(self, doc: str) -> Analysis:
        """The current revision of an article with all that was found in it, as it was corrected; raises `UsageError` if
        there is none."""
        from reportedly.workspace.articles import corrected_articles

        return corrected_articles(self._store, [doc])[0]

    def analyses(self, story: int) -> list[Analysis]:
        """The same of all articles of a story, in order of time; raises `UsageError` if there is no such story."""
        from reportedly.workspace.articles import corrected_articles

        return corrected_articles(self._store, self._ledgers.story(story).docs)

    def history(self, doc: str) -> list[Revision]:
        """Every revision of an article with what changed in it; raises `UsageError` if there is no such article."""
        from reportedly.workspace.articles import article_history

        return article_history(self._store, doc)

    def provenance(self, doc: str) -> Provenance:
        """How an article's text, title, dates, publisher and authors were found on its page, and what of the page it
        leaves out; raises `UsageError` if there is no such article."""
        from reportedly.articles import provenance_of

        article = self.article(doc).article
        return provenance_of(self._store.page_as_read(self.lists.page(doc).id), article)

    def page_bytes(self, doc: str) -> bytes:
        """The bytes of the page that an article stands on, as they were read; raises `UsageError` if there is no such
        article."""
        return self._store.content(self.lists.page(doc))

    def export(self, kind: str, story: int, *, excel: bool = False) -> str:
        """A story's ledger as text of a format of `reportedly ledger --format`: csv (for `excel`, if that is asked),
        json, md, html or geojson. Raises `UsageError` if there is no such story or format."""
        from reportedly.export.writers import LEDGER_FORMATS

        if kind not in LEDGER_FORMATS:
            raise UsageError(f"{kind!r} is no format of ledgers; there are {', '.join(LEDGER_FORMATS)}")
        return LEDGER_FORMATS[kind].write([self.ledger(story)], lambda: self.analyses(story), excel)

    def export_file(
        self,
        kind: str,
        out: str | Path | BinaryIO,
        *,
        stories: Sequence[int] = (),
        selection: Selection | None = None,
        table: str | None = None,
        pcodes: str | Path | None = None,
    ) -> None:
        """Write findings to a file of a format of `reportedly export`: of all stories, or of some, or a selection.

        `out` is a path, `-` (standard output) or a binary stream; a file is there whole or not at all. `table` is for
        formats that hold one table; `pcodes` is a country's table of P-codes (COD-AB, CSV), for formats with columns
        for them. Raises `UsageError` if there is no such story, format or table, `InputError` if that file cannot be
        read.
        """
        from reportedly.ledger import Selection
        from reportedly.workspace.exporting import export_source, write_export

        codes = None
        if pcodes:
            from reportedly.places.pcodes import read_pcodes

            codes = read_pcodes(Path(pcodes))
        source = export_source(self._store, self._ledgers, stories, selection or Selection(), codes)
        write_export(source, kind, out, table)

    def compare(
        self, path: str | Path, *, columns: Mapping[str, str] | None = None, days: int | None = None
    ) -> tuple[ColumnMapping, list[ComparedNumber], list[InputError]]:
        """Hand-coded rows of a CSV file beside the tallies: which column was taken for what, each number beside its
        tally, and the lines that could not be read. `columns` names columns by field, `days` is how far the days of
        both may lie apart (else `reportedly.coded.DAYS`). Raises `InputError` or `UsageError` if the file or its
        columns cannot be read."""
        from reportedly.coded import DAYS
        from reportedly.workspace.hand_coded import compare_file

        return compare_file(self._store, self._ledgers, Path(path), columns or {}, DAYS if days is None else days)

    def changes(self, since: datetime, *, brief: bool = False) -> list[Change]:
        """What the articles read since a moment (with a time zone) changed, story by story.

        If `brief`, of the tallies of a new story only those that stand for it, which takes a tenth of the time.
        """
        from reportedly.workspace.news import changes_since

        with self._store.reading():
            return changes_since(self._store, last_article(self._store, since), brief=brief)

    def morning(self, since: datetime | None = None, *, limit: int = 20, offset: int = 0) -> Morning:
        """What matters most of what changed since a moment (with a time zone; else since yesterday), a line for each
        tally, and so many of the latest stories, those that matter most first."""
        from reportedly.workspace.morning import morning_of, yesterday

        return morning_of(self._store, self._ledgers, since or yesterday(), limit, offset)

    def alerts(self, rules: AlertRules | str | Path) -> Iterator[Delivery]:
        """Tell each change that the rules, or those of a file, ask for once; see `reportedly.alerts.run_alerts`."""
        from reportedly.alerts import AlertRules, load_rules, run_alerts

        return run_alerts(self._store, rules if isinstance(rules, AlertRules) else load_rules(Path(rules)))

    def draft(self, *, by: str | None = None, note: str | None = None) -> CorrectionDraft:
        """What makes corrections for `correct`, made `by` someone, with a `note` on why."""
        from reportedly.workspace.drafting import CorrectionDraft

        return CorrectionDraft(
            article=self.article,
            ledger_of=self._ledger_of,
            tally=self.tally,
            story=self._ledgers.story,
            named=self.lists.story_named,
            by=by,
            note=note,
        )

    def _ledger_of(self, doc: str) -> Ledger | None:
        story = self.lists.story_of(doc)
        return self.ledger(story) if story is not None else None

    def correct(self, correction: Correction) -> Correction:
        """Keep a correction, with its id and moment; it wins over what was read and over earlier ones.

        Raises `UsageError` if it says nothing that can be done. `draft` makes corrections.
        """
        from reportedly.workspace.corrections import keep_corrections

        kept = keep_corrections(self._store, self._index, [correction])
        return kept[0] if kept else correction

    def import_corrections(self, corrections: Sequence[Correction]) -> list[Correction]:
        """Keep corrections of another workspace, all or none; the ones that are new here are given back."""
        from reportedly.workspace.corrections import keep_corrections

        return keep_corrections(self._store, self._index, corrections)

    def undo(self, correction: str) -> Correction:
        """Undo a correction by its id: it is kept, marked as undone. Raises `UsageError` if none of that id stands."""
        from reportedly.workspace.corrections import undo_correction

        return undo_correction(self._store, self._index, correction)

    def corrections(self) -> list[CorrectionState]:
        """All corrections in order of time, the undone ones too, each with how much of what it is about is still here,
        and with the story and tally of that."""
        from reportedly.workspace.corrections import list_states

        return list_states(self._store, self.ledger)

    def review(self, story: int | None = None, *, limit: int = 50, by_chance: bool = False) -> list[WorthALook]:
        """What is worth a person's look, what helps most first: in a story, or in the latest ones. `by_chance` draws
        from all that nobody has looked at instead, always the same, for `accuracy`."""
        from reportedly.workspace.reviewing import draw, review

        return (draw if by_chance else review)(self._store, self._ledgers, story, limit)

    def accuracy(self) -> Accuracy:
        """How well pages were read, by what people said of their figures."""
        from reportedly.workspace.accuracy import accuracy

        return accuracy(self._store)
