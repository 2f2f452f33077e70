"""What a workspace remembers of fetching: what servers said, what lists held, and how polling goes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from reportedly.store.workspace import Store

MOST_DOUBLINGS = 12
"""Times that the wait for an address without news is doubled at the most."""
LONGEST_WAIT = 86_400
"""Seconds that it is at the most, unless rounds are even further apart."""

Headers = Sequence[tuple[str, str]]


def last_headers(store: Store, address: str) -> dict[str, str]:
    """The headers that came with an address's last answer, by lower-case name; empty if there was none."""
    rows = store.query(
        """
        select headers from (select headers, read_at as at from pages where name = ?1
                             union all select headers, fetched_at from lists where address = ?1
                             union all select headers, asked_at from watched where address = ?1 and headers != '[]')
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
    """Whether an address may be asked now: one that fails, or has had no news, has to wait, longer each time.

    One that was asked in the future may be: the clock was set back.
    """
    rows = store.query("select next_at, asked_at from watched where address = ?", (address,))
    if not rows:
        return True
    next_at, asked_at = (datetime.fromisoformat(moment) for moment in rows[0])
    return not asked_at <= _now() < next_at


def asked_next(store: Store, address: str) -> datetime:
    """When an address that has to wait is asked again, in UTC."""
    rows = store.query("select next_at from watched where address = ?", (address,))
    return datetime.fromisoformat(rows[0][0]) if rows else _now()


def note_asked(store: Store, address: str, every: float) -> None:
    """Keep that an address is asked; until it has news, it waits `every` seconds, doubled each time, up to a day.

    So do crawlers that learn how often pages change: Cho and Garcia-Molina, "Effective page refresh policies", 2003.
    """
    rows = store.query("select waits from watched where address = ?", (address,))
    waits = 1 + (rows[0][0] if rows else 0)
    wait = timedelta(seconds=min(every * 2 ** min(waits - 1, MOST_DOUBLINGS), max(every, LONGEST_WAIT)))
    _note(store, address, waits, _now() + wait)


def note_news(store: Store, address: str) -> None:
    """Keep that an address had news: it may be asked again at once."""
    _note(store, address, 0, _now())


def _note(store: Store, address: str, waits: int, next_at: datetime) -> None:
    with store.writing():
        store.execute(
            """
            insert into watched (address, asked_at, waits, next_at) values (?, ?, ?, ?)
            on conflict (address) do update
            set asked_at = excluded.asked_at, waits = excluded.waits, next_at = excluded.next_at
            """,
            (address, _now().isoformat(), waits, next_at.isoformat()),
        )


def keep_headers(store: Store, address: str, headers: Headers) -> None:
    """Keep what a server said with an answer that held nothing new, so that it can be asked by that."""
    row = (address, _now().isoformat(), json.dumps(headers))
    with store.writing():
        store.execute(
            """
            insert into watched (address, asked_at, waits, next_at, headers) values (?1, ?2, 0, ?2, ?3)
            on conflict (address) do update set asked_at = excluded.asked_at, headers = excluded.headers
            """,
            row,
        )


def _now() -> datetime:
    return datetime.now(UTC)
