"""The word-sized chart of a tally."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reportedly.model import Entry, Tally
from reportedly.wording.sparkline import sparkline

SVG = "{http://www.w3.org/2000/svg}"


def entry(low: float, high: float | None = None, published: str | None = "2026-02-01", bound: str = "exact") -> Entry:
    top = low if high is None else high
    return Entry(
        low=low,
        high=top,
        bound=bound,
        status="reported",
        source=None,
        role=None,
        published=published,
        time=None,
        place=None,
        scope=None,
        doc="a",
        figure=0,
        start=0,
        end=2,
        sentence="s",
    )  # type: ignore[arg-type]


def tally(*entries: Entry, what: str = "people killed", standing: tuple[float, float] | None = None) -> Tally:
    return Tally(
        measure="killed",
        unit="people",
        what=what,
        place=None,
        scope=None,
        entries=entries,
        latest=len(entries) - 1,
        standing=standing,
    )


def drawn(found: str) -> etree._Element:
    return etree.fromstring(found)


def test_a_mark_an_entry_in_order_of_time_and_size() -> None:
    tree = drawn(
        sparkline(
            tally(
                entry(10, published="2026-02-01T08:00:00+02:00"),
                entry(40, 60, "2026-02-02"),
                entry(100, 999, "2026-02-02", "vague"),
                entry(80, published="2026-02-03"),
                standing=(60, 80),
            )
        )
    )
    dots, bars = tree.findall("circle[@class='spark-dot']"), tree.findall("line[@class='spark-bar']")
    assert (len(dots), len(bars)) == (2, 1)
    assert float(dots[0].get("cx")) < float(bars[0].get("x1")) < float(dots[1].get("cx"))
    assert float(dots[0].get("cy")) > float(bars[0].get("y2")) > float(bars[0].get("y1")) > float(dots[1].get("cy"))
    latest = tree.find("circle[@class='spark-latest']")
    assert (latest.get("cx"), latest.get("cy")) == (dots[1].get("cx"), dots[1].get("cy"))
    assert tree.find("rect").get("class") == "spark-band"
    assert tree.find("title").text == "people killed: from 10 to 80, 4 entries"


def test_what_pages_say_is_text() -> None:
    tree = drawn(sparkline(tally(entry(3), what='<script>"&')))
    assert tree.find("title").text == '<script>"&: 3'
    assert tree.find("rect") is None


@pytest.mark.slow
@given(
    st.lists(
        st.tuples(
            st.floats(-1e12, 1e15),
            st.floats(0, 1e9),
            st.sampled_from([None, "2026-01-01", "2026-01-02T03:04:05+05:30"]),
        ),
        min_size=1,
        max_size=80,
    )
)
def test_all_marks_lie_within(rows: list[tuple[float, float, str | None]]) -> None:
    tree = drawn(sparkline(tally(*(entry(low, low + more, day) for low, more, day in rows)), width=100, height=30))
    for each in tree.iter():
        for name in ("cx", "x1"):
            assert 0 <= float(each.get(name, 0)) <= 100
        for name in ("cy", "y1", "y2"):
            assert 0 <= float(each.get(name, 0)) <= 30
