"""`reportedly ledger`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Literal

import click
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.api import Selection, Workspace, select
from reportedly.cli.options import check_excel, database_option, excel_option, format_choice, since_option
from reportedly.cli.stale import tell_stale
from reportedly.cli.statements import statements_table
from reportedly.cli.terminal import make_console, write
from reportedly.errors import UsageError
from reportedly.export.writers import LEDGER_FORMATS
from reportedly.model import MEASURES, Entry, Ledger, Tally
from reportedly.wording.days import dated, short_moment
from reportedly.wording.sources import source_in_words
from reportedly.wording.tallies import (
    SIGNS,
    bars,
    distinct_headings,
    flags,
    heading,
    outlets_of,
    spread_in_words,
    standing_in_words,
)
from reportedly.wording.values import reported_value

WIDEST = 110
"""Largest width of the table, in columns: longer lines are hard to read."""
CONFLICTS_SHOWN = 3
"""Number of conflicts of a tally that are spelled out."""
_WIDTHS = {"when": 13, "how many": 16, "in": 5}


@click.command()
@click.argument("story", type=int, required=False)
@database_option
@format_choice(LEDGER_FORMATS)
@excel_option
@click.option(
    "--sentences/--no-sentences", default=False, show_default=True, help="The sentence under each figure (table)."
)
@since_option("Only figures of articles published since then.")
@click.option("--measure", type=click.Choice(MEASURES), help="Only tallies of this measure.")
@click.option("--source", metavar="WORDS", help="Only figures whose source has these words.")
@click.option("--place", metavar="WORDS", help="Only tallies about a place with these words.")
@click.option("--wrong", is_flag=True, help="The figures that a person marked wrong, too (table; JSON has them).")
@click.option("--statements", is_flag=True, help="All statements, too (table; the other formats have them).")
def ledger(
    story: int | None,
    database: Path,
    kind: str,
    excel: bool,
    sentences: bool,
    since: datetime | None,
    measure: str | None,
    source: str | None,
    place: str | None,
    wrong: bool,
    statements: bool,
) -> None:
    """Show who reported what: the figures of a story that answer the same question side by side, in order of time.

    STORY is a number that `reportedly stories` gives; without it, all stories are shown. JSON has one ledger a line.
    HTML is one story as one file for mail and print: charts, tables, and the paragraphs that the numbers stand in.
    GeoJSON has the places of one story, for maps.

    Each tally begins with the range that stands now, and what changed; what is only mentioned along the way comes last,
    a line each. ≠ marks figures that exclude each other, ↻ a later number of the
    same sources, ↓ one that fell, ⇈ one ten times as high.

    \b
    reportedly ledger
    reportedly ledger 2 --sentences
    reportedly ledger 2 --measure killed --place Kunar --since "2 days ago"
    reportedly ledger 2 --format csv --excel > quake.csv
    reportedly ledger 2 --format html > quake.html
    """
    check_excel(excel, kind)
    if story is None and kind in LEDGER_FORMATS and LEDGER_FORMATS[kind].for_one_story:
        raise UsageError(f"--format {kind} writes one story: name it, as in `reportedly ledger 2 --format {kind}`")
    selection = Selection(since=since, measure=measure, source=source, place=place)
    with Workspace(database) as workspace:
        numbers = [story] if story is not None else [each.id for each in workspace.stories()]
        tell_stale(workspace, story=story)
        ledgers = [select(workspace.ledger(number), selection) for number in numbers]
        if kind in LEDGER_FORMATS:
            write(LEDGER_FORMATS[kind].write(ledgers, lambda: workspace.analyses(numbers[0]), excel))
            return
        related = {each.story: workspace.lists.see_also(each.story) for each in ledgers}
    console = make_console()
    for each in ledgers:
        console.print(ledger_view(each, min(console.width, WIDEST), sentences=sentences, statements=statements))
        if wrong and each.wrong:
            console.print(_wrong(each))
        for other in related[each.story]:
            console.print(Text(f"See also story {other.id} · {other.title}", style="dim"))


def _wrong(ledger: Ledger) -> RenderableType:
    lines = [Text("Marked wrong, in no tally", style="bold")]
    for entry in ledger.wrong:
        value = reported_value(entry)
        lines.append(Text(f"{value} · {entry.doc}, figure {entry.figure} · {' '.join(entry.sentence.split())}"))
    return Group(*lines, Text())


def ledger_view(
    ledger: Ledger, width: int, *, sentences: bool, statements: bool, tallies: int | None = None
) -> RenderableType:
    """A ledger that is up to `width` columns wide: its articles, its tallies (the first ones, or all), its
    statements."""
    numbers = {article.doc: number for number, article in enumerate(ledger.articles, 1)}
    parts: list[RenderableType] = [Text(f"Story {ledger.story} · {ledger.title}", style="bold reverse")]
    for article in ledger.articles:
        parts_of = ", ".join(f"{each.share:.0%} from {each.doc}" for each in article.carries)
        copy = f"copy of {article.copy_of}" if article.copy_of else parts_of
        about = " · ".join(
            filter(None, (article.doc, article.publisher, dated(article.published, unsure=article.unsure), copy))
        )
        parts.append(Text(f"[{numbers[article.doc]}] {about}", style="dim"))
    if not ledger.tallies:
        parts.append(Text("no figures reported"))
    outlets = outlets_of(ledger)
    shown = ledger.tallies[:tallies]
    for tally, name in zip(shown, distinct_headings(shown), strict=True):
        if not tally.also:
            parts += [
                Text(),
                _heading(tally, name, outlets),
                *_rows(tally, numbers, width, sentences=sentences),
                *_conflicts(tally),
            ]
    parts += _also([tally for tally in shown if tally.also])
    if statements:
        parts += [Text(), Text("Statements", style="bold"), statements_table(ledger.statements)]
    return Group(*parts, Text())


def _heading(tally: Tally, name: str, outlets: Mapping[str, str]) -> RenderableType:
    """What is counted and where; in a second line the range that stands, its origins and outlets, and its bars."""
    first = Text(name, style="bold").append(f"  {tally.id}", style="not bold dim")
    second = Text(f"{standing_in_words(tally)}", style="bold cyan")
    second.append(f" · {spread_in_words(tally, outlets)}", style="not bold default")
    if moved := bars(tally):
        second.append(f" · {moved}", style="not bold default")
    return Group(first, second, Text(tally.changed)) if tally.changed else Group(first, second)


def _also(tallies: Sequence[Tally]) -> Iterator[Text]:
    """What is only mentioned along the way, a line each."""
    if tallies:
        yield Text("\nAlso mentioned", style="bold")
    for tally in tallies:
        line = Text(f"{heading(tally)}: {standing_in_words(tally)}")
        yield line.append(f"  {tally.id}", style="dim")


def _rows(tally: Tally, numbers: dict[str, int], width: int, *, sentences: bool) -> Iterator[RenderableType]:
    """The rows of a table, with the sentence below each row if it is asked for."""
    yield _table(width, header=True)
    marks = flags(tally)
    for number, entry in enumerate(tally.entries):
        table = _table(width, header=False)
        table.add_row(*_cells(entry, numbers, "".join(SIGNS[mark] for mark in marks[number])))
        yield table
        if sentences:
            yield Padding(Text(" ".join(entry.sentence.split()), style="italic dim"), (0, 0, 0, 4))


def _table(width: int, *, header: bool) -> Table:
    """An empty table of fixed column widths, so that tables of one row each line up."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=header, width=width)
    room = width - sum(_WIDTHS.values()) - 8
    for name in ("when", "how many", "who says so", "where", "in"):
        share = room * 3 // 5 if name == "who says so" else room - room * 3 // 5
        justify: Literal["left", "right"] = "right" if name == "how many" else "left"
        table.add_column(name, header_style="dim", width=_WIDTHS.get(name, share), justify=justify, overflow="fold")
    return table


def _cells(entry: Entry, numbers: dict[str, int], signs: str) -> list[Text]:
    source = source_in_words(entry.source, entry.role)
    if entry.status != "reported":
        source += f" ({entry.status})"
    value = Text(f"{signs} {reported_value(entry)}".strip(), style="bold")
    return [
        Text(short_moment(entry.published, unsure=entry.unsure)),
        value,
        Text(source),
        Text(entry.place or ""),
        Text(f"[{numbers[entry.doc]}]"),
    ]


def _conflicts(tally: Tally) -> Iterator[Text]:
    """The pairs that exclude each other, in words."""
    for one, other in tally.conflicts[:CONFLICTS_SHOWN]:
        pair = (tally.entries[one], tally.entries[other])
        words = [f"{reported_value(each)} ({each.source or each.doc})" for each in pair]
        yield Text(f"≠ {words[0]} and {words[1]} cannot both be so", style="yellow")
    if len(tally.conflicts) > CONFLICTS_SHOWN:
        yield Text(
            f"≠ and {len(tally.conflicts) - CONFLICTS_SHOWN} more such pairs (--format json has them)", style="yellow"
        )
