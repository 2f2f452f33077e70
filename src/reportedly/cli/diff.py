"""`reportedly diff`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from pathlib import Path

import click

from reportedly.api import Workspace
from reportedly.cli.options import database_option, since_option
from reportedly.cli.stale import tell_stale
from reportedly.cli.terminal import say, write
from reportedly.export.json import to_json
from reportedly.model import Change
from reportedly.plain import one_line
from reportedly.wording.changes import change_in_words
from reportedly.wording.days import moment_with_zone


@click.command()
@since_option("What was read since then is told.", required=True)
@click.option("--format", "kind", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@database_option
def diff(since: datetime, kind: str, database: Path) -> None:
    """Tell what changed since a moment: new stories, articles, tallies, entries, sources and conflicts, and ranges that
    stand otherwise now.

    What was read before the moment is set against all that was read. JSON lines have one change each. Of a new story
    the table has the tallies that stand for it; JSON lines have all.

    \b
    reportedly diff --since yesterday
    reportedly diff --since "2 hours ago" --format jsonl | jq 'select(.kind == "conflict")'
    """
    with Workspace(database) as workspace:
        changes = workspace.changes(since, brief=kind == "table")
        tell_stale(workspace)
    lines = _json_lines if kind == "jsonl" else _story
    for _, found in groupby(changes, key=lambda change: change.story):
        write("".join(lines(found)))  # a write for each line would take most of the time
    if not changes and kind == "table":
        say(f"nothing was read since {moment_with_zone(since.isoformat())}")


def _json_lines(changes: Iterable[Change]) -> Iterator[str]:
    return (to_json(change) + "\n" for change in changes)


def _story(changes: Iterable[Change]) -> Iterator[str]:
    """The lines of a story; what colours them is left out where no terminal shows them."""
    for number, change in enumerate(changes):
        if number == 0:
            yield click.style(one_line(f"Story {change.story} · {change.title}"), bold=True) + "\n"
        line = f"  {one_line(change_in_words(change))}\n"
        yield click.style(line, fg="yellow") if change.kind == "conflict" else line
