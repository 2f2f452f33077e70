"""Makes the data of a story's page from its ledger."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from reportedly.api import StoryRow
from reportedly.ledger.leading import lead_tallies
from reportedly.ledger.telling import finding_in_words, has_moved, movement_in_words
from reportedly.model import Entry, Ledger, LedgerArticle, Tally
from reportedly.web import links
from reportedly.web.view_data import (
    AnswerItem,
    ArticleView,
    EntryRow,
    LinkItem,
    OnceView,
    SourceRow,
    SpeakerView,
    StatementItem,
    StoryView,
    TallyView,
)
from reportedly.web.views import anchor, entry_row, tally_href
from reportedly.wording.days import NO_DATE, dated, day_in_words, span_in_words
from reportedly.wording.sparkline import sparkline
from reportedly.wording.tallies import (
    PART,
    distinct_headings,
    outlets_of,
    part_heading,
    spread,
    standing_in_words,
    tellers_in_words,
)
from reportedly.wording.values import told_in_words

ANSWERS = 3
"""Number of tallies that the answer at the top has."""
DISPUTES = 3
"""Number of conflicts of a tally that are spelled out."""
PLACES_ON_MAP = 3
"""If figures are of fewer places, their names tell all that a map would."""
SOURCES_SHOWN = 12


def story_view(ledger: Ledger, see_also: Sequence[StoryRow] = ()) -> StoryView:
    """The ledger of a story as its page shows it, with other stories to look at."""
    publishers = dict(outlets_of(ledger))
    headings = dict(zip((each.id for each in ledger.tallies), distinct_headings(ledger.tallies), strict=True))
    shown = [each for each in ledger.tallies if not each.also]
    rows = {
        each.id: OnceView(each, headings[each.id], anchor(each), entry_row(each, each.latest, publishers))
        for each in ledger.tallies
    }
    several = [each for each in shown if len(each.entries) > 1]
    parts = _parts(shown, several)
    views = [
        _tally_view(ledger, each, headings[each.id], publishers, tuple(_part(rows[part]) for part in parts[each.id]))
        for each in several
    ]
    inside = {part for found in parts.values() for part in found}
    places = Counter(entry.place for each in shown for entry in each.entries if entry.place)
    return StoryView(
        id=ledger.story,
        title=ledger.title,
        days=span_in_words(article.published for article in ledger.articles),
        outlets=len(set(publishers.values())),
        answers=tuple(_answers(ledger, publishers)),
        sources=tuple(_sources(shown)[:SOURCES_SHOWN]),
        places=tuple(name for name, _ in places.most_common()),
        has_map=len(places) >= PLACES_ON_MAP,
        tallies=tuple(views),
        once=tuple(rows[each.id] for each in shown if len(each.entries) == 1 and each.id not in inside),
        also=tuple(rows[each.id] for each in ledger.tallies if each.also),
        speakers=tuple(_speakers(ledger)),
        articles=tuple(_articles(ledger)),
        docs=ledger.articles,
        see_also=tuple(
            LinkItem(each.title, links.story(each.id), span_in_words([each.first, each.last])) for each in see_also
        ),
    )


def _parts(shown: Sequence[Tally], several: Sequence[Tally]) -> defaultdict[str, list[str]]:
    """For each tally of several entries, those told once that count some of its own: of its measure, and perhaps of
    another place."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for tally in shown:
        if tally.scope == PART and len(tally.entries) == 1:
            alike = [each for each in several if each.measure == tally.measure and each.scope != PART]
            here = [each for each in alike if each.place == tally.place] or alike
            if here:
                found[here[0].id].append(tally.id)
    return found


def _part(row: OnceView) -> OnceView:
    """A part with the words that tell it as its heading: what is counted stands above it already."""
    return replace(row, heading=part_heading(row.tally))


def _answers(ledger: Ledger, publishers: Mapping[str, str]) -> Iterator[AnswerItem]:
    leads = lead_tallies(ledger.tallies, ANSWERS) or list(ledger.tallies[:1])
    for tally, what in zip(leads, distinct_headings(leads), strict=True):
        latest = tally.entries[tally.latest]
        yield AnswerItem(
            value=standing_in_words(tally),
            what=what,
            who=tellers_in_words(tally, publishers),
            when=day_in_words(tally.as_of),
            moved=movement_in_words(tally, publishers),
            evidence=links.figure(latest.doc, latest.figure),
            href=tally_href(ledger.story, tally),
        )


def _tally_view(
    ledger: Ledger, tally: Tally, heading: str, publishers: Mapping[str, str], parts: tuple[OnceView, ...]
) -> TallyView:
    origins, outlets = spread(tally, publishers)
    copies = {article.doc: article.copy_of for article in ledger.articles if article.copy_of}
    rows, latest = _rows(tally, publishers, copies)
    now = tally.entries[tally.latest]
    return TallyView(
        tally=tally,
        heading=heading,
        stands=standing_in_words(tally),
        who=tellers_in_words(tally, publishers),
        evidence=links.figure(now.doc, now.figure),
        moved=movement_in_words(tally, publishers),
        finding=finding_in_words(tally, publishers),
        disputes=tuple(_disputes(tally, publishers)),
        has_moved=has_moved(tally),
        latest=latest,
        parts=parts,
        origins=origins,
        outlets=outlets,
        rows=rows,
        data=links.tally_data(ledger.story, tally.id),
        anchor=anchor(tally),
        spark=Markup(sparkline(tally, 480, 96)) if has_moved(tally) else Markup(),
    )


