"""`reportedly review`: what is worth a look."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from reportedly.api import Workspace
from reportedly.cli.options import database_option
from reportedly.cli.terminal import say, write
from reportedly.model import WorthALook
from reportedly.plain import one_line, shown_json
from reportedly.wording.sources import source_in_words
from reportedly.wording.tallies import heading, standing_in_words
from reportedly.wording.values import reported_value


@click.command()
@click.argument("story", type=int, required=False)
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="Show so many figures or fewer."
)
@click.option("--by-chance", is_flag=True, help="Figures drawn by chance instead, for an accuracy without a bias.")
@click.option("--format", "kind", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@database_option
def review(story: int | None, limit: int, by_chance: bool, kind: str, database: Path) -> None:
    """What is worth a look: the figures at which a person's time helps most.

    Figures that exclude others, that jump or fall, that stand far from the others, that were read with little certainty
    or whose day is unsure; first those on which most hangs. What was marked right, or corrected, does not come again.
    `reportedly serve --edit` has the same at /review, with a key for each answer.

    \b
    reportedly review
    reportedly review 4 --limit 30
    reportedly review --by-chance --limit 100 --format jsonl
    """
    with Workspace(database) as workspace:
        found = workspace.review(story, limit=limit, by_chance=by_chance)
    if kind == "jsonl":
        for each in found:
            write(shown_json(json.dumps(_data(each), ensure_ascii=False)) + "\n")
    elif found:
        write("".join(line for each in found for line in _lines(each)))
    else:
        say("nothing is left that is worth a look")


def _lines(each: WorthALook) -> Iterator[str]:
    entry = each.entry
    told = f"{heading(each.tally)}: {reported_value(entry)}, {source_in_words(entry.source, entry.role)}"
    yield click.style(one_line(told), bold=True) + "\n"
    for kind, words in each.reasons:
        yield f"  {click.style(kind, fg='yellow')} · {one_line(words)}\n"
    yield f"  “{one_line(entry.sentence)}”\n"
    where = f"story {each.story} · {each.title} · stands: {standing_in_words(each.tally)}"
    yield click.style(f"  {one_line(where)}", dim=True) + "\n"
    yield (
        click.style(f"  reportedly correct right {one_line(entry.doc)} {entry.figure}   (or wrong, set)", dim=True)
        + "\n"
    )


def _data(each: WorthALook) -> dict[str, Any]:
    entry = each.entry
    return {
        "story": each.story,
        "title": each.title,
        "tally": each.tally.id,
        "what": heading(each.tally),
        "doc": entry.doc,
        "figure": entry.figure,
        "low": entry.low,
        "high": entry.high,
        "source": entry.source,
        "sentence": entry.sentence,
        "reasons": [{"kind": kind, "says": words} for kind, words in each.reasons],
        "weight": round(each.weight, 4),
    }
