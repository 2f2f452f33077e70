"""Bodies without a name of their own keep the words that tell them apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.statements import find_statements


def test_a_ministry_keeps_its_field(parse: Callable[..., tuple]) -> None:
    text = "Flood toll passes 600, ministry says\nThe number of dead rose to 622, the interior ministry said on Monday."
    doc, article = parse(text, headline=True)
    names = [each.speaker.name for each in find_statements(doc, article) if each.speaker]
    assert names[-1] == "interior ministry"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The coast guard lowered the toll of the ferry Gudrun off Alderby: it said 28 were killed.", "coast guard"),
        ("The interior ministry revised its figures on Monday. It said 14 people were missing.", "interior ministry"),
        ("The union walked out on Friday; 300 drivers, it said, had stopped work.", "union"),
        ("The agency, which counts migrants, stopped its boats. It told reporters that 60 had drowned.", "agency"),
        ("The port authority closed two quays, and it said six ships were waiting.", "port authority"),
        ("A fire broke out at the mill. It said nothing of the cause on the sign.", "It"),
    ],
)
def test_it_is_the_body_that_did_something_just_before(parse: Callable[..., tuple], text: str, who: str) -> None:
    doc, article = parse(f"Ferry sinks off Alderby\n{text}", headline=True)
    assert [each.speaker.name for each in find_statements(doc, article) if each.speaker][-1:] == [who]
