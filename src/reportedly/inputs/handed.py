"""A page that somebody hands over from their browser, instead of a file or an address to fetch."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

from reportedly.errors import InputError
from reportedly.formats.addresses import HANDED
from reportedly.inputs.contents import make_page
from reportedly.model import Page, to_moment

LONGEST_ADDRESS = 2000
"""Largest number of characters of an address."""
_WEB = re.compile(r"https?://[^\s/\x00-\x1f][^\s\x00-\x1f]*", re.IGNORECASE)


def handed_page(content: bytes, url: str | None, charset: str | None) -> Page:
    """The page of bytes that were handed over, with the address that the browser showed; without one, what a program
    that saved the page wrote into it counts. Raises `InputError` if it is no page, or the address is none of the web.
    """
    address = url.partition("#")[0] if url else None
    if address is not None and not (len(address) <= LONGEST_ADDRESS and _WEB.fullmatch(address)):
        raise InputError(f"{address[:80]!r} is no address of the web; give the one that the browser shows, or none")
    now = to_moment(datetime.now(UTC), "handed over by a browser", "second")
    page = make_page(content, f"{HANDED}{address or 'page'}", now, charset, address)
    return replace(page, name=f"{HANDED}{page.url or page.sha256[:16]}")
