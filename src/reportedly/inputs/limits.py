"""The limits of fetching."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """The limits of fetching. Times are in seconds, sizes in bytes after unpacking."""

    page_bytes: int = 16 << 20
    """Largest size of a page."""
    silence: float = 15.0
    """Longest time without a byte, while connecting or reading."""
    whole: float = 60.0
    """Longest time for one answer, from the first try to connect to its last byte."""
    redirects: int = 5
    """Number of redirects that are followed for one page."""
    attempts: int = 3
    """Number of times that a page is asked for when its server is busy or fails."""
    fruitless: int = 3
    """Number of addresses of one host that give no answer, one after another, after which the host is not asked
    again."""
    back_off: float = 2.0
    """Wait before the second attempt; it is doubled before each further attempt."""
    delay: float = 1.0
    """Wait between two requests to one host; a longer `Crawl-delay` is obeyed."""
    longest_wait: float = 60.0
    """Longest wait that a server may ask for; a server that asks for more is not asked again."""
