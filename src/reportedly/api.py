"""The public Python face of Reportedly: read pages, keep them in a workspace, ask for stories and ledgers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from os import PathLike, fspath
from pathlib import Path

from reportedly.alerts import AlertRules, Delivery, load_rules, run_alerts
from reportedly.errors import UsageError
from reportedly.inputs import Opener, Unchanged, make_fetcher
from reportedly.language import DEFAULT_MODEL
from reportedly.ledger import Corrected, Selection, revision_history, select
from reportedly.model import (
    Analysis,
    Change,
    Correction,
    Ledger,
    Moment,
    Revision,
    Saying,
    Story,
    Tally,
)
from reportedly.pipeline import PageReading, read_pages
from reportedly.rules import reading_rules
from reportedly.store import (
    ArticleHit,
    ArticleRow,
    ArticleShelf,
    Damage,
    PageChoice,
    PageRow,
    SpeakerHit,
    StatementHit,
    Store,
    StoryRow,
    article_of,
    count_stale,
    count_stories,
    hit_articles,
    hit_speakers,
    hit_statements,
    last_article,
    list_corrections,
    list_stories,
    named_stories,
    recent_stories,
    statements_by,
)
from reportedly.stories import StoryIndex
from reportedly.workspace.corrections import (
    CorrectionDraft,
    CorrectionState,
    keep_corrections,
    list_states,
    undo_correction,
)
from reportedly.workspace.forgetting import Forgotten, forget
from reportedly.workspace.ledgers import Ledgers
from reportedly.workspace.news import changes_since
from reportedly.workspace.reading import FetchMemory, Intake, Known, PollMemory
from reportedly.workspace.rereading import ReadAgain, Rereading
from reportedly.workspace.searching import TallyHit, find_sayings, find_tallies
from reportedly.workspace.verifying import Checked, Repaired, Verifier

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
    "PageReading",
    "ReadAgain",
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
    opener = Opener(saved, follow, make_fetcher(allow_private))
    opened = opener.open(_as_list(names))
    return read_pages((each for each in opened if not isinstance(each, Unchanged)), model, jobs)


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
        self._store = Store(Path(path), create=create)
        self._index = StoryIndex(ArticleShelf(self._store))
        self._intake = Intake(self._store, self._index)
        self._ledgers = Ledgers(self._store)

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

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

        Pages that are there already, and fetched ones whose articles read as they did, come as `Known`. To stop and to
        run again is safe at any time.
        """
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

        An address that fails, or that is listed and had no news, is left out of the next polls: for `every` seconds at
        first, then twice as long each time, up to a day.
        """
        opener = Opener(None, True, make_fetcher(allow_private), PollMemory(self._store, every))
        return self._with_ledgers(self._intake.poll(opener, _as_list(addresses), model))

    def read_again(
        self,
        *,
        story: int | None = None,
        since: datetime | None = None,
        stale: bool = False,
        model: str = DEFAULT_MODEL,
        jobs: int = 1,
    ) -> Iterator[ReadAgain]:
        """Read kept pages again by the present rules: all, or those of a story, read since a moment (with a time zone),
        or `stale` ones, that other rules read. Each page is replaced in one transaction before it is yielded; ids,
        revisions and corrections stay. A run that was stopped goes on where it was.

        Raises `UsageError` if there is no such story.
        """
        number = self._ledgers.story(story).id if story is not None else None
        rereading = Rereading(self._store, self._index)
        yield from rereading.read(PageChoice(number, since, stale), model, jobs)
        self._build_ledgers(rereading.touched)

    def verify(self, sample: int | None = None) -> Iterator[Damage | Checked]:
        """Check all that is kept, against digests, records and what can be built anew: what is damaged, and how far the
        check is. `sample` bounds how many pages, articles and kept ledgers are looked at."""
        return Verifier(self._store, self._index, self._ledgers).check(sample)

    def repair(self, damage: Sequence[Damage]) -> Repaired:
        """Make anew what is damaged and can be made anew, from the kept bytes or other rows; nothing is deleted."""
        return Verifier(self._store, self._index, self._ledgers).repair(damage)

    def count_stale(self, *, story: int | None = None, doc: str | None = None) -> int:
        """How many articles, or those of a story, or of one `doc`, were read by other rules than the present ones."""
        number = self._store.story_now(story) if story is not None else None
        return count_stale(self._store, reading_rules(), story=number, doc=doc)

    def _with_ledgers(self, readings: Iterator[PageReading | Known]) -> Iterator[PageReading | Known]:
        """Readings; after the last, the ledgers of what they changed are built, which searches ask for."""
        yield from readings
        self._build_ledgers(self._intake.touched)

    def _build_ledgers(self, stories: set[int]) -> None:
        for row in named_stories(self._store, sorted(stories)):
            self.ledger(row.id)
        stories.clear()

    def stories(self) -> list[Story]:
        """All stories, the one with the latest article first."""
        return list_stories(self._store)

    def ledger(self, story: int) -> Ledger:
        """All tallies and statements of a story; raises `UsageError` if there is none of that number.

        The number of a story that went into another one gives the other.
        """
        return self._ledgers.ledger(story)

    def headlines(self, story: int) -> tuple[Tally, ...]:
        """The first three tallies of a story's ledger at the most; quick where the ledger was kept."""
        return self._ledgers.headlines(story)

    def analyses(self, story: int) -> list[Analysis]:
        """The current revisions of a story's articles with all that was found in them, as they were corrected."""
        docs = self._ledgers.story(story).docs
        found = [self._store.analysis(self._row(doc).id) for doc in docs]
        return list(Corrected(list_corrections(self._store, docs), found).analyses())

    def story_of(self, doc: str) -> int | None:
        """The story that an article is in; raises `UsageError` if there is no such article."""
        return self._row(doc).story

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

    def history(self, doc: str) -> list[Revision]:
        """Every revision of an article with what changed in it; raises `UsageError` if there is no such article."""
        self._row(doc)
        return revision_history(
            [(row.number, row.read_at, self._store.analysis(row.article_id)) for row in self._store.revisions(doc)]
        )

    def article(self, doc: str) -> Analysis:
        """The current revision of an article with all that was found in it, as it was corrected; raises `UsageError` if
        there is none."""
        analysis = self._store.analysis(self._row(doc).id)
        return Corrected(list_corrections(self._store, [doc]), [analysis]).analyses()[0]

    def page(self, doc: str) -> PageRow:
        """What was kept of the page that an article stands on; raises `UsageError` if there is no such article."""
        return self._store.page(self._row(doc).id)

    def content(self, doc: str) -> bytes:
        """The bytes of the page that an article stands on, as they were read."""
        return self._store.content(self.page(doc))

    def _row(self, doc: str) -> ArticleRow:
        row = article_of(self._store, doc)
        if row is None:
            raise UsageError(f"no article {doc!r} in {self._store.path}; `reportedly ledger` lists them")
        return row

    def tally(self, tally: str) -> tuple[Ledger, Tally]:
        """A tally by its id, with the ledger that it stands in; raises `UsageError` if there is none."""
        return self._ledgers.tally(tally)

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
        """Take an article out, with all that stood on it alone; see `reportedly.workspace.forgetting.forget`."""
        return forget(self._store, self._index, doc, page=page)

    def draft(self, *, by: str | None = None, note: str | None = None) -> CorrectionDraft:
        """What makes corrections for `correct`, made `by` someone, with a `note` on why."""
        return CorrectionDraft(
            article=self.article,
            ledger_of=self._ledger_of,
            tally=self.tally,
            story=self._ledgers.story,
            by=by,
            note=note,
        )

    def _ledger_of(self, doc: str) -> Ledger | None:
        story = self._row(doc).story
        return self.ledger(story) if story is not None else None

    def correct(self, correction: Correction) -> Correction:
        """Keep a correction, with its id and moment; it wins over what was read and over earlier ones.

        Raises `UsageError` if it says nothing that can be done. `draft` makes corrections.
        """
        kept = keep_corrections(self._store, self._index, [correction])
        return kept[0] if kept else correction

    def import_corrections(self, corrections: Sequence[Correction]) -> list[Correction]:
        """Keep corrections of another workspace, all or none; the ones that are new here are given back."""
        return keep_corrections(self._store, self._index, corrections)

    def undo(self, correction: str) -> Correction:
        """Undo a correction by its id: it is kept, but stands no more. Raises `UsageError` if none of that id does."""
        return undo_correction(self._store, self._index, correction)

    def corrections(self) -> list[CorrectionState]:
        """All corrections in order of time, the undone ones too, with how much of what they speak of is still there."""
        return list_states(self._store)

    def sayings(self, *, story: int | None = None, by: str | None = None, about: str | None = None) -> list[Saying]:
        """What was said, once for all articles that carry it, in order of time; `by` means all forms of a name."""
        return find_sayings(self._store, story=story, by=by, about=about)
