"""Which page or file an article belongs to: an article from one never becomes a revision of an article of another."""

from __future__ import annotations

import re

from reportedly.formats.addresses import carried_by, carrier_of
from reportedly.model import Page
from reportedly.store.workspace import Store

_ROW = re.compile(r":\d+$")
_ROWS = "rows of local files"


def settled_doc(store: Store, page: Page, doc: str) -> str:
    """The id under which an article of a page is kept: its own `doc`, unless another page or file has that id already.

    Rows of local files may have the same ids: a corrected file gives new revisions. But a row never becomes a revision
    of a page that was fetched or opened, and such a page never one of a row.
    """
    while (other := _last_carrier(store, doc)) is not None and other != _carrier(page.name, page.url, page.status, doc):
        doc = carried_by(_ROW.sub("", page.name), doc)
    return doc


def _last_carrier(store: Store, doc: str) -> str | None:
    """The page or file that the current revision of an article belongs to, or that which it is named after;
    `None` if there is no such article."""
    rows = store.query(
        """
        select pages.name, pages.url, pages.status from articles join pages on pages.id = page_id
        where doc = ? order by name = doc desc, revision desc limit 1
        """,
        (doc,),
    )
    for name, url, status in rows:
        return _carrier(name, url, status, doc)
    return None


def _carrier(name: str, url: str | None, status: int | None, doc: str) -> str:
    """The page or file that an article belongs to: the page that its id names, else the feed or file that contained
    it."""
    if status is not None and carrier_of(doc) == url:
        return url or ""
    if doc == name or doc.startswith(f"{name}#"):
        return name
    return _ROWS if status is None else url or ""
