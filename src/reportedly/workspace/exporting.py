"""The findings of a workspace that are exported, story by story, and the file that they are written to."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reportedly.errors import UsageError
from reportedly.export.files.formats import FILE_FORMATS
from reportedly.export.files.source import ExportSource
from reportedly.export.tables import StoryFindings
from reportedly.ledger import Selection, select_all
from reportedly.store import Store, list_stories
from reportedly.workspace.articles import corrected_articles, known_article
from reportedly.workspace.ledgers import Ledgers

if TYPE_CHECKING:  # places are loaded only where they are asked for
    from reportedly.places.pcodes import PCodes


def export_source(
    store: Store,
    ledgers: Ledgers,
    stories: Sequence[int],
    selection: Selection,
    pcodes: PCodes | None = None,
) -> ExportSource:
    """What a file of some stories, or of all if none is named, is written from; raises `UsageError` if one of them is
    not there."""
    numbers = [ledgers.story(each).id for each in stories] or [each.id for each in list_stories(store)]
    numbers = list(dict.fromkeys(numbers))
    return ExportSource(
        stories=lambda: _stories(store, ledgers, numbers, selection, pcodes),
        page=lambda doc: store.page_as_read(store.page(known_article(store, doc).id).id),
    )


def _stories(
    store: Store, ledgers: Ledgers, stories: Sequence[int], selection: Selection, pcodes: PCodes | None
) -> Iterator[StoryFindings]:
    """The stories of which the selection keeps something."""
    for number in stories:
        ledger = select_all(ledgers.ledger(number), selection)
        if ledger.articles:
            analyses = corrected_articles(store, [article.doc for article in ledger.articles])
            by_doc = {each.article.doc: each for each in analyses}
            yield StoryFindings(ledger, by_doc, pcodes.of) if pcodes else StoryFindings(ledger, by_doc)


def write_export(source: ExportSource, kind: str, out: str | Path | BinaryIO, table: str | None) -> None:
    """Write a file of a format; raises `UsageError` if there is no such format or table."""
    if kind not in FILE_FORMATS:
        raise UsageError(f"{kind!r} is no format of files; there are {', '.join(FILE_FORMATS)}")
    found = FILE_FORMATS[kind]
    named = [each for each in found.tables if table in (None, each.name)]
    if table is not None and not named:
        there = ", ".join(each.name for each in found.tables) or "none"
        raise UsageError(f"{kind} has no table {table!r}; there are: {there}")
    with _opened(out) as stream:
        found.write(stream, source, named[:1] if found.is_one_table else named)


@contextmanager
def _opened(out: str | Path | BinaryIO) -> Iterator[BinaryIO]:
    """The stream to write to. A file gets its name when all is written, so that no half of one is left."""
    if not isinstance(out, str | Path):
        yield out
    elif str(out) == "-":
        yield sys.stdout.buffer
    elif (path := Path(out)).exists() and not path.is_file():  # /dev/stdout, a pipe
        with path.open("wb") as stream:
            yield stream
    else:
        part = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            with part.open("wb") as stream:
                yield stream
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
