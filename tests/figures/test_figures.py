"""Figures: what is counted, by whom, how sure, where and when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reportedly.figures import find_figures
from reportedly.model import Article, Figure, Place, Speaker, Statement, TimeExpression

Parse = Callable[..., tuple[Any, Article]]


def figures(parse: Parse, text: str, **options: Any) -> list[Figure]:
    doc, article = parse(text, **options)
    return list(find_figures(doc, article, (), (), ()))


def statement(text: str, source: str, cue: str, content: str, name: str | None = None) -> Statement:
    def span(part: str) -> tuple[int, int]:
        return text.index(part), text.index(part) + len(part)

    speaker = Speaker(name or source, "person", span=span(source))
    return Statement(0, (span(source),), (span(cue),), (span(content),), "indirect", speaker)


@pytest.mark.parametrize(
    ("text", "measure", "unit"),
    [
        ("The landslide killed 14 miners.", "killed", "miners"),
        ("The landslide left 14 people dead.", "killed", "people"),
        ("14 people were killed in the landslide.", "killed", "people"),
        ("The death toll rose to 14.", "killed", "people"),
        ("Police shot dead 14 gunmen.", "killed", "gunmen"),
        ("The storm claimed the lives of 14 sailors.", "killed", "sailors"),
        ("The blast wounded 14.", "injured", "people"),
        ("14 people were taken to hospital.", "injured", "people"),
        ("14 hikers are missing.", "missing", "hikers"),
        ("The flood displaced 14 families.", "displaced", "families"),
        ("Police arrested 14 protesters.", "detained", "protesters"),
        ("Crews rescued 14 sailors.", "affected", "sailors"),
        ("The army sent 14,000 troops.", "people", "troops"),
        ("The bridge cost $14 million.", "money", "usd"),
        ("Wages grew by 14 percent.", "percent", "percent"),
        ("Half of the farms closed.", "percent", "percent"),
        ("The party won 14 seats in parliament.", "votes", "seats"),
        ("An earthquake of magnitude 6.1 struck.", "magnitude", "magnitude"),
        ("A 6.1-magnitude earthquake struck.", "magnitude", "magnitude"),
        ("The trench is 14 kilometers long.", "distance", "kilometers"),
        ("The siege lasted 14 weeks.", "duration", "weeks"),
        ("The truck carried 14 tonnes of rice.", "weight", "tonnes"),
        ("Gusts hit 90 mph.", "speed", "mph"),
        ("Rebels burned 14 villages.", "count", "villages"),
    ],
)
def test_measures(parse: Parse, text: str, measure: str, unit: str) -> None:
    found = figures(parse, text)[0]
    assert (found.measure, found.unit) == (measure, unit)


@pytest.mark.parametrize(
    "text",
    [
        "He left four years ago.",
        "It is one of the oldest mills.",
        "They held two-way talks.",
        "The second half of the match was dull.",
        "Yields on the 30-year bond fell.",
        "She sold it in the first ten months of the year.",
    ],
)
def test_what_is_no_figure(parse: Parse, text: str) -> None:
    assert figures(parse, text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The mill employs 40 weavers.", "reported"),
        ("The mill will hire 40 weavers.", "forecast"),
        ("The mill plans to hire 40 weavers.", "forecast"),
        ("The owner expects to sell 40 looms.", "forecast"),
        ("At least 40 weavers are feared dead.", "unconfirmed"),
        ("The owner allegedly hid 40 looms.", "unconfirmed"),
        ("The fire may have destroyed 40 looms.", "unconfirmed"),
        ("He was jailed after he had sold 40 looms.", "reported"),
    ],
)
def test_statuses(parse: Parse, text: str, status: str) -> None:
    assert figures(parse, text)[0].status == status


def test_the_source_is_whose_statement_it_lies_in(parse: Parse) -> None:
    text = "Mayor Ida Lund said the flood ruined 60 homes. The river fell by 3 metres."
    doc, article = parse(text)
    said = statement(text, "Mayor Ida Lund", "said", "the flood ruined 60 homes", "Ida Lund")
    first, second = find_figures(doc, article, (said,), (), ())
    assert (first.source, first.statement, second.source) == ("Ida Lund", 0, None)
    assert first.source_span is not None
    assert text[slice(*first.source_span)] == "Ida Lund"


def test_a_pronoun_takes_the_name(parse: Parse) -> None:
    text = "Ida Lund came late. She said the flood ruined 60 homes."
    doc, article = parse(text)
    said = statement(text, "She", "said", "the flood ruined 60 homes", "Ida Lund")
    (found,) = find_figures(doc, article, (said,), (), ())
    assert found.source == "Ida Lund"


def test_a_denial_is_in_the_cue(parse: Parse) -> None:
    text = "The firm denied that it had dismissed 60 clerks."
    doc, article = parse(text)
    said = statement(text, "The firm", "denied", "that it had dismissed 60 clerks")
    (found,) = find_figures(doc, article, (said,), (), ())
    assert found.status == "denied"


def test_the_place_is_the_nearest_in_the_clause(parse: Parse) -> None:
    text = "Officials in Lima said fires killed 60 people in Cusco."
    doc, article = parse(text)
    at = [Place(text.index(name), text.index(name) + len(name), name, "city") for name in ("Lima", "Cusco")]
    said = statement(text, "Officials in Lima", "said", "fires killed 60 people in Cusco")
    (found,) = find_figures(doc, article, (said,), at, ())
    assert found.place == "Cusco"


def test_the_time_is_the_nearest_date_else_the_articles(parse: Parse) -> None:
    text = "On Monday the fire killed 60 people. It burned 4 barns."
    doc, article = parse(text, published="2025-09-03")
    monday = TimeExpression(3, 9, "date", "2025-09-01", "2025-09-01", "2025-09-01")
    first, second = find_figures(doc, article, (), (), (monday,))
    assert first.time == ("2025-09-01", "2025-09-01")
    assert second.time == ("2025-09-03", "2025-09-03")


def test_parts_point_to_their_whole(parse: Parse) -> None:
    first, second = figures(parse, "The base holds 1,200 soldiers, including at least 50 officers.")
    assert (first.part_of, second.part_of, second.bound) == (None, 0, "at_least")


def test_a_change_has_its_previous_value(parse: Parse) -> None:
    found = figures(parse, "The number of looms rose from 250 to 800.")
    assert [f.previous for f in found] == [None, (250, 250)]


def test_scope_is_the_phrase_that_narrows(parse: Parse) -> None:
    text = "The storm killed 30 people in a single village."
    (found,) = figures(parse, text)
    assert found.scope is not None
    assert text[slice(*found.scope)] == "in a single village"


def test_every_slot_says_why(parse: Parse) -> None:
    (found,) = figures(parse, "At least 40 weavers are feared dead.")
    assert set(found.why) == {"value", "bound", "measure", "unit", "source", "status", "place", "time"}
    assert "feared" in found.why["status"]


def test_figures_come_in_order_and_slice_to_their_number(parse: Parse) -> None:
    text = "Twelve boats and 340 sailors left; 2.5 million tons of grain stayed.\nUp to $4bn was lost."
    found = figures(parse, text)
    assert [text[f.start : f.end] for f in found] == ["Twelve", "340", "2.5 million", "4bn"]
