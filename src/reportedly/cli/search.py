"""`reportedly search`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from reportedly.api import SearchResult, Workspace
from reportedly.cli.options import database_option
from reportedly.cli.stale import tell_stale
from reportedly.cli.terminal import say, write
from reportedly.export.json import to_json
from reportedly.plain import one_line
from reportedly.wording.counts import counted
from reportedly.wording.days import dated, moment_in_words
from reportedly.wording.sources import source_in_words
from reportedly.wording.tallies import heading, standing_in_words
from reportedly.wording.values import reported_value

LONGEST_QUOTE = 160
"""Characters of a sentence or statement that a line shows."""


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--limit",
    type=click.IntRange(1, 100),
    default=10,
    show_default=True,
    help="Show so many hits of each kind.",
)
@click.option("--format", "kind", type=click.Choice(["table", "json"]), default="table", show_default=True)
@database_option
def search(words: tuple[str, ...], limit: int, kind: str, database: Path) -> None:
    """Search as you would ask: numbers, what somebody said, a name, a day; by story, with the sentence.

    \b
    reportedly search killed Valencia
    reportedly search what did the minister say about the dam
    reportedly search between 40 and 60 dead
    reportedly search injured on 1 September
    """
    with Workspace(database) as workspace:
        found = workspace.search(" ".join(words), limit=limit)
        tell_stale(workspace)
        titles = {row.id: row.title for row in workspace.lists.named_stories(found.stories)}
    if kind == "json":
        write(to_json(found) + "\n")
    elif found.is_empty:
        said = f"; perhaps you mean: {'; '.join(found.meant)}" if found.meant else ""
        say(f"nothing has all of these words{one_line(said)}")
    else:
        write("".join(f"{line}\n" for line in _lines(found, titles)))
        if found.meant:
            say(one_line(f"perhaps you mean: {'; '.join(found.meant)}"))


def _lines(found: SearchResult, titles: dict[int, str]) -> Iterator[str]:
    for story, title in titles.items():
        yield click.style(one_line(f"{story} · {title}"), bold=True)
        for hit in found.tallies:
            if hit.story == story:
                entry, tally = hit.entry, hit.tally
                who = source_in_words(entry.source, entry.role)
                when = dated(entry.published, unsure=entry.unsure)
                yield "  " + one_line(f"{heading(tally)}: {reported_value(entry)}, {who}, {when}")
                yield click.style(f"    “{_short(entry.sentence)}”", dim=True)
                about = f"{tally.id} · stands: {standing_in_words(tally)} · {entry.doc}"
                yield click.style(f"    {one_line(about)}", dim=True)
        for said in found.said:
            if said.story == story:
                yield f"  {one_line(said.speaker or 'nobody known')}: “{_short(said.content)}”"
    if found.speakers:
        yield click.style("Sources", bold=True)
        for each in found.speakers:
            yield "  " + one_line(f"{each.name} · {counted(each.statements, 'statement')}")
    if found.articles:
        yield click.style("Articles", bold=True)
        for article in found.articles:
            day = moment_in_words(article.published) if article.published else None
            told = (article.title or article.doc, article.publisher, day, article.doc)
            yield "  " + one_line(" · ".join(filter(None, told)))


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + "…"
