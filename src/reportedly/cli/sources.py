"""`reportedly sources`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from reportedly.api import Workspace
from reportedly.cli.options import database_option
from reportedly.cli.stale import tell_stale
from reportedly.cli.terminal import make_console, say, write
from reportedly.export.json import to_json
from reportedly.model import NamedSource


@click.command()
@click.argument("story", type=int, required=False)
@click.option("--format", "kind", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@database_option
def sources(story: int | None, kind: str, database: Path) -> None:
    """List the sources of figures, each once, with the names that articles have for it.

    `moved` counts figures that differ from what the source gave before, `contradicted` the questions on which another
    source excludes it. Names that are not one, or that are: `reportedly correct source`.

    \b
    reportedly sources
    reportedly sources 2
    """
    with Workspace(database) as workspace:
        found = workspace.sources(story)
        tell_stale(workspace, story=story)
    if kind == "jsonl":
        for each in found:
            write(to_json(each) + "\n")
    elif found:
        make_console().print(_table(found))
    else:
        say("no figure has a source")


def _table(found: Sequence[NamedSource]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in ("source", "also called"):
        table.add_column(name, header_style="dim", overflow="fold")
    for name in ("figures", "moved", "contradicted"):
        table.add_column(name, header_style="dim", justify="right")
    for each in found:
        others = " · ".join(name for name in each.names if name != each.body)
        counts = (str(number or "") for number in (each.figures, each.moved, each.contradicted))
        table.add_row(Text(each.body, style="bold"), Text(others), *counts)
    return table
