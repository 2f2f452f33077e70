"""Signs of the country that an article is written in and for."""

from __future__ import annotations

from collections import Counter

from reportedly.formats.addresses import host_of
from reportedly.language.grammar import names_nationality
from reportedly.model import Article
from reportedly.places.gazetteer import demonyms, find_name
from reportedly.places.matches import PlaceTokens
from reportedly.places.words import DEFAULT_LANGUAGE, place_words

HOME_WEIGHT = 5
"""How many signs in the text the publisher's domain counts for; fitted by hand on the places of dev (gold/dev)."""
KNOWN = 10_000
"""Population from which a town is looked for in the names of publishers."""
LONGEST_ADDRESS = 2000
"""Characters of an address that is looked at."""
LONGEST_PUBLISHER = 100
"""Characters of a publisher's name that are looked at."""
MOST_WORDS = 8
"""Words of it that are."""
LONGEST_TOWN = 3
"""Words of the longest name of a town that is looked for in it."""
GENERIC = frozenset(("tv", "io", "co", "me", "ai", "fm", "cc", "ly", "to", "gg", "am", "ws"))
"""Country domains that are used the world over."""


def home_country(article: Article) -> str | None:
    """The ISO code of the publisher's country by the domain of its address, `None` where that does not tell."""
    for address in (article.url, article.publisher):
        if not address or len(address) > LONGEST_ADDRESS:
            continue
        host = host_of(address if "//" in address else "//" + address) or ""
        domain = host.rpartition(".")[2].lower()
        if "." in host and len(domain) == 2 and domain.isalpha() and domain not in GENERIC:
            return "GB" if domain == "uk" else domain.upper()
    return None


def home_names(article: Article, language: str = DEFAULT_LANGUAGE) -> tuple[str, ...]:
    """Towns and countries in the publisher's name ("Kathmandu Post", "The Columbus Dispatch"); none in an address."""
    words = (article.publisher or "")[:LONGEST_PUBLISHER].split()[:MOST_WORDS]
    if len(words) < 2:
        return ()
    common = place_words(language).common
    names: list[str] = []
    for size in range(LONGEST_TOWN, 0, -1):
        for start in range(len(words) - size + 1):
            name = " ".join(words[start : start + size])
            best = next(iter(find_name(name)), None) if name.lower() not in common else None
            if best is not None and best.population >= KNOWN and not any(name in other for other in names):
                names.append(name)
    return tuple(names)


def country_hints(tokens: PlaceTokens, article: Article) -> Counter[str]:
    """How much speaks for each country: the publisher's domain, words of its public life, words for its people."""
    hints: Counter[str] = Counter()
    peoples, cues = demonyms(), tokens.known.cues
    for word, times in Counter(map(str.lower, tokens.words)).items():
        if country := cues.get(word):
            hints[country] += times
    for entity in tokens.entities:
        if names_nationality(entity) and (country := peoples.get(entity.text.lower())):
            hints[country] += 1
    if home := home_country(article):
        hints[home] += HOME_WEIGHT
    return hints
