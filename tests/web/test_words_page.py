"""No word of ours stands unexplained: each leads to its line at `/words` and says the same on hover and focus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.api import Workspace
from reportedly.web.terms import TERMS
from reportedly_cli import EXAMPLES
from web.chromium import chromium, opened, watched
from web.served import served, tree, words

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path: Path = tmp_path_factory.mktemp("words") / "x.db"
    with Workspace(path, create=True) as workspace:
        list(workspace.read([str(EXAMPLES)]))
    with served(path) as address:
        yield address


def test_all_terms_are_on_one_page(site: str) -> None:
    page = tree(f"{site}/words")
    lines = page.xpath("//dl[@class='words']/div")
    told = {each.get("id"): (words(each.find("dt")), words(each.find("dd"))) for each in lines}
    assert told == {anchor: (term.name, term.says) for anchor, term in TERMS.items()}
    assert tree(f"{site}/").xpath("//footer//a[@href='/words']"), "each page leads there"


def test_terms_of_all_pages_are_explained_where_they_stand(site: str) -> None:
    stories = [f"/stories/{each.get('data-story')}" for each in tree(f"{site}/").xpath("//li[@data-story]")]
    used = set()
    for path in ("/", "/review", "/corrections", "/search?q=killed+Kunar", *stories):
        for term in tree(site + path).xpath("//a[contains(@class, 'term')]"):
            anchor = term.get("href").partition("#")[2]
            assert term.get("href").startswith("/words#") and term.get("data-says") == TERMS[anchor].says, path
            used.add(anchor)
    assert {"latest", "independent", "outlet", "conflict", "raised", "matter"} <= used


def test_a_term_explains_itself_on_hover_and_on_focus(site: str) -> None:
    shown = "(each) => getComputedStyle(each, '::after').content"
    with chromium() as browser, opened(browser, site) as page, watched(page):
        page.goto("/")
        term = page.locator("a.term").first
        assert term.evaluate(shown) == "none"
        term.hover()
        assert term.get_attribute("data-says") in term.evaluate(shown)
        page.mouse.move(0, 0)
        assert term.evaluate(shown) == "none"
        page.keyboard.press("Tab")
        term.focus()
        assert term.get_attribute("data-says") in term.evaluate(shown)
        term.press("Enter")
        page.wait_for_url("**/words#*")
        assert page.locator(f"#{page.url.partition('#')[2]} dd").is_visible()


PLAIN = {
    "", "who", "numbers", "when", "how many", "who says so", "where", "outlet", "what", "right", "of", "share",
    "between (19 times in 20)", "what it means", "this source", "others until then", "opened as", "saved", "read",
    "kind", "sha-256", "warc record", "address", "bytes", "article", "carried by",
}  # fmt: skip
"""Labels that say what they mean."""
LABELS = "//main//*[self::th or self::dt or contains(@class, 'kind') or contains(@class, 'sign ') or "
LABELS += "contains(@class, 'differ') or contains(@class, 'checked')]"


def test_no_label_of_any_page_is_left_unexplained(site: str) -> None:
    stories = [f"/stories/{each.get('data-story')}" for each in tree(f"{site}/").xpath("//li[@data-story]")]
    evidence = [tree(site + each).xpath("//a[contains(@href, '?figure=')]/@href")[0] for each in stories]
    sources = [href for each in stories for href in tree(site + each).xpath("//table[@class='sources']/tbody//a/@href")]
    works = [f"{each}/work" for each in stories]
    paths = ["/", "/review", "/accuracy", "/search?q=killed", *stories, *works, *evidence, *sources[:3]]
    labels = [(path, each) for path in paths for each in tree(site + path).xpath(LABELS)]
    told = [each for _, each in labels if each.xpath(".//a[contains(@class, 'term')]")]
    plain = {(path, words(each)) for path, each in labels if not each.xpath(".//a[contains(@class, 'term')]")}
    # a number that excludes another is told with both numbers: its sign is explained beside it
    unexplained = {(path, text) for path, text in plain if text.casefold() not in PLAIN and not text.startswith("≠ ")}
    assert not unexplained
    assert len(told) > 50
