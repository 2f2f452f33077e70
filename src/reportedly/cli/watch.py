"""`reportedly watch`."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Sequence
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
from reportedly.errors import InputError, UsageError
from reportedly.wording.changes import figure_change_in_words
from reportedly.wording.counts import counted
from reportedly.wording.languages import language_notice

LEAST_SECONDS = 60
"""Least number of seconds between two rounds: to ask more often is not polite to a server."""
USUAL_SECONDS, USUAL_OF_FOLDERS = 15 * 60, 5
"""Seconds between two rounds if nothing is said: of addresses, and of folders alone."""
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
        return min(MOST_SECONDS, max(1, int(match[1]) * _UNITS[match[2]]))


@dataclass(slots=True)
class Round:
    """The result of one round: numbers of articles, pages and addresses."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: int = 0


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="ADDRESS|FOLDER...")
@database_option
@click.option(
    "--every", type=DurationType(), help="Time between two rounds: 15m if nothing is said, 5s for folders alone."
)
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
    names: tuple[str, ...],
    database: Path,
    every: int | None,
    once: bool,
    alerts: Path | None,
    allow_private: bool,
    model: str,
) -> None:
    """Read what is new at feeds, sitemaps and pages, or in folders, again and again until stopped.

    New articles are read; a page that changed becomes the next revision of its article (`reportedly history`). Each
    is named in one line. What has not changed is not fetched whole; an address that fails is asked less often. Of a
    folder, files that are new or were written again are read, two seconds after they were written last.

    \b
    reportedly watch https://news.example/feed.xml https://news.example/live --every 15m
    reportedly watch https://news.example/feed.xml --once
    reportedly watch ~/Downloads/news
    """
    rules = load_rules(alerts) if alerts else None
    watched = _Watched(names, every)
    with Workspace(database, create=True) as workspace:
        try:
            while True:
                found = _round(workspace, watched.readings(workspace, allow_private, model, whole=once))
                all_told = tell_alerts(workspace, rules) if rules else True
                if once or watched.addresses or found != Round():
                    _sum_up(found, None if once or not watched.addresses else watched.every)
                if once:
                    context.exit(0 if all_told and not found.failed else 1)
                time.sleep(watched.every)
        except KeyboardInterrupt:
            say("stopped; all that was read is kept", error=True)
            context.exit(130)


class _Watched:
    """What is watched: addresses and folders; raises `UsageError` for what is neither."""

    def __init__(self, names: Sequence[str], every: int | None) -> None:
        from reportedly.inputs.watching import WatchedFolder  # so that no other command waits for it

        self.addresses = [name for name in names if "://" in name]
        folders = [name for name in names if "://" not in name]
        for name in folders:
            if not Path(name).is_dir():
                raise UsageError(f"{name}: is no folder and no address; `reportedly read` reads a file")
        self._folders = [WatchedFolder(Path(name)) for name in folders]
        least = LEAST_SECONDS if self.addresses else 1
        self.every = max(every or (USUAL_SECONDS if self.addresses else USUAL_OF_FOLDERS), least)

    def readings(
        self, workspace: Workspace, allow_private: bool, model: str, *, whole: bool
    ) -> Iterator[PageReading | Known]:
        """What is new in one round; with `whole` also files that are being written."""
        if self.addresses:
            yield from workspace.poll(self.addresses, every=self.every, allow_private=allow_private, model=model)
        for folder in self._folders:
            try:
                files = folder.changed(also_unsettled=whole)
            except InputError as error:
                yield PageReading(None, error=str(error))
            else:
                yield from workspace.read(files, model=model) if files else ()


def _round(workspace: Workspace, readings: Iterable[PageReading | Known]) -> Round:
    """One round, each event told as it comes."""
    found = Round()
    for reading in readings:
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
