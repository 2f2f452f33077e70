"""Which pages a site allows programs to read: its `robots.txt` (RFC 9309)."""

from __future__ import annotations

from collections.abc import Callable

from protego import Protego
from urllib3.util import Url

from reportedly.inputs.fetch_error import FetchError

MOST_CHARACTERS = 500_000
"""Number of characters of a `robots.txt` that are read; the RFC asks for 500 kB or more."""


class Robots:
    """Answers by host; `read` gives the text of the file on the host of an address, `None` if it has none, for
    another address that led there, and raises `FetchError`. Each file is read once; after a failure, not again in this
    run."""

    def __init__(self, read: Callable[[Url, str], str | None], agent: str) -> None:
        self._read = read
        self._agent = agent
        self._known: dict[str, Protego | None] = {}
        self._failed: dict[str, str] = {}

    def allow(self, url: Url, first: str) -> bool:
        """Whether an address, to which `first` led, may be fetched; raises what `read` raises."""
        host = f"{url.scheme}://{url.netloc}"
        if host in self._failed:
            raise FetchError(first, self._failed[host])
        if host not in self._known:
            try:
                text = self._read(url, first)
            except FetchError as error:
                self._failed[host] = error.reason
                raise
            self._known[host] = Protego.parse(text[:MOST_CHARACTERS]) if text else None
        rules = self._known[host]
        return rules is None or bool(rules.can_fetch(str(url), self._agent))

    def delay(self, url: Url) -> float:
        """Seconds that the host wants between two requests, 0 if it does not say or was not asked yet."""
        rules = self._known.get(f"{url.scheme}://{url.netloc}")
        return float(rules.crawl_delay(self._agent) or 0.0) if rules else 0.0
