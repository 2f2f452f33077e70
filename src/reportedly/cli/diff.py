"""`reportedly diff`."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from pathlib import Path

import click
from rich.text import Text

from reportedly.api import Workspace
from reportedly.cli.options import database_option, since_option
from reportedly.cli.stale import tell_stale
from reportedly.cli.terminal import make_console, say, write
from reportedly.export.json import to_json
from reportedly.wording.changes import change_in_words
from reportedly.wording.days import moment_with_zone


@click.command()
@since_option("What was read since then is told.", required=True)
@click.option("--format", "kind", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@database_option
def diff(since: datetime, kind: str, database: Path) -> None:
    """Tell what changed since a moment: new stories, articles, tallies, entries, sources and conflicts, and ranges that
    stand otherwise now.

    What was read before the moment is set against all that was read. JSON lines have one change each.

    \b
    reportedly diff --since yesterday
    reportedly diff --since "2 hours ago" --format jsonl | jq 'select(.kind == "conflict")'
    """
    with Workspace(database) as workspace:
        changes = workspace.changes(since)
        tell_stale(workspace)
    if kind == "jsonl":
        for change in changes:
            write(to_json(change) + "\n")
        return
    console = make_console()
    for (story, title), found in groupby(changes, key=lambda change: (change.story, change.title)):
        lines = [Text(f"Story {story} · {title}", style="bold")]
        for change in found:
            lines.append(Text(f"  {change_in_words(change)}", style="yellow" if change.kind == "conflict" else ""))
        console.print(Text("\n").join(lines))  # a print for each line would take most of the time
    if not changes:
        say(f"nothing was read since {moment_with_zone(since.isoformat())}")
