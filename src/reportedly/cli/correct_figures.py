"""The subcommands of `reportedly correct` for single figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from reportedly.cli.keeping import correction_options, keep
from reportedly.model import BOUNDS, MEASURES, SLOTS, STATUSES, Slot, SlotValue

F = TypeVar("F", bound=Callable[..., Any])

_SLOT_OPTIONS = (
    click.option("--value", type=float, help="The value, as --low and --high."),
    click.option("--low", type=float, help="The lowest value."),
    click.option("--high", type=float, help="The highest value."),
    click.option("--bound", type=click.Choice(BOUNDS)),
    click.option("--measure", type=click.Choice(MEASURES)),
    click.option("--unit", help="What is counted."),
    click.option("--source", help="Who says so; '' where no source is named."),
    click.option("--place", help="Where; '' for no place."),
    click.option("--status", type=click.Choice(STATUSES)),
    click.option("--time", nargs=2, metavar="FIRST LAST", help="The first and last day for which it holds."),
)


def _slot_options(function: F) -> F:
    """The options that set slots."""
    for option in reversed(_SLOT_OPTIONS):
        function = option(function)
    return function


@click.command()
@click.argument("doc")
@click.argument("figure", type=int)
@correction_options
def right(doc: str, figure: int, database: Path, by: str | None, note: str | None) -> None:
    """Mark a figure right, with all its slots; it is counted by `reportedly accuracy`.

    \b
    reportedly correct right page.html 3
    """
    keep(database, by, note, lambda draft: draft.right(doc, figure))


@click.command()
@click.argument("doc")
@click.argument("figure", type=int)
@correction_options
def wrong(doc: str, figure: int, database: Path, by: str | None, note: str | None) -> None:
    """Mark a figure wrong: it drops out of tallies, with where its article repeats it.

    \b
    reportedly correct wrong page.html 3
    """
    keep(database, by, note, lambda draft: draft.wrong(doc, figure))


@click.command(name="set")
@click.argument("doc")
@click.argument("figure", type=int)
@_slot_options
@correction_options
def set_slots(
    doc: str, figure: int, database: Path, by: str | None, note: str | None, value: float | None, **given: Any
) -> None:
    """Set slots of a figure, and of where its article repeats it.

    \b
    reportedly correct set page.html 3 --value 25 --source "Ada Example"
    """
    slots = _slots(value, given)
    keep(database, by, note, lambda draft: draft.set(doc, figure, slots))


@click.command()
@click.argument("doc")
@click.argument("number")
@click.option("--in", "near", metavar="WORDS", help="Words of its sentence, if the number stands there several times.")
@_slot_options
@correction_options
def add(
    doc: str,
    number: str,
    near: str | None,
    database: Path,
    by: str | None,
    note: str | None,
    value: float | None,
    **given: Any,
) -> None:
    """Add a figure that was missed: NUMBER as the article writes it, with its measure.

    \b
    reportedly correct add page.html "forty-one" --value 41 --measure killed --place Kunar
    reportedly correct add page.html 9 --in "nine hikers" --measure missing
    """
    slots = _slots(value, given)
    keep(database, by, note, lambda draft: draft.add(doc, number, slots, near=near))


def _compared(name: str, what: str) -> click.Command:
    """The command that says of two numbers whether both can be so."""

    @click.command(name=name, help=f"{what}\n\n\b\nreportedly correct {name} a.html 3 b.html 0")
    @click.argument("doc")
    @click.argument("figure", type=int)
    @click.argument("other_doc")
    @click.argument("other_figure", type=int)
    @correction_options
    def compare(
        doc: str, figure: int, other_doc: str, other_figure: int, database: Path, by: str | None, note: str | None
    ) -> None:
        pair = ((doc, figure), (other_doc, other_figure))
        keep(database, by, note, lambda draft: (draft.agree if name == "agree" else draft.conflict)(*pair))

    return compare


agree = _compared("agree", "Say that two figures of a tally can both be so.")
conflict = _compared("conflict", "Say that two figures of a tally cannot both be so.")


def _slots(value: float | None, given: Mapping[str, Any]) -> dict[Slot, SlotValue]:
    """The slots that were given; an empty text sets none."""
    ends = {end: value if given[end] is None else given[end] for end in ("low", "high")}
    found = {**given, **ends}
    return {name: None if found[name] == "" else found[name] for name in SLOTS if found[name] is not None}
