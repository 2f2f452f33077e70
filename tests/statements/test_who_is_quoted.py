"""Who speaks where several are named together: spokesmen behind their firms, those quoted "as saying", possessors."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from reportedly.statements import find_statements
from reportedly.statements.attributions import Attribution
from reportedly.statements.quoting import with_quoted
from reportedly.statements.speakers import Speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A Lumen spokesman, Theo Roe, said on Saturday that there were 40 boats in the harbour.", "Theo Roe"),
        ("A spokeswoman, Maren Oldt, said on Saturday that there were 40 boats in the harbour.", "Maren Oldt"),
        ("Estimates by the WHO suggest that as many as 40 clinics were closed.", "Estimates by the WHO"),
        ("The man who owns the mill said that 40 boats were in the harbour.", "man"),
    ],
)
def test_speaker_of_several_named(parse: Callable[..., tuple], text: str, speaker: str) -> None:
    doc, article = parse(text)
    (found,) = find_statements(doc, article)
    assert found.speaker is not None
    assert found.speaker.name == speaker


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Nordwire quoted Theo Roe, a harbour official, as saying, “there are two wrecks off the port.”", "Theo Roe"),
        ("The agency cited the mayor of Brindle as saying that 40 were hurt.", "the mayor of Brindle"),
        ("Nordwire quoted nobody before saying that 40 were hurt.", "Nordwire"),
        ("Nordwire, as saying goes, told that 40 were hurt.", "Nordwire"),
    ],
)
def test_those_quoted_as_saying(parse: Callable[..., tuple], text: str, source: str) -> None:
    doc, _ = parse(text)
    cue = text.index("saying")
    first = text.split(" ")[0] if not text.startswith("The agency") else "The agency"
    whole = Attribution(((0, len(first.strip(","))),), ((cue, cue + 6),), ((cue + 7, len(text)),), "indirect", 0.9)
    (found,) = with_quoted(doc, [whole])
    assert _texts(text, found.source) == [source]
    assert (found.cue, found.content) == (whole.cue, whole.content)


def test_a_possessor_without_the_word_before_a_noun_that_is_the_cue(parse: Callable[..., tuple]) -> None:
    text = "The firms’ respective estimates of the loss range from 40 to 60 boats."
    doc, article = parse(text)
    speaker = Speakers(doc, article).resolve((0, text.index(" estimates")))
    assert speaker is not None
    assert speaker.name == "firms"


def _texts(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in spans]
