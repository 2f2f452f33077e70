"""What a workspace remembers of the addresses that it fetched."""

from __future__ import annotations

from reportedly.inputs import Answer, Listing, Memory, Validators
from reportedly.store import Store, is_due, keep_list, known_list, last_headers, note_asked


class FetchMemory(Memory):
    """The fetches that a workspace remembers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def validators(self, address: str) -> Validators:
        """The marks of the last answer of an address, by which the server can be asked whether the page has changed."""
        headers = last_headers(self._store, address)
        return Validators(headers.get("etag"), headers.get("last-modified"))

    def listing(self, address: str) -> Listing | None:
        """The addresses that a feed or sitemap had when it was read last."""
        known = known_list(self._store, address)
        return Listing(address, *known) if known else None

    def remember(self, listing: Listing, answer: Answer) -> None:
        """Remember the addresses that a feed or sitemap has now."""
        keep_list(self._store, listing.name, listing.addresses, listing.lists, answer.headers)


class PollMemory(FetchMemory):
    """The same for polling, in which a round begins each `every` seconds: an address without news is asked less
    often."""

    def __init__(self, store: Store, every: float) -> None:
        super().__init__(store)
        self._every = every

    def is_due(self, address: str) -> bool:
        """Whether an address that a list names may be asked now."""
        return is_due(self._store, address)

    def note_asked(self, address: str) -> None:
        """Remember that an address is asked now."""
        note_asked(self._store, address, self._every)
