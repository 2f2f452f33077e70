"""`reportedly alerts`."""

from __future__ import annotations

from pathlib import Path

import click

from reportedly.api import AlertRules, Workspace, load_rules
from reportedly.cli.options import database_option
from reportedly.cli.terminal import say, write
from reportedly.plain import shown_json


@click.command()
@click.argument("rules", type=click.Path(path_type=Path, dir_okay=False), metavar="RULES.toml")
@database_option
@click.pass_context
def alerts(context: click.Context, rules: Path, database: Path) -> None:
    """Tell what changed as the rules of a file ask, each change once, as JSON lines or to a webhook or a command.

    What was read since the last run is looked at; the first run looks at all. docs/alerts.md has the rules; `reportedly
    watch --alerts RULES.toml` runs them after each round.

    \b
    reportedly alerts rules.toml
    """
    known = load_rules(rules)
    with Workspace(database) as workspace:
        context.exit(0 if tell_alerts(workspace, known) else 1)


def tell_alerts(workspace: Workspace, rules: AlertRules) -> bool:
    """Write the alerts that are lines; whether all other alerts were delivered. Those that were not are told on
    standard error."""
    all_told = True
    for delivery in workspace.alerts(rules):
        if delivery.line is not None:
            write(shown_json(delivery.line) + "\n")
        if delivery.error is not None:
            all_told = False
            say(f"reportedly: {delivery.error}; its alerts wait for the next run", error=True)
    return all_told
