"""`reportedly crawl`."""

from __future__ import annotations

from collections import Counter
from contextlib import nullcontext
from pathlib import Path

import click

from reportedly.cli.options import model_option
from reportedly.cli.progress import ReadingProgress
from reportedly.cli.terminal import say
from reportedly.scale.crawling import CrawlPlan, archives_of, begin_crawl, plan_crawl
from reportedly.scale.crawling import crawl as read_shards
from reportedly.scale.engine import ENGINES, INTERRUPTED, Engine, EngineName, WorkerEnded, end_at_once
from reportedly.scale.locks import alone_in
from reportedly.scale.planning import CrawlCost, measure_cost
from reportedly.scale.revisits import join_revisits
from reportedly.scale.settings import SHARD_RECORDS, CrawlFolder, CrawlSettings, make_settings
from reportedly.scale.shards import Shard, left_to_do
from reportedly.scale.worker import report_in
from reportedly.wording.counts import counted


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="WARC...|LIST")
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Where shards are kept.")
@click.option(
    "--engine", type=click.Choice(ENGINES), default="native", show_default=True, help="This machine, or a Ray cluster."
)
@click.option("--jobs", "-j", type=click.IntRange(1, 4096), default=1, show_default=True, help="Workers at once.")
@click.option("--language", "languages", multiple=True, metavar="CODE", help="Only articles in it; may be given again.")
@click.option("--news", is_flag=True, help="Only articles that look like news: a headline, and text in sentences.")
@click.option("--shard", type=click.IntRange(1, 10_000), default=SHARD_RECORDS, show_default=True, help="Its records.")
@click.option("--plan", "only_plan", is_flag=True, help="Only say what it will take, from a sample that is measured.")
@model_option
@click.pass_context
def crawl(
    context: click.Context,
    inputs: tuple[str, ...],
    out: Path,
    engine: EngineName,
    jobs: int,
    languages: tuple[str, ...],
    news: bool,
    shard: int,
    only_plan: bool,
    model: str,
) -> None:
    """Read web archives into shards: many files, several workers, one machine or many.

    WARC is an archive here, or at s3:// or https://; LIST is a text file that names one a line; a folder stands for the
    archives in it. Each shard becomes one Parquet file with the articles of some records and all that was found in
    them, the same as `read` finds. A shard that is there is not read again: to stop and to run again is safe, whatever
    was killed. Records that end or exceed their worker go to OUT/quarantine.

    \b
    reportedly crawl crawl-*.warc.gz --out month --jobs 8
    reportedly crawl crawl-*.warc.gz --out month --plan
    reportedly crawl warc.paths --out month --engine ray --jobs 64 --language en --news

    Then `reportedly gather`, `reportedly load` and `reportedly sql --crawl`. Needs the extra: pip install
    'reportedly[scale]', and 'reportedly[ray]' for Ray. docs/scale.md has recipes.
    """
    settings = make_settings(model, languages, news, shard)
    folder = begin_crawl(out, settings)
    at_work = nullcontext() if only_plan else alone_in(out, "crawl")
    try:
        with at_work, ReadingProgress("indexing") as progress:
            plan = _index(archives_of(inputs), folder, settings, Engine(engine, jobs), progress)
            if only_plan:
                _tell_cost(measure_cost(plan, settings), sum(each.size for each in plan.indexes), jobs)
                return
            counts = _read(plan, folder, settings, Engine(engine, jobs), progress)
    except KeyboardInterrupt:
        say("reportedly: stopped; the shards that are done are kept, run the same command again to go on", error=True)
        end_at_once(Engine(engine, jobs), INTERRUPTED)
        context.exit(INTERRUPTED)
    _tell(plan, counts, out)
    _tell_revisits(plan, Engine(engine, jobs))
    left = sum(not _is_done(plan, each, folder) for each in plan.shards)
    if plan.errors or left:
        parts = f"{counted(len(plan.errors), 'input')} and {counted(left, 'shard')}"
        say(f"{parts} failed, see above; run the same command again to try them again", error=True)
    code = 1 if plan.errors or left else 0
    if counts["ended"]:
        end_at_once(Engine(engine, jobs), code)
    context.exit(code)


