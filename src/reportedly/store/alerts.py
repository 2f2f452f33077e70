"""Alerts in the workspace: up to which article each file of rules looked, and which alerts were told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

from reportedly.store.workspace import Store

ALERTS_READ = 1000
"""Number of alerts that are read into memory at a time."""
_ANY = ""
"""The name for all files of rules, which shared one mark in workspaces of layout 2."""


@dataclass(frozen=True, slots=True)
class EntryName:
    """The field of `Entry` that says which article it stands in."""

    doc: str


@dataclass(frozen=True, slots=True)
class AlertNames:
    """The fields of `Change` that say which articles an alert tells of."""

    doc: str | None = None
    entry: EntryName | None = None
    other: EntryName | None = None


_DECODER = msgspec.json.Decoder(AlertNames)


def alerts_mark(store: Store, rules: str) -> int:
    """The row id of the last article in which a file of rules looked for changes; 0 before its first run."""
    sql = "select coalesce(max(article_id), 0) from alerts_marks where rules in (?, ?)"
    return int(store.query(sql, (rules, _ANY))[0][0])


def add_alerts(store: Store, rules: str, alerts: Sequence[tuple[str, str]], mark: int) -> None:
    """Keep alerts of a file of rules, each the name of its rule and its JSON, and the mark. Call it inside
    `Store.writing`."""
    for rule, body in alerts:
        store.execute("insert into alerts (rules, rule, body) values (?, ?, ?)", (rules, rule, body))
    store.execute("insert or replace into alerts_marks values (?, ?)", (rules, mark))


def waiting_alerts(store: Store, rules: str) -> list[tuple[int, str, str]]:
    """The alerts of a file of rules that were not told yet, the oldest first: number, name of the rule, JSON."""
    sql = "select id, rule, body from alerts where sent is null and rules in (?, ?) order by id"
    return [tuple(row) for row in store.query(sql, (rules, _ANY))]


def delete_alerts_of(store: Store, doc: str) -> None:
    """Delete the alerts that tell of an article. Call it inside `Store.writing`."""
    last = 0
    while rows := store.query("select id, body from alerts where id > ? order by id limit ?", (last, ALERTS_READ)):
        for row in rows:
            told = _DECODER.decode(row["body"])
            if doc in (told.doc, told.entry and told.entry.doc, told.other and told.other.doc):
                store.execute("delete from alerts where id = ?", (row["id"],))
        last = rows[-1]["id"]


def mark_sent(store: Store, numbers: Sequence[int]) -> None:
    """Remember that alerts were told, all at one moment. Call it inside `Store.writing`."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    for number in numbers:
        store.execute("update alerts set sent = ? where id = ?", (now, number))


def last_sent(store: Store, rules: str) -> datetime | None:
    """When an alert of a file of rules was told last; `None` if none was."""
    found = store.query("select max(sent) from alerts where rules = ?", (rules,))[0][0]
    return datetime.fromisoformat(found) if found else None


def sent_alerts(store: Store, rules: str, limit: int) -> list[tuple[str, str, str]]:
    """The alerts of a file of rules that were told last, the latest first: when, name of the rule, JSON."""
    sql = "select sent, rule, body from alerts where sent is not null and rules = ? order by sent desc, id limit ?"
    return [tuple(row) for row in store.query(sql, (rules, limit))]
