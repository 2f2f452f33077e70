"""Figures that answer the same question stand side by side; those that do not, do not."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import make_article
from reportedly.ledger.build import build_ledger
from reportedly.ledger.grouping import MentionGroup, group_mentions
from reportedly.ledger.mentions import by_time_told, find_mentions
from reportedly.ledger.ranges import exclude
from reportedly.model import (
    BOUNDS,
    Analysis,
    Bound,
    Entry,
    Features,
    Figure,
    Ledger,
    Measure,
    Moment,
    Speaker,
    Statement,
    Story,
)

STORY = Story(1, "Flood", ("a", "b"))


def figure(low: float, measure: Measure = "killed", unit: str = "people", bound: Bound = "exact") -> Figure:
    return Figure(start=0, end=2, low=low, high=low, bound=bound, measure=measure, unit=unit, sentence=(0, 10))


def analysis(doc: str, when: str | None, *figures: Figure, source: str | None = None) -> Analysis:
    article = replace(make_article(f"12 dead in a single village, said Ada. {doc}", doc=doc, published=None))
    if when:
        article = replace(article, published=Moment(when, "second", "test"))
    if source is None:
        return Analysis(article=article, statements=(), figures=figures)
    statement = Statement(
        id=0,
        source=((34, 37),),
        cue=((29, 33),),
        content=((0, 27),),
        kind="indirect",
        speaker=Speaker(source, "person", "mayor"),
    )
    return Analysis(
        article=article,
        statements=(statement,),
        figures=tuple(replace(each, statement=0, source=source) for each in figures),
    )


def ledger(*analyses: Analysis) -> Ledger:
    return build_ledger(STORY, analyses)


def test_history_is_in_order_of_time_with_the_latest_marked() -> None:
    built = ledger(
        analysis("c", "2025-09-02T15:00:00+04:30", figure(1411), source="Mujahid"),
        analysis("a", "2025-09-01T08:00:00+04:30", figure(250), source="Hanif"),
        analysis("b", "2025-09-01T11:00:00+04:30", figure(622), source="the ministry"),
    )
    (tally,) = built.tallies
    assert [entry.low for entry in tally.entries] == [250, 622, 1411]
    assert tally.entries[tally.latest].source == "Mujahid"
    assert (tally.what, tally.unit) == ("people killed", "people")
    assert tally.conflicts == ((0, 1),)


def test_parts_and_other_measures_are_kept_apart() -> None:
    built = ledger(
        analysis("a", "2025-09-01", figure(250), replace(figure(30), scope_span=(8, 27)), figure(500, "injured")),
    )
    assert {(tally.what, tally.scope, len(tally.entries)) for tally in built.tallies} == {
        ("people killed", None, 1),
        ("people killed", "in a single village", 1),
        ("people injured", None, 1),
    }
    assert not any(tally.conflicts for tally in built.tallies)


def counting(doc: str, sentence: str, number: str, low: float, unit: str, bound: Bound = "exact") -> Analysis:
    start = sentence.index(number)
    found = Figure(
        start=start,
        end=start + len(number),
        low=low,
        high=low,
        bound=bound,
        measure="people",
        unit=unit,
        sentence=(0, len(sentence)),
    )
    return Analysis(article=make_article(sentence, doc=doc, published="2024-10-31"), statements=(), figures=(found,))


def test_names_of_one_thing_are_one_tally() -> None:
    built = ledger(
        counting("a", "Up to 12,000 North Koreans were sent to Russia", "12,000", 12000, "north koreans", "at_most"),
        counting("b", "Some 10,000 North Korean troops are in Russia", "10,000", 10000, "north korean troops", "about"),
        counting(
            "c", "Over 3,000 North Korean soldiers reached Russia", "3,000", 3000, "north korean soldiers", "at_least"
        ),
        counting("d", "The summit in Kazan drew 26 foreign leaders", "26", 26, "foreign leaders"),
    )
    assert [len(tally.entries) for tally in built.tallies] == [3, 1]
    assert built.tallies[0].conflicts == ()


@pytest.mark.slow
def test_a_story_of_many_figures_is_grouped_as_a_small_one() -> None:
    text = "Some 10000 North Korean troops are in Russia"
    many = [counting(f"{day:04}", text, "10000", 10_000 + day % 3, "north korean troops") for day in range(1100)]
    other = [counting(f"z{day}", "26 foreign leaders met", "26", 26, "foreign leaders") for day in range(9)]
    assert [len(tally.entries) for tally in ledger(*many, *other).tallies] == [1100, 9]


def test_repeated_in_one_article_is_one_entry() -> None:
    built = ledger(analysis("a", "2025-09-01", figure(250), figure(250)), analysis("b", "2025-09-01", figure(250)))
    assert [entry.doc for entry in built.tallies[0].entries] == ["a", "b"]


def test_a_headline_is_folded_into_the_figure_it_repeats() -> None:
    article = make_article("12 dead in flood\nA flood killed 12, said Ada.", doc="a", headline=True)
    headline, body = (
        Figure(start=0, end=2, low=12, high=12, bound="exact", measure="killed", unit="people", sentence=(0, 16)),
        Figure(start=32, end=34, low=12, high=12, bound="exact", measure="killed", unit="people", sentence=(17, 44)),
    )
    (tally,) = ledger(Analysis(article=article, statements=(), figures=(headline, body))).tallies
    (entry,) = tally.entries
    assert (entry.start, entry.repeats) == (32, ((0, 2),))


def test_children_and_crew_are_parts_of_the_dead() -> None:
    built = ledger(
        analysis("a", "2025-09-01", figure(12), figure(10, unit="us citizens"), figure(2, unit="local pilots")),
        analysis(
            "b", "2025-09-01", figure(12, unit="victims"), figure(10, unit="americans"), figure(2, unit="crew members")
        ),
    )
    assert [[entry.low for entry in tally.entries] for tally in built.tallies] == [[12, 12], [10, 10], [2, 2]]


def test_a_toll_of_another_event_is_in_a_tally_of_its_own() -> None:
    now, before = figure(50), replace(figure(32), sentence=(11, 20), start=11, end=13, event="other")
    built = ledger(analysis("a", "2025-09-01", now, before), analysis("b", "2025-09-01", figure(52)))
    assert [[entry.low for entry in tally.entries] for tally in built.tallies] == [[50, 52], [32]]
    assert built.tallies[0].conflicts == ((0, 1),)


def test_what_one_source_says_later_is_an_update_and_a_fall_is_flagged() -> None:
    (tally,) = ledger(
        analysis("a", "2025-09-01T08:00:00", figure(40), source="Ada Reed"),
        analysis("b", "2025-09-01T09:00:00", figure(55), source="Reed"),
        analysis("c", "2025-09-01T10:00:00", figure(50), source="Ada Reed"),
        analysis("d", "2025-09-03T10:00:00", figure(600), source="Ada Reed"),
    ).tallies
    assert tally.updates == ((0, 1), (1, 2), (2, 3))
    assert (tally.falls, tally.jumps) == ((2,), (3,))
    assert tally.conflicts == ()
    assert tally.standing == (600, 600)


def test_the_standing_range_spans_the_sources_of_the_last_day() -> None:
    (tally,) = ledger(
        analysis("a", "2025-09-01", figure(40), source="Ada"),
        analysis("b", "2025-09-02", figure(70), source="the ministry"),
        analysis("c", "2025-09-02", figure(64), source="Ada"),
    ).tallies
    assert tally.standing == (64, 70)


def outlet(doc: str, sentence: str, publisher: str, credit: str | None = None) -> Analysis:
    article = replace(make_article(sentence, doc=doc), publisher=publisher, credit=credit)
    return Analysis(
        article=article,
        statements=(),
        figures=(
            Figure(
                start=0,
                end=2,
                low=12,
                high=12,
                bound="exact",
                measure="killed",
                unit="people",
                sentence=(0, len(sentence)),
            ),
        ),
    )


def test_copies_of_a_sentence_and_reports_of_an_agency_are_one_origin() -> None:
    sentence = "12 people were killed when the dam above Exampleton gave way"
    (tally,) = ledger(
        outlet("a", sentence, "Harbour Post"),
        outlet("b", f"{sentence} on Monday", "Valley Times"),
        outlet("c", "12 dead, Reuters reports", "Courier"),
        outlet("d", "12 lives lost", "Gazette", credit="Reuters"),
        outlet("e", "12 bodies were counted by us", "Echo"),
    ).tallies
    assert {(entry.origins, entry.outlets) for entry in tally.entries} == {(3, 5)}
    assert [entry.origin for entry in tally.entries] == [0, 0, 2, 2, 4]


def carried(number: int, chance: Random) -> Analysis:
    """One agency's sentence as an outlet prints it: a word or two changed, a lead before it, a clause after it."""
    words = "12 people were killed on Tuesday when the dam above Exampleton gave way after a week of rain".split()
    words[chance.randrange(2, len(words))] = f"edited{number}"
    return outlet(f"doc{number:02}", f"{' '.join(words)}{', we have learned' * (number % 2)}", f"Outlet {number}")


