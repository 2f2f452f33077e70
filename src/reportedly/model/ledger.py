"""The ledger of a story: its tallies and statements, each row with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.model.figure import Bound, Status
from reportedly.model.measure import Measure
from reportedly.model.span import Span

EntryCheck = Literal["right", "corrected", "added"]
"""What a person said of an entry: that it is right, what is right, or that it was missed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure in a tally. `start`, `end` span the number in the text of `doc`; `sentence` is its evidence.

    `figure` is the figure's index in its article. `published` is the article's date, `time` the days the figure holds
    for. `origins` counts the independent origins of the tally's entries of this value, `outlets` the publishers that
    carry them; entries with the same `origin` (the index of the first of them in the tally) go back to one. `repeats`
    are the spans of the article's other mentions of the figure; `unsure` is whether `published` rests on the time of a
    file alone; `replaced` is whether the text gives it as a value of
    before; `earlier` the value ranges that earlier revisions of
    the article gave for it, the first one first: what was corrected. `body` is the source under the name that all
    entries of the story have for it, whatever each article calls it. `checked` is what a person said of it, if anybody
    did.
    """

    low: float
    high: float
    bound: Bound
    status: Status
    source: str | None
    role: str | None
    published: str | None
    time: tuple[str, str] | None
    place: str | None
    scope: str | None
    doc: str
    figure: int
    start: int
    end: int
    sentence: str
    body: str | None = None
    replaced: bool = False
    origins: int = 1
    outlets: int = 1
    origin: int = 0
    repeats: tuple[Span, ...] = ()
    earlier: tuple[tuple[float, float], ...] = ()
    unsure: bool = False
    checked: EntryCheck | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """Figures that answer one question, in order of time.

    `what` says the question in words ("people killed"). `latest` is the index of the latest entry;
    `conflicts` are pairs of indices whose ranges exclude each other at the same time and scope. `standing` is the range
    from the lowest to the highest of the numbers that were told last and can stand, `None` if all are denied. `updates`
    are pairs (earlier, later) of one line of sources. `falls` and `jumps` are entries below, or ten times above, what
    their line of sources gave before. `id` stays when entries are added, and no other tally of the
    workspace has it; `corrections` are the ids of the corrections that made it what it is. `as_of` is the day for which
    the standing range holds; `changed` says in one line what changed and who disagrees; `also` marks what is only
    mentioned along the way.
    """

    measure: Measure
    unit: str
    what: str
    place: str | None
    scope: str | None
    entries: tuple[Entry, ...]
    latest: int
    conflicts: tuple[tuple[int, int], ...] = ()
    standing: tuple[float, float] | None = None
    updates: tuple[tuple[int, int], ...] = ()
    falls: tuple[int, ...] = ()
    jumps: tuple[int, ...] = ()
    id: str = ""
    corrections: tuple[str, ...] = ()
    as_of: str | None = None
    changed: str | None = None
    also: bool = False


@dataclass(frozen=True, slots=True)
class Carried:
    """Text that an article has from an earlier one, `doc`; `share` is about the part of its own text (0 to 1)."""

    doc: str
    share: float


@dataclass(frozen=True, slots=True)
class LedgerArticle:
    """An article as the ledger lists it.

    `copy_of` is the article whose whole text it carries. `carries` has each earlier article from which a noticeable
    part of its text comes (an agency's paragraphs inside a longer article), the largest part first.
    """

    doc: str
    title: str | None
    publisher: str | None
    published: str | None
    copy_of: str | None = None
    carries: tuple[Carried, ...] = ()
    via: str | None = None
    """The feed or file that contained it, if it was not fetched from an address of its own."""
    unsure: bool = False
    """Whether `published` rests on the time of a file alone."""


@dataclass(frozen=True, slots=True)
class LedgerStatement:
    """A statement as the ledger lists it; `start`, `end` span its content in the text of `doc`."""

    doc: str
    speaker: str | None
    role: str | None
    content: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """All tallies and statements of a story; `wrong` are the figures that a person marked wrong, in no tally."""

    story: int
    title: str
    articles: tuple[LedgerArticle, ...]
    tallies: tuple[Tally, ...]
    statements: tuple[LedgerStatement, ...]
    wrong: tuple[Entry, ...] = ()
