"""Web addresses as pages and people write them, and whom an article belongs to that came from one."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_CARRIED = "#doc="
_TWINS = re.compile(r"(?:www|m|mobile|amp)\.")
"""What sites put before their name for another form of the same pages."""


def host_of(address: str | None) -> str | None:
    """The host that an address names, in lower case; `None` if it names none or is no address, as `http://[::1`."""
    try:
        return urlsplit(address or "").hostname or None
    except ValueError:
        return None


def is_address(text: str) -> bool:
    """Whether a text can be an address, whole or relative."""
    try:
        urlsplit(text)
    except ValueError:
        return False
    return True


def is_same_site(one: str, other: str) -> bool:
    """Whether two addresses name the same host, `www.` and the like apart."""
    hosts = [host_of(address) for address in (one, other)]
    return None not in hosts and len({_TWINS.sub("", host or "", count=1) for host in hosts}) == 1


def carried_by(carrier: str, doc: str) -> str:
    """What an article is known by that a feed or a file brought along, and that calls itself `doc`.

    What an address says is only what was fetched from it: an entry that names another page does not speak for it.
    """
    return f"{carrier}{_CARRIED}{doc}"


def carrier_of(doc: str) -> str | None:
    """The feed or file that brought an article along; `None` for one that is known by its page, or an id of its own."""
    carrier, mark, _ = doc.partition(_CARRIED)
    return carrier if mark else None
