"""What was found becomes a data frame in one call: Polars, pandas and PyArrow get the columns, types and values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pandas
import polars
import pyarrow
import pytest

from reportedly import to_arrow
from reportedly.errors import UsageError
from reportedly.export import ledger as ledger_export
from reportedly.export.arrow import DAYS, NUMBERS, WHOLE, to_table
from reportedly.model import (
    Analysis,
    Article,
    Block,
    Change,
    Correction,
    Entry,
    Figure,
    Ledger,
    Moment,
    Revision,
    Saying,
    Speaker,
    Statement,
    Story,
    Tally,
    Variant,
)
from reportedly.reading import PageReading
from reportedly.workspace.corrections import CorrectionState
from reportedly.workspace.frames import FRAMES
from reportedly.workspace.reading import Known
from reportedly.workspace.searching import TallyHit

TEXT = "Ten were hurt in Exampleton on Monday, said Ada Example."
ENTRY = Entry(
    low=10, high=12.5, bound="range", status="reported", source="Ada Example", role=None, published="2025-09-01",
    time=("2025-08-31", "2025-09-01"), place=None, scope=None, doc="one", figure=0, start=0, end=3, sentence=TEXT,
)  # fmt: skip
TALLY = Tally(
    measure="injured", unit="people", what="people injured", place="Exampleton", scope=None,
    entries=(ENTRY, replace(ENTRY, time=None, published=None)), latest=1, id="cafe0001",
)  # fmt: skip
LEDGER = Ledger(story=7, title="Hurt “here”", articles=(), tallies=(TALLY,), statements=())
FIGURE = Figure(
    start=0, end=3, low=10, high=10, bound="exact", measure="injured", unit="people", sentence=(0, len(TEXT)),
    source="Ada Example", statement=0, time=("2025-09-01", "2025-09-01"),
)  # fmt: skip
STATEMENT = Statement(
    id=0, source=((44, 55),), cue=((39, 43),), content=((0, 13), (14, 37)), kind="indirect",
    speaker=Speaker("Ada Example", "person", role="mayor"),
)  # fmt: skip
ARTICLE = Article(
    "one", TEXT, (Block("paragraph", 0, len(TEXT)),), title="Hurt", published=Moment("2025-09-01", "day", "byline")
)
ANALYSIS = Analysis(article=ARTICLE, statements=(STATEMENT, replace(STATEMENT, speaker=None)), figures=(FIGURE,))
VARIANT = Variant(
    doc="one", story=7, published=None, publisher=None, speaker="Ada Example", role=None, content="Ten", start=0, end=3
)
SAYING = Saying(
    doc="one", story=7, published=None, speaker="Ada Example", role=None, content="Ten", start=0, end=3,
    names=("Ada Example",), outlets=0, variants=(VARIANT, replace(VARIANT, doc="two")),
)  # fmt: skip
REVISION = Revision(number=2, read_at="2025-09-01T08:00:00+00:00", sha256="0", title=None, published=None, updated=None)
STANDING = Change("standing", 7, "Hurt", tally="cafe0001", entry=ENTRY, before=(4, 4), after=(10, 12.5))
FINDINGS: list[tuple[Any, type | None, int]] = [
    (LEDGER, None, 2),
    ([LEDGER, LEDGER], None, 4),
    ([TallyHit(7, "Hurt", TALLY, 0)], None, 2),
    (ANALYSIS, None, 1),
    (iter([PageReading(None, analyses=(ANALYSIS, ANALYSIS)), Known("two")]), None, 2),
    ([Known("one"), PageReading(None, error="no page")], None, 0),
    ([ANALYSIS], Statement, 2),
    ([SAYING], Saying, 2),
    ([Story(7, "Hurt", ("one", "two"), "2025-09-01", None)], None, 1),
    ([STANDING, Change("new article", 7, "Hurt", doc="one")], None, 2),
    ([REVISION], None, 1),
    ([CorrectionState(correction=Correction("wrong", by="Ada"), found=1, meant=2)], None, 1),
    ([], Correction, 0),
]


def by_pandas(table: Any) -> list[dict[str, Any]]:
    frame = pandas.DataFrame.from_arrow(table).astype(object)
    return frame.where(frame.notna(), None).to_dict("records")


def by_polars(table: Any) -> list[dict[str, Any]]:
    return polars.DataFrame(table).to_dicts()


def by_pyarrow(table: Any) -> list[dict[str, Any]]:
    return pyarrow.table(table).to_pylist()


@pytest.mark.parametrize("read", [by_pandas, by_polars, by_pyarrow])
def test_libraries_read_all_values(read: Callable[[Any], list[dict[str, Any]]]) -> None:
    first, second = read(to_arrow(LEDGER))
    assert list(first) == list(ledger_export.COLUMNS)
    assert (first["story"], first["title"], first["low"], first["high"]) == (7, "Hurt “here”", 10.0, 12.5)
    assert (first["first_day"], first["last_day"]) == (date(2025, 8, 31), date(2025, 9, 1))
    assert first["place"] is None and second["first_day"] is None and second["published"] is None
    assert (first["sentence"], second["sentence"]) == (TEXT, TEXT)


@pytest.mark.parametrize(("findings", "kind", "count"), FINDINGS)
def test_each_kind_of_finding_is_a_table(findings: Any, kind: type | None, count: int) -> None:
    table = to_arrow(findings, kind)
    frame = polars.DataFrame(table)
    assert len(table) == frame.height == count and tuple(frame.columns) == table.columns


def test_every_column_has_the_type_of_its_name() -> None:
    for frame in FRAMES.values():
        schema = polars.DataFrame(to_table(frame.columns, [])).schema
        for name, found in schema.items():
            wanted = polars.Int64 if name in WHOLE else polars.Float64 if name in NUMBERS else polars.String
            assert found == (polars.Date if name in DAYS else wanted), name


def test_statements_say_who_and_what() -> None:
    first, second = by_polars(to_arrow(ANALYSIS, Statement))
    assert (first["speaker"], first["role"], first["content"]) == (
        "Ada Example", "mayor", "Ten were hurt … in Exampleton on Monday",
    )  # fmt: skip
    assert (second["speaker"], second["start"], second["end"]) == (None, 0, 37)


def test_changes_say_from_what_to_what() -> None:
    told = by_polars(to_arrow([STANDING]))[0]
    assert (told["before_low"], told["after_high"], told["doc"], told["tally_id"]) == (4.0, 12.5, "one", "cafe0001")


def test_a_table_can_be_read_more_than_once() -> None:
    table = to_arrow(LEDGER)
    assert by_polars(table) == by_polars(table) == by_pyarrow(table)


@pytest.mark.parametrize("findings", [[], "text", 3, [LEDGER, SAYING], [b"bytes"]])
def test_what_is_no_table_says_so(findings: Any) -> None:
    with pytest.raises(UsageError, match=r"of one kind|nothing was found"):
        to_arrow(findings)


def test_a_ledger_is_no_table_of_statements() -> None:
    with pytest.raises(UsageError, match="there are Change, Correction, Entry"):
        to_arrow(LEDGER, Statement)
