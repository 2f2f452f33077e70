"""What a workspace remembers of fetching: what servers said, what lists held, and how polling goes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from reportedly.store.workspace import Store

MOST_DOUBLINGS = 6
"""Times that the wait for an address that fails is doubled at the most."""

Headers = Sequence[tuple[str, str]]


def last_headers(store: Store, address: str) -> dict[str, str]:
    """The headers that came with an address when it was kept last, by lower-case name; empty if it never was."""
    rows = store.query(
        """
        select headers from (select headers, read_at as at from pages where name = ?1
                             union all select headers, fetched_at from lists where address = ?1)
        order by at desc limit 1
        """,
        (address,),
    )
    return {name.lower(): value for name, value in json.loads(rows[0][0])} if rows else {}


def keep_list(store: Store, address: str, addresses: Sequence[str], lists: Sequence[str], headers: Headers) -> None:
    """Keep what the list at an address holds: addresses of pages and of further lists."""
    row = (address, json.dumps(headers), json.dumps(addresses), json.dumps(lists), _now().isoformat())
    with store.writing():
        store.execute("insert or replace into lists values (?, ?, ?, ?, ?)", row)


def known_list(store: Store, address: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """What the list at an address held: addresses of pages and of further lists; `None` if it is not known."""
    rows = store.query("select addresses, lists from lists where address = ?", (address,))
    return (tuple(json.loads(rows[0][0])), tuple(json.loads(rows[0][1]))) if rows else None


def is_due(store: Store, address: str) -> bool:
    """Whether an address may be polled now: one that failed has to wait, longer each time."""
    rows = store.query("select next_at from watched where address = ?", (address,))
    return not rows or _now() >= datetime.fromisoformat(rows[0][0])


def note_poll(store: Store, address: str, *, failed: bool, every: float) -> None:
    """Keep how a poll went; after failures in a row, the wait of `every` seconds is doubled for each."""
    rows = store.query("select failures from watched where address = ?", (address,))
    failures = (rows[0][0] if rows else 0) + 1 if failed else 0
    wait = timedelta(seconds=every * 2 ** min(failures, MOST_DOUBLINGS) if failures else 0)
    row = (address, _now().isoformat(), failures, (_now() + wait).isoformat())
    with store.writing():
        store.execute("insert or replace into watched values (?, ?, ?, ?)", row)


def _now() -> datetime:
    return datetime.now(UTC)
