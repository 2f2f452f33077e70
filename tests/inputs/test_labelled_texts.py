"""Articles told in lines with labels: Factiva's tags, ProQuest's exports, people's own lists."""

from __future__ import annotations

import io

import pytest

from reportedly.errors import InputError
from reportedly.inputs.kinds import Origin, pages_of
from reportedly.inputs.labelled_texts import is_labelled, read_labelled

BODY = ("Nine boats came back to Oldt in the night, the coast guard said.", "Forty people had waited on the pier.")
FACTIVA = """
SE\tNews
HD\tBoats come back to Oldt
BY\tBy Maren Oldt
WC\t412 words
PD\t4 May 2026
SN\tHarbour News
LP\t{}
TD\t{}
NS\tgdis : Disasters
AN\tDocument HARBN00020260504em5400012

"""
PROQUEST = """____________________________________________________________

Document 1 of 2

Boats come back to Oldt

Author: Oldt, Maren

Publication info: Harbour News ; Oldt [Oldt]. 4 May 2026.

Full text: {}
{}

Subject: Boats;

Title: Boats come back to Oldt

Publication title: Harbour News

Publication date: May 4, 2026

Database: All of them
"""
OWN = """TITLE: Boats come back to Oldt
DATE: 2026-05-04
SOURCE: Harbour News
AUTHOR: Maren Oldt
TEXT:
{}

{}

"""


@pytest.mark.parametrize("form", [FACTIVA, PROQUEST, OWN])
def test_records_in_lines_with_labels(form: str) -> None:
    content = (form.format(*BODY) * 2).encode()
    assert is_labelled(content)
    records = [each for each in read_labelled(content, "x.txt") if isinstance(each, dict)]
    assert len(records) == 2
    assert {key: value for key, value in records[1].items() if key != "date"} == {
        "title": "Boats come back to Oldt", "publisher": "Harbour News", "author": "Maren Oldt",
        "text": "\n\n".join(BODY),
    }  # fmt: skip
    assert records[1]["date"] in ("4 May 2026", "May 4, 2026", "2026-05-04")


def test_a_record_without_text_is_named_and_the_rest_goes_on() -> None:
    content = (OWN.format(*BODY) + "TITLE: Nothing more\nDATE: 2026-05-05\n").encode()
    pages = list(pages_of(io.BytesIO(content), "x.txt", Origin()))
    assert [str(each) for each in pages if isinstance(each, InputError)] == [
        "x.txt: no text stands under 'Nothing more'"
    ]
    assert len(pages) == 2


@pytest.mark.parametrize(
    "text",
    ["", "Title: Bridge reopens\n\nThe bridge is open.", "Boats\nTITLE: x\nTEXT: y\nDATE: z", "\x00\xff", "-----\n"],
)
def test_other_texts_are_none(text: str) -> None:
    assert not is_labelled(text.encode())
