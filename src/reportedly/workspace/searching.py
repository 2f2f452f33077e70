"""Finds tallies by words, and what someone said, over all stories of a workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reportedly.errors import UsageError
from reportedly.ledger import asked_measures, group_statements, is_asked, other_words
from reportedly.model import Ledger, NamedSource, Saying, Tally
from reportedly.store import Store, candidate_stories, find_variants, recent_stories

MOST_STORIES = 300
"""Number of stories whose tallies are looked at: those with the latest articles."""


@dataclass(frozen=True, slots=True)
class TallyHit:
    """A tally with the number and title of its story."""

    story: int
    title: str
    tally: Tally


def find_tallies(store: Store, ledger: Callable[[int], Ledger], words: str, limit: int) -> list[TallyHit]:
    """Tallies that the words ask for, those of the latest stories first; then tallies that have the words only in their
    sentences.

    Only stories are looked at whose articles have all the words, and figures of the measures that are asked for. Raises
    `UsageError` if there are no words.
    """
    if not words.strip():
        raise UsageError("say which tallies to look for, such as: killed in Kunar")
    stories = candidate_stories(store, other_words(words), sorted(asked_measures(words)), MOST_STORIES)
    hits = sorted(_hits(map(ledger, stories), words), key=lambda hit: hit[0])
    return [hit for _, hit in hits[:limit]]


def _hits(ledgers: Iterable[Ledger], words: str) -> Iterator[tuple[bool, TallyHit]]:
    """Tallies that the words ask for, each with whether only its sentences have them."""
    for ledger in ledgers:
        for tally in ledger.tallies:
            places = {entry.place for entry in tally.entries} | {tally.place}
            told = (tally.what, tally.unit, tally.scope, ledger.title, *places)
            is_told = is_asked(words, tally.measure, told)
            if is_told or is_asked(words, tally.measure, (*told, *(entry.sentence for entry in tally.entries))):
                yield not is_told, TallyHit(ledger.story, ledger.title, tally)


def find_sayings(
    store: Store, *, story: int | None = None, by: str | None = None, about: str | None = None
) -> list[Saying]:
    """What was said, once for all articles that carry it, in order of time: in a story, by a speaker, on a subject.

    `by` has words of the name; all forms of the same speaker's name in a story are meant. The first `MOST_STORIES`
    stories with such statements are looked at.
    """
    if not by:
        return group_statements(find_variants(store, story=story, about=about))
    named = find_variants(store, story=story, by=by)
    found: list[Saying] = []
    for number in list(dict.fromkeys(each.story for each in named if each.story is not None))[:MOST_STORIES]:
        names = {each.speaker for each in named if each.story == number}
        sayings = group_statements(find_variants(store, story=number))
        meant = {saying.speaker for saying in sayings if names & set(saying.names)}
        found += [saying for saying in sayings if saying.speaker in meant]
    if about:
        matching = {(each.doc, each.start) for each in find_variants(store, story=story, about=about)}
        found = [each for each in found if any((v.doc, v.start) in matching for v in each.variants)]
    return sorted(found, key=lambda each: (each.published is None, each.published or "", each.doc, each.start))


def list_sources(store: Store, ledger: Callable[[int], Ledger], story: int | None) -> list[NamedSource]:
    """The sources of a story, or of the first `MOST_STORIES` stories, each once."""
    from reportedly.ledger.registers import sources_of  # it reads the words of a language

    stories = [each.id for each in recent_stories(store, MOST_STORIES)] if story is None else [story]
    return list(sources_of(map(ledger, stories)))
