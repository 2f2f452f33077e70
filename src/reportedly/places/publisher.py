"""Where an article's publisher is at home."""

from __future__ import annotations

from urllib.parse import urlsplit

from reportedly.model import Article

GENERIC = frozenset(("tv", "io", "co", "me", "ai", "fm", "cc", "ly", "to", "gg", "am", "ws"))
"""Country domains that are used the world over."""


def home_country(article: Article) -> str | None:
    """The ISO code of the publisher's country by the domain of its address, `None` where that does not tell."""
    for address in (article.url, article.publisher):
        if not address or len(address) > 2000:
            continue
        try:
            host = urlsplit(address if "//" in address else "//" + address).hostname or ""
        except ValueError:
            continue
        domain = host.rpartition(".")[2].lower()
        if "." in host and len(domain) == 2 and domain.isalpha() and domain not in GENERIC:
            return "GB" if domain == "uk" else domain.upper()
    return None
