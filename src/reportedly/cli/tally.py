"""`reportedly tally`."""

from __future__ import annotations

from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from reportedly.api import TallyHit, Workspace
from reportedly.cli.options import check_excel, database_option, excel_option
from reportedly.cli.stale import tell_stale
from reportedly.cli.terminal import make_console, say, write
from reportedly.export.ledger import tallies_to_csv, tally_to_json
from reportedly.wording.tallies import bars, heading, standing_in_words


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="Show this many tallies or fewer."
)
@click.option("--format", "kind", type=click.Choice(["table", "jsonl", "csv"]), default="table", show_default=True)
@excel_option
@database_option
def tally(words: tuple[str, ...], limit: int, kind: str, excel: bool, database: Path) -> None:
    """Find tallies by words over all stories, those of the latest stories first.

    The words are looked for in what is counted, the places, the scope and the story's title, then in the sentences;
    dead, toll or wounded ask for what they measure.

    \b
    reportedly tally "killed in Kunar"
    reportedly tally North Korean troops --format csv
    """
    check_excel(excel, kind)
    with Workspace(database) as workspace:
        found = workspace.find(" ".join(words), limit=limit)
        tell_stale(workspace)
    if kind == "jsonl":
        for hit in found:
            write(tally_to_json(hit.story, hit.title, hit.tally) + "\n")
    elif kind == "csv":
        write(tallies_to_csv(((hit.story, hit.title, hit.tally) for hit in found), excel=excel))
    elif found:
        make_console().print(_table(found))
    else:
        say("no such tallies")


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
