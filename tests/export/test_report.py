"""A story as one HTML file: whole, inert and traceable."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from conftest import make_article
from reportedly.export.report import story_report
from reportedly.model import (
    Analysis,
    Entry,
    Figure,
    Ledger,
    LedgerArticle,
    LedgerStatement,
    Place,
    Speaker,
    Statement,
    Tally,
)
from reportedly.wording.marks import Mark, by_block, cut

NASTY = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&"
TEXT = (
    f"Bridge falls at Lorne\nNothing is counted here.\nThe mayor said 14 people died at Lorne. {NASTY}\nLater 9 hurt."
)
SAID = "The mayor said 14 people died at Lorne."


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def entry(figure: int, low: float, start: int) -> Entry:
    return Entry(
        low=low,
        high=low,
        bound="exact",
        status="reported",
        source=NASTY,
        role=None,
        published=f"2026-02-0{figure + 1}",
        time=None,
        place=None,
        scope=None,
        doc="a.html",
        figure=figure,
        start=start,
        end=start + 2,
        sentence=f"{SAID} {NASTY}",
        origin=figure,
    )


def story() -> tuple[Ledger, list[Analysis]]:
    place = span("at Lorne.")
    figures = tuple(
        Figure(*span(words), low, low, "exact", measure, "people", span(SAID))
        for words, low, measure in (("14", 14, "killed"), ("9", 9, "injured"))
    )
    statement = Statement(
        id=0,
        source=(span("The mayor"),),
        cue=(span("said"),),
        content=(span("14 people died"),),
        kind="indirect",
        speaker=Speaker("The mayor", "role"),
    )
    places = (Place(start=place[0] + 3, end=place[1] - 1, name="Lorne"),)
    analysis = Analysis(
        article=make_article(TEXT, doc="a.html", headline=True), statements=(statement,), figures=figures, places=places
    )
    entries = (entry(0, 14, span("14")[0]), entry(1, 9, span("9")[0]))
    tallies = (
        Tally(
            measure="killed",
            unit="people",
            what="people killed",
            place=NASTY,
            scope=None,
            entries=entries,
            latest=1,
            conflicts=((0, 1),),
            standing=(9, 14),
        ),
        Tally(
            measure="injured",
            unit="people",
            what="people injured",
            place=None,
            scope=None,
            entries=entries[1:],
            latest=0,
        ),
    )
    articles = (
        LedgerArticle(doc="a.html", title=NASTY, publisher="The Paper", published="2026-02-01"),
        LedgerArticle(doc="b.html", title=None, publisher=None, published=None, copy_of="a.html"),
    )
    statements = (LedgerStatement(doc="a.html", speaker=NASTY, role=None, content=NASTY, start=0, end=3),)
    return Ledger(story=1, title=NASTY, articles=articles, tallies=tallies, statements=statements), [analysis]


def test_what_pages_say_is_shown_and_never_run() -> None:
    tree = html.document_fromstring(story_report(*story()))
    assert len(tree.findall(".//script[@type='application/json']")) == 1
    assert len(tree.findall(".//script")) == 2
    assert not tree.findall(".//img")
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on") or name == "style"]
    assert tree.find(".//h1").text == NASTY


def test_the_data_of_a_chart_is_the_tally_with_links() -> None:
    ledger, analyses = story()
    tree = html.document_fromstring(story_report(ledger, analyses))
    tally = json.loads(tree.find(".//script[@type='application/json']").text)
    assert tally["what"] == "people killed"
    assert tally["place"] == NASTY
    assert [each["href"] for each in tally["entries"]] == ["#figure-1-0", "#figure-1-1"]
    assert [each["sentence"] for each in tally["entries"]] == [each.sentence for each in ledger.tallies[0].entries]


def test_every_number_leads_to_its_marked_place_in_its_paragraph() -> None:
    tree = html.document_fromstring(story_report(*story()))
    for href in {link.get("href") for link in tree.findall(".//td/a")}:
        assert tree.get_element_by_id(href.removeprefix("#")) is not None
    number = tree.get_element_by_id("figure-1-0")
    assert number.text == "14"
    assert "m-figure" in number.get("class")
    assert unescape(number.getparent().text_content()).strip() == f"{SAID} {NASTY}"
    classes = {(each.text, each.get("class").strip()) for each in number.getparent().findall("span")}
    assert {("The mayor", "m-source"), ("said", "m-cue"), ("Lorne", "m-place")} <= classes
    assert "Nothing is counted here" not in tree.text_content()


def test_the_file_asks_for_nothing_from_elsewhere() -> None:
    text = story_report(*story())
    tree = html.document_fromstring(text)
    assert not tree.xpath("//link[@href!='data:,'] | //script[@src] | //*[@src]")
    assert "default-src 'none'" in tree.find(".//meta[@http-equiv]").get("content")
    assert "unsafe" not in tree.find(".//meta[@http-equiv]").get("content")
    assert len(re.findall("</script", text)) == 2


def test_an_article_that_is_not_given_still_has_its_row() -> None:
    ledger, _ = story()
    tree = html.document_fromstring(story_report(ledger, []))
    assert not tree.xpath("//a[starts-with(@href, '#figure')]")
    assert "14" in tree.text_content()


def test_marks_are_with_the_blocks_that_they_reach_into() -> None:
    blocks = make_article("One two.\n\nThree four.\nFive.").blocks
    inside, across, last = Mark("cue", (0, 3)), Mark("source", (4, 15)), Mark("place", (22, 26))
    assert by_block([inside, across, last], blocks) == [[inside, across], [across], [across], [last]]
    assert by_block([], blocks) == [[], [], [], []]


def test_corrections_are_told_and_wrong_figures_apart() -> None:
    ledger, analyses = story()
    first = replace(ledger.tallies[0], corrections=("c1", "c2"))
    ledger = replace(ledger, tallies=(first,), wrong=(ledger.tallies[0].entries[1],))
    tree = html.document_fromstring(story_report(ledger, analyses))
    assert "2 corrections" in tree.text_content()
    (wrong,) = tree.xpath("//section[h2[contains(., 'Marked wrong')]]//td/a[starts-with(@href, '#figure')]")
    assert wrong.get("href") == "#figure-1-1"


def test_two_figures_of_one_number_have_a_place_each() -> None:
    ledger, (analysis,) = story()
    both = replace(analysis, figures=(analysis.figures[0], replace(analysis.figures[0], measure="injured")))
    tree = html.document_fromstring(story_report(ledger, [both]))
    for number in (0, 1):
        assert tree.get_element_by_id(f"figure-1-{number}") is not None


@given(
    st.text(min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10), st.sampled_from(["figure", "source", "cue", "place"]))),
)
def test_pieces_join_to_the_text(text: str, spans: list[tuple[int, int, str]]) -> None:
    marks = sorted(
        (Mark(kind, (start, start + length), number) for number, (start, length, kind) in enumerate(spans)),  # type: ignore[arg-type]
        key=lambda mark: mark.span,
    )
    stretch = (len(text) // 4, len(text))
    pieces = cut(text, marks, stretch)
    assert "".join(piece.text for piece in pieces) == text[stretch[0] :]
    at = stretch[0]
    for piece in pieces:
        over = {mark.kind for mark in marks if mark.span[0] <= at and at + len(piece.text) <= mark.span[1]}
        assert set(piece.kinds) == over
        at += len(piece.text)


def test_each_sentence_leads_to_the_live_page_and_no_script_runs_without_need() -> None:
    ledger, analyses = story()
    page = replace(analyses[0].article, url="https://news.example/bridge")
    found = story_report(ledger, [replace(analyses[0], article=page)], scripts=False)
    root = html.fromstring(found)
    links = root.xpath("//td[@class='sentence']/a/@href")
    assert "https://news.example/bridge#:~:text=The%20mayor%20said%2014%20people%20died%20at%20Lorne." in links
    assert not root.xpath("//script") and "<svg" in found
    assert story_report(ledger, analyses).count("on the live page") == 0