@pytest.mark.slow
@given(st.randoms(use_true_random=False))
def test_twenty_outlets_that_carry_one_sentence_are_one_origin(chance: Random) -> None:
    copies = [carried(number, chance) for number in range(20)]
    own = outlet("own", "Our reporter at the river counted 12 coffins outside a school hall in the evening", "Own")
    (tally,) = ledger(*chance.sample([*copies, own], 21)).tallies
    assert {(entry.origins, entry.outlets) for entry in tally.entries} == {(2, 21)}
    assert sorted(Counter(entry.origin for entry in tally.entries).values()) == [1, 20]


def test_quoted_agencies_and_state_media_are_one_origin_each() -> None:
    (tally,) = ledger(
        outlet("a", "12 died in the flood, the governor told AFP", "A"),
        outlet("b", "12 lives were lost, according to Agence France-Presse", "B"),
        outlet("c", "12 were killed, state media said", "C"),
        outlet("d", "12 had drowned, state television reported", "D"),
    ).tallies
    assert [entry.origin for entry in tally.entries] == [0, 0, 2, 2]


def test_near_copies_name_the_article_they_carry() -> None:
    text = make_article("12 dead", doc="x")
    features = [tuple(range(64)), (*range(60), 1, 2, 3, 4), tuple(range(100, 164)), ()]
    analyses = [
        Analysis(article=replace(text, doc=doc), features=Features(signature=each))
        for doc, each in zip("abcd", features, strict=True)
    ]
    assert [article.copy_of for article in ledger(*analyses).articles] == [None, "a", None, None]


