"""The ten questions that an editor asks each morning are answered within the clicks that docs/web.md tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from web.chromium import chromium, opened, watched
from web.served import one_story, served

pytestmark = pytest.mark.slow

DOCS = Path(__file__).parents[2] / "docs/web.md"
FERRY = "Ferry sinks off Alderby"
AGENCY = (
    "The coast guard said 31 people were killed when the ferry Gudrun sank off Alderby on Monday. The mayor, Ada "
    "Osei, said the harbour would stay closed until the divers are out of the water."
)
ARMY = "The army said 45 people were killed when the ferry Gudrun sank off Alderby on Monday."
LATE = "The coast guard lowered the toll of the ferry Gudrun off Alderby: it said 28 people were killed."
ARTICLES = (
    ("coast", "2025-09-01T08:00:00+00:00", AGENCY),
    ("daily", "2025-09-01T09:00:00+00:00", AGENCY),
    ("army", "2025-09-01T10:00:00+00:00", ARMY),
    ("late", "2025-09-02T08:00:00+00:00", LATE),
)


class Clicks:
    """A page that counts how often it is clicked."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.count = 0

    def click(self, locator: Any) -> None:
        self.count += 1
        locator.click()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("questions")
    one_story(folder / "x.db", FERRY, ARTICLES)
    with served(folder / "x.db", "--edit") as address:
        yield address


def what_is_new(told: Clicks) -> None:
    first = told.page.locator("ol.news > li").first.inner_text()
    assert "Lowered" in first and "28 (coast guard), down from 31" in first


def main_stories(told: Clicks) -> None:
    first = told.page.locator("ol.stories > li").first.inner_text()
    assert FERRY in first and "People killed, Alderby" in first and "28" in first


def who_says_this_number(told: Clicks) -> None:
    told.click(told.page.locator("ul.headlines a.value").first)
    told.page.wait_for_url("**/articles/**")
    assert told.page.locator(".wanted").inner_text() == "28"
    assert "coast guard" in told.page.locator("dl.slots").inner_text()


def the_page_it_comes_from(told: Clicks) -> None:
    told.click(told.page.locator("ul.headlines a.value").first)
    with told.page.expect_download() as download:
        told.click(told.page.get_by_role("link", name="the page as it was kept"))
    assert b"28 people were killed" in Path(download.value.path()).read_bytes()


def how_it_moved(told: Clicks) -> None:
    told.click(told.page.locator("ul.headlines a.what").first)
    told.page.wait_for_selector(".tally-chart .mark")
    assert told.page.locator("section.tally").first.locator("tbody tr").count() == 3
    assert "Lowered from 31 to 28" in told.page.locator("section.tally").first.inner_text()


def what_disagrees(told: Clicks) -> None:
    told.click(told.page.get_by_role("link", name=FERRY).first)
    told.page.wait_for_selector("ul.disputes")
    dispute = told.page.locator("ul.disputes li").first
    assert "31 (coast guard)" in dispute.inner_text() and "45 (army)" in dispute.inner_text()


def what_this_person_said(told: Clicks) -> None:
    told.page.keyboard.press("/")
    told.page.keyboard.type("what did Osei say")
    told.page.keyboard.press("Enter")
    told.page.wait_for_url("**/search?q=*")
    assert "the harbour would stay closed" in told.page.locator("main").inner_text()


def how_steady_a_source_is(told: Clicks) -> None:
    told.click(told.page.get_by_role("link", name=FERRY).first)
    told.click(told.page.locator("nav.tools").get_by_role("link", name="Sources"))
    row = told.page.locator("table.sources tr", has_text="coast guard")
    assert re.split(r"\s+", row.inner_text().strip())[-3:] == ["2", "1", "1"]
    assert row.bounding_box()["y"] < 900, "it is in view"


def who_copies_whom(told: Clicks) -> None:
    told.click(told.page.get_by_role("link", name=FERRY).first)
    told.click(told.page.locator("nav.tools").get_by_role("link", name="Articles"))
    articles = told.page.locator("ol.articles")
    assert "1 copy" in articles.inner_text()
    assert "copied by The Daily" in told.page.locator("table.entries").first.inner_text()


def what_to_check(told: Clicks) -> None:
    told.click(told.page.get_by_role("link", name="Worth a look"))
    told.page.wait_for_selector(".looks > li")
    assert "cannot be so together with" in told.page.locator(".looks").inner_text()


ANSWERS = (
    what_is_new, main_stories, who_says_this_number, the_page_it_comes_from, how_it_moved, what_disagrees,
    what_this_person_said, how_steady_a_source_is, who_copies_whom, what_to_check,
)  # fmt: skip


def documented() -> list[tuple[str, int]]:
    """The questions of the table, each with its number of clicks."""
    part = DOCS.read_text(encoding="utf-8").partition("## Ten questions")[2].partition("![")[0]
    rows = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("| ")]
    return [(row[0], int(row[2])) for row in rows if row[2].isdecimal()]


def test_ten_questions_are_answered_within_two_clicks_each(site: str) -> None:
    questions = documented()
    assert len(questions) == len(ANSWERS) == 10 and max(clicks for _, clicks in questions) <= 2
    with chromium() as browser, opened(browser, site) as page, watched(page):
        for (question, clicks), answer in zip(questions, ANSWERS, strict=True):
            page.goto("/")
            told = Clicks(page)
            answer(told)
            assert told.count == clicks, question
