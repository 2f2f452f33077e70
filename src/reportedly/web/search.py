"""What a search found, story by story, each number with the sentence that tells it."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from reportedly.api import SearchResult, TallyHit, Workspace
from reportedly.web import links
from reportedly.web.pages import open_workspace, render
from reportedly.web.view_data import StatementItem
from reportedly.web.views import said_of, tally_href
from reportedly.wording.days import dated, days_in_words, moment_in_words
from reportedly.wording.sources import source_in_words
from reportedly.wording.tallies import heading, standing_in_words
from reportedly.wording.values import reported_value

HITS = 20
"""Number of hits of each kind that a search shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberItem:
    """A number that answers a search, with the sentence that tells it; `stands` is the range of its tally now."""

    heading: str
    value: str
    who: str
    when: str
    stands: str
    sentence: str
    href: str
    tally_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundStory:
    """A story with what answers a search in it."""

    id: int
    title: str
    days: str
    href: str
    numbers: tuple[NumberItem, ...]
    said: tuple[StatementItem, ...]


@dataclass(frozen=True, slots=True)
class ArticleItem:
    """An article that has the words of a search."""

    title: str
    about: str
    href: str


@dataclass(frozen=True, slots=True)
class SourceItem:
    """A source whose name has the words of a search, with the number of its statements."""

    name: str
    statements: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """What a search found: numbers and statements by story, sources, articles; the number of hits of each kind is
    bounded. `meant` are searches in other words, with their addresses, where nothing was found."""

    words: str
    stories: tuple[FoundStory, ...] = ()
    sources: tuple[SourceItem, ...] = ()
    articles: tuple[ArticleItem, ...] = ()
    meant: tuple[tuple[str, str], ...] = ()


def search_view(workspace: Workspace, words: str) -> SearchView:
    """What answers a search, not more than `HITS` of each kind."""
    found = workspace.search(words, limit=HITS)
    return SearchView(
        words=words,
        stories=tuple(_stories(workspace, found)),
        sources=tuple(SourceItem(each.name, each.statements, links.source(each.name)) for each in found.speakers),
        articles=tuple(
            ArticleItem(hit.title or hit.doc, _about(hit.publisher, hit.published), links.article(hit.doc))
            for hit in found.articles
        ),
        meant=tuple((each, links.search(each)) for each in found.meant),
    )


def _stories(workspace: Workspace, found: SearchResult) -> list[FoundStory]:
    """The stories of what was found, with what answers in each."""
    return [
        FoundStory(
            id=row.id,
            title=row.title,
            days=days_in_words(row.first, row.last),
            href=links.story(row.id),
            numbers=tuple(_number(hit) for hit in found.tallies if hit.story == row.id),
            said=tuple(said_of(hit) for hit in found.said if hit.story == row.id),
        )
        for row in workspace.lists.named_stories(found.stories)
    ]


def _number(hit: TallyHit) -> NumberItem:
    entry = hit.entry
    return NumberItem(
        heading=heading(hit.tally),
        value=reported_value(entry),
        who=source_in_words(entry.source, entry.role),
        when=dated(entry.published, unsure=entry.unsure),
        stands=standing_in_words(hit.tally),
        sentence=entry.sentence,
        href=links.figure(entry.doc, entry.figure),
        tally_href=tally_href(hit.story, hit.tally),
    )


def _about(publisher: str | None, published: str | None) -> str:
    return " · ".join(filter(None, (publisher, moment_in_words(published) if published else None)))


def search(request: Request) -> Response:
    """What answers the words that are asked for."""
    with open_workspace(request) as workspace:
        view, stale = search_view(workspace, request.query_params.get("q", "")), workspace.lists.count_stale()
    return render(request, "search.html", stale=stale, view=view)
