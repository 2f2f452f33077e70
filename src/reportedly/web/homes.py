"""The tally that a figure is in, and those that it may belong to, for forms on its page."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.api import Workspace
from reportedly.ledger.finding import tally_with
from reportedly.model import Tally
from reportedly.web.views import tally_href
from reportedly.wording.tallies import heading, standing_in_words


@dataclass(frozen=True, slots=True)
class OtherTally:
    """A tally that a figure may belong to."""

    tally: str
    heading: str
    stands: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureHome:
    """The tally that a figure is in, with the number of its entries, and the other tallies of its story."""

    tally: str
    heading: str
    stands: str
    entries: int
    href: str
    others: tuple[OtherTally, ...]


def figure_home(workspace: Workspace, doc: str, figure: int) -> FigureHome | None:
    """Where a figure is; `None` if it is in no tally."""
    story = workspace.lists.story_of(doc)
    own = workspace.article(doc).figures[figure]
    if story is None:
        return None
    ledger = workspace.ledger(story)
    found = tally_with(ledger, doc, figure, (own.start, own.end))
    if found is None:
        return None
    tally, _ = found
    name, words, stands = _told(tally)
    return FigureHome(
        tally=name,
        heading=words,
        stands=stands,
        entries=len(tally.entries),
        href=tally_href(ledger.story, tally),
        others=tuple(OtherTally(*_told(each)) for each in ledger.tallies if each.id != tally.id),
    )


def _told(tally: Tally) -> tuple[str, str, str]:
    return tally.id, heading(tally), standing_in_words(tally)
