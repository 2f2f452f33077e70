"""`reportedly watch`."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click

from reportedly.api import Known, PageReading, Workspace, load_rules
from reportedly.cli.alerts import tell_alerts
from reportedly.cli.lost import tell_lost
from reportedly.cli.options import database_option, model_option, private_option
from reportedly.cli.terminal import say
from reportedly.wording.changes import figure_change_in_words
from reportedly.wording.counts import counted
from reportedly.wording.languages import language_notice

LEAST_SECONDS = 60
"""Least number of seconds between two rounds: to ask more often is not polite to a server."""
MOST_SECONDS = 366 * 86_400
"""Largest number of seconds between two rounds."""
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class DurationType(click.ParamType[int]):
    """A length of time such as 15m, 2h or 90s, in seconds."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> int:
        """The seconds that the text gives; another text is wrong usage."""
        match = re.fullmatch(r"(\d{1,6})([smhd])", str(value))
        if not match:
            self.fail(f"{value!r} is no length of time such as 15m or 2h", param, context)
        return min(MOST_SECONDS, max(LEAST_SECONDS, int(match[1]) * _UNITS[match[2]]))


@dataclass(slots=True)
class Round:
    """The result of one round: numbers of articles, pages and addresses."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: int = 0


@click.command()
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS...")
@database_option
@click.option("--every", type=DurationType(), default="15m", show_default=True, help="Time between two rounds.")
@click.option("--once", is_flag=True, help="Stop after one round, as for cron.")
@click.option(
    "--alerts",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="RULES.toml",
    help="Run these rules after each round; see `reportedly alerts`.",
)
@private_option
@model_option
@click.pass_context
def watch(
    context: click.Context,
    addresses: tuple[str, ...],
    database: Path,
    every: int,
    once: bool,
    alerts: Path | None,
    allow_private: bool,
    model: str,
) -> None:
    """Read what is new at feeds, sitemaps and pages, again and again until stopped.

    New articles are read; a page that changed becomes the next revision of its article (`reportedly history`). Each
    is named in one line. What has not changed is not fetched whole; an address that fails is asked less often.

    \b
    reportedly watch https://news.example/feed.xml https://news.example/live --every 15m
    reportedly watch https://news.example/feed.xml --once
    """
    rules = load_rules(alerts) if alerts else None
    with Workspace(database, create=True) as workspace:
        try:
            while True:
                found = _poll(workspace, addresses, every, allow_private, model)
                all_told = tell_alerts(workspace, rules) if rules else True
                _sum_up(found, None if once else every)
                if once:
                    context.exit(0 if all_told and not found.failed else 1)
                time.sleep(every)
        except KeyboardInterrupt:
            say("stopped; all that was read is kept", error=True)
            context.exit(130)


def _poll(workspace: Workspace, addresses: tuple[str, ...], every: int, allow_private: bool, model: str) -> Round:
    """One round over all addresses, each event told as it comes."""
    found = Round()
    for reading in workspace.poll(addresses, every=every, allow_private=allow_private, model=model):
        if isinstance(reading, Known):
            found.unchanged += 1
        elif reading.error is not None:
            found.failed += 1
            say(f"reportedly: {reading.error}", error=True)
        else:
            _tell(workspace, reading, found)
            tell_lost(reading.lost)
    return found


def _tell(workspace: Workspace, reading: PageReading, found: Round) -> None:
    for analysis in reading.analyses:
        doc = analysis.article.doc
        last = workspace.history(doc)[-1]
        if last.number == 1:
            found.new += 1
            notice = language_notice(analysis.article.language)
            say(" · ".join(filter(None, (f"new: {analysis.article.title or 'no title'}", doc, notice))))
        else:
            found.changed += 1
            figures = [figure_change_in_words(change) for change in last.figures]
            changes = [*figures, f"{counted(len(last.sentences), 'sentence')} changed"]
            say(f"changed: {doc} · {'; '.join(changes)}")


def _sum_up(found: Round, every: int | None) -> None:
    counts = f"{found.new} new, {found.changed} changed, {found.unchanged} unchanged, {found.failed} failed"
    then = f"; next round at {datetime.now() + timedelta(seconds=every):%H:%M}" if every else ""
    say(f"{datetime.now():%Y-%m-%d %H:%M}: {counts}{then}", error=True)
