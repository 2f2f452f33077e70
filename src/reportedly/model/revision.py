"""What changed when a page was read again with other bytes."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.figure import Figure
from reportedly.model.span import Span


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """A sentence that was rewritten, taken out (`new` is `None`) or put in (`old` is `None`).

    `old` spans the text of the earlier revision, `new` that of the later one; `old_text`, `new_text` are the
    texts there.
    """

    old: Span | None
    new: Span | None
    old_text: str | None
    new_text: str | None


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that changed, is gone (`new` is `None`) or is new (`old` is `None`).

    `old_number`, `new_number` are its numbers among the figures of its revision; `slots` names what differs: `value`,
    `source`, `status`, `place`.
    """

    old: Figure | None
    new: Figure | None
    old_number: int | None
    new_number: int | None
    slots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of an article, and what had changed in it since the revision before.

    `number` counts from 1; `read_at` is when it was read (ISO 8601, UTC), `sha256` the hash of its page's bytes.
    """

    number: int
    read_at: str
    sha256: str
    title: str | None
    published: str | None
    updated: str | None
    sentences: tuple[SentenceChange, ...] = ()
    figures: tuple[FigureChange, ...] = ()
