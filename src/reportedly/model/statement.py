"""An attribution: a source, a cue and what is attributed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.model.span import Span

StatementKind = Literal["direct", "indirect", "mixed"]
SpeakerType = Literal["person", "organization", "role", "document", "anonymous", "group"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source is, resolved through the article: what a reader would write in the ledger.

    `name` is the fullest form the article gives ("Najibullah Hanif"), or the description in the text where there is
    no name ("a senior South Korean presidential official"). `role` is the office or affiliation ("provincial
    information head of Kunar"). `span` is the mention that `name` was taken from.
    """

    name: str
    type: SpeakerType
    role: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what: spans of source, cue and content (each may be broken up; source and cue may be missing).

    `speaker` is `None` where no source is known. `reporter` is the id of the statement that this one is reported in
    ("state media said that the ministry had counted"): its content holds this statement.
    """

    id: int
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: StatementKind
    speaker: Speaker | None = None
    reporter: int | None = None
