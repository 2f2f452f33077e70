"""The subcommands of `reportedly correct` for tallies, stories and sources."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from reportedly.cli.keeping import correction_options, figure_pairs, keep


@click.command()
@click.argument("stories", nargs=-1, required=True, metavar="STORY STORY...")
@correction_options
def merge_stories(stories: Sequence[str], database: Path, by: str | None, note: str | None) -> None:
    """Make stories one: the first. A story is named by its number or by words of its title.

    \b
    reportedly correct merge-stories 4 7
    reportedly correct merge-stories "Kunar earthquake" "aftershock in Nangarhar"
    """
    keep(database, by, note, lambda draft: draft.merge_stories([draft.named(story) for story in stories]))


@click.command()
@click.argument("story", type=int)
@click.argument("docs", nargs=-1, required=True, metavar="DOC...")
@correction_options
def split_story(story: int, docs: Sequence[str], database: Path, by: str | None, note: str | None) -> None:
    """Make some articles of a story a story of their own.

    \b
    reportedly correct split-story 4 page.html dump.txt#3
    """
    keep(database, by, note, lambda draft: draft.split_story(story, docs))


@click.command()
@click.argument("story", type=int)
@click.argument("name")
@correction_options
def rename_story(story: int, name: str, database: Path, by: str | None, note: str | None) -> None:
    """Give a story a name.

    \b
    reportedly correct rename-story 4 "Kunar earthquake"
    """
    keep(database, by, note, lambda draft: draft.rename_story(story, name))


@click.command()
@click.argument("tallies", nargs=-1, required=True, metavar="TALLY TALLY...")
@correction_options
def merge_tallies(tallies: Sequence[str], database: Path, by: str | None, note: str | None) -> None:
    """Put the figures of tallies of one story together: they answer the question of the first.

    \b
    reportedly correct merge-tallies 1f0c22ab 77a01e4d
    """
    keep(database, by, note, lambda draft: draft.merge_tallies(tallies))


@click.command()
@click.argument("figures", nargs=-1, required=True, metavar="DOC FIGURE [DOC FIGURE]...")
@click.option("--name", help="What the new tally is called.")
@correction_options
def split_tally(figures: Sequence[str], name: str | None, database: Path, by: str | None, note: str | None) -> None:
    """Put figures in a tally of their own.

    \b
    reportedly correct split-tally page.html 3 dump.txt#3 0 --name "children killed"
    """
    pairs = figure_pairs(figures)
    keep(database, by, note, lambda draft: draft.split_tally(pairs, name))


@click.command()
@click.argument("tally")
@click.argument("figures", nargs=-1, required=True, metavar="DOC FIGURE [DOC FIGURE]...")
@correction_options
def into_tally(tally: str, figures: Sequence[str], database: Path, by: str | None, note: str | None) -> None:
    """Put figures in a tally of their story: they belong to it.

    \b
    reportedly correct into-tally 1f0c22ab page.html 3 dump.txt#3 0
    """
    pairs = figure_pairs(figures)
    keep(database, by, note, lambda draft: draft.into_tally(pairs, tally))


@click.command()
@click.argument("tally")
@correction_options
def ignore_tally(tally: str, database: Path, by: str | None, note: str | None) -> None:
    """Say that a tally is of no interest: it comes last, among what is also mentioned.

    \b
    reportedly correct ignore-tally 1f0c22ab
    """
    keep(database, by, note, lambda draft: draft.ignore_tally(tally))


@click.command()
@click.argument("tally")
@click.argument("name")
@correction_options
def rename_tally(tally: str, name: str, database: Path, by: str | None, note: str | None) -> None:
    """Give a tally a name.

    \b
    reportedly correct rename-tally 1f0c22ab "killed in the first quake"
    """
    keep(database, by, note, lambda draft: draft.rename_tally(tally, name))


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--as", "body", required=True, metavar="BODY", help="What the source is called.")
@click.option("--story", type=int, help="Only in this story; else in all.")
@correction_options
def source(
    names: Sequence[str], body: str, story: int | None, database: Path, by: str | None, note: str | None
) -> None:
    """Say which source names mean, or that a name is a source of its own (--as that name).

    NAME is a source as articles write it; `reportedly sources` lists them.

    \b
    reportedly correct source "Cruz Roja" "the relief body" --as "Red Cross"
    reportedly correct source "the ministry" --as "Ministry of Health" --story 4
    """
    keep(database, by, note, lambda draft: draft.same_source(names, body, story))
