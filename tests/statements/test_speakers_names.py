"""Bodies without a name of their own keep the words that tell them apart."""

from __future__ import annotations

from collections.abc import Callable

from reportedly.statements import find_statements


def test_a_ministry_keeps_its_field(parse: Callable[..., tuple]) -> None:
    text = "Flood toll passes 600, ministry says\nThe number of dead rose to 622, the interior ministry said on Monday."
    doc, article = parse(text, headline=True)
    names = [each.speaker.name for each in find_statements(doc, article) if each.speaker]
    assert names[-1] == "interior ministry"
