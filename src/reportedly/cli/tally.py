"""`reportedly tally`."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly.api import TallyHit, Workspace
from reportedly.cli.options import database_option
from reportedly.export.ledger import tallies_to_csv, tally_to_json
from reportedly.export.tally import bars, heading, standing_in_words


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="Tallies at the most.")
@click.option("--format", "kind", type=click.Choice(["table", "jsonl", "csv"]), default="table", show_default=True)
@database_option
def tally(words: tuple[str, ...], limit: int, kind: str, database: Path) -> None:
    """Find tallies by words over all stories, those of the latest stories first.

    The words are looked for in what is counted, the places, the scope and the story's title, then in the sentences;
    dead, toll or wounded ask for what they measure.

    \b
    reportedly tally "killed in Kunar"
    reportedly tally North Korean troops --format csv
    """
    with Workspace(database) as workspace:
        found = workspace.find_tallies(" ".join(words), limit=limit)
    if kind == "jsonl":
        for hit in found:
            click.echo(tally_to_json(hit.story, hit.title, hit.tally))
    elif kind == "csv":
        click.echo(tallies_to_csv((hit.story, hit.title, hit.tally) for hit in found), nl=False)
    elif found:
        Console(highlight=False, emoji=False, markup=False).print(_table(found))
    else:
        click.echo("no such tallies")


def _table(found: list[TallyHit]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("tally", header_style="dim", no_wrap=True)
    table.add_column("what", header_style="dim", overflow="fold")
    table.add_column("stands", header_style="dim", justify="right", overflow="fold")
    table.add_column("moved", header_style="dim", overflow="fold")
    table.add_column("story", header_style="dim", overflow="fold")
    for hit in found:
        each = hit.tally
        story = Text(f"{hit.story} · {hit.title}")
        table.add_row(each.id, Text(heading(each)), standing_in_words(each), bars(each), story)
    return table
