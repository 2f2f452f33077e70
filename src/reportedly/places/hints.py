"""Signs of the country that an article is written in and for."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlsplit

from spacy.tokens import Doc

from reportedly.model import Article
from reportedly.places.gazetteer import demonyms
from reportedly.places.words import COUNTRY_CUES

HOME_WEIGHT = 5
"""Signs in the text that the publisher's domain counts as much as."""
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


def country_hints(doc: Doc, article: Article) -> Counter[str]:
    """How much speaks for each country: the publisher's domain, words of its public life, words for its people."""
    hints: Counter[str] = Counter()
    peoples = demonyms()
    for token in doc:
        word = token.lower_
        if (country := COUNTRY_CUES.get(word)) or (token.ent_type_ == "NORP" and (country := peoples.get(word))):
            hints[country] += 1
    if home := home_country(article):
        hints[home] += HOME_WEIGHT
    return hints
