"""What a workspace remembers of fetching: headers of answers, addresses in lists, and when each address is due."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from reportedly.store.workspace import Store

MOST_DOUBLINGS = 12
"""Number of times that the wait for an address without news is doubled."""
LONGEST_WAIT = 86_400
"""Longest wait for such an address, in seconds, unless the time between two rounds is longer."""

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
    """Remember the addresses of pages and of further lists that the list at an address has."""
    row = (address, json.dumps(headers), json.dumps(addresses), json.dumps(lists), _now().isoformat())
    with store.writing():
        store.execute("insert or replace into lists values (?, ?, ?, ?, ?)", row)


def known_list(store: Store, address: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The addresses of pages and of further lists that the list at an address had; `None` if that is not known."""
    rows = store.query("select addresses, lists from lists where address = ?", (address,))
    return (tuple(json.loads(rows[0][0])), tuple(json.loads(rows[0][1]))) if rows else None


def is_due(store: Store, address: str) -> bool:
    """Whether an address may be asked now. An address that fails or has no news has to wait, longer each time.

    If the time of its last request is in the future, the clock was set back, and the address may be asked.
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
    """Remember that an address is asked now. Until it has news, it waits `every` seconds, then twice as long each time,
    up to a day.

    Crawlers learn in this way how often pages change: Cho and Garcia-Molina, "Effective page refresh policies", 2003.
    """
    rows = store.query("select waits from watched where address = ?", (address,))
    waits = 1 + (rows[0][0] if rows else 0)
    wait = timedelta(seconds=min(every * 2 ** min(waits - 1, MOST_DOUBLINGS), max(every, LONGEST_WAIT)))
    _note(store, address, waits, _now() + wait)


def note_news(store: Store, address: str) -> None:
    """Remember that an address had news: it may be asked again at once."""
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
    """Remember the headers of an answer without news; the next request is made with them."""
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
