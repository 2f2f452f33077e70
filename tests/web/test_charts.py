import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from reportedly.export.report import SCRIPTS, story_report
from reportedly.model import Entry, Ledger, LedgerArticle, Tally
from web.chromium import chromium, opened, watched
from web.static_site import STATIC, serve

pytestmark = pytest.mark.slow

HEAD = '<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title><link rel="icon" href="data:,">'
HEAD += '<link rel="stylesheet" href="/static/charts.css">'
HEAD += "".join(f'<script src="/static/{name}" defer></script>' for name in SCRIPTS)


def entry(number: int, low: float, **slots: Any) -> Entry:
    return Entry(**{
        "low": low, "high": low, "bound": "exact", "status": "reported", "source": "Civil Defence", "role": None,
        "published": f"2026-03-0{number + 1}T10:00:00+02:00", "time": None, "place": None, "scope": None,
        "doc": f"page{number}.html", "figure": 0, "start": 0, "end": 3, "origin": number,
        "sentence": f"Sentence number {number} <script>alert(1)</script> & more.",
    } | slots)  # fmt: skip


ENTRIES = (
    entry(0, 40),
    entry(1, 60, high=80, bound="range", source="Red Crescent"),
    entry(1, 75, bound="at_least", source=None, origin=2),
    entry(2, 90, bound="at_most", source="Governor"),
    entry(3, 70, bound="about", source="Governor", status="denied", published="2026-03-04"),
    entry(4, 110, published=None),
)
TALLY = Tally(
    measure="killed",
    unit="people",
    what="people killed",
    place="Marrow Bay",
    scope=None,
    entries=ENTRIES,
    latest=5,
    conflicts=((1, 3),),
    standing=(90, 110),
    updates=((0, 5),),
    falls=(1,),
)


def tally_json(tally: Tally = TALLY) -> str:
    found = msgspec.to_builtins(tally)
    for number, each in enumerate(found["entries"]):
        each["href"] = f"/evidence/{number}"
    return json.dumps(found).replace("<", "\\u003c")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    pages = {
        "/": f'{HEAD}<figure class="tally-chart"><script type="application/json">{tally_json()}</script></figure>',
        "/fetched": f'{HEAD}<figure class="tally-chart" data-src="/tally.json"></figure>',
        "/lost": f'{HEAD}<figure class="tally-chart" data-src="/nowhere"></figure>',
        "/tally.json": tally_json(),
        **{f"/evidence/{number}": f"{HEAD}<p>evidence {number}" for number in range(len(ENTRIES))},
    }
    with serve(pages) as address:
        yield address


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    with opened(browser, "about:blank", 900, 700) as found:
        yield found


@pytest.mark.parametrize("path", ["/", "/fetched"])
def test_a_mark_for_each_entry_under_a_strict_policy(page: Any, site: str, path: str) -> None:
    with watched(page):
        page.goto(site + path)
        page.wait_for_selector(".mark[data-entry]")
        assert page.locator(".mark[data-entry]").count() == len(ENTRIES)
        assert page.locator(".standing rect").count() == 1
        assert page.locator(".conflict").count() == 1
        assert page.locator(".mark .arrow").count() == 2
        assert page.locator(".mark[data-entry='1'] .range").count() == 1
        assert page.locator(".mark[data-entry='4'] .strike").count() == 1
        assert "6 entries" in page.locator("svg desc").text_content()


def test_pointing_shows_the_sentence_as_text_and_a_click_opens_it(page: Any, site: str) -> None:
    with watched(page):
        page.goto(site)
        page.locator(".mark[data-entry='1']").hover()
        tip = page.locator(".chart-tip")
        assert tip.is_visible()
        words = tip.inner_text()
        assert "60–80" in words
        assert "Red Crescent" in words
        assert "2 Mar 2026, 10:00 (UTC+02:00)" in words
        assert ENTRIES[1].sentence in words
        assert "≠ up to 90 (Governor)" in words
        assert "Lower than what this line of sources gave before." in words
        page.locator(".mark[data-entry='1']").click()
        page.wait_for_url("**/evidence/1")


def test_keys_walk_the_entries_and_enter_opens(page: Any, site: str) -> None:
    page.goto(site)
    page.wait_for_selector(".mark[data-entry]")
    page.keyboard.press("Tab")
    assert "no date" in page.locator(".chart-tip").inner_text()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    assert "Red Crescent" in page.locator(".chart-tip").inner_text()
    page.keyboard.press("Escape")
    assert page.locator(".chart-tip").is_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/evidence/1")


