"""One saying in several outlets is one; one speaker under several names is one; others are kept apart."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from reportedly.ledger.sayings import group_statements
from reportedly.ledger.speakers import same_speakers
from reportedly.model import Variant

SAID = "the bridge will be closed until engineers have looked at every pillar of it"


def said(doc: str, content: str = SAID, speaker: str | None = "Ada Example", story: int | None = 1) -> Variant:
    return Variant(
        doc=doc,
        story=story,
        published=f"2025-09-0{len(doc)}",
        publisher=doc.upper(),
        speaker=speaker,
        role=None,
        content=content,
        start=0,
        end=len(content),
    )


def test_spellings_and_surnames_are_one_person() -> None:
    names = [
        "Zabihullah Mujahid",
        "Zabiullah Mujahid",
        "Mujahid",
        "Zabihullah M. Mujahid",
        "Maria Lopez",
        "Mario Lopez",
    ]
    fullest = same_speakers([*names, "Lopez", "Mr. Kuiper", "Jan Kuiper", "the ministry"])
    assert len({fullest[name] for name in names[:4]}) == 1
    assert fullest["Maria Lopez"] != fullest["Mario Lopez"]
    assert fullest["Lopez"] == "Lopez", "two people have this surname"
    assert fullest["Mr. Kuiper"] == "Jan Kuiper"
    assert fullest["the ministry"] == "the ministry"


def test_one_saying_in_three_outlets() -> None:
    shorter = "bridge will be closed until engineers have looked at every pillar"
    found = group_statements([said("a"), said("bb", shorter, "Example"), said("ccc", SAID + ", she added")])
    assert [(len(each.variants), each.outlets, each.speaker) for each in found] == [(3, 3, "Ada Example")]
    assert found[0].names == ("Ada Example", "Example") and found[0].doc == "a"


def test_other_words_other_speakers_and_other_stories_are_kept_apart() -> None:
    other = "nobody was on the bridge when it began to sink"
    found = group_statements([said("a"), said("bb", other), said("ccc", speaker="Bo Sample"), said("dddd", story=2)])
    assert [len(each.variants) for each in found] == [1, 1, 1, 1]
    assert len(group_statements([said("a", speaker=None), said("bb")])) == 2


@given(st.lists(st.sampled_from([SAID, SAID + " soon", "it will rain", "no"]), max_size=9), st.integers())
def test_order_changes_nothing_and_nothing_is_lost(contents: list[str], seed: int) -> None:
    statements = [said("abcdefghi"[: n + 1], content) for n, content in enumerate(contents)]
    shuffled = Random(seed).sample(statements, len(statements))
    found = group_statements(statements)
    assert group_statements(shuffled) == found
    assert sorted(each.doc for saying in found for each in saying.variants) == sorted(each.doc for each in statements)


@given(st.lists(st.text(max_size=12), max_size=12))
def test_any_names_have_a_fullest_form_among_them(names: list[str]) -> None:
    fullest = same_speakers(names)
    assert set(fullest) == set(names) and set(fullest.values()) <= set(names)
