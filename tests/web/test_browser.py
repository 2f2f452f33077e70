"""A person's walk through the web page in a real browser: every view, with the keyboard, on a phone, in the dark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from reportedly.api import Workspace
from reportedly_cli import EXAMPLES
from web.chromium import chromium, is_as_wide_as_its_window, open_quake, opened, serious_problems, watched
from web.served import served

pytestmark = pytest.mark.slow

SIZES = {"desk": (1280, 900), "phone": (390, 844)}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("walk") / "examples.db"
    with Workspace(path, create=True) as workspace:
        list(workspace.read([str(EXAMPLES)]))
    with served(path, "--edit") as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.fixture
def page(browser: Any, site: str) -> Iterator[Any]:
    with opened(browser, site) as found, watched(found):
        yield found


def test_search_from_the_keyboard(page: Any) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("Mujahid")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Sources").wait_for()
    page.get_by_role("link", name="Zabihullah Mujahid").first.click()
    page.get_by_role("heading", name="Zabihullah Mujahid").wait_for()
    assert page.locator("table.compared tbody tr").count() >= 1


def test_a_mark_tells_its_sentence_and_leads_to_it(page: Any) -> None:
    open_quake(page)
    chart = page.locator(".tally-chart").first
    chart.scroll_into_view_if_needed()
    mark = chart.locator(".mark[data-entry='1']")
    mark.hover()
    said = chart.locator(".chart-tip").inner_text()
    mark.click()
    page.wait_for_url("**/articles/**")
    wanted = page.locator(".wanted")
    assert wanted.count() == 1
    assert wanted.inner_text() in said
    box = wanted.bounding_box()
    assert box and 0 <= box["y"] <= 900, "the number is in view"
    page.get_by_role("heading", name="Why this reading").wait_for()
    assert page.locator("dl.kept dd").filter(has_text="pages-00001.warc.gz").count() == 1


def test_a_table_row_leads_to_the_same_evidence_and_its_address_stays_valid(page: Any) -> None:
    open_quake(page)
    page.locator("table.entries td.number a").first.click()
    page.wait_for_selector(".wanted")
    address, shown = page.url, page.locator(".wanted").inner_text()
    page.goto("/")
    page.goto(address)
    assert page.locator(".wanted").inner_text() == shown


def test_map_timeline_and_downloads(page: Any) -> None:
    open_quake(page)
    page.locator("#places").scroll_into_view_if_needed()
    page.wait_for_selector(".place-map svg")
    page.wait_for_selector(".story-timeline svg")
    for name, ending in (("one HTML file", "html"), ("CSV", "csv"), ("JSON", "json"), ("GeoJSON", "geojson")):
        with page.expect_download() as download:
            page.locator(".tools").get_by_role("link", name=name, exact=True).click()
        assert download.value.suggested_filename.endswith(ending)
    with page.expect_download() as download:
        page.locator(".tally-chart").first.get_by_role("button", name="Save as PNG").click()
    assert download.value.suggested_filename.endswith("png")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_the_screen_and_axe_finds_no_serious_problem(
    browser: Any, site: str, size: str, scheme: str
) -> None:
    width, height = SIZES[size]
    with opened(browser, site, width, height, color_scheme=scheme, bypass_csp=True) as page:
        story = open_quake(page)
        evidence = page.locator("table.entries td.number a").first.get_attribute("href")
        for path in (
            "/",
            story,
            evidence,
            "/source?name=Zabihullah+Mujahid",
            "/search?q=Kunar",
            "/corrections",
            "/review",
            "/accuracy",
            "/words",
            f"{story}/work",
            "/none",
        ):
            page.goto(path)
            page.wait_for_load_state("networkidle")
            assert is_as_wide_as_its_window(page), path
            assert not serious_problems(page), path


def test_a_figure_is_marked_wrong_and_that_is_undone(page: Any) -> None:
    open_quake(page)
    link = page.locator("table.entries td.number a", has_text="622").first
    shown = page.locator("table.entries td.number a", has_text="622").count()
    link.click()
    page.get_by_text("Correct this figure").click()
    page.locator("form.verdict").get_by_label("Why").fill("a slip")
    page.get_by_role("button", name="Mark it wrong").click()
    page.wait_for_load_state("networkidle")
    open_quake(page)
    assert page.locator("table.entries td.number a", has_text="622").count() < shown
    page.get_by_role("link", name="Corrections").click()
    page.get_by_text("a slip").wait_for()
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("undone").first.wait_for()
    open_quake(page)
    assert page.locator("table.entries td.number a", has_text="622").count() == shown


def test_a_slot_is_changed_and_a_tally_and_a_story_get_other_names(page: Any) -> None:
    open_quake(page)
    page.locator("table.entries td.number a", has_text="622").first.click()
    page.get_by_text("Correct this figure").click()
    page.get_by_label("Slot").select_option("value")
    page.get_by_label("should read").fill("633")
    page.get_by_role("button", name="Change it").click()
    page.locator("dl.slots dd", has_text="633").first.wait_for()
    open_quake(page)
    tally = page.locator("section.tally").first
    tally.get_by_text("Correct this tally").click()
    tally.get_by_label("Call it").fill("Dead in the first quake")
    tally.get_by_role("button", name="Rename").click()
    page.get_by_role("heading", name="Dead in the first quake").first.wait_for()
    page.get_by_text("Correct this story").click()
    page.locator("form", has=page.locator("input[value='rename-story']")).get_by_label("Call it").fill(
        "Kunar earthquake"
    )
    page.locator("form", has=page.locator("input[value='rename-story']")).get_by_role("button").click()
    page.get_by_role("heading", name="Kunar earthquake").wait_for()
    for _ in range(3):
        page.goto("/corrections")
        page.get_by_role("button", name="Undo").first.click()
    open_quake(page)


def test_a_correction_is_made_and_undone_with_the_keyboard_alone(page: Any) -> None:
    open_quake(page)
    page.locator("table.entries td.number a", has_text="1,411").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".wanted")
    page.locator("summary", has_text="Correct this figure").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("by keyboard")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    note = page.get_by_role("status")
    note.wait_for()
    assert "by keyboard" not in page.url and "Kept" in note.inner_text()
    evidence = page.url
    note.get_by_role("button", name="Undo").focus()
    page.keyboard.press("Enter")
    note.wait_for(state="detached")
    assert "kept=" in evidence and "kept=" not in page.url
    assert page.locator(".wanted").inner_text() == "1,411"


def test_a_sources_numbers_are_drawn_beside_the_others_and_taken_along(page: Any) -> None:
    page.goto("/source?name=Zabihullah+Mujahid")
    page.wait_for_selector(".tally-chart .mark")
    row = page.locator("table.compared tbody tr").first
    assert "higher" in row.inner_text()
    with page.expect_download() as download:
        page.locator(".take").get_by_role("link", name="CSV").click()
    assert download.value.suggested_filename == "source.csv"
    row.locator("a:not(.term)").click()
    page.wait_for_selector(".wanted")
    with page.expect_download() as download:
        page.get_by_role("link", name="the page as it was kept").click()
    assert download.value.suggested_filename.endswith(".html")
