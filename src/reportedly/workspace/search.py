"""Searches a workspace as people type: numbers, what was said, sources and articles, and suggestions of words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from difflib import get_close_matches

from reportedly.ledger import asked_measures, other_words
from reportedly.ledger.asking import Asked, asked
from reportedly.model import Ledger
from reportedly.store import (
    ArticleHit,
    SpeakerHit,
    StatementHit,
    Store,
    articles_of_days,
    hit_articles,
    hit_speakers,
    hit_statements,
    hit_statements_of,
    known_names,
    recent_titles,
)
from reportedly.workspace.searching import TallyHit, find_tallies

NAMES_COMPARED = 2000
"""Names that a misspelt word is compared with: those that begin as it does."""
SHORTEST = 4
"""Letters of a word that is looked for under other spellings."""
LIKE = 0.75
"""How alike a name is to a word that may mean it (difflib)."""
DATED_MORE = 10
"""How many times as many hits are looked at, where only those of a day count."""
STORIES_SUGGESTED = 100
"""Stories whose titles are suggested: the latest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """What a search found: tallies, each with the entry that answers, statements, speakers and articles; the number of
    each is bounded. `meant` are searches in other words, given where this one found nothing, or of a speaker no
    statement on the subject."""

    words: str
    tallies: tuple[TallyHit, ...] = ()
    said: tuple[StatementHit, ...] = ()
    speakers: tuple[SpeakerHit, ...] = ()
    articles: tuple[ArticleHit, ...] = ()
    meant: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not (self.tallies or self.said or self.speakers or self.articles)

    @property
    def stories(self) -> list[int]:
        """The stories of what was found, those with numbers first; statements of no story are in none."""
        told = (*(hit.story for hit in self.tallies), *(hit.story for hit in self.said))
        return list(dict.fromkeys(story for story in told if story is not None))


def search(store: Store, ledger: Callable[[int], Ledger], words: str, limit: int) -> SearchResult:
    """What answers a search: "killed Valencia", "what did the minister say", "between 40 and 60 dead", a name, a
    day."""
    if not words.strip():
        return SearchResult(words=words)
    wanted = asked(words, datetime.now(UTC).date())
    plain = " ".join(_telling(wanted)) or (words if not wanted.is_narrow else "")
    tallies = tuple(find_tallies(store, ledger, words, limit, loosely=True))
    if wanted.said and wanted.who:  # who says a number is asked, not whom it counts
        tallies = tuple(hit for hit in tallies if _is_by(hit, wanted.who))
    if tallies and wanted.low != wanted.high:  # numbers between two others are what is looked for
        return SearchResult(words=words, tallies=tallies)
    speakers = hit_speakers(store, wanted.who, limit) if wanted.who and not wanted.is_narrow else []
    found = SearchResult(
        words=words,
        tallies=tallies,
        said=tuple(_said(store, wanted, plain, limit)),
        speakers=tuple(speakers),
        articles=tuple(_articles(store, wanted, plain, limit)),
    )
    if found.is_empty or (wanted.about and not found.stories and not found.articles):
        return replace(found, meant=tuple(_broader(store, wanted)) or tuple(_meant(store, words)))
    return found


def _broader(store: Store, wanted: Asked) -> Iterator[str]:
    """The search without the subject or the day that is asked for, if that finds anything."""
    if wanted.said and wanted.about and hit_statements_of(store, wanted.who, "", 1):
        yield f"what did {wanted.who} say"
    if wanted.day and wanted.words and hit_articles(store, wanted.words, 1):
        yield wanted.words


def _is_by(hit: TallyHit, who: str) -> bool:
    """Whether the source of an entry, or its office, has the words that name somebody."""
    teller = f"{hit.entry.source or ''} {hit.entry.role or ''}".casefold()
    return all(word in teller for word in who.casefold().split())


def _telling(wanted: Asked) -> list[str]:
    """The words of a search that a text has to have."""
    others = other_words(wanted.words)
    return [word for word in wanted.words.split() if word in others or asked_measures(word)]


def _said(store: Store, wanted: Asked, plain: str, limit: int) -> Sequence[StatementHit]:
    if wanted.said and wanted.who:
        by_name = hit_statements_of(store, wanted.who, wanted.about, limit)
        return by_name or hit_statements(store, plain, limit)
    if not plain:
        return []
    hits = hit_statements(store, plain, limit * (DATED_MORE if wanted.day else 1))
    return [hit for hit in hits if wanted.day is None or wanted.day.holds(hit.published)][:limit]


def _articles(store: Store, wanted: Asked, plain: str, limit: int) -> Sequence[ArticleHit]:
    if not plain:
        return articles_of_days(store, wanted.day.pattern, limit) if wanted.day else []
    hits = hit_articles(store, plain, limit * (DATED_MORE if wanted.day else 1))
    return [hit for hit in hits if wanted.day is None or wanted.day.holds(hit.published)][:limit]


def _meant(store: Store, words: str) -> Iterator[str]:
    """The search with each word that nothing has put as a name that is known, or left out."""
    given = words.split()
    strange = [word for word in given if len(word) >= SHORTEST and not hit_articles(store, word, 1)]
    for word in strange:
        names = [part for name in known_names(store, word[:2], NAMES_COMPARED) for part in name.split()]
        for name in get_close_matches(word.capitalize(), list(dict.fromkeys(names)), 2, LIKE):
            yield " ".join(name if each == word else each for each in given)
    left = [word for word in given if word not in strange]
    if strange and other_words(" ".join(left)):
        yield " ".join(left)


def suggest(store: Store, words: str, limit: int) -> list[str]:
    """Searches that go on from what was typed: its last word as the beginning of a name of a place or a speaker, then
    titles of stories with its words."""
    before, _, last = " ".join(words.split()).rpartition(" ")
    if len(last) < 2:
        return []
    named = [*known_names(store, last, limit), *(each.name for each in hit_speakers(store, last, limit, begun=True))]
    found = [f"{before} {name}".strip() for name in dict.fromkeys(named)][:limit]
    wanted = words.casefold().split()
    titles = recent_titles(store, STORIES_SUGGESTED).values()
    found += [title for title in titles if all(word in title.casefold() for word in wanted)]
    return list(dict.fromkeys(found))[:limit]
