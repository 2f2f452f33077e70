"""A week of ten invented events at three widths, in both themes: nothing is cut, nothing lies over anything else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from benchmarks.morning import write_corpus

from web.chromium import chromium, is_as_wide_as_its_window, opened, serious_problems, watched
from web.served import served, tree

pytestmark = pytest.mark.slow

WIDTHS = (360, 1000, 2000)
SCHEMES = ("light", "dark")
SMALLEST_PICTURE = 20_000
"""Bytes of a picture that shows something: an empty window has a few thousand."""
OVERLAPS = """() => {
  const lines = [];
  for (const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT); walk.nextNode();) {
    const node = walk.currentNode, style = getComputedStyle(node.parentElement);
    if (!node.data.trim() || node.parentElement.closest("svg, .unseen, option, [hidden], .work-bar")) continue;
    if (style.visibility === "hidden" || !node.parentElement.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects())
      if (box.width > 1 && box.height > 1) lines.push({ box, text: node.data.trim().slice(0, 40) });
  }
  const found = [];
  lines.sort((one, other) => one.box.top - other.box.top);
  for (let first = 0; first < lines.length; first++)
    for (let next = first + 1; next < lines.length && lines[next].box.top < lines[first].box.bottom; next++) {
      const [one, other] = [lines[first].box, lines[next].box];
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (wide > 2 && high > one.height / 2) found.push([lines[first].text, lines[next].text]);
    }
  return found;
}"""
"""Pairs of texts that lie over each other by more than half a line; the bar of buttons at the bottom may."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("week") / "week.db"
    write_corpus(path, None)
    with served(path, "--edit") as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def paths(site: str) -> list[str]:
    """A page of each kind."""
    page = tree(f"{site}/")
    evidence = page.xpath("//a[@class='value']/@href")[0].partition("#")[0]
    story = page.xpath("//ol[@class='stories']/li/h3/a/@href")[0]
    source = tree(site + story).xpath("//table[@class='sources']//a/@href")[0]
    plain = ("/", "/search?q=killed+Almaty", "/review", "/corrections", "/accuracy", "/words")
    return [*plain, story, f"{story}/work", evidence, source]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_page_fits_its_window(
    browser: Any, site: str, paths: list[str], tmp_path: Path, width: int, scheme: str
) -> None:
    with opened(browser, site, width, color_scheme=scheme) as page, watched(page):
        for number, path in enumerate(paths):
            page.goto(path)
            page.wait_for_load_state("networkidle")
            assert is_as_wide_as_its_window(page), path
            assert page.evaluate(OVERLAPS) == [], path
            picture = tmp_path / f"{number}.png"
            page.screenshot(path=picture)
            assert picture.stat().st_size > SMALLEST_PICTURE, path


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_serious(browser: Any, site: str, paths: list[str], scheme: str) -> None:
    with opened(browser, site, 1000, color_scheme=scheme, bypass_csp=True) as page:
        for path in paths:
            page.goto(path)
            page.wait_for_load_state("networkidle")
            assert not serious_problems(page), path


def test_no_two_tiles_of_a_story_have_one_heading(site: str) -> None:
    stories = tree(f"{site}/").xpath("//ol[@class='stories']/li")
    assert len(stories) > 10
    for story in stories:
        headings = [each.text_content() for each in story.xpath(".//a[@class='what']")]
        assert headings and len(set(headings)) == len(headings), headings
