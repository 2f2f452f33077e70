"""Finds tallies by words, and what someone said, over all stories of a workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from reportedly.errors import UsageError
from reportedly.ledger import asked_measures, group_statements, is_asked, other_words
from reportedly.ledger.asking import Asked, asked
from reportedly.model import Entry, Ledger, NamedSource, Saying, Tally
from reportedly.store import Store, candidate_stories, find_variants, recent_numbers

MOST_STORIES = 300
"""Number of stories whose tallies are looked at: those with the latest articles."""


ENOUGH = 3
"""How many times as many tallies as are wanted are compared by how well they answer."""


@dataclass(frozen=True, slots=True)
class TallyHit:
    """A tally with the number and title of its story, and the place of the entry that answers best."""

    story: int
    title: str
    tally: Tally
    number: int

    @property
    def entry(self) -> Entry:
        """The entry that answers best: of the numbers or the day that were asked for, or with the words, else the
        latest."""
        return self.tally.entries[self.number]


def find_tallies(
    store: Store, ledger: Callable[[int], Ledger], words: str, limit: int, *, loosely: bool = False
) -> list[TallyHit]:
    """Tallies that the words ask for, those of the latest stories first; then tallies that have the words only in their
    sentences or sources. Numbers are those of entries ("between 40 and 60 dead"), days those on which they were told.

    Only stories are looked at whose articles have all the words, and figures of the measures that are asked for. If
    that finds nothing, `loosely` takes the first tally of the measure in each of these stories. Raises `UsageError` if
    there are no words.
    """
    if not words.strip():
        raise UsageError("say which tallies to look for, such as: killed in Kunar")
    today = datetime.now(UTC).date()
    wanted = asked(words, today)
    found = _find(store, ledger, wanted, limit, loosely)
    if not found and wanted.is_bare:  # the number may be a part of a name, as in "flight 93"
        found = _find(store, ledger, asked(words, today, with_numbers=False), limit, loosely)
    return found


def _find(store: Store, ledger: Callable[[int], Ledger], wanted: Asked, limit: int, loosely: bool) -> list[TallyHit]:
    measures = sorted(asked_measures(wanted.words))
    if not wanted.is_narrow and not measures and not other_words(wanted.words):
        return []
    stories = candidate_stories(store, other_words(wanted.words), measures, MOST_STORIES, wanted.low, wanted.high)
    hits: list[tuple[int, TallyHit]] = []
    told = 0
    for hit in _hits(map(ledger, stories), wanted, loosely):
        hits.append(hit)
        told += hit[0] == 0
        if told == limit or len(hits) == ENOUGH * limit:  # of the first, no later one comes before these
            break
    return [hit for _, hit in sorted(hits, key=lambda hit: hit[0])[:limit]]


def _hits(ledgers: Iterable[Ledger], wanted: Asked, loosely: bool) -> Iterator[tuple[int, TallyHit]]:
    """Tallies that the words ask for, each with how well it answers: 0 if it is told so, 1 if only its sentences or
    sources have the words, 2 if it only is of the measure, in a story that has the words."""
    for ledger in ledgers:
        found = [hit for tally in ledger.tallies for hit in _hit(ledger, tally, wanted)]
        if not found and loosely and (measures := asked_measures(wanted.words)):
            of_measure = (tally for tally in ledger.tallies if tally.measure in measures)
            found = [(2, hit) for tally in of_measure for hit in _fitting(ledger, tally, wanted)][:1]
        yield from found


def _hit(ledger: Ledger, tally: Tally, wanted: Asked) -> Iterator[tuple[int, TallyHit]]:
    places = {entry.place for entry in tally.entries} | {tally.place}
    told = (tally.what, tally.unit, tally.scope, ledger.title, *places)
    if is_asked(wanted.words, tally.measure, told):
        yield from ((0, hit) for hit in _fitting(ledger, tally, wanted))
        return
    said = [(each.sentence, each.source, each.role, each.body) for each in tally.entries]
    if is_asked(wanted.words, tally.measure, (*told, *(text for texts in said for text in texts))):
        having = [n for n, texts in enumerate(said) if is_asked(wanted.words, tally.measure, (*told, *texts))]
        yield from ((1, hit) for hit in _fitting(ledger, tally, wanted, having))


def _fitting(ledger: Ledger, tally: Tally, wanted: Asked, among: Sequence[int] = ()) -> Iterator[TallyHit]:
    """The hit of a tally, if one of its entries fits: the latest one, if that does, else the last that does. `among`
    are the entries that are looked at, all if there are none."""
    numbers = [number for number in among or range(len(tally.entries)) if wanted.fits(tally.entries[number])]
    if numbers:
        yield TallyHit(ledger.story, ledger.title, tally, tally.latest if tally.latest in numbers else numbers[-1])


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

    stories = recent_numbers(store, MOST_STORIES) if story is None else [story]
    return list(sources_of(map(ledger, stories)))
