"""A story's page: the answer first, then one full chart, the rows, how steady each source is, articles and copies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from web.chromium import chromium, opened, watched
from web.served import one_story, served, tree, words

pytestmark = pytest.mark.slow

FERRY = "Ferry sinks off Alderby"
AGENCY = (
    "The coast guard said 31 people were killed when the ferry Gudrun sank off Alderby. A diver said 12 people were "
    "injured. The ferry was built in a yard that has closed. Its owner would not speak to our reporter on Monday."
)
ARMY = "The army said 45 people were killed when the ferry Gudrun sank off Alderby."
LATE = "The coast guard lowered the toll of the ferry Gudrun off Alderby: it said 28 people were killed."
ARTICLES = (
    ("coast", "2025-09-01T08:00:00+00:00", AGENCY),
    ("daily", "2025-09-01T09:00:00+00:00", AGENCY),
    ("army", "2025-09-01T10:00:00+00:00", ARMY),
    ("late", "2025-09-02T08:00:00+00:00", LATE),
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("story")
    story = one_story(folder / "x.db", FERRY, ARTICLES)
    with served(folder / "x.db") as address:
        yield tree(f"{address}/stories/{story}")


def test_the_answer_comes_first_and_leads_to_its_sentence(page: Any) -> None:
    first = page.xpath("//ul[@class='answers']/li")[0]
    assert words(first).startswith("28 People killed") and "coast guard, 2 Sep 2025" in words(first)
    assert "down from 31" in words(first)
    assert first.xpath("./a[@class='value']/@href")[0].startswith("/articles/late?figure=")


def test_who_says_otherwise_is_named_without_pointing_at_anything(page: Any) -> None:
    (dispute,) = page.xpath("//ul[@class='disputes']/li")
    assert "31 (coast guard)" in words(dispute) and "45 (army)" in words(dispute)


def test_a_copy_has_no_rows_of_its_own(page: Any) -> None:
    rows = [words(row) for row in page.xpath("(//table[@class='entries'])[1]/tbody/tr")]
    assert len(rows) == 3 and rows[0].endswith("The Coast, copied by The Daily")
    (copies,) = page.xpath("//ol[@class='articles']//details")
    assert "1 copy" in words(copies) and "The Daily" in words(copies)


def test_the_row_that_stands_is_marked_and_the_chart_has_a_finding(page: Any) -> None:
    (latest,) = page.xpath("(//table[@class='entries'])[1]/tbody/tr[contains(@class, 'latest')]")
    assert " 28 " in words(latest)
    charts = page.xpath("//figure[@class='tally-chart']")
    assert len(charts) == 1, "a number that never moved has no chart"
    assert words(charts[0].xpath("./p[@class='finding']")[0]) == "Lowered from 31 to 28"


def test_sources_with_how_often_each_moved_or_was_contradicted(page: Any) -> None:
    rows = {words(row.xpath("./td")[0]): [words(each) for each in row.xpath("./td")[1:]] for row in
            page.xpath("//table[@class='sources']/tbody/tr")}  # fmt: skip
    assert rows["coast guard"][1] == "1" and rows["coast guard"][2] and rows["army"][1:] == ["", "1"]


def test_one_place_needs_no_map(page: Any) -> None:
    assert not page.xpath("//figure[@class='place-map']")
    assert words(page.xpath("//section[@id='places']/p")[0]) == "Alderby"


TOWNS = "Civil Defence said 17 people were killed in Marrow Bay, of whom 11 were children."
SPEAKERS = "".join(
    f" The mayor of {town} said that the road to {town} would be closed for weeks."
    for town in ("Abbot", "Bel", "Corran", "Dunmore", "Ester", "Fallon", "Garth", "Hollin", "Inver", "Jarrow", "Kells")
)


@pytest.fixture(scope="module")
def quake(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("parts")
    articles = (
        ("first", "2025-09-01T08:00:00+00:00", "Civil Defence said 9 people were killed in Marrow Bay." + SPEAKERS),
        ("second", "2025-09-02T08:00:00+00:00", TOWNS),
    )
    story = one_story(folder / "x.db", "Quake shakes Marrow Bay", articles)
    with served(folder / "x.db") as address:
        yield f"{address}/stories/{story}"


def test_a_part_stands_under_its_whole_in_the_list_and_in_the_chart(quake: str) -> None:
    (part,) = tree(quake).xpath("//ul[@class='parts']/li")
    assert words(part).startswith("a part: 11") and "of whom 11 were children" in words(part)
    assert "People killed" not in words(part), "what is counted stands above it"
    with chromium() as browser, opened(browser, quake) as page, watched(page):
        page.goto(quake)
        page.wait_for_selector(".tally-chart .mark")
        drawn = page.locator(".tally-chart .part")
        assert drawn.count() == 1 and "11, “" in drawn.get_attribute("aria-label")
        bar, whole = (
            drawn.locator(".bar").bounding_box(),
            page.locator(".tally-chart .mark[data-entry='1']").bounding_box(),
        )
        assert bar["y"] > whole["y"] + whole["height"] / 2, "it is lower than the number that counts it"
        assert abs(bar["x"] + bar["width"] / 2 - whole["x"] - whole["width"] / 2) < 3, "and stands under it"
        assert "a part of the number above it" in page.locator(".tally-chart .key").text_content()
        drawn.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/articles/second?figure=*")


def test_only_the_first_speakers_are_shown_at_once(quake: str) -> None:
    statements = tree(quake).xpath("//section[@id='statements']")[0]
    shown, folded = statements.xpath("./details[not(@class)]"), statements.xpath("./details[@class='folded']")
    assert len(shown) == 8 and words(folded[0].find("summary")).endswith("more speakers")
    assert len(folded[0].xpath("./details")) >= 3
