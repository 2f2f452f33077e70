"""Statements that no verb introduces, and where quotations end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.model import Article, Statement
from reportedly.statements import find_statements

Row = tuple[str, str, str | None]


@pytest.fixture(scope="module")
def said(parse: Callable[..., tuple[object, Article]]) -> Callable[[str], list[Row]]:
    """`said(text)` gives (source, content, speaker's name) of each statement."""

    def read(text: str) -> list[Row]:
        doc, article = parse(text)
        return [_row(text, each) for each in find_statements(doc, article)]  # type: ignore[arg-type]

    return read


def _row(text: str, statement: Statement) -> Row:
    source = " ".join(text[a:b] for a, b in statement.source)
    content = " … ".join(text[a:b] for a, b in statement.content)
    return source, content, statement.speaker.name if statement.speaker else None


@pytest.mark.parametrize(
    ("text", "name", "content"),
    [
        (
            "Night of fire\n“We lost all in one night.” — Amara Diallo, baker",
            "Amara Diallo",
            "“We lost all in one night.”",
        ),
        (
            "Night of fire\n“We lost all in one night.”\n– Mayor Amara Diallo",
            "Amara Diallo",
            "“We lost all in one night.”",
        ),
        (
            "Dogs\nWe found 12 dogs alive in the barn.— Amara Diallo (@amarabakes) June 11, 2025",
            "Amara Diallo",
            "We found 12 dogs alive in the barn.",
        ),
        ("Beds\nAmara Diallo (@amarabakes): We have 40 beds.", "Amara Diallo", "We have 40 beds."),
        (
            "News\nFrom the desk of Amara Diallo\nWe have 40 beds.\nWe need 60.",
            "Amara Diallo",
            "We have 40 beds. … We need 60.",
        ),
        (
            "Dear editor,\nThe bridge has been shut for weeks.\nYours, Amara Diallo",
            "Amara Diallo",
            "The bridge has been shut for weeks.",
        ),
    ],
)
def test_a_name_signs_what_stands_before_or_behind_it(said, text: str, name: str, content: str) -> None:
    assert [row[1:] for row in said(text)] == [(content, name)]


@pytest.mark.parametrize(
    "text",
    [
        "Night of fire\nThe “Lost All” — a ship of wood — lay at the quay.",
        "Night of fire\n“War of Loaves” — Brindle’s own film",
        "Night of fire\nThe bridge was shut — Amara Diallo had a new car.",
        "Dear editor,\nThe bridge has been shut for weeks.",
    ],
)
def test_without_a_signature_nobody_speaks(said, text: str) -> None:
    assert said(text) == []


def test_a_quotation_that_a_verb_introduces_is_signed_by_nobody_else(said) -> None:
    text = "Night of fire\n“We lost all in one night,” said Maren Oldt. “We need 60 beds.” — Brindle Herald"
    assert {row[0] for row in said(text)} == {"Maren Oldt"}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Talks\nThe mayor said: “We lost 14 boats.” Nobody came on Tuesday.", "“We lost 14 boats.”"),
        (
            'Talks\nHe said, "I will bring back 45 prisoners." That evening the envoy met rebels.',
            '"I will bring back 45 prisoners."',
        ),
        ("Talks\nShe told reporters, “It is over!” Two hours later the doors were shut.", "“It is over!”"),
        ("Talks\n“Is it over?” he asked. Rain fell on the 40 tents.", "“Is it over?”"),
        (
            "Talks\n“We lost 14 boats.” Nobody came on Tuesday, the mayor said.",
            "“We lost 14 boats.” Nobody came on Tuesday",
        ),
        ("Talks\nThe mayor said “we lost 14 boats” and that nobody came.", "“we lost 14 boats” and that nobody came"),
    ],
)
def test_a_quotation_that_ends_its_sentence_ends_the_content(said, text: str, content: str) -> None:
    assert [row[1] for row in said(text)] == [content]