def test_saves_svg_and_png(page: Any, site: str) -> None:
    with watched(page):
        page.goto(site)
        for words, start in (("Save as SVG", b"<svg"), ("Save as PNG", b"\x89PNG")):
            with page.expect_download() as download:
                page.get_by_role("button", name=words).click()
            saved = download.value
            assert saved.suggested_filename.startswith("people-killed-marrow-bay.")
            content = saved.path().read_bytes()
            assert content.startswith(start)
            assert b"href=" not in content
            assert len(content) > 3000


def test_a_chart_that_cannot_be_fetched_says_so(page: Any, site: str) -> None:
    page.goto(f"{site}/lost")
    page.wait_for_selector(".chart-failed")
    assert "404" in page.locator(".chart-failed").inner_text()


def test_a_long_tally_shows_its_last_entries(page: Any) -> None:
    many = 1030
    entries = tuple(
        entry(0, number, published=f"20{10 + number // 100}-01-{number % 28 + 1:02}") for number in range(many)
    )
    long = Tally(
        measure="killed",
        unit="people",
        what="people killed",
        place=None,
        scope=None,
        entries=entries,
        latest=many - 1,
        conflicts=((0, 1), (many - 2, many - 1)),
    )
    html = f'{HEAD}<figure class="tally-chart" data-src="/tally.json"></figure>'
    with serve({"/": html, "/tally.json": json.dumps(msgspec.to_builtins(long))}) as site, watched(page):
        page.goto(site)
        page.wait_for_selector(".mark[data-entry]")
        assert page.locator(".mark[data-entry]").count() == 1000
        assert page.locator(".conflict").evaluate_all("all => all.map((each) => each.dataset.pair)") == ["998 999"]
        assert page.locator(".chart-partly").inner_text() == "The last 1,000 of 1,030 entries."
        assert page.evaluate("document.querySelectorAll('.mark')[999].getAttribute('aria-label')").startswith("1,029,")


def drawn(page: Any, *numbers: float, **slots: Any) -> None:
    """The chart of these numbers, of one day each."""
    entries = tuple(entry(at, number, source=f"Source {at}", **slots) for at, number in enumerate(numbers))
    tally = Tally(
        measure="killed", unit="people", what="people killed", place=None, scope=None, entries=entries,
        latest=len(entries) - 1,
    )  # fmt: skip
    page.set_content(
        f'{HEAD}<figure class="tally-chart"><script type="application/json">{tally_json(tally)}</script></figure>'
    )
    page.wait_for_selector(".mark[data-entry]")


@pytest.mark.parametrize(
    ("numbers", "is_log"),
    [((12, 14, 15, 9_000), False), ((3, 14, 15, 16), False), ((3, 4, 90, 900, 1_200), True), ((3, 4, 90, 120), False)],
)
def test_one_stray_number_turns_no_axis(page: Any, site: str, numbers: tuple[float, ...], is_log: bool) -> None:
    page.goto(site)
    drawn(page, *numbers)
    assert page.locator("svg", has_text="log scale").count() == is_log


@pytest.mark.parametrize(("slots", "top"), [({"status": "denied"}, 60), ({"bound": "vague"}, 60), ({}, 6000)])
def test_what_was_denied_or_is_vague_does_not_flatten_the_rest(
    page: Any, site: str, slots: dict[str, Any], top: int
) -> None:
    page.goto(site)
    entries = (entry(0, 31), entry(1, 52, source="Governor"), entry(2, 2000, high=5000, source="Radio", **slots))
    tally = Tally(
        measure="killed", unit="people", what="people killed", place=None, scope=None, entries=entries, latest=1,
    )  # fmt: skip
    page.set_content(
        f'{HEAD}<figure class="tally-chart"><script type="application/json">{tally_json(tally)}</script></figure>'
    )
    page.wait_for_selector(".mark[data-entry]")
    ticks = page.locator(".axis text").all_text_contents()
    assert f"{top:,}" in ticks
    assert page.locator(".key", has_text="lies above the chart").count() == (top == 60)
    box, plot = page.locator(".mark[data-entry='2']").bounding_box(), page.locator("svg").bounding_box()
    assert box["y"] >= plot["y"], "it stays within the picture"


def test_marks_of_one_day_stand_side_by_side_with_names_at_the_end(page: Any, site: str) -> None:
    page.goto(site)
    drawn(page, 40, 40, 41, 42, published="2026-03-02")
    boxes = page.locator(".mark[data-entry]").evaluate_all(
        "all => all.map((each) => each.querySelector('path').getBoundingClientRect().toJSON())"
    )
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            is_apart = abs(one["x"] - other["x"]) >= 8 or abs(one["y"] - other["y"]) >= 8
            assert is_apart, (one, other)
    told = page.locator("svg").text_content()
    assert all(f"Source {at}" in told for at in range(4))