def _is_done(plan: CrawlPlan, shard: Shard, folder: CrawlFolder) -> bool:
    index = next(each for each in plan.indexes if each.path == shard.path)
    return shard.file(folder).exists() or not list(left_to_do(index, shard, folder))


def _index(
    archives: list[str], folder: CrawlFolder, settings: CrawlSettings, engine: Engine, progress: ReadingProgress
) -> CrawlPlan:
    plan = CrawlPlan()
    for plan in plan_crawl(archives, folder, settings, engine):
        progress.show_step(len(plan.indexes), len(archives), "archives indexed")
    for error in plan.errors:
        progress.error(error)
    return plan


def _read(
    plan: CrawlPlan, folder: CrawlFolder, settings: CrawlSettings, engine: Engine, progress: ReadingProgress
) -> Counter[str]:
    before = set(folder.shards.iterdir())
    done = 0
    counts: Counter[str] = Counter()
    for report in read_shards(plan, folder, settings, engine):
        if isinstance(report, WorkerEnded):
            progress.error("a worker was ended; what it had not finished is read again")
            counts["ended"] += 1
            continue
        if report.error is not None:
            progress.error(f"{report.name}: {report.error}")
        done += report.records
        progress.show_step(done, plan.records, report.name)
    for path in set(folder.shards.glob("*.parquet")) - before:
        report = report_in(path)  # a worker that was ended may not have told it
        for name in ("records", "articles", "figures", "without", "unwanted", "quarantined"):
            counts[name] += getattr(report, name)
    return counts


def _tell_cost(cost: CrawlCost, size: int, jobs: int) -> None:
    say(f"{counted(cost.records, 'record')} in {size / 1e6:,.1f} MB of archives")
    say(f"measured on {counted(cost.sampled, 'record')} at equal distances; the rest is arithmetic:")
    say(f"{cost.core_hours:,.3g} core-hours, {cost.core_hours / jobs:,.3g} hours by {counted(jobs, 'worker')}")
    say(f"{counted(cost.all_articles, 'article')}, {cost.all_bytes / 1e6:,.1f} MB of shards")
    say(f"{cost.memory / 1e6:,.0f} MB of memory a worker, {jobs * cost.memory / 1e9:,.1f} GB in all")


def _tell(plan: CrawlPlan, counts: Counter[str], out: Path) -> None:
    done = plan.records - counts["records"]
    say(
        f"{counted(counts['records'], 'record')}, {counted(counts['articles'], 'article')}, "
        f"{counted(counts['figures'], 'figure')} read into {out}"
    )
    if done:
        say(f"{counted(done, 'record')} read before, left as they are")
    if counts["without"]:
        say(f"{counted(counts['without'], 'page')} without an article; `error` in the shards says why")
    if counts["unwanted"]:
        say(f"{counted(counts['unwanted'], 'article')} left out by --language or --news")
    if counts["quarantined"]:
        say(f"{counted(counts['quarantined'], 'record')} in quarantine: {out / 'quarantine'}", error=True)
    if plan.damaged:
        say(f"{counted(plan.damaged, 'stretch', 'stretches')} of damaged bytes left out", error=True)


def _tell_revisits(plan: CrawlPlan, engine: Engine) -> None:
    revisits = join_revisits(plan.indexes, engine)
    if revisits.found:
        say(f"{counted(revisits.found, 'record')} of pages that are in these archives already")
    if revisits.missing:
        say(
            f"{counted(revisits.missing, 'page')} kept in an earlier archive, such as {revisits.such_as}; "
            "crawl that one too",
            error=True,
        )
