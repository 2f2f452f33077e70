"""What the subcommands of `reportedly correct` share: their options, and how a correction is kept and told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from reportedly.api import CorrectionDraft, Workspace
from reportedly.cli.options import database_option
from reportedly.cli.terminal import say
from reportedly.errors import UsageError
from reportedly.model import Correction
from reportedly.wording.corrections import correction_in_words

F = TypeVar("F", bound=Callable[..., Any])


def correction_options(function: F) -> F:
    """The options of commands that correct: the workspace, `--by` and `--note`."""
    for option in (
        click.option("--note", help="Why."),
        click.option("--by", envvar="REPORTEDLY_BY", show_envvar=True, metavar="NAME", help="Who says so."),
        database_option,
    ):
        function = option(function)
    return function


def keep(database: Path, by: str | None, note: str | None, make: Callable[[CorrectionDraft], Correction]) -> None:
    """Make a correction in a workspace, keep it and tell it in a line."""
    with Workspace(database) as workspace:
        made = workspace.correct(make(workspace.draft(by=by, note=note)))
    say(f"{made.id}: {correction_in_words(made)}")


def figure_pairs(figures: Sequence[str]) -> list[tuple[str, int]]:
    """Figures named in pairs, an article's id and a figure's number; raises `UsageError` for anything else."""
    if len(figures) % 2 or not all(number.isdecimal() for number in figures[1::2]):
        raise UsageError("figures are named in pairs, DOC FIGURE: an article's id and a figure's number")
    return [(doc, int(number)) for doc, number in zip(figures[::2], figures[1::2], strict=True)]
