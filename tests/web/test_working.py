"""Working on a ledger in a real browser: one key for right and wrong, lists, notes, names; search as people type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly.api import Workspace
from reportedly_cli import EXAMPLES
from web.chromium import chromium, open_quake, opened, watched
from web.served import served

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("working") / "examples.db"
    with Workspace(path, create=True) as workspace:
        list(workspace.read([str(EXAMPLES)]))
    return path


@pytest.fixture(scope="module")
def site(read: Path) -> Iterator[str]:
    with served(read, "--edit", "--by", "Ada") as address:
        yield address


@pytest.fixture
def page(browser: Any, site: str, read: Path) -> Iterator[Any]:
    """The page, whose corrections are undone after each test."""
    with opened(browser, site) as found, watched(found):
        yield found
    with Workspace(read) as workspace:
        for state in workspace.corrections():
            if state.correction.undone is None:
                workspace.undo(state.correction.id)


def kept(page: Any) -> str:
    """What the page says that it kept."""
    note = page.get_by_role("status")
    note.wait_for()
    return str(note.inner_text())


def test_the_queue_is_gone_through_with_one_key_each(page: Any) -> None:
    page.goto("/review")
    first = page.locator(".looks > li").first
    shown, many = first.inner_text(), page.locator(".looks > li").count()
    assert "cannot be so together with" in shown or "certainty" in shown
    assert first.locator("mark").inner_text() in first.locator("blockquote").inner_text()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.dataset.figure") == first.get_attribute("data-figure")
    page.keyboard.press("r")
    assert "is right" in kept(page) and page.locator(".looks > li").count() == many - 1
    page.keyboard.press("w")  # the first that is left
    page.get_by_text("is wrong").wait_for()
    page.keyboard.press("u")
    page.get_by_role("status").wait_for(state="detached")
    page.goto("/corrections")
    assert page.locator(".corrections li").count() == 2 and page.get_by_text("Ada").count() >= 2


def test_a_number_of_the_story_is_marked_from_its_row_and_shown_so_everywhere(page: Any) -> None:
    story = open_quake(page)
    link = page.locator("table.entries td.number a", has_text="1,411").first
    evidence = link.get_attribute("href")
    link.focus()
    page.keyboard.press("r")
    assert "1,411 in" in kept(page) and page.url.startswith(story)
    row = page.locator("table.entries tr", has=page.locator(f"a[href='{evidence}']")).first
    assert "✓" in row.inner_text()
    page.goto(evidence)
    page.locator(".wanted").wait_for()
    page.keyboard.press("w")
    assert "is wrong" in kept(page)
    page.goto(story)
    assert page.locator(f"a[href='{evidence}']").count() == 0


def test_a_correction_carries_a_name_and_a_note_and_the_name_is_remembered(page: Any) -> None:
    open_quake(page)
    page.locator("table.entries td.number a", has_text="622").first.click()
    page.get_by_text("Correct this figure").click()
    form = page.locator("form", has=page.locator("input[value=set]"))
    form.get_by_label("Slot").select_option("place")
    form.get_by_label("should read").fill("Kunar")
    form.get_by_label("Why").fill("it says so below")
    form.get_by_label("Your name").fill("Bo")
    form.get_by_role("button", name="Change it").click()
    assert "place is Kunar" in kept(page)
    assert page.locator("form.verdict input[name=by]").input_value() == "Bo"
    page.goto("/corrections")
    assert "“it says so below”" in page.locator(".corrections li").first.inner_text()
    assert ", Bo" in page.locator(".corrections li").first.inner_text()
    page.locator(".corrections li").first.get_by_role("link", name="More than 2,200 dead").click()
    assert "✎" in page.locator("#figures").inner_text()


@pytest.fixture
def unwatched(browser: Any, read: Path) -> Iterator[Any]:
    """A page whose console may tell of an answer that is no success, as browsers do for 400."""
    with served(read, "--edit") as address, opened(browser, address) as found:
        yield found


def test_after_a_wrong_value_the_form_is_there_again(unwatched: Any) -> None:
    page = unwatched
    open_quake(page)
    page.locator("table.entries td.number a", has_text="622").first.click()
    page.get_by_text("Correct this figure").click()
    form = page.locator("form", has=page.locator("input[value=set]"))
    form.get_by_label("should read").fill("6e33x")
    form.get_by_label("Why").fill("a slip of the pen")
    form.get_by_role("button", name="Change it").click()
    assert "a value has to be a number, not '6e33x'" in page.get_by_role("alert").inner_text()
    assert page.get_by_label("should read").input_value() == "6e33x"
    assert page.get_by_label("Why").input_value() == "a slip of the pen"
    page.get_by_label("should read").fill("633")
    page.get_by_role("button", name="Try again").click()
    assert "value is 633" in kept(page)
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    page.get_by_role("status").wait_for(state="detached")


def test_a_story_is_merged_with_one_that_is_named(page: Any) -> None:
    story = open_quake(page)
    page.get_by_text("Correct this story").click()
    form = page.locator("form", has=page.locator("input[value=merge-stories]"))
    assert page.locator("#story-names option[value^='Spain']").count() == 1
    form.get_by_label("It is the same story as").fill("Spain’s floods")
    form.get_by_role("button", name="Merge").click()
    assert "one story" in kept(page)
    page.goto(story)
    assert page.get_by_text("Spain’s floods leave").count() >= 1


def test_rows_are_split_moved_and_compared_by_list(page: Any) -> None:
    story = open_quake(page)
    page.get_by_text("Correct this story").click()
    page.get_by_role("link", name="Work on its rows").click()
    tallies = page.locator("section.work-tally").count()
    killed = page.locator("section.work-tally").first
    row = killed.locator("li").nth(0)
    row.locator("input").check()
    page.locator(".work-bar input[name=name]").fill("killed in one village")
    page.get_by_role("button", name="Split rows off").click()
    assert "a tally of its own" in kept(page) and page.locator("section.work-tally").count() == tallies + 1
    alone = page.locator("section.work-tally", has=page.get_by_text("Killed in one village"))
    figure = alone.locator("li").first.get_attribute("data-figure")
    alone.locator("li").first.locator("input").check()
    page.locator(".work-bar select[name=home]").select_option(index=0)
    page.get_by_role("button", name="Move rows").click()
    assert "in the tally of" in kept(page) and page.locator("section.work-tally").count() == tallies
    first = page.locator("section.work-tally").first
    assert first.locator(f"li[data-figure='{figure}']").count() == 1 and "corrected" in first.inner_text()
    first.locator("li input").nth(0).check()
    first.locator("li input").nth(1).check()
    page.get_by_role("button", name="Two rows conflict").click()
    assert "cannot both be so" in kept(page)
    assert page.url.startswith(story)


def test_a_row_is_dragged_to_another_tally(page: Any) -> None:
    page.goto(f"{open_quake(page)}/work")
    row = page.locator("section.work-tally").nth(1).locator("li").first
    figure = row.get_attribute("data-figure")
    target = page.locator("section.work-tally").first
    row.locator("span").first.drag_to(target.locator("h2"))
    assert "in the tally of" in kept(page)
    assert page.locator("section.work-tally").first.locator(f"li[data-figure='{figure}']").count() == 1


def test_a_row_reported_once_is_corrected_with_its_tally(page: Any) -> None:
    story = open_quake(page)
    once = page.locator("#figures section.once a[href*='figure='], #figures details.once a[href*='figure=']").first
    evidence = once.get_attribute("href")
    page.goto(evidence)
    page.get_by_text("Correct its tally").click()
    form = page.locator("form", has=page.locator("input[value=rename-tally]"))
    form.get_by_label("Call the tally").fill("tents that were sent")
    form.get_by_role("button", name="Rename").click()
    assert "is called tents that were sent" in kept(page)
    page.goto(story)
    assert page.get_by_text("Tents that were sent").count() >= 1


def test_a_missed_number_is_selected_and_added(page: Any) -> None:
    page.goto(f"{open_quake(page)}/work")
    page.goto(page.locator("li[data-figure] a").first.get_attribute("href").partition("?")[0])
    word = page.evaluate(
        """() => {
          const marked = [...document.querySelectorAll(".evidence article .paragraph")].at(-1);
          const walker = document.createTreeWalker(marked, NodeFilter.SHOW_TEXT);
          let node = walker.nextNode();
          while (node && !/[a-z]{6}/.test(node.data)) node = walker.nextNode();
          const at = node.data.search(/[a-z]{6}/);
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 6);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
          return range.toString();
        }"""
    )
    page.get_by_text("Add a figure that was missed").click()
    assert page.locator("#missed input[name=number]").input_value() == word
    form = page.locator("#missed form")
    form.get_by_label("What it counts").select_option("count")
    form.get_by_label("Value, if it is in words").fill("77")
    form.get_by_label("Unit").fill("tents")
    form.get_by_role("button", name="Add it").click()
    assert "missed: " in kept(page) and "value is 77" in kept(page)
    page.goto("/corrections")
    page.locator(".corrections li").first.get_by_role("link", name="the figure").click()
    assert "77" in page.locator("#why").inner_text() and "added by Ada" in page.locator("#why").inner_text()


def test_accuracy_counts_what_was_said(page: Any) -> None:
    page.goto("/accuracy")
    assert "No figure was looked at yet" in page.locator("main").inner_text()
    page.goto("/review?by_chance=1")
    assert page.get_by_role("heading", name="Drawn by chance").count() == 1
    page.keyboard.press("r")
    kept(page)
    page.goto("/accuracy")
    row = page.locator("tr", has=page.get_by_role("rowheader", name="value"))
    assert "100%" in row.inner_text() and "21–100%" in row.inner_text()


def test_search_answers_by_story_with_the_sentence_and_suggests_words(page: Any) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("killed in Ku", delay=20)
    page.wait_for_selector("#suggested option", state="attached")
    assert "killed in Kunar" in page.evaluate("[...document.querySelectorAll('#suggested option')].map(o => o.value)")
    page.keyboard.type("nar")
    page.keyboard.press("Enter")
    found = page.locator("ol.found > li", has_text="More than 2,200 dead in Afghan quake")
    found.wait_for()
    assert "People killed" in found.inner_text() and "“" in found.inner_text()
    found.locator("li p.soft a").first.click()
    page.locator(".wanted").wait_for()


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("between 700 and 900 dead", "800"),
        ("what did Mujahid say", "Zabihullah Mujahid"),
        ("2 September 2025", "1,411"),
        ("killed Valensia", "Perhaps you mean killed Valencia"),
    ],
)
def test_search_as_people_type(page: Any, asked: str, shown: str) -> None:
    page.goto("/search")
    page.locator("#q").fill(asked)
    page.locator("#q").press("Enter")
    page.wait_for_url("**/search?q=*")
    assert shown in re.sub(r"\s+", " ", page.locator("main").inner_text())
