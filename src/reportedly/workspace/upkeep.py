"""What keeps a workspace sound and up to date: read again by new rules, checked, mended, cleared of articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from reportedly.language import DEFAULT_MODEL
from reportedly.store import Damage, PageChoice, Store
from reportedly.workspace.forgetting import Forgotten, forget
from reportedly.workspace.ledgers import Ledgers
from reportedly.workspace.rereading import ReadAgain, Rereading
from reportedly.workspace.verifying import Checked, Repaired, Verifier

if TYPE_CHECKING:
    from reportedly.stories import StoryIndex


class Upkeep:
    """The upkeep of a workspace."""

    def __init__(self, store: Store, index: StoryIndex, ledgers: Ledgers) -> None:
        self._store = store
        self._index = index
        self._ledgers = ledgers

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
        self._ledgers.build(rereading.touched)

    def verify(self, sample: int | None = None) -> Iterator[Damage | Checked]:
        """Check all that is kept, against digests, records and what can be built again: the damage, and how far the
        check is. `sample` bounds how many pages, articles and kept ledgers are looked at."""
        return Verifier(self._store, self._index, self._ledgers).check(sample)

    def repair(self, damage: Sequence[Damage]) -> Repaired:
        """Repair what can be made again from the kept bytes or other rows; nothing is deleted."""
        return Verifier(self._store, self._index, self._ledgers).repair(damage)

    def forget(self, doc: str, *, page: bool = False) -> Forgotten:
        """Take an article out, with all that stood on it alone; see `reportedly.workspace.forgetting.forget`."""
        return forget(self._store, self._index, doc, page=page)
