"""Corrections in the workspace. They are never deleted; one that was undone is marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.model import Correction
from reportedly.store.rows import from_row, marks, to_row
from reportedly.store.workspace import Store

_IN_ORDER = 'order by position, "when", id'


def add_correction(store: Store, correction: Correction) -> bool:
    """Keep a correction, or that it was undone in another workspace; whether this changed anything. Call it inside
    `Store.writing`.

    A correction without a position comes after all that are here.
    """
    known = store.query("select undone from corrections where id = ?", (correction.id,))
    if known:
        news = known[0]["undone"] is None and correction.undone is not None
        if news:
            mark_undone(store, correction.id, correction.undone or "")
        return news
    row = to_row(correction)
    row["position"] = correction.position or 1 + store.query("select coalesce(max(position), 0) from corrections")[0][0]
    names = ", ".join(f'"{name}"' for name in row)
    store.execute(f"insert into corrections ({names}) values ({marks(row)})", tuple(row.values()))
    for part, docs in enumerate(_parts(correction)):
        for doc in docs:
            store.execute("insert or ignore into correction_docs values (?, ?, ?, null)", (doc, correction.id, part))
    return True


def mark_undone(store: Store, correction_id: str, when: str) -> None:
    """Mark a correction as undone. Call it inside `Store.writing`."""
    store.execute("update corrections set undone = ? where id = ?", (when, correction_id))


def list_corrections(store: Store, docs: Iterable[str] | None = None) -> list[Correction]:
    """All corrections, the first one first, or those about some articles."""
    if docs is None:
        return [from_row(dict(row), Correction) for row in store.query(f"select * from corrections {_IN_ORDER}")]
    found = _about(store, docs) if store.query("select 1 from corrections limit 1") else set()
    return [each for each in list_corrections(store) if each.id in found] if found else []


def _about(store: Store, docs: Iterable[str]) -> set[str]:
    """The ids of the corrections about some articles."""
    wanted = list(dict.fromkeys(docs))
    found: set[str] = set()
    for start in range(0, len(wanted), 500):
        batch = wanted[start : start + 500]
        sql = f"select correction_id from correction_docs where doc in ({marks(batch)})"
        found |= {row[0] for row in store.query(sql, batch)}
    return found


def corrections_of_story(store: Store, docs: Iterable[str]) -> list[Correction]:
    """The corrections that shape a story of these articles, the first one first: those about some of them, and those
    that hold in all stories."""
    known = list_corrections(store)
    near = _about(store, docs) if known else set()
    return [each for each in known if each.id in near or not (each.docs or each.figures)]


def get_correction(store: Store, correction_id: str) -> Correction | None:
    """One correction by its id."""
    rows = store.query("select * from corrections where id = ?", (correction_id,))
    return from_row(dict(rows[0]), Correction) if rows else None


def _parts(correction: Correction) -> Sequence[Iterable[str]]:
    """The articles that a correction is about; the articles of one part are together in one story."""
    if correction.kind == "split-story":
        return correction.docs
    return [[*correction.articles, *(anchor.doc for anchor in correction.anchors)]]
