"""Signs of the country that an article is written in and for."""

from __future__ import annotations

from collections import Counter

from reportedly.formats.addresses import host_of
from reportedly.model import Article
from reportedly.places.gazetteer import demonyms, find_name
from reportedly.places.matches import Tokens
from reportedly.places.words import COUNTRY_CUES, common_words

HOME_WEIGHT = 5
"""Signs in the text that the publisher's domain counts as much as."""
KNOWN = 10_000
"""Population from which a town is looked for in the names of publishers."""
GENERIC = frozenset(("tv", "io", "co", "me", "ai", "fm", "cc", "ly", "to", "gg", "am", "ws"))
"""Country domains that are used the world over."""


def home_country(article: Article) -> str | None:
    """The ISO code of the publisher's country by the domain of its address, `None` where that does not tell."""
    for address in (article.url, article.publisher):
        if not address or len(address) > 2000:
            continue
        host = host_of(address if "//" in address else "//" + address) or ""
        domain = host.rpartition(".")[2].lower()
        if "." in host and len(domain) == 2 and domain.isalpha() and domain not in GENERIC:
            return "GB" if domain == "uk" else domain.upper()
    return None


def home_names(article: Article) -> tuple[str, ...]:
    """Towns and countries in the publisher's name ("Kathmandu Post", "The Columbus Dispatch"); none in an address."""
    words = (article.publisher or "")[:100].split()[:8]
    if len(words) < 2:
        return ()
    common = common_words()
    names: list[str] = []
    for size in (3, 2, 1):
        for start in range(len(words) - size + 1):
            name = " ".join(words[start : start + size])
            best = next(iter(find_name(name)), None) if name.lower() not in common else None
            if best is not None and best.population >= KNOWN and not any(name in other for other in names):
                names.append(name)
    return tuple(names)


def country_hints(tokens: Tokens, article: Article) -> Counter[str]:
    """How much speaks for each country: the publisher's domain, words of its public life, words for its people."""
    hints: Counter[str] = Counter()
    peoples = demonyms()
    for word, times in Counter(map(str.lower, tokens.words)).items():
        if country := COUNTRY_CUES.get(word):
            hints[country] += times
    for entity in tokens.entities:
        if entity.label_ == "NORP" and (country := peoples.get(entity.text.lower())):
            hints[country] += 1
    if home := home_country(article):
        hints[home] += HOME_WEIGHT
    return hints
