"""`reportedly extract`."""

from __future__ import annotations

import click

from reportedly.api import extract as extract_readings
from reportedly.cli.options import inputs_argument, reading_options
from reportedly.cli.progress import ReadingProgress
from reportedly.cli.terminal import write
from reportedly.export.articles import to_line
from reportedly.model import Moment


@click.command()
@inputs_argument
@click.option(
    "--format", "kind", type=click.Choice(["jsonl"]), default="jsonl", show_default=True, help="What to write."
)
@reading_options
@click.pass_context
def extract(
    context: click.Context,
    inputs: tuple[str, ...],
    kind: str,
    saved: Moment | None,
    follow: bool,
    allow_private: bool,
    jobs: int,
    model: str,
) -> None:
    """Write what is in pages as JSON, one article a line; keeps nothing.

    INPUT is as for `reportedly read`. Each line has the article's text, statements, figures, places and times, with
    offsets in characters of that text (see docs/contract.md).

    \b
    reportedly extract page.html | jq '.figures[] | {low, high, measure, source}'
    reportedly extract articles.jsonl --jobs 2 > found.jsonl
    cat dump.txt | reportedly extract -
    """
    pages = articles = figures = 0
    failed = False
    with ReadingProgress() as progress:
        try:
            for reading in extract_readings(
                inputs, saved=saved, follow=follow, allow_private=allow_private, model=model, jobs=jobs
            ):
                if reading.error is not None:
                    failed = True
                    progress.error(reading.error)
                for analysis in reading.analyses:
                    write(to_line(analysis) + "\n")
                    articles += 1
                    figures += len(analysis.figures)
                if reading.page:
                    pages += 1
                    progress.show(pages, articles, figures, reading.page.name)
        except KeyboardInterrupt:
            progress.error(f"stopped after {articles} articles")
            context.exit(130)
    context.exit(1 if failed else 0)
