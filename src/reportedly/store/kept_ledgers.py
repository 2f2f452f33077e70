"""Ledgers kept as JSON, so that they need not be built again; each is for one state of its story."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Literal

import msgspec

from reportedly.rules import building_rules
from reportedly.store.workspace import Store

LedgerPart = Literal["ledger", "head"]


@dataclass(frozen=True, slots=True)
class TallyName:
    """The field of `Tally` that names it."""

    id: str


@dataclass(frozen=True, slots=True)
class ArticleName:
    """The field of `LedgerArticle` that names it."""

    doc: str


@dataclass(frozen=True, slots=True)
class LedgerNames:
    """The fields of `Ledger` that say which tallies and articles it has."""

    tallies: tuple[TallyName, ...] = ()
    articles: tuple[ArticleName, ...] = ()


UNREADABLE = LedgerNames()
"""Stands for a kept ledger that is no JSON of a ledger."""
_DECODER = msgspec.json.Decoder(LedgerNames)


def kept_ledger(store: Store, story: int, state: str, part: LedgerPart = "ledger") -> bytes | None:
    """The JSON of a story's ledger, or of its first tallies (`head`), if it was kept for this state of the story."""
    rows = store.query(f"select {part} from ledgers where story_id = ? and state = ?", (story, state))
    return bytes(rows[0][0]) if rows else None


def keep_ledger(store: Store, story: int, state: str, ledger: bytes, head: bytes) -> None:
    """Keep the JSON of a story's ledger, and of its first tallies, for a state of the story."""
    with store.writing():
        store.execute("insert or replace into ledgers values (?, ?, ?, ?)", (story, state, head, ledger))


def kept_ledgers(store: Store) -> list[int]:
    """The stories that have articles, and whose ledgers were kept."""
    sql = "select story_id from ledgers join stories on stories.id = story_id where articles > 0 order by story_id"
    return [row["story_id"] for row in store.query(sql)]


def delete_ledger(store: Store, story: int) -> None:
    """Delete the kept ledger of a story; it is built again when it is asked for. Call it inside `Store.writing`."""
    store.execute("delete from ledgers where story_id = ?", (story,))


def stories_with_tally(store: Store, tally: str) -> list[int]:
    """The stories that have articles, and whose kept ledgers have a tally of this id."""
    return [story for story in kept_ledgers(store) if any(each.id == tally for each in _names(store, story).tallies)]


def delete_ledgers_with(store: Store, doc: str) -> None:
    """Delete the kept ledgers that list an article, and those that cannot be read. Call it inside `Store.writing`."""
    for row in store.query("select story_id from ledgers"):
        names = _names(store, row["story_id"])
        if names is UNREADABLE or any(each.doc == doc for each in names.articles):
            delete_ledger(store, row["story_id"])


def _names(store: Store, story: int) -> LedgerNames:
    """The tallies and articles of a kept ledger; only these fields are read from its JSON, one ledger at a time."""
    try:
        return _DECODER.decode(store.query("select ledger from ledgers where story_id = ?", (story,))[0]["ledger"])
    except msgspec.DecodeError:
        return UNREADABLE  # `reportedly verify` names it; it is built again when it is asked for


def story_state(store: Store, story: int) -> str:
    """The state of a story: a text that changes whenever its ledger changes. It is made of the story's articles, their
    revisions and rules, its name, its corrections, and the rules that build ledgers."""
    articles = "select count(*), max(id), total(id) from articles where current and story_id = ?1"
    rules = "select rules, count(*) from articles where current and story_id = ?1 group by rules order by rules"
    corrections = """
        select count(*), count(undone) from corrections where id in (
            select correction_id from articles join correction_docs using (doc) where current and story_id = ?1)
            or docs = '[]' and figures = '[]'
    """
    title = "select title from stories where id = ?1"
    found = [list(row) for sql in (articles, rules, corrections, title) for row in store.query(sql, (story,))]
    return json.dumps([building_rules(), *found])
