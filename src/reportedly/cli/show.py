"""`reportedly show`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from reportedly.api import Workspace
from reportedly.cli.options import database_option
from reportedly.cli.stale import tell_stale
from reportedly.cli.terminal import make_console
from reportedly.formats.addresses import carrier_of
from reportedly.model import Analysis, Span
from reportedly.wording.days import dated, post_about
from reportedly.wording.languages import language_notice, told_by
from reportedly.wording.values import reported_value

STYLES = {"figure": "bold black on yellow", "source": "bold cyan", "cue": "magenta", "place": "green"}
SIGNS = {"figure": ("[", "]"), "source": ("{", "}"), "cue": ("<", ">"), "place": ("", "")}
"""The signs around a mark, for terminals without colour."""


@click.command()
@click.argument("doc")
@database_option
def show(doc: str, database: Path) -> None:
    """Show an article with its statements and figures marked.

    DOC is an article's id, as `reportedly ledger` and `reportedly stories` give it. Figures, sources, cues and places
    stand out in colour; where there is no colour, figures stand in [ ], sources in { } and cues in < >.

    \b
    reportedly show dump.txt#3
    reportedly show page.html --db quake.db | less -R
    """
    with Workspace(database) as workspace:
        analysis = workspace.article(doc)
        tell_stale(workspace, doc=doc)
    console = make_console()
    article = analysis.article
    date = dated(article.issued.value, unsure=article.issued.unsure) if article.issued else None
    carrier = carrier_of(article.doc)
    about = (article.publisher, date, article.url, f"as {carrier} has it" if carrier else None)
    console.print(Text(" · ".join(filter(None, about)) or "no publisher or date known", style="dim"))
    if notice := language_notice(article.language):
        console.print(Text(notice))
    told = {post.start: post_about(post) for post in article.posts}
    for kind, span in _paragraphs(analysis):
        console.print()
        if span[0] in told:
            console.print(Text(told[span[0]], style="dim"))
        console.print(
            _marked(analysis, span, in_colour=console.color_system is not None),
            style="bold" if kind == "headline" else "",
        )
    if analysis.figures:
        console.print()
        console.print(_figures(analysis))
    if analysis.statements:
        console.print()
        console.print(_statements(analysis))


def _paragraphs(analysis: Analysis) -> Iterator[tuple[str, Span]]:
    for block in analysis.article.blocks:
        yield block.kind, (block.start, block.end)


def _marks(analysis: Analysis) -> list[tuple[Span, str]]:
    """Every mark, the innermost kind last."""
    marks = [((place.start, place.end), "place") for place in analysis.places]
    marks += [(span, "source") for statement in analysis.statements for span in statement.source]
    marks += [(span, "cue") for statement in analysis.statements for span in statement.cue]
    return marks + [((figure.start, figure.end), "figure") for figure in analysis.figures]


def _marked(analysis: Analysis, part: Span, *, in_colour: bool) -> Text:
    start, end = part
    marks = [(span, kind) for span, kind in _marks(analysis) if start <= span[0] and span[1] <= end]
    if in_colour:
        text = Text(analysis.article.text[start:end])
        for span, kind in marks:
            text.stylize(STYLES[kind], span[0] - start, span[1] - start)
        return text
    signs = sorted(
        {(span[0], 1, SIGNS[kind][0]) for span, kind in marks} | {(span[1], 0, SIGNS[kind][1]) for span, kind in marks}
    )
    plain, at = "", start
    for position, _, sign in signs:
        plain += analysis.article.text[at:position] + sign
        at = position
    return Text(plain + analysis.article.text[at:end])


def _figures(analysis: Analysis) -> Table:
    table = Table(
        title="Figures", title_justify="left", title_style="bold", box=None, pad_edge=False, padding=(0, 2, 0, 0)
    )
    for name in ("#", "value", "of what", "who says so", "where", "status"):
        table.add_column(
            name, header_style="dim", justify="right" if name in ("#", "value") else "left", overflow="fold"
        )
    for number, figure in enumerate(analysis.figures):
        speaker = analysis.statements[figure.statement].speaker if figure.statement is not None else None
        source = speaker.name if speaker else figure.source
        value = reported_value(figure)
        what = figure.unit if figure.measure in ("count", "people") else f"{figure.measure}, {figure.unit}"
        table.add_row(
            *map(
                Text,
                (
                    str(number),
                    value,
                    what,
                    told_by(source, analysis.article.language),
                    figure.place or "",
                    figure.status,
                ),
            )
        )
    return table


def _statements(analysis: Analysis) -> Table:
    table = Table(
        title="Statements", title_justify="left", title_style="bold", box=None, pad_edge=False, padding=(0, 2, 0, 0)
    )
    for name, ratio in (("#", None), ("who", 1), ("what", 2)):
        table.add_column(name, header_style="dim", ratio=ratio, overflow="fold")
    for statement in analysis.statements:
        content = " … ".join(analysis.article.text[start:end] for start, end in statement.content)
        speaker = statement.speaker
        who = ", ".join(filter(None, (speaker.name, speaker.role))) if speaker else "?"
        table.add_row(str(statement.id), Text(who), Text(content))
    return table
