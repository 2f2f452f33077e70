"""Alerts in the workspace: up to which article they were looked for, and which were told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from reportedly.store.workspace import Store


def alerts_mark(store: Store) -> int:
    """The row id of the last article that alerts were looked for in; 0 before the first run."""
    return int(store.query("select coalesce(max(article_id), 0) from alerts_mark")[0][0])


def add_alerts(store: Store, alerts: Sequence[tuple[str, str]], mark: int) -> None:
    """Keep alerts, each the name of its rule and its JSON, and the mark. Call it inside `Store.writing`."""
    for rule, body in alerts:
        store.execute("insert into alerts (rule, body) values (?, ?)", (rule, body))
    set_mark(store, mark)


def set_mark(store: Store, mark: int) -> None:
    """Keep the mark. Call it inside `Store.writing`."""
    store.execute("delete from alerts_mark")
    store.execute("insert into alerts_mark values (?)", (mark,))


def waiting_alerts(store: Store) -> list[tuple[int, str, str]]:
    """The alerts not told yet, the oldest first: number, name of the rule, JSON."""
    return [tuple(row) for row in store.query("select id, rule, body from alerts where sent is null order by id")]


def mark_sent(store: Store, number: int) -> None:
    """Keep that an alert was told. Call it inside `Store.writing`."""
    store.execute("update alerts set sent = ? where id = ?", (datetime.now(UTC).isoformat(timespec="seconds"), number))
