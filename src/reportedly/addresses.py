"""Web addresses as pages and people write them, good ones and bad ones."""

from __future__ import annotations

from urllib.parse import urlsplit


def host_of(address: str | None) -> str | None:
    """The host that an address names, in lower case; `None` if it names none or is no address, as `http://[::1`."""
    try:
        return urlsplit(address or "").hostname or None
    except ValueError:
        return None
