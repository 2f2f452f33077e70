"""Pages and analyses as rows of the workspace's tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportedly.model import Analysis, Moment
from reportedly.store.records import Position
from reportedly.store.rows import to_column, to_row

_ELSEWHERE = ("blocks", "page", "saved")
"""Fields of an article that other tables hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """An article as lists show it. `story` is `None` until the article is placed."""

    id: int
    doc: str
    title: str | None
    publisher: str | None
    published: str | None
    story: int | None
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRow:
    """A page as it is kept; see `Page` for the fields. `read_at` is ISO 8601 in UTC; the WARC record holds the
    bytes."""

    id: int
    sha256: str
    url: str
    name: str
    media_type: str
    charset: str | None
    bytes: int
    saved: Moment | None
    read_at: str
    warc: str
    warc_offset: int
    warc_length: int
    skipped: str | None

    @property
    def position(self) -> Position:
        """The position of its record."""
        return Position(self.warc, self.warc_offset, self.warc_length)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRevision:
    """A revision of an article as it is kept: on which page, in which story, and which rules read it.

    `story` is `None` until it is placed; `rules` is `None` if they are older than fingerprints.
    """

    id: int
    doc: str
    page_id: int
    story: int | None
    current: bool
    rules: str | None


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """One revision of an article, `number` from 1; `read_at` is ISO 8601 in UTC."""

    article_id: int
    number: int
    read_at: str


def article_row(analysis: Analysis) -> dict[str, Any]:
    """The columns of an article that come from its analysis."""
    own = {name: value for name, value in to_row(analysis.article).items() if name not in _ELSEWHERE}
    return own | {"features": to_column(analysis.features)}


def part_rows(analysis: Analysis) -> dict[str, list[dict[str, Any]]]:
    """The rows of each table that hold an article's parts, in order."""
    text = analysis.article.text
    statements = [
        to_row(statement) | {"content_text": " … ".join(text[start:end] for start, end in statement.content)}
        for statement in analysis.statements
    ]
    figures = [to_row(figure) | {"sentence_text": text[slice(*figure.sentence)]} for figure in analysis.figures]
    rows = {
        "blocks": [to_row(block) for block in analysis.article.blocks],
        "statements": statements,
        "figures": figures,
        "places": [to_row(place) for place in analysis.places],
        "times": [to_row(time) for time in analysis.times],
    }
    return {table: [{"number": number} | row for number, row in enumerate(parts)] for table, parts in rows.items()}
