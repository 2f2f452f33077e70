"""Makes the data of each page from what the workspace gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from reportedly.api import StatementHit, StoryRow, Workspace
from reportedly.model import Ledger, LedgerArticle, Tally
from reportedly.web import links
from reportedly.web.view_data import (
    ArticleView,
    EntryRow,
    Headline,
    OnceView,
    SpeakerView,
    StatementItem,
    StoryItem,
    StoryView,
    TallyView,
)
from reportedly.wording.days import NO_DATE, dated, days_in_words, moment_in_words, span_in_words
from reportedly.wording.sources import source_in_words
from reportedly.wording.sparkline import sparkline
from reportedly.wording.tallies import heading, outlets_of, spread, standing_in_words, tellers_in_words
from reportedly.wording.values import reported_value


def story_item(workspace: Workspace, row: StoryRow) -> StoryItem:
    """A story for a list, with its headline figures."""
    return listed_story(row, workspace.lists.headlines(row.id))


def listed_story(row: StoryRow, tallies: Sequence[Tally]) -> StoryItem:
    """The same from its first tallies."""
    headlines = tuple(_headline(row.id, tally) for tally in tallies)
    days = days_in_words(row.first, row.last)
    return StoryItem(
        id=row.id,
        title=row.title,
        articles=row.articles,
        first=row.first,
        last=row.last,
        days=days,
        changed=row.changed,
        headlines=headlines,
    )


def _headline(story: int, tally: Tally) -> Headline:
    origins = len({entry.origin for entry in tally.entries})
    return Headline(
        what=heading(tally),
        value=standing_in_words(tally),
        who=tellers_in_words(tally),
        moved=tally.changed,
        origins=origins,
        conflicts=len(tally.conflicts),
        href=tally_href(story, tally),
        spark=Markup(sparkline(tally)) if len(tally.entries) > 1 else Markup(),
    )


def tally_href(story: int, tally: Tally) -> str:
    """The address of a tally on the page of its story."""
    return f"{links.story(story)}#{anchor(tally)}"


def story_view(ledger: Ledger) -> StoryView:
    """The ledger of a story as its page shows it."""
    publishers = dict(outlets_of(ledger))
    return StoryView(
        id=ledger.story,
        title=ledger.title,
        days=span_in_words(article.published for article in ledger.articles),
        outlets=len(set(publishers.values())),
        tallies=tuple(
            tally_view(ledger.story, each, publishers)
            for each in ledger.tallies
            if len(each.entries) > 1 and not each.also
        ),
        once=tuple(_row_view(each, publishers) for each in ledger.tallies if len(each.entries) == 1 and not each.also),
        also=tuple(_row_view(each, publishers) for each in ledger.tallies if each.also),
        speakers=tuple(_speakers(ledger)),
        articles=tuple(_articles(ledger)),
        docs=ledger.articles,
    )


def _row_view(tally: Tally, publishers: dict[str, str]) -> OnceView:
    """A tally as one row, that of its latest entry."""
    return OnceView(tally, heading(tally), anchor(tally), entry_row(tally, tally.latest, publishers))


def tally_view(story: int, tally: Tally, publishers: dict[str, str]) -> TallyView:
    """A tally with its rows."""
    origins, outlets = spread(tally, publishers)
    return TallyView(
        tally=tally,
        heading=heading(tally),
        stands=standing_in_words(tally),
        origins=origins,
        outlets=outlets,
        rows=tuple(entry_row(tally, number, publishers) for number in range(len(tally.entries))),
        data=links.tally_data(story, tally.id),
        anchor=anchor(tally),
        spark=Markup(sparkline(tally, 480, 96)) if len(tally.entries) > 1 else Markup(),
    )


def entry_row(tally: Tally, number: int, publishers: dict[str, str]) -> EntryRow:
    """An entry of a tally as a row; `publishers` by article."""
    entry = tally.entries[number]
    signs = {
        "conflict": any(number in pair for pair in tally.conflicts),
        "fall": number in tally.falls,
        "jump": number in tally.jumps,
    } | ({entry.checked: True} if entry.checked else {})
    return EntryRow(
        entry=entry,
        number=number,
        when=dated(entry.published, unsure=entry.unsure),
        value=reported_value(entry),
        who=source_in_words(entry.source, entry.role),
        href=links.figure(entry.doc, entry.figure),
        source_href=links.source(entry.source) if entry.source else None,
        publisher=publishers.get(entry.doc, entry.doc),
        signs=tuple(sign for sign, holds in signs.items() if holds),
    )


def anchor(tally: Tally) -> str:
    """The anchor of a tally on the page of its story."""
    return f"tally-{tally.id}"


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


def said_of(hit: StatementHit) -> StatementItem:
    """A statement as a row."""
    href = links.statement(hit.doc, hit.number)
    return StatementItem(
        speaker=hit.speaker,
        role=hit.role,
        content=hit.content,
        doc=hit.doc,
        when=moment_in_words(hit.published),
        href=href,
    )
