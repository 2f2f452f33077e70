"""`reportedly load`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from reportedly.api import Known
from reportedly.cli.options import database_option, since_option
from reportedly.cli.progress import ReadingProgress
from reportedly.cli.terminal import say
from reportedly.scale.loading import load as load_records
from reportedly.scale.settings import open_crawl
from reportedly.scale.tables import wanted_records
from reportedly.wording.counts import counted


@click.command()
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path, file_okay=False))
@click.option("--story", type=int, help="The articles of this story, by its number in the crawl.")
@click.option("--about", metavar="WORDS", help="Articles that have all these words.")
@click.option("--place", metavar="NAME", help="Articles that name this place, as the gazetteer calls it.")
@since_option("Articles that came out since then.")
@click.option("--all", "everything", is_flag=True, help="All articles; a workspace takes 30 kB for each.")
@database_option
@click.pass_context
def load(
    context: click.Context,
    out: Path,
    story: int | None,
    about: str | None,
    place: str | None,
    since: datetime | None,
    everything: bool,
    database: Path,
) -> None:
    """Put chosen pages of a crawl into a workspace, with all that was found in them.

    OUT is the folder of `reportedly crawl`. What several options ask for must all hold. Nothing is analysed again: the
    bytes of the pages come from their archives, the findings from the shards, and stories are formed as when reading.
    All commands, and the web page, show the workspace as any other. To stop and to run again is safe.

    \b
    reportedly load month --about "flood Corvale" --db flood.db
    reportedly load month --story 1234567 --db one.db
    reportedly load month --place Kabul --since 2025-09-01 --db kabul.db
    """
    if not (everything or about or place or since or story is not None):
        raise click.UsageError("say what to load: --story, --about, --place, --since or --all")
    folder, settings = open_crawl(out)
    day = f"{since:%Y-%m-%dT%H:%M}" if since else None
    records = wanted_records(folder, story=story, about=(about or "").split(), place=place, since=day)
    pages = articles = figures = known = failed = 0
    with ReadingProgress("loading") as progress:
        try:
            for reading in load_records(folder, settings, records, database):
                if isinstance(reading, Known):
                    known += 1
                elif reading.error is not None:
                    failed += 1
                    progress.error(reading.error)
                else:
                    pages += 1
                    articles += len(reading.analyses)
                    figures += sum(len(analysis.figures) for analysis in reading.analyses)
                    progress.show_step(pages, len(records), reading.name or "")
        except KeyboardInterrupt:
            progress.error(f"stopped; {pages} pages are kept, run the same command again to go on")
            context.exit(130)
    found = f"{counted(pages, 'page')}, {counted(articles, 'article')}, {counted(figures, 'figure')}"
    say(f"{found} loaded into {database}")
    if known:
        say(f"{counted(known, 'page')} known already, left as they are")
    if failed:
        say(f"{counted(failed, 'page')} failed, see above", error=True)
        context.exit(1)
