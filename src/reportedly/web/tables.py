"""The contents of the pages as CSV; for `excel` see `reportedly.export.csv`."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.export.csv import Cell, to_csv
from reportedly.model import Analysis
from reportedly.web.search import SearchView
from reportedly.web.view_data import SourceView, StoryItem


def stories_table(items: Iterable[StoryItem], *, excel: bool) -> str:
    """One row for each headline figure of each story."""
    columns = ("story", "title", "articles", "first", "last", "changed", "what", "value", "origins", "conflicts")
    rows: list[tuple[Cell, ...]] = []
    for item in items:
        story = (item.id, item.title, item.articles, item.first, item.last, item.changed)
        figures = [(each.what, each.value, each.origins, each.conflicts) for each in item.headlines]
        rows += [(*story, *figure) for figure in figures] or [(*story, *[None] * 4)]
    return to_csv(columns, rows, excel=excel)


def search_table(view: SearchView, *, excel: bool) -> str:
    """One row for each hit of any kind, with the address of its view."""
    rows = [
        *(("source", hit.name, None, None, hit.href) for hit in view.sources),
        *(("story", item.title, None, item.days, item.href) for item in view.stories),
        *(
            ("number", f"{each.heading}: {each.value}", each.who, each.when, each.href)
            for item in view.stories
            for each in item.numbers
        ),
        *(
            ("statement", said.content, said.speaker, said.when, said.href)
            for item in view.stories
            for said in item.said
        ),
        *(("article", hit.title, None, hit.about, hit.href) for hit in view.articles),
    ]
    return to_csv(("kind", "text", "speaker", "about", "address"), rows, excel=excel)


def source_table(view: SourceView, *, excel: bool) -> str:
    """One row for each number of a source, beside those of others."""
    columns = ("source", "story", "title", "what", "published", "low", "high", "bound", "status", "others", "voices",
               "position", "stands", "doc", "figure", "sentence")  # fmt: skip
    return to_csv(
        columns,
        (
            (view.name, tally.story, tally.story_title, tally.what, entry.published, entry.low, entry.high,
             entry.bound, entry.status, each.others, each.voices, each.position, tally.standing, entry.doc,
             entry.figure, entry.sentence)
            for tally in view.tallies
            for each in tally.numbers
            for entry in [each.row.entry]
        ),
        excel=excel,
    )  # fmt: skip


def figures_table(analysis: Analysis, *, excel: bool) -> str:
    """One row for each figure of an article, with its sentence."""
    columns = ("doc", "figure", "start", "end", "low", "high", "bound", "measure", "unit", "source", "status", "place",
               "first_day", "last_day", "sentence")  # fmt: skip
    text = analysis.article.text
    return to_csv(
        columns,
        (
            (analysis.article.doc, number, figure.start, figure.end, figure.low, figure.high, figure.bound,
             figure.measure, figure.unit, figure.source, figure.status, figure.place, *(figure.time or (None, None)),
             text[slice(*figure.sentence)])
            for number, figure in enumerate(analysis.figures)
        ),
        excel=excel,
    )  # fmt: skip