def _rows(tally: Tally, publishers: Mapping[str, str], copies: Mapping[str, str]) -> tuple[tuple[EntryRow, ...], int]:
    """A row for each entry but those of copied text, whose outlets stand in the row of the text they copy; and the
    place of the row that stands."""
    own: dict[int, list[str]] = {}
    place_of: dict[tuple[str, float, float], int] = {}
    row_of: dict[int, int] = {}
    for number, entry in enumerate(tally.entries):
        original = place_of.get((copies.get(entry.doc, ""), entry.low, entry.high))
        row_of[number] = number if original is None else original
        if original is None:
            own[number] = []
            place_of.setdefault((entry.doc, entry.low, entry.high), number)
        else:
            own[original].append(publishers.get(entry.doc, entry.doc))
    rows = tuple(entry_row(tally, number, publishers, tuple(dict.fromkeys(outlets))) for number, outlets in own.items())
    return rows, row_of[tally.latest]


def _disputes(tally: Tally, publishers: Mapping[str, str]) -> Iterator[str]:
    """The pairs of numbers that exclude each other, in words, each pair of tellers once."""
    pairs = dict.fromkeys(
        tuple(told_in_words(each, publishers.get(each.doc)) for each in map(tally.entries.__getitem__, pair))
        for pair in tally.conflicts
    )
    yield from (" and ".join(pair) for pair in list(pairs)[:DISPUTES])
    if len(pairs) > DISPUTES:
        yield f"{len(pairs) - DISPUTES} more such pairs"


def _sources(tallies: Sequence[Tally]) -> list[SourceRow]:
    """The sources of a story's numbers, those that gave most first; what copies repeat counts once."""
    given, changed, against = Counter[str](), Counter[str](), Counter[str]()
    names: dict[str, str] = {}
    for tally in tallies:
        for entry in tally.entries:
            if body := _body(entry):
                names.setdefault(body, entry.source or body)
        given.update(body for body, *_ in {_told(entry) for entry in tally.entries} if body)
        changed.update(filter(None, (_body(tally.entries[later]) for _, later in tally.updates)))
        pairs = {frozenset(_told(tally.entries[number]) for number in pair) for pair in tally.conflicts}
        against.update(body for pair in pairs for body, *_ in pair if body)
    return [
        SourceRow(
            name=names[body],
            href=links.source(names[body]),
            given=count,
            changed=changed[body],
            contradicted=against[body],
        )
        for body, count in sorted(given.items(), key=lambda item: (-item[1], item[0]))
    ]


def _told(entry: Entry) -> tuple[str, int, float, float]:
    """What a report says, whoever carries it: its source, origin and number."""
    return _body(entry), entry.origin, entry.low, entry.high


def _body(entry: Entry) -> str:
    return (entry.body or entry.source or "").casefold()


def _speakers(ledger: Ledger) -> Iterator[SpeakerView]:
    """The speakers of a story, those with most statements first. Statements without a known speaker are left out."""
    when = {article.doc: dated(article.published, unsure=article.unsure) for article in ledger.articles}
    counts: defaultdict[str, int] = defaultdict(int)
    by_name: defaultdict[str, list[StatementItem]] = defaultdict(list)
    for each in ledger.statements:
        number = counts[each.doc]
        counts[each.doc] += 1
        if each.speaker:
            href = links.statement(each.doc, number)
            by_name[each.speaker].append(
                StatementItem(
                    speaker=each.speaker,
                    role=each.role,
                    content=each.content,
                    doc=each.doc,
                    when=when.get(each.doc, NO_DATE),
                    href=href,
                )
            )
    for name, said in sorted(by_name.items(), key=lambda item: (-len(item[1]), item[0])):
        role = next((each.role for each in said if each.role), None)
        yield SpeakerView(name, role, links.source(name), tuple(said))


def _articles(ledger: Ledger) -> Iterator[ArticleView]:
    """The articles of a story in order of time, each with its copies."""
    docs = {article.doc for article in ledger.articles}
    copies: defaultdict[str, list[LedgerArticle]] = defaultdict(list)
    for article in ledger.articles:
        if article.copy_of in docs:
            copies[article.copy_of].append(article)
    for article in ledger.articles:
        if article.copy_of not in docs:
            yield _article(article, [_article(copy, []) for copy in copies[article.doc]])


def _article(article: LedgerArticle, copies: Sequence[ArticleView]) -> ArticleView:
    return ArticleView(
        article, dated(article.published, unsure=article.unsure), links.article(article.doc), tuple(copies)
    )
