"""One statement as several articles carry it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Variant:
    """A statement as one article gives it; `start`, `end` span its content in the text of `doc`."""

    doc: str
    story: int | None
    published: str | None
    publisher: str | None
    speaker: str | None
    role: str | None
    content: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Saying:
    """What a speaker said once: `variants` are the articles that carry it, in order of time; its other
    fields are those of the first one.

    `speaker` is the fullest form of the name in the story, `names` all its forms there, the commonest first; `outlets`
    counts the publishers.
    """

    doc: str
    story: int | None
    published: str | None
    speaker: str | None
    role: str | None
    content: str
    start: int
    end: int
    names: tuple[str, ...]
    outlets: int
    variants: tuple[Variant, ...]
