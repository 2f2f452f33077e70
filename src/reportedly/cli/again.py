"""`reportedly read --again`: kept pages are read again by the present rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from reportedly.api import ReadAgain, Workspace
from reportedly.cli.lost import tell_lost
from reportedly.cli.progress import ReadingProgress
from reportedly.cli.terminal import say
from reportedly.wording.counts import counted

ARTICLES_LISTED = 20
"""Number of articles that are listed with their changes; the others are only counted."""


def read_again(
    context: click.Context,
    database: Path,
    *,
    story: int | None,
    since: datetime | None,
    stale: bool,
    model: str,
    jobs: int,
) -> None:
    """Read pages of a workspace again, tell what changed, and end with an exit code."""
    outcomes: list[ReadAgain] = []
    with Workspace(database) as workspace, ReadingProgress() as progress:
        try:
            for outcome in workspace.upkeep.read_again(story=story, since=since, stale=stale, model=model, jobs=jobs):
                outcomes.append(outcome)
                progress.show_step(outcome.number + 1, outcome.pages, outcome.name)
                if outcome.error is not None:
                    progress.error(outcome.error)
        except KeyboardInterrupt:
            progress.error(f"stopped; {counted(len(outcomes), 'page')} read again, run the same command to go on")
            context.exit(130)
    for line in _lines(outcomes):
        say(line)
    tell_lost(each for outcome in outcomes for each in outcome.lost)
    if failed := sum(outcome.error is not None for outcome in outcomes):
        say(f"{counted(failed, 'page')} could not be read again, see above; what was found before is kept", error=True)
        context.exit(1)


def _lines(outcomes: list[ReadAgain]) -> Iterator[str]:
    """What changed, article by article, then in all."""
    changed = [outcome for outcome in outcomes if outcome.changed or outcome.found or outcome.gone]
    for outcome in changed[:ARTICLES_LISTED]:
        parts = [_figures(outcome)]
        parts += [f"{counted(len(docs), 'article')} {what}: {', '.join(docs)}" for what, docs in
                  (("more", outcome.found), ("less", outcome.gone)) if docs]  # fmt: skip
        yield f"{outcome.name}: {'; '.join(parts)}"
    if len(changed) > ARTICLES_LISTED:
        yield f"and {counted(len(changed) - ARTICLES_LISTED, 'more page')} with changes"
    total = ReadAgain(
        name="", number=0, pages=0,
        figures_gained=sum(outcome.figures_gained for outcome in outcomes),
        figures_lost=sum(outcome.figures_lost for outcome in outcomes),
        figures_changed=sum(outcome.figures_changed for outcome in outcomes),
    )  # fmt: skip
    done = sum(outcome.error is None for outcome in outcomes)
    yield f"{counted(done, 'page')} read again, {len(changed):,} with changes: {_figures(total)}"


def _figures(outcome: ReadAgain) -> str:
    gained = counted(outcome.figures_gained, "figure")
    return f"{gained} gained, {outcome.figures_lost:,} lost, {outcome.figures_changed:,} changed"
