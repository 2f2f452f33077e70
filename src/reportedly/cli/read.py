"""`reportedly read`."""

from __future__ import annotations

from pathlib import Path

import click

from reportedly.api import Known, Workspace
from reportedly.cli.options import database_option, inputs_argument, reading_options
from reportedly.cli.progress import ReadingProgress
from reportedly.cli.terminal import say
from reportedly.model import Moment


@click.command()
@inputs_argument
@database_option
@reading_options
@click.pass_context
def read(
    context: click.Context,
    inputs: tuple[str, ...],
    database: Path,
    saved: Moment | None,
    follow: bool,
    allow_private: bool,
    jobs: int,
    model: str,
) -> None:
    """Read pages into a workspace.

    INPUT is a file, a folder, an address (https://…) or - for standard input; what it is shows in its content: HTML,
    plain text (several articles run together, too), WARC, a feed, or JSON lines of ready articles. Reading the same
    page again changes nothing; a page that changed becomes the next revision of its articles. To stop and to run again
    is safe.

    \b
    reportedly read saved-pages/ dump.txt
    reportedly read front.html --saved 2025-09-01T09:30+04:30
    reportedly read crawl.warc.gz --jobs 2 --db quake.db
    reportedly read https://news.example/feed.xml --follow
    """
    pages = articles = figures = known = failed = 0
    with Workspace(database, create=True) as workspace, ReadingProgress() as progress:
        try:
            for reading in workspace.read(
                inputs, saved=saved, follow=follow, allow_private=allow_private, model=model, jobs=jobs
            ):
                if isinstance(reading, Known):
                    known += 1
                    continue
                if reading.error is not None:
                    failed += 1
                    progress.error(reading.error)
                else:
                    pages += 1
                    articles += len(reading.analyses)
                    figures += sum(len(analysis.figures) for analysis in reading.analyses)
                if reading.page:
                    progress.show(pages, articles, figures, reading.page.name)
        except KeyboardInterrupt:
            progress.error(f"stopped; {pages} pages are kept, run the same command again to go on")
            context.exit(130)
    say(f"{_count(pages, 'page')}, {_count(articles, 'article')}, {_count(figures, 'figure')} read into {database}")
    if known:
        say(f"{_count(known, 'page')} known already, left as they are")
    if failed:
        say(f"{_count(failed, 'input')} failed, see above", error=True)
        context.exit(1)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
