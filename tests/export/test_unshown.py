"""A value or a date that cannot be shown is named as such in every view, and takes nothing else with it."""

from __future__ import annotations

import csv
import io
import json
from itertools import product
from math import inf, nan

import pytest
from rich.console import Console

from reportedly.cli.ledger import ledger_view
from reportedly.export import ledger as export
from reportedly.export.report import story_report
from reportedly.model import Change, Entry, Ledger, LedgerArticle, LedgerStatement, Tally
from reportedly.web.story import story_view
from reportedly.wording.changes import change_in_words
from reportedly.wording.days import days_in_words, moment_with_zone
from reportedly.wording.sparkline import sparkline
from reportedly.wording.tallies import bars
from reportedly.wording.values import UNSHOWN, value_in_words

ODD = (inf, -inf, nan)
HUGE = (1.7e308, -1.7e308, 5e-324)
DATES = (
    "0000-00-00", "10000-01-01", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "soon", "", "2025-13-01",
)  # fmt: skip
VALUES = (*product(ODD, ODD), (12, inf), (nan, 12), *product(HUGE, HUGE))


def entry(low: float, high: float, published: str | None, doc: str) -> Entry:
    return Entry(
        low=low,
        high=high,
        bound="exact",
        status="reported",
        source=None,
        role=None,
        published=published,
        time=None,
        place=None,
        scope=None,
        doc=doc,
        figure=0,
        start=0,
        end=2,
        sentence="Words of it.",
    )


def ledger(low: float, high: float, published: str) -> Ledger:
    """A story of an odd entry between two right ones, and as the latest and only one of others."""
    first, odd, last = (
        entry(12, 12, "2025-09-01", "a"), entry(low, high, published, "b"), entry(250, 622, "2025-09-02", "c"),
    )  # fmt: skip
    tallies = tuple(
        Tally(
            measure="killed",
            unit="people",
            what="people killed",
            place=None,
            scope=None,
            entries=entries,
            latest=len(entries) - 1,
            standing=(low, high),
            id="x",
        )
        for entries in ((first, odd, last), (first, odd), (odd,))
    )
    articles = tuple(
        LedgerArticle(doc=each.doc, title=None, publisher=None, published=each.published) for each in (first, odd, last)
    )
    return Ledger(
        story=1,
        title="Flood",
        articles=articles,
        tallies=tallies,
        statements=(LedgerStatement(doc="b", speaker="Ada", role=None, content="It rose.", start=0, end=8),),
        wrong=(odd,),
    )


@pytest.mark.parametrize(
    ("low", "high", "published"),
    [*((*pair, "2025-09-01") for pair in VALUES), *((low, inf, date) for low in (nan, 1.7e308) for date in DATES)],
)
def test_every_view_shows_the_rest(low: float, high: float, published: str) -> None:
    found = ledger(low, high, published)
    console = Console(width=100, file=io.StringIO())
    console.print(ledger_view(found, 100, sentences=True, statements=True))
    table = console.file.getvalue()  # type: ignore[attr-defined]
    page, markdown = story_report(found, []), export.to_markdown(found)
    rows = list(csv.DictReader(io.StringIO(export.to_csv([found]))))
    assert len(rows) == 6 and json.loads(export.to_json(found))["story"] == 1
    assert all("250–622" in text for text in (table, page, markdown))
    view = story_view(found)
    assert view.tallies[0].rows[2].value == "250–622"
    assert view.tallies[0].rows[1].value == value_in_words(low, high, "exact")
    if not {low, high} <= {*HUGE}:
        assert UNSHOWN in page and UNSHOWN in markdown and "" in (rows[1]["low"], rows[1]["high"])
    assert "nan" not in sparkline(found.tallies[0]) + bars(found.tallies[0])


@pytest.mark.parametrize("low", [*ODD, *HUGE])
def test_a_change_is_told(low: float) -> None:
    odd = entry(low, low, "2025-09-01", "b")
    told = change_in_words(Change(kind="standing", story=1, title="Flood", entry=odd, before=(low, 3), after=(3, low)))
    assert "→" in told


@pytest.mark.parametrize("date", DATES)
def test_a_date_that_no_calendar_has_is_shown_as_it_stands(date: str) -> None:
    assert days_in_words(date, "2025-09-01") and moment_with_zone(date) is not None


def test_a_tally_of_what_can_be_drawn_is_drawn() -> None:
    found = ledger(inf, inf, "2025-09-01").tallies
    assert sparkline(found[0]).count('class="spark-bar"') == 1 and len(bars(found[0])) == 2
    assert sparkline(found[2]) == bars(found[2]) == ""