FIGURES = st.builds(
    figure,
    st.sampled_from((2.0, 30.0, 250.0)),
    st.sampled_from(("killed", "people", "money")),
    st.sampled_from(("people", "crew", "usd")),
)
ANALYSES = st.lists(
    st.tuples(st.sampled_from(("2025-09-01", "2025-09-02", None)), st.lists(FIGURES, max_size=4)), max_size=5
)


@given(ANALYSES, st.randoms())
def test_the_order_in_which_articles_come_changes_nothing(
    articles: list[tuple[str | None, list[Figure]]], chance: Random
) -> None:
    analyses = [analysis(f"doc{number}", day, *figures) for number, (day, figures) in enumerate(articles)]
    built = ledger(*analyses)
    shuffled = chance.sample(analyses, len(analyses))
    assert ledger(*shuffled) == built
    spans = {
        (entry.doc, start)
        for tally in built.tallies
        for entry in tally.entries
        for start, _ in ((entry.start, entry.end), *entry.repeats)
    }
    assert spans == {(each.article.doc, found.start) for each in analyses for found in each.figures}


@given(ANALYSES, st.randoms())
def test_doubled_copies_change_no_grouping(articles: list[tuple[str | None, list[Figure]]], chance: Random) -> None:
    analyses = [analysis(f"doc{number}", day, *figures) for number, (day, figures) in enumerate(articles)]
    copied = chance.sample(analyses, len(analyses) // 2)
    carriers = [replace(each, article=replace(each.article, doc=f"copy of {each.article.doc}")) for each in copied]
    copies = {each.article.doc: each.article.doc.removeprefix("copy of ") for each in carriers}
    with_copies = _groups(group_mentions(by_time_told(find_mentions([*analyses, *carriers], copies)), copies))
    originals = [[each for each in group if each[0] not in copies] for group in with_copies]
    assert originals == _groups(group_mentions(by_time_told(find_mentions(analyses))))


def _groups(groups: list[MentionGroup]) -> list[list[tuple[str, int]]]:
    return [[(each.entry.doc, each.entry.figure) for each in group.mentions] for group in groups]


def entry(low: float, bound: Bound) -> Entry:
    return Entry(
        low=low,
        high=low,
        bound=bound,
        status="reported",
        source=None,
        role=None,
        published=None,
        time=None,
        place=None,
        scope=None,
        doc="a",
        figure=0,
        start=0,
        end=1,
        sentence="",
    )


@given(st.floats(0, 1e9), st.floats(0, 1e9), st.sampled_from(BOUNDS), st.sampled_from(BOUNDS))
def test_exclusion_is_symmetric_and_never_of_itself(low: float, other: float, one: Bound, two: Bound) -> None:
    first, second = entry(low, one), entry(other, two)
    assert exclude(first, second) == exclude(second, first)
    assert not exclude(first, first)


def test_bounds_decide_what_excludes() -> None:
    assert not exclude(entry(12000, "at_most"), entry(3000, "at_least"))
    assert exclude(entry(622, "exact"), entry(800, "at_least"))
    assert not exclude(entry(622, "about"), entry(650, "exact"))


def reported(doc: str, day: str, text: str, *numbers: tuple[str, Measure, str]) -> Analysis:
    figures = []
    for words, measure, unit in numbers:
        start = text.index(words)
        first, last = text.rfind(". ", 0, start) + 1, text.find(". ", start)
        low = float(words)
        figures.append(
            Figure(
                start=start,
                end=start + len(words),
                low=low,
                high=low,
                bound="exact",
                measure=measure,
                unit=unit,
                sentence=(first, last % len(text) + 1),
            )
        )
    return Analysis(article=make_article(text, doc=doc, published=day), statements=(), figures=tuple(figures))


def test_levels_of_two_things_are_two_tallies_each_named_by_what_has_it() -> None:
    texts = (
        (
            "2025-03-04",
            "Shares of Acme Mills fell to $41 on Tuesday. Shares of Borealis Steel dropped to $43.",
            "41",
            "43",
        ),
        ("2025-03-05", "Acme Mills shares plunged to $37, while Borealis Steel was trading at $42.", "37", "42"),
        ("2025-03-06", "Acme Mills was valued at $39 a share. Borealis Steel shares climbed to $44.", "39", "44"),
    )
    built = ledger(
        *(reported(day, day, text, *((words, "money", "usd") for words in numbers)) for day, text, *numbers in texts)
    )
    assert {(tally.what, tuple(entry.low for entry in tally.entries)) for tally in built.tallies} == {
        ("money (USD): Acme Mills shares", (41, 37, 39)),
        ("money (USD): Borealis Steel shares", (43, 42, 44)),
    }


def test_those_aboard_are_not_those_killed() -> None:
    texts: tuple[tuple[str, Measure], ...] = (
        ("A plane carrying 10 tourists crashed near Corvale.", "people"),
        ("There were 10 tourists aboard the plane, they said.", "people"),
        ("The crash near Corvale killed 10 tourists, officials said.", "killed"),
        ("The crash in Corvale killed 10 tourists, the mayor said.", "killed"),
    )
    built = ledger(
        *(
            reported(doc, "2025-03-04", text, ("10", what, "tourists"))
            for doc, (text, what) in zip("abcd", texts, strict=True)
        )
    )
    assert [(tally.measure, [entry.doc for entry in tally.entries]) for tally in built.tallies] == [
        ("killed", ["c", "d"]),
        ("people", ["a", "b"]),
    ]


@pytest.mark.parametrize("when", ["0000-00-00", "0001-01-01T00:00:00+14:00", "9999-12-31", "10000-01-01", "soon", ""])
def test_a_date_that_no_calendar_has_is_as_none(when: str) -> None:
    at = replace(figure(9), time=("2025-09-01", "2025-09-01"))
    built = ledger(
        analysis("a", "2025-09-01", figure(250), at, source="Hanif"),
        analysis("b", when, figure(622), at, source="the ministry"),
    )
    assert {entry.low for tally in built.tallies for entry in tally.entries} == {9, 250, 622}


def test_the_unit_of_a_tally_is_no_part_of_its_label() -> None:
    built = ledger(
        reported("a", "2025-03-04", "Police found 40 people carriers in a yard.", ("40", "count", "people carriers")),
        reported("b", "2025-03-04", "The flood killed 12 villagers near Corvale.", ("12", "killed", "villagers")),
        reported("c", "2025-03-04", "The bridge cost 30 dollars near Corvale.", ("30", "money", "usd")),
    )
    assert {(tally.what, tally.unit) for tally in built.tallies} == {
        ("people carriers", "people carriers"),
        ("people killed", "people"),
        ("money (USD): bridge cost", "money (USD)"),
    }
