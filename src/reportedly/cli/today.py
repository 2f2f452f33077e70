"""`reportedly today`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from reportedly.api import Morning, StoryNews, Workspace
from reportedly.cli.options import database_option, since_option
from reportedly.cli.stale import tell_stale
from reportedly.cli.terminal import say, write
from reportedly.ledger.telling import movement_in_words
from reportedly.model import TallyNews
from reportedly.plain import one_line, shown_json
from reportedly.wording.counts import counted
from reportedly.wording.days import day_in_words, moment_with_zone
from reportedly.wording.news import news_in_words, news_label, sentence_start
from reportedly.wording.tallies import heading, standing_in_words, tellers_in_words

LONGEST = 30
"""Lines of the whole picture."""
CHANGES = 7
"""Changes that a terminal shows, with two lines each; stories have two or three, as many as there is room for."""


@click.command()
@since_option("What was read since then is told, else since yesterday.")
@click.option(
    "--format", "kind", type=click.Choice(["table", "json"]), default="table", show_default=True, help="What to write."
)
@database_option
def today(since: datetime | None, kind: str, database: Path) -> None:
    """The morning picture: what moved since yesterday, then the stories that matter most.

    A line for each number that fell, was denied, disputed, rose or got its first source, with the sentence that says
    so; then each story with its first figure and who says it. JSON has all of them.

    \b
    reportedly today
    reportedly today --since "2 days ago" --format json | jq '.changes[].says'
    """
    with Workspace(database) as workspace:
        morning = workspace.morning(since)
        tell_stale(workspace)
    if kind == "json":
        write(shown_json(json.dumps(_data(morning), ensure_ascii=False, indent=1)) + "\n")
    elif not morning.stories and not morning.folded:
        say(f"no stories in {database} yet; read some pages: reportedly read INPUT --db {database}")
    else:
        write("".join(_lines(morning)))


def _lines(morning: Morning) -> Iterator[str]:
    """The lines for a terminal; what colours them is left out where no terminal shows them."""
    yield _bold(f"What changed since {moment_with_zone(morning.since.isoformat())}")
    changes = morning.news[:CHANGES]
    for news in changes:
        yield f"  {click.style(news_label(news), fg='yellow')} · {one_line(news_in_words(news))}\n"
        yield _dim(f"    story {news.story} · “{sentence_start(news.entry)}” ({news.entry.doc})")
    if not changes:
        yield "  no figure moved\n"
    if (more := len(morning.news) - len(changes)) > 0:
        yield _dim(f"  {counted(more, 'more change')}: reportedly today --format json")
    yield _bold("Stories")
    told = {news.tally.id for news in changes}
    room = LONGEST - 2 * len(changes) - 5  # two headings, and three lines that say what is left out
    shown = 0
    for story in morning.stories:
        lines = list(_story_lines(story, told, morning.outlets))
        room -= len(lines)
        if room < 0:
            break
        shown += 1
        yield from lines
    if (more := len(morning.stories) - shown) > 0:
        yield _dim(f"  {counted(more, 'more story', 'more stories')}: reportedly stories")
    if morning.folded:
        numbers = ", ".join(str(story.row.id) for story in morning.folded)
        stories = counted(len(morning.folded), "story", "stories")
        yield _dim(f"  {stories} without figures or of one outlet: {numbers}")


def _story_lines(story: StoryNews, told: set[str], outlets: Mapping[str, str]) -> Iterator[str]:
    """A story with its first figure; how it moved is left out where it was told above."""
    row, lead = story.row, story.headlines[0]
    yield f"  {row.id} · {one_line(row.title)} · last heard of {one_line(day_in_words(row.last))}\n"
    yield f"    {one_line(f'{heading(lead)}: {standing_in_words(lead)} ({tellers_in_words(lead, outlets)})')}\n"
    moved = movement_in_words(lead, outlets)
    if moved and lead.id not in told:
        yield _dim(f"    {moved}")


def _bold(text: str) -> str:
    return click.style(one_line(text), bold=True) + "\n"


def _dim(text: str) -> str:
    """A line in a soft colour; its indent stays."""
    indent = len(text) - len(text.lstrip(" "))
    return " " * indent + click.style(one_line(text), dim=True) + "\n"


def _data(morning: Morning) -> dict[str, Any]:
    return {
        "since": morning.since.isoformat(),
        "changes": [_change_data(news) for news in morning.news],
        "stories": [_story_data(story, morning.outlets) for story in morning.stories],
        "folded": [_story_data(story, morning.outlets) for story in morning.folded],
    }


def _change_data(news: TallyNews) -> dict[str, Any]:
    entry = news.entry
    return {
        "kind": news.kind,
        "says": news_in_words(news),
        "story": news.story,
        "title": news.title,
        "tally": news.tally.id,
        "doc": entry.doc,
        "start": entry.start,
        "end": entry.end,
        "sentence": entry.sentence,
    }


def _story_data(story: StoryNews, outlets: Mapping[str, str]) -> dict[str, Any]:
    row = story.row
    figures = [
        {
            "tally": tally.id,
            "what": heading(tally),
            "stands": standing_in_words(tally),
            "by": tellers_in_words(tally, outlets),
            "changed": tally.changed,
        }
        for tally in story.headlines
    ]
    return {
        "story": row.id,
        "title": row.title,
        "articles": row.articles,
        "outlets": row.outlets,
        "last": row.last,
        "figures": figures,
    }
