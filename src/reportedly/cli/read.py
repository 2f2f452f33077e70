"""`reportedly read`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from reportedly.api import Known, Workspace
from reportedly.cli.again import read_again
from reportedly.cli.lost import tell_lost
from reportedly.cli.options import database_option, reading_options, since_option
from reportedly.cli.progress import ReadingProgress
from reportedly.cli.terminal import say
from reportedly.model import Correction, Moment
from reportedly.wording.counts import counted
from reportedly.wording.languages import unread_in_words


@click.command()
@click.argument("inputs", nargs=-1, metavar="INPUT...")
@database_option
@click.option("--again", is_flag=True, help="Read pages that are kept again, by the rules as they are now; no INPUT.")
@click.option("--story", type=int, help="With --again: only the pages of this story's articles.")
@since_option("With --again: only pages that were read since then.")
@click.option("--stale", is_flag=True, help="With --again: only pages that older rules read, or that were skipped.")
@reading_options
@click.pass_context
def read(
    context: click.Context,
    inputs: tuple[str, ...],
    database: Path,
    again: bool,
    story: int | None,
    since: datetime | None,
    stale: bool,
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

    With --again, pages that the workspace has are read from their kept bytes by the present rules. Corrections, ids and
    revisions stay; what changed is told at the end.

    \b
    reportedly read --again --stale
    """
    if again:
        if inputs or saved or follow or allow_private:
            raise click.UsageError("--again reads what is kept: it takes no INPUT, and nothing is fetched")
        read_again(context, database, story=story, since=since, stale=stale, model=model, jobs=jobs)
        return
    if not inputs:
        raise click.UsageError("Missing argument 'INPUT...'.")
    if story is not None or since is not None or stale:
        raise click.UsageError("--story, --since and --stale go with --again")
    pages = articles = figures = known = failed = 0
    languages: list[str | None] = []
    lost: list[Correction] = []
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
                    lost += reading.lost
                    languages += [analysis.article.language for analysis in reading.analyses]
                if reading.page:
                    progress.show(pages, articles, figures, reading.page.name)
        except KeyboardInterrupt:
            progress.error(f"stopped; {pages} pages are kept, run the same command again to go on")
            context.exit(130)
    say(f"{counted(pages, 'page')}, {counted(articles, 'article')}, {counted(figures, 'figure')} read into {database}")
    if unread := unread_in_words(languages):
        say(unread)
    tell_lost(lost)
    if known:
        say(f"{counted(known, 'page')} known already, left as they are")
    if failed:
        say(f"{counted(failed, 'input')} failed, see above", error=True)
        context.exit(1)
