"""`reportedly explain`."""

from __future__ import annotations

from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from reportedly.api import Workspace, rejected_numbers
from reportedly.cli.options import database_option
from reportedly.cli.stale import tell_stale
from reportedly.cli.terminal import make_console
from reportedly.errors import UsageError
from reportedly.model import Analysis, Article, Provenance
from reportedly.wording.counts import counted
from reportedly.wording.languages import language_notice
from reportedly.wording.provenance import provenance_in_words
from reportedly.wording.slots import slot_readings


@click.command()
@click.argument("doc")
@click.option(
    "--figure", "number", type=int, help="The figure's number, as `reportedly show` gives it; else all of them."
)
@click.option(
    "--rejected", is_flag=True, help="The numbers that were not taken as figures, with the rule that turned each down."
)
@click.option("--page", "of_page", is_flag=True, help="How the article came out of its page, and what it leaves out.")
@database_option
def explain(doc: str, number: int | None, rejected: bool, of_page: bool, database: Path) -> None:
    """Show how an article and its figures came about: the rule or model behind every slot.

    With --page, show how its text, title, dates, publisher and authors were found on the page, and the lines of the
    page that the article leaves out. The page is read again for this, by the rules of this version.

    With --rejected, show the numbers of the article that are no figures instead: what each is, the name of the rule
    that says so, and its sentence. The article is read again for this, by the rules of this version.

    \b
    reportedly explain page.html --figure 3
    reportedly explain page.html --rejected
    reportedly explain page.html --page
    """
    if rejected + of_page + (number is not None) > 1:
        raise UsageError("--figure, --rejected and --page are of different things; choose one of them")
    with Workspace(database) as workspace:
        analysis = workspace.article(doc)
        tell_stale(workspace, doc=doc)
        found = workspace.provenance(doc) if of_page else None
    if found is not None:
        _explain_page(found)
    elif rejected:
        _explain_rejected(analysis.article)
    else:
        _explain_figures(analysis, doc, number)


def _explain_page(found: Provenance) -> None:
    """How an article came out of its page, and what it leaves out."""
    console = make_console()
    table = Table(box=None, show_header=False)
    for name, how in provenance_in_words(found):
        table.add_row(Text(name, style="dim"), Text(how))
    console.print(table)
    console.print()
    console.print(Text(f"Left out of the page: {counted(len(found.left_out), 'line')}", style="bold"))
    for line in found.left_out:
        console.print(Text(line))


def _explain_figures(analysis: Analysis, doc: str, number: int | None) -> None:
    count = len(analysis.figures)
    if number is not None and not 0 <= number < count:
        known = f"0 to {count - 1}" if count else "none"
        raise UsageError(f"{doc} has no figure {number}; its figures are {known}")
    console = make_console()
    if notice := language_notice(analysis.article.language):
        console.print(Text(notice), "\n")
    if number is None:
        console.print(Text(f"Text, title, dates, publisher and authors: reportedly explain {doc} --page", style="dim"))
        console.print()
    for index in range(count) if number is None else [number]:
        console.print(_explanation(analysis, index))
        console.print()


def _explain_rejected(article: Article) -> None:
    console = make_console()
    if notice := language_notice(article.language):
        console.print(Text(notice), "\n")
    numbers = rejected_numbers(article)
    if not numbers:
        console.print(Text("No number here was turned down."))
        return
    table = Table(box=None)
    for name, ratio in (("number", 2), ("what it is", 3), ("rule", 3), ("sentence", 8)):
        table.add_column(name, header_style="dim", ratio=ratio, overflow="fold")
    for number in numbers:
        sentence = " ".join(article.text[slice(*number.sentence)].split())
        table.add_row(Text(article.text[number.start : number.end]), number.why, number.rule, Text(sentence))
    console.print(table)


def _explanation(analysis: Analysis, index: int) -> Table:
    figure = analysis.figures[index]
    text = analysis.article.text
    value = text[figure.start : figure.end]
    start, end = figure.sentence
    table = Table(
        title=Text(f"Figure {index}: “{value}” at {figure.start}–{figure.end}"), title_justify="left", box=None
    )
    table.title_style = "bold"
    table.caption, table.caption_justify = Text(" ".join(text[start:end].split()), style="italic dim"), "left"
    for name, ratio in (("slot", 2), ("reading", 4), ("why", 6)):
        table.add_column(name, header_style="dim", ratio=ratio, overflow="fold")
    for slot, reading in slot_readings(analysis, index):
        table.add_row(slot, Text(reading), Text(figure.why.get(slot, "")))
    return table
