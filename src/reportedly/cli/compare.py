"""`reportedly compare`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from reportedly.api import Workspace
from reportedly.cli.options import check_excel, database_option, excel_option
from reportedly.cli.terminal import make_console, say, write
from reportedly.coded import DAYS
from reportedly.errors import UsageError
from reportedly.export.compared import to_csv
from reportedly.model import COMPARED, ComparedNumber
from reportedly.wording.days import short_moment
from reportedly.wording.sources import source_in_words
from reportedly.wording.tallies import heading, standing_in_words
from reportedly.wording.values import range_in_words, reported_value


@click.command()
@click.argument("rows", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="ROWS.csv")
@click.option(
    "--map", "mapped", multiple=True, metavar="FIELD=COLUMN", help="Which column holds a field, if not guessed."
)
@click.option(
    "--days", type=click.IntRange(0, 60), default=DAYS, show_default=True, help="How far the days may lie apart."
)
@click.option("--only", type=click.Choice(COMPARED), multiple=True, help="Only these, in the table and CSV.")
@click.option("--format", "kind", type=click.Choice(["table", "csv"]), default="table", show_default=True)
@excel_option
@database_option
def compare(
    rows: Path, mapped: tuple[str, ...], days: int, only: tuple[str, ...], kind: str, excel: bool, database: Path
) -> None:
    """Compare hand-coded rows with the tallies: ACLED, UCDP GED, EM-DAT, GTD, or a spreadsheet of your own, as CSV.

    A row and a tally belong together by day, place and measure. Their numbers agree, or the ranges overlap (range
    covers), or they differ; the rest is in ours only or in theirs only. Which column was taken for what is told first.

    Fields are id, first, last, year, month, day, location, admin1 to admin3, country, kind, source, and the
    measures: killed, killed_low, killed_high, injured, missing, displaced, affected, detained.

    \b
    reportedly compare acled.csv
    reportedly compare mine.csv --map killed=Tote --map first=Datum --only different --format csv > different.csv
    """
    check_excel(excel, kind)
    columns = dict(_pair(each) for each in mapped)
    with Workspace(database) as workspace:
        mapping, found, errors = workspace.compare(rows, columns=columns, days=days)
    taken = ", ".join(f"{field}={column}" for field, column in mapping.columns.items())
    say(f"{rows.name} is read as {mapping.format or 'a table of its own'}: {taken}", error=True)
    for error in errors:
        say(f"reportedly: {error}", error=True)
    shown = [each for each in found if not only or each.kind in only]
    if kind == "csv":
        write(to_csv(shown, excel=excel))
    else:
        counts = Counter(each.kind for each in found)
        say(" · ".join(f"{counts[name]} {name}" for name in COMPARED))
        make_console().print(_table(shown))
    if errors:
        raise click.exceptions.Exit(1)


def _pair(text: str) -> tuple[str, str]:
    field, mark, column = text.partition("=")
    if not mark:
        raise UsageError(f"--map {text}: write FIELD=COLUMN, such as --map killed=Tote")
    return field, column


def _table(found: list[ComparedNumber]) -> Table:
    """Both sides of each number with their sources; below ours the sentence behind it."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in ("", "measure", "theirs", "ours"):
        table.add_column(name, header_style="dim", overflow="fold")
    for each in found:
        table.add_row(Text(each.kind), Text(each.measure), _theirs(each), _ours(each))
    return table


def _theirs(each: ComparedNumber) -> Text:
    row = each.row
    if row is None:
        return Text("—")
    where = ", ".join(filter(None, (*row.places[:1], row.country)))
    days = row.first if row.first == row.last else f"{row.first} – {row.last}"
    value = Text(range_in_words(*row.values[each.measure]), style="bold")
    return value.append(f" · {days} · {where} · {row.source or 'no source'} · {row.id}", style="not bold")


def _ours(each: ComparedNumber) -> Text:
    tally, entry = each.tally, each.entry
    if tally is None or entry is None:
        return Text("—")
    value = Text(standing_in_words(tally), style="bold")
    value.append(f" · {heading(tally)} · story {each.story}, {tally.id}", style="not bold")
    said = f"{reported_value(entry)}, {source_in_words(entry.source)}, {short_moment(entry.published)}"
    sentence = " ".join(entry.sentence.split())
    return value.append(f"\n{said}: {sentence}", style="not bold italic dim")
