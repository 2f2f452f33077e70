"""Each correction on the web page takes two to four clicks from the page where the fault is seen, and one to undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly.api import Workspace
from web.chromium import chromium, opened, watched
from web.served import one_story, served

pytestmark = pytest.mark.slow

MOST = 4
FERRY = "Ferry sinks off Alderby"
TEXTS = {
    ("coast", "2025-09-01T08:00Z"): "The coast guard said 31 people were killed when the ferry sank off Alderby.",
    ("rescue", "2025-09-01T09:00Z"): "The rescue service said 33 people were killed when the ferry sank off Alderby.",
    ("army", "2025-09-01T10:00Z"): "The army said 45 people were killed off Alderby. It said 12 people were injured.",
    ("late", "2025-09-02T08:00Z"): "The coast guard said 14 people were injured when the ferry sank off Alderby. The "
    "owner had painted a handful of lifeboats.",
    ("choir", "2025-09-02T09:00Z"): "A choir of 40 singers sang in Brenning, its leader said.",
}
ARTICLES = tuple((doc, when, text) for (doc, when), text in TEXTS.items())


class Hand:
    """A hand at the mouse: it counts its clicks. Typing, and choosing in a list, are none."""

    def __init__(self, page: Any, story: str) -> None:
        self.page, self.story, self.clicks = page, story, 0

    def click(self, locator: Any) -> None:
        self.clicks += 1
        locator.click()

    def open(self, words: str) -> None:
        self.click(self.page.get_by_text(words, exact=True).first)

    def form(self, kind: str) -> Any:
        return self.page.locator("form", has=self.page.locator(f"input[value={kind}]")).first

    def send(self, kind: str, button: str) -> None:
        self.click(self.form(kind).get_by_role("button", name=button))

    def evidence(self, number: str) -> None:
        """The page where the fault is seen: the sentence of a number."""
        self.page.locator("table.entries td.number a", has_text=number).first.click()
        self.page.locator(".wanted").wait_for()


def join_sources(hand: Hand) -> str:
    hand.open("Correct this tally")
    form = hand.form("same-source")
    for name in ("coast guard", "rescue service"):
        hand.click(form.get_by_label(name))
    form.get_by_label("called").fill("Alderby rescuers")
    hand.send("same-source", "Join")
    return "Alderby rescuers"


def of_no_interest(hand: Hand) -> str:
    hand.open("Correct this tally")
    hand.send("ignore-tally", "It is of no interest")
    return "of no interest"


def rename_tally(hand: Hand) -> str:
    hand.open("Correct this tally")
    hand.form("rename-tally").get_by_label("Call it").fill("drowned off Alderby")
    hand.send("rename-tally", "Rename")
    return "drowned off Alderby"


def merge_tallies(hand: Hand) -> str:
    hand.open("Correct this tally")
    hand.send("merge-tallies", "Merge")
    return "one tally"


def split_tally(hand: Hand) -> str:
    hand.open("Correct this tally")
    form = hand.form("split-tally")
    hand.click(form.get_by_role("checkbox").nth(2))
    hand.send("split-tally", "Split off")
    return "a tally of its own"


def set_place(hand: Hand) -> str:
    hand.evidence("45")
    hand.open("Correct this figure")
    form = hand.form("set")
    form.get_by_label("Slot").select_option("place")
    form.get_by_label("should read").fill("Brenning")
    hand.send("set", "Change it")
    return "place is Brenning"


def into_tally(hand: Hand) -> str:
    hand.evidence("45")
    hand.open("Correct its tally")
    hand.send("into-tally", "Put it there")
    return "in the tally of"


def add_missed(hand: Hand) -> str:
    hand.page.goto("/articles/late")
    hand.open("Add a figure that was missed")
    form = hand.page.locator("#missed form")
    form.get_by_label("The number, as the article has it").fill("handful")
    form.get_by_label("What it counts").select_option("count")
    form.get_by_label("Value, if it is in words").fill("4")
    form.get_by_label("Unit").fill("lifeboats")
    hand.click(form.get_by_role("button", name="Add it"))
    return "missed: "


def say_of_two(hand: Hand, button: str) -> None:
    hand.click(hand.page.locator("nav.tools").get_by_role("link", name="Work on it", exact=True))
    rows = hand.page.locator("section.work-tally").first.locator("li input")
    hand.click(rows.nth(0))
    hand.click(rows.nth(1))
    hand.click(hand.page.get_by_role("button", name=button))


def two_conflict(hand: Hand) -> str:
    say_of_two(hand, "Two rows conflict")
    return "cannot both be so"


def two_agree(hand: Hand) -> str:
    say_of_two(hand, "Two rows agree")
    return "agree"


def rename_story(hand: Hand) -> str:
    hand.open("Correct this story")
    hand.form("rename-story").get_by_label("Call it").fill("The Gudrun")
    hand.send("rename-story", "Rename")
    return "The Gudrun"


def split_story(hand: Hand) -> str:
    hand.open("Correct this story")
    form = hand.form("split-story")
    hand.click(form.get_by_role("checkbox").last)
    hand.send("split-story", "Split off")
    return "a story of its own"


ACTIONS = (
    join_sources, of_no_interest, rename_tally, merge_tallies, split_tally, set_place, into_tally, add_missed,
    two_conflict, two_agree, rename_story, split_story,
)  # fmt: skip


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("clicks") / "x.db"
    one_story(path, FERRY, ARTICLES)
    return path


@pytest.fixture(scope="module")
def page(database: Path) -> Iterator[Any]:
    with served(database, "--edit", "--by", "Ada") as site, chromium() as browser, opened(browser, site) as found:
        yield found


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.__name__)
def test_a_correction_takes_two_to_four_clicks_and_one_to_undo(page: Any, database: Path, action: Any) -> None:
    with watched(page):
        page.goto("/")
        page.get_by_role("link", name=FERRY).first.click()
        page.wait_for_selector("nav.tools")
        story = page.url
        hand = Hand(page, story)
        said = action(hand)
        note = page.get_by_role("status")
        note.wait_for()
        assert said in note.inner_text() and 2 <= hand.clicks <= MOST
        with Workspace(database) as workspace:
            kept = workspace.corrections()[-1].correction
        assert kept.by == "Ada" and kept.undone is None
        note.get_by_role("button", name="Undo").click()
        note.wait_for(state="detached")
    with Workspace(database) as workspace:
        (state,) = (each for each in workspace.corrections() if each.correction.id == kept.id)
    assert state.correction.undone
