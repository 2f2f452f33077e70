"""Which articles came from a page, by what all of the page's addresses have in common."""

from __future__ import annotations

from reportedly.formats.addresses import page_key
from reportedly.store.workspace import Store


class KnownPages:
    """The articles of a store by the keys of their addresses; those that were added since it was asked last are read
    when it is asked."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._docs: dict[str, dict[str, None]] = {}
        self._last = 0

    def docs_at(self, address: str | None, *, fetched: bool) -> list[str]:
        """The ids of articles that came from the same page, fetched from its server or not, in the order in which they
        were added. Some may be gone."""
        key = page_key(address)
        if key is None:
            return []
        rows = self._store.query(
            """
            select articles.id, doc, articles.url, status is not null as fetched
            from articles join pages on pages.id = page_id
            where articles.id > ? and articles.url is not null and number = 1 and media_type = 'text/html'
            order by articles.id
            """,
            (self._last,),
        )
        for row in rows:
            self._last = row["id"]
            if (known := page_key(row["url"])) is not None:
                self._docs.setdefault(f"{known} {row['fetched']}", {}).setdefault(row["doc"])
        return list(self._docs.get(f"{key} {int(fetched)}", ()))
