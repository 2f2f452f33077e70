"""Compares the tallies of a workspace with hand-coded rows of a file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportedly.coded import ColumnMapping, CountedTally, compare_rows, read_rows
from reportedly.errors import InputError
from reportedly.model import CodedRow, ComparedNumber
from reportedly.store import Store, list_stories
from reportedly.workspace.ledgers import Ledgers


def compare_file(
    store: Store, ledgers: Ledgers, path: Path, columns: Mapping[str, str], days: int
) -> tuple[ColumnMapping, list[ComparedNumber], list[InputError]]:
    """The mapping of a file's columns, its numbers beside tallies, and the lines that could not be read."""
    mapping, read = read_rows(path, columns)
    rows, errors = list[CodedRow](), list[InputError]()
    for each in read:
        if isinstance(each, CodedRow):
            rows.append(each)
        else:
            errors.append(each)
    measures = mapping.measures()
    tallies = [
        CountedTally(ledger.story, ledger.title, tally)
        for story in list_stories(store)
        for ledger in [ledgers.ledger(story.id)]
        for tally in ledger.tallies
        if tally.measure in measures
    ]
    return mapping, compare_rows(rows, tallies, measures, days), errors
