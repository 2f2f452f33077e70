"""`reportedly gather`."""

from __future__ import annotations

from pathlib import Path

import click

from reportedly.cli.progress import ReadingProgress
from reportedly.cli.terminal import say
from reportedly.scale.engine import ENGINES, INTERRUPTED, Engine, EngineName, end_at_once
from reportedly.scale.gathering import gather as gather_stories
from reportedly.scale.locks import alone_in
from reportedly.scale.settings import open_crawl
from reportedly.scale.tables import COUNTS, answer_crawl
from reportedly.wording.counts import counted


@click.command()
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--engine", type=click.Choice(ENGINES), default="native", show_default=True, help="This machine, or a Ray cluster."
)
@click.option("--jobs", "-j", type=click.IntRange(1, 4096), default=1, show_default=True, help="Workers at once.")
@click.pass_context
def gather(context: click.Context, out: Path, engine: EngineName, jobs: int) -> None:
    """Gather the shards of a crawl into stories, with near-copies found and a ledger for each story.

    OUT is the folder of `reportedly crawl`. The stories do not depend on the order of articles or shards; docs/scale.md
    says how they differ from those of a workspace. A step that is done is not done again: to stop and to run again is
    safe. After more was crawled, all is gathered again.

    \b
    reportedly gather month --jobs 8
    reportedly sql "select * from stories order by articles desc limit 20" --crawl month
    reportedly load month --story 1234567 --db one.db
    """
    folder, _ = open_crawl(out)
    try:
        with alone_in(out, "gather"), ReadingProgress("gathering") as progress:
            for step in gather_stories(folder, Engine(engine, jobs)):
                progress.show_step(step.done, step.all, step.name)
    except KeyboardInterrupt:
        say("reportedly: stopped; the steps that are done are kept, run the same command again to go on", error=True)
        end_at_once(Engine(engine, jobs), INTERRUPTED)
        context.exit(INTERRUPTED)
    articles, stories, copies, tallies = (int(str(each)) for each in answer_crawl(out, COUNTS)[1][0])
    say(
        f"{counted(articles, 'article')}, {counted(copies, 'near-copy', 'near-copies')}, "
        f"{counted(stories, 'story', 'stories')}, {counted(tallies, 'tally', 'tallies')} in {out}"
    )
