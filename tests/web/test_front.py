"""The front page: what changed first, each change one click from its sentence; then the stories, the rest folded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from reportedly.api import Workspace
from web.chromium import chromium, is_as_wide_as_its_window, opened, watched
from web.served import get, served, tree

pytestmark = pytest.mark.slow

FERRY = "Ferry sinks off Alderby"
ARTICLES = (
    ("coast.example/1", "2025-09-01", FERRY, "The coast guard said 31 people were killed in the sinking off Alderby."),
    ("daily.example/1", "2025-09-01", FERRY, "The ferry sank off Alderby. The coast guard said 31 people were killed."),
    ("coast.example/2", "2025-09-02", FERRY, "The coast guard said 28 people were killed in the sinking off Alderby."),
    ("choir.example/1", "2025-09-02", "Choir sings in Brenning", "The choir of Brenning sang in the park."),
)  # fmt: skip
WIDTHS = (360, 1400, 2000)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("front")
    lines = [
        {"doc": doc, "published": day, "title": title, "publisher": doc.partition("/")[0], "text": f"{title}\n{text}"}
        for doc, day, title, text in ARTICLES
    ]
    (folder / "news.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    with Workspace(folder / "x.db", create=True) as workspace:
        assert len(list(workspace.read(str(folder / "news.jsonl")))) == len(lines)
    with served(folder / "x.db") as address:
        yield address


def front(address: str, query: str = "") -> Any:
    return tree(f"{address}/{query}")


def test_a_lowered_toll_comes_first_and_leads_to_its_sentence(site: str) -> None:
    first = front(site).xpath("//ol[@class='news']/li")[0]
    assert "Lowered" in first.text_content() and "28 (coast guard), down from 31" in first.text_content()
    evidence = tree(site + first.xpath(".//a/@href")[0].partition("#")[0])
    assert evidence.xpath("string(//*[contains(@class, 'wanted')])") == "28"


def test_stories_without_figures_are_folded_and_who_says_a_figure_is_told(site: str) -> None:
    page = front(site)
    assert "Choir sings in Brenning" in page.xpath("//details[@class='folded']")[0].text_content()
    (shown,) = page.xpath("//section[@id='stories']/ol/li")
    assert FERRY in shown.text_content() and "coast guard · " in shown.text_content()


def test_another_day_to_look_back_to(site: str) -> None:
    page = front(site, "?since=2099-01-01")
    assert "No figure moved." in page.text_content() and not page.xpath("//ol[@class='news']")
    shown = page.xpath("//section[@id='stories']/ol/li")[0].text_content()
    assert "down from 31" in shown, "how it moved stands beside the story then"
    assert front(site, "?since=2025-09-01T08:00Z").xpath("//ol[@class='news']")
    for wrong in ("never", "0001-01-01T00:00%2B14:00"):
        answer = get(f"{site}/?since={wrong}")
        assert answer.status == 400 and "2025-09-01" in answer.data.decode()


def test_the_same_for_programs(site: str) -> None:
    found = json.loads(get(f"{site}/api/today?since=2025-09-01").data)
    assert found["news"][0]["kind"] == "fell" and found["items"][0]["title"] == FERRY
    assert [item["title"] for item in found["folded"]] == ["Choir sings in Brenning"]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_each_screen_and_is_walked_by_keyboard(site: str, width: int, scheme: str) -> None:
    with chromium() as browser, opened(browser, site, width, color_scheme=scheme) as page, watched(page):
        page.goto("/")
        assert is_as_wide_as_its_window(page)
        folded = page.locator("details.folded")
        folded.locator("> summary").focus()
        page.keyboard.press("Enter")
        assert folded.get_by_role("link", name="Choir sings in Brenning").is_visible()
        page.locator("[aria-label='Look back to'] a").last.focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_selector(".wanted")
        assert page.locator(".wanted").inner_text() == "28"
