"""`reportedly ledger`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.api import Workspace
from reportedly.cli.options import database_option, format_option
from reportedly.cli.statements import statements_table
from reportedly.export.ledger import to_csv, to_json, to_markdown
from reportedly.export.values import value_in_words
from reportedly.model import Entry, Ledger, Tally

WIDEST = 110
"""Columns of the table at the most: longer lines are hard to read."""


@click.command()
@click.argument("story", type=int, required=False)
@database_option
@format_option
@click.option(
    "--sentences/--no-sentences", default=True, show_default=True, help="The sentence under each figure (table)."
)
@click.option("--statements", is_flag=True, help="All statements, too (table; the other formats have them).")
def ledger(story: int | None, database: Path, kind: str, sentences: bool, statements: bool) -> None:
    """Show who reported what: the figures of a story that answer the same question side by side, in order of time.

    STORY is a number that `reportedly stories` gives; without it, all stories are shown. JSON has one ledger a line.

    \b
    reportedly ledger
    reportedly ledger 2 --no-sentences
    reportedly ledger 2 --format csv > quake.csv
    """
    with Workspace(database) as workspace:
        numbers = [story] if story is not None else [each.id for each in workspace.stories()]
        ledgers = [workspace.ledger(number) for number in numbers]
    if kind == "json":
        for each in ledgers:
            click.echo(to_json(each))
    elif kind == "csv":
        click.echo(to_csv(ledgers), nl=False)
    elif kind == "md":
        click.echo("\n".join(map(to_markdown, ledgers)), nl=False)
    else:
        console = Console(highlight=False, emoji=False, markup=False)
        for each in ledgers:
            console.print(_ledger(each, min(console.width, WIDEST), sentences=sentences, statements=statements))


def _ledger(ledger: Ledger, width: int, *, sentences: bool, statements: bool) -> RenderableType:
    numbers = {article.doc: number for number, article in enumerate(ledger.articles, 1)}
    parts: list[RenderableType] = [Text(f"Story {ledger.story} · {ledger.title}", style="bold reverse")]
    for article in ledger.articles:
        about = " · ".join(
            filter(None, (article.publisher, article.published, article.copy_of and f"copy of {article.copy_of}"))
        )
        parts.append(Text(f"[{numbers[article.doc]}] {article.doc}" + (f" · {about}" if about else ""), style="dim"))
    if not ledger.tallies:
        parts.append(Text("no figures reported"))
    for tally in ledger.tallies:
        parts.append(Text())
        parts.append(_heading(tally))
        parts.append(_tally(tally, numbers, width, sentences=sentences))
    if statements:
        parts += [Text(), Text("Statements", style="bold"), statements_table(ledger.statements)]
    parts.append(Text())
    return Group(*parts)


def _heading(tally: Tally) -> Text:
    latest = tally.entries[tally.latest]
    what = tally.what[:1].upper() + tally.what[1:] + (f", {tally.place}" if tally.place else "")
    heading = Text(what, style="bold")
    if len(tally.entries) > 1:
        heading.append(f" · latest {value_in_words(latest.low, latest.high, latest.bound)}", style="not bold")
    return heading


def _tally(tally: Tally, numbers: dict[str, int], width: int, *, sentences: bool) -> RenderableType:
    """A table whose rows may have their sentence beneath."""
    rows: list[RenderableType] = [_table(width, header=True)]
    for entry in tally.entries:
        table = _table(width, header=False)
        table.add_row(*_cells(entry, numbers))
        rows.append(table)
        if sentences:
            rows.append(Padding(Text(" ".join(entry.sentence.split()), style="italic dim"), (0, 0, 0, 4)))
    return Group(*rows)


def _table(width: int, *, header: bool) -> Table:
    """An empty table of fixed column widths, so that tables of one row each line up."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=header, width=width)
    room = width - 10 - 15 - 5 - 8
    for name, columns in (
        ("when", 10),
        ("how many", 15),
        ("who says so", room * 3 // 5),
        ("where", room * 2 // 5),
        ("in", 5),
    ):
        justify: Literal["left", "right"] = "right" if name == "how many" else "left"
        table.add_column(name, header_style="dim", width=columns, justify=justify, overflow="fold")
    return table


def _cells(entry: Entry, numbers: dict[str, int]) -> list[Text]:
    source = ", ".join(filter(None, (entry.source, entry.role))) or "the article itself"
    value = Text(value_in_words(entry.low, entry.high, entry.bound), style="bold")
    if entry.status != "reported":
        source += f" ({entry.status})"
    when = (entry.published or "no date")[:10]
    return [Text(when), value, Text(source), Text(entry.place or ""), Text(f"[{numbers[entry.doc]}]")]
