"""`reportedly stories`."""

from __future__ import annotations

import json
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from reportedly.api import Workspace
from reportedly.cli.options import database_option
from reportedly.cli.stale import tell_stale
from reportedly.cli.terminal import make_console, say, write
from reportedly.plain import shown_json
from reportedly.wording.days import days_in_words


@click.command()
@database_option
@click.option(
    "--format", "kind", type=click.Choice(["table", "json"]), default="table", show_default=True, help="What to write."
)
def stories(database: Path, kind: str) -> None:
    """List the stories of a workspace, the latest first.

    \b
    reportedly stories
    reportedly stories --format json | jq '.[].title'
    """
    with Workspace(database) as workspace:
        found = workspace.stories()
        tell_stale(workspace)
    if kind == "json":
        rows = [
            {"story": story.id, "title": story.title, "first": story.first, "last": story.last, "articles": story.docs}
            for story in found
        ]
        write(shown_json(json.dumps(rows, ensure_ascii=False, indent=1)) + "\n")
        return
    if not found:
        say(f"no stories in {database} yet; read some pages: reportedly read INPUT --db {database}")
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in ("story", "articles"):
        table.add_column(name, header_style="dim", justify="right", no_wrap=True)
    table.add_column("when", header_style="dim", no_wrap=True)
    table.add_column("title", header_style="dim", overflow="fold")
    for story in found:
        days = Text(days_in_words(story.first, story.last))
        table.add_row(str(story.id), str(len(story.docs)), days, Text(story.title))
    make_console().print(table)