def test_the_label_of_what_stands_lies_on_no_mark(page: Any, site: str) -> None:
    page.goto(site)
    page.wait_for_selector(".mark[data-entry]")
    label = page.locator(".standing text").bounding_box()
    for mark in page.locator(".mark[data-entry] path:first-of-type").all():
        box = mark.bounding_box()
        is_right_or_left = box["x"] > label["x"] + label["width"] or box["x"] + box["width"] < label["x"]
        assert is_right_or_left or box["y"] > label["y"] + label["height"] or box["y"] + box["height"] < label["y"]


def test_only_links_of_the_web_are_followed(page: Any, site: str) -> None:
    page.goto(site)
    page.wait_for_selector(".mark[data-entry]")
    hrefs = ["javascript:alert(1)", "data:text/html,x", "/evidence/1", "#n", "https://example.org/"]
    kept = page.evaluate("hrefs => hrefs.map((href) => reportedly.safeHref(href))", hrefs)
    assert kept == [None, None, *hrefs[2:]]


def test_values_are_said_as_in_python(page: Any, site: str) -> None:
    from reportedly.wording.values import value_in_words

    values = [
        (12000, 12000, "at_most"),
        (4, 6, "range"),
        (2.5e6, 2.5e6, "about"),
        (200, 999, "vague"),
        (2e6, 9_999_999, "vague"),
        (200e6, 999_999_999, "vague"),
        (1_234_567, 1_304_890, "range"),
        (800_000, 1.2e6, "range"),
        (2.5e6, 3e9, "range"),
        (5.2, 5.2, "exact"),
    ]
    page.goto(site)
    page.wait_for_selector(".mark[data-entry]")
    said = page.evaluate(
        "values => values.map(([low, high, bound]) => reportedly.valueInWords({ low, high, bound }))", values
    )
    assert said == [value_in_words(low, high, bound) for low, high, bound in values]


def test_a_story_as_a_file_draws_offline(browser: Any, tmp_path: Path) -> None:
    ledger = Ledger(
        story=1,
        title="A bay under water",
        articles=tuple(
            LedgerArticle(doc=f"page{n}.html", title=None, publisher=None, published=None) for n in range(5)
        ),
        tallies=(TALLY,),
        statements=(),
    )
    file = tmp_path / "story.html"
    file.write_text(story_report(ledger, []))
    context = browser.new_context(offline=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with watched(page):
        page.goto(file.as_uri())
        page.wait_for_selector(".mark[data-entry]")
        assert page.locator(".mark[data-entry]").count() == len(ENTRIES)
        page.locator(".mark[data-entry='1']").hover()
        assert ENTRIES[1].sentence in page.locator(".chart-tip").inner_text()
    assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()]
    context.close()


def test_scripts_may_stand_in_a_page() -> None:
    for name in SCRIPTS:
        text = (STATIC / name).read_text().lower()
        assert "</script" not in text
        assert "<!--" not in text


def test_a_timeline_of_articles_speakers_and_numbers(page: Any) -> None:
    articles = [
        {"doc": f"page{n}.html", "title": f"Title {n} <b>", "publisher": "The Post" if n < 3 else None, "copy_of": None,
         "published": f"2026-03-0{n + 1}", "href": f"/evidence/{n}"}
        for n in range(4)
    ]  # fmt: skip
    said = [
        {"doc": "page0.html", "speaker": "Mayor", "role": None, "content": "It <i>rose</i>.", "start": 0, "end": 2}
    ] * 3
    ledger = {"title": "Bay", "articles": articles, "statements": said, "tallies": [json.loads(tally_json())]}
    data = json.dumps(ledger).replace("<", "\\u003c")
    html = f'{HEAD}<script src="/static/timeline.js" defer></script><figure class="story-timeline">'
    with serve({"/": f'{html}<script type="application/json">{data}</script></figure>'}) as site, watched(page):
        page.goto(site)
        page.wait_for_selector(".mark[data-entry]")
        names = page.locator(".lane-name").all_text_contents()
        assert names == ["The Post", "page3.html", "Mayor", "People killed, Marrow Bay"]
        assert page.locator(".mark.told").count() == 4
        assert page.locator(".mark.said text").all_text_contents() == ["3×"]
        page.locator(".mark.said").hover()
        assert "It <i>rose</i>." in page.locator(".chart-tip").inner_text()
        assert "and 2 more" in page.locator(".chart-tip").inner_text()
        assert page.locator(".mark.told").nth(1).get_attribute("href") == "/evidence/1"
