"""What a kept ledger or alert names is found by type: words of a sentence that look alike are not taken for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import msgspec
import pytest

from reportedly.model import Anchor, Change, Correction, Entry, Ledger, LedgerArticle, Tally
from reportedly.store import (
    Store,
    add_alerts,
    add_correction,
    candidate_stories,
    keep_ledger,
    stories_with_tally,
    waiting_alerts,
)
from reportedly.store.alerts import AlertNames, EntryName, delete_alerts_of
from reportedly.store.kept_ledgers import ArticleName, LedgerNames, TallyName, delete_ledgers_with

ENTRY = Entry(
    low=4, high=4, bound="exact", status="reported", source=None, role=None, published=None, time=None, place=None,
    scope=None, doc="one", figure=0, start=0, end=4, sentence='Four were hurt, "id":"cafe0002", says "doc":"two".',
)  # fmt: skip
TALLY = Tally(
    measure="injured", unit="people", what="people injured", place=None, scope=None, entries=(ENTRY,), latest=0,
    id="cafe0001",
)  # fmt: skip
ARTICLE = LedgerArticle(doc="one", title='A page named "two"', publisher=None, published=None)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "kept.db", create=True) as opened:
        with opened.writing():
            opened.execute("insert into stories (id, articles) values (1, 1), (2, 1)")
        keep(opened, 1, "cafe0001", "one")
        keep(opened, 2, "cafe0003", "three")
        yield opened


def keep(store: Store, story: int, tally: str, doc: str) -> None:
    ledger = Ledger(
        story=story,
        title="Hurt",
        articles=(replace(ARTICLE, doc=doc),),
        tallies=(replace(TALLY, id=tally),),
        statements=(),
    )
    keep_ledger(store, story, "now", msgspec.json.encode(ledger), b"[]")


def kept(store: Store) -> list[int]:
    return [row["story_id"] for row in store.query("select story_id from ledgers order by story_id")]


def test_a_tally_is_found_by_its_id_alone(store: Store) -> None:
    assert stories_with_tally(store, "cafe0003") == [2]
    assert stories_with_tally(store, "cafe0002") == []


def test_ledgers_that_list_an_article_go_with_it(store: Store) -> None:
    with store.writing():
        delete_ledgers_with(store, "two")
    assert kept(store) == [1, 2]
    with store.writing():
        delete_ledgers_with(store, "one")
    assert kept(store) == [2]


def test_a_damaged_ledger_has_no_tallies_and_goes_with_any_article(store: Store) -> None:
    with store.writing():
        store.execute("update ledgers set ledger = x'7b' where story_id = 1")
    assert stories_with_tally(store, "cafe0001") == []
    with store.writing():
        delete_ledgers_with(store, "three")
    assert kept(store) == []


def test_alerts_of_an_article_go_with_it(store: Store) -> None:
    other = replace(ENTRY, doc="two")
    changes = [
        Change("new article", 1, "Hurt", doc="two"),
        Change("conflict", 1, "Hurt", entry=ENTRY, other=other),
        Change("new entry", 1, "Hurt", entry=other),
        Change("new entry", 1, "Hurt", entry=ENTRY),
    ]
    bodies = [msgspec.json.encode({"rule": "all"} | msgspec.to_builtins(each)).decode() for each in changes]
    with store.writing():
        add_alerts(store, "rules.toml", [("all", body) for body in bodies], 1)
        delete_alerts_of(store, "two")
    assert [body for *_, body in waiting_alerts(store, "rules.toml")] == bodies[3:]


def test_stories_are_asked_for_by_what_corrections_say_and_not_by_how_it_is_kept(store: Store) -> None:
    with store.writing():
        page = "insert into pages (id, sha256, name, media_type, bytes, read_at, warc, warc_offset, warc_length)"
        store.execute(f"{page} values (1, '', 'one', 'text/plain', 0, '', '', 0, 0)")
        row = "insert into articles (page_id, number, doc, story_id, text)"
        store.execute(f"{row} values (1, 0, 'one', 1, 'Four were hurt.')")
        anchor = Anchor(doc="one", start=0, end=4, text="Four", sentence="Four were hurt.")
        correction = Correction("set", figures=((anchor,),), slots={"place": "Alderby", "low": 5}, id="a", when="2025")
        add_correction(store, correction)
        add_correction(store, replace(correction, kind="rename-tally", slots={}, name="All Bruised", id="b"))
    assert [candidate_stories(store, [word], [], 9) for word in ("alderby", "bruised", "hurt")] == [[1]] * 3
    assert [candidate_stories(store, [word], [], 9) for word in ("place", "null")] == [[], []]


@pytest.mark.parametrize(
    ("named", "whole"),
    [
        (LedgerNames, Ledger),
        (TallyName, Tally),
        (ArticleName, LedgerArticle),
        (AlertNames, Change),
        (EntryName, Entry),
    ],
)
def test_the_names_are_fields_of_what_is_kept(named: type, whole: type) -> None:
    assert {each.name for each in fields(named)} <= {each.name for each in fields(whole)}
