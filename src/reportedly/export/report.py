"""A story as one HTML file without any other file: for mail, for print, for a machine without a network.

The file contains the scripts of the web page, which draw its charts in the reader's browser. Without scripts it still
has every number, sentence and paragraph.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec
from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from reportedly.export.evidence_links import sentence_link
from reportedly.export.geojson import main_places, places_to_geojson, story_places
from reportedly.export.shapes import shapes_around
from reportedly.model import Analysis, Entry, Ledger, LedgerStatement, Tally
from reportedly.wording.days import dated, span_in_words
from reportedly.wording.marks import Piece, by_block, cut, marks_of
from reportedly.wording.sources import source_in_words
from reportedly.wording.sparkline import sparkline
from reportedly.wording.tallies import heading
from reportedly.wording.values import range_in_words, reported_value

SCRIPTS = (
    "vendor/d3.min.js", "chart-words.js", "chart-layout.js", "chart-parts.js", "chart-draw.js", "chart-tip.js",
    "chart-save.js", "chart.js",
)  # fmt: skip
"""The scripts that draw the charts, in the order in which they have to run; the web page loads the same ones."""
MAP_SCRIPTS = ("vendor/topojson-client.min.js", "map-shapes.js", "map.js")
"""The scripts that draw the map; they run after `SCRIPTS`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEntry:
    """An entry as a row: `href` leads to its number in its paragraph, `live` to its sentence on the live page;
    `article` is the article's number in the list."""

    entry: Entry
    when: str
    value: str
    who: str
    href: str | None
    live: str | None
    article: int
    in_conflict: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTally:
    """A tally with its heading, its latest value, its rows and, where it has more than one, its chart's data.

    `spark` is shown if no script draws the chart; `corrected` is the number of corrections that a person made.
    """

    heading: str
    latest: str
    rows: tuple[ShownEntry, ...]
    chart: Markup | None
    spark: Markup
    corrected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownArticle:
    """An article with the paragraphs that hold a figure, each cut into marked pieces."""

    number: int
    doc: str
    title: str | None
    about: str
    carries: str
    paragraphs: tuple[tuple[Piece, ...], ...]


def story_report(ledger: Ledger, analyses: Sequence[Analysis], *, scripts: bool = True) -> str:
    """The HTML of a story: its tallies as charts and tables, its statements, and the paragraphs with its numbers.

    `analyses` are those of the ledger's articles, in any order. Without `scripts` nothing in it runs: its charts are
    small pictures, and it has no map.
    """
    by_doc = {analysis.article.doc: analysis for analysis in analyses}
    numbers = {article.doc: number for number, article in enumerate(ledger.articles, 1)}
    tallies = [_shown_tally(tally, by_doc, numbers) for tally in ledger.tallies]
    places = story_places(ledger, analyses) if scripts else []
    names = (SCRIPTS + MAP_SCRIPTS if places else SCRIPTS) if scripts else ()
    code = "\n".join(map(_static, names))
    styles = _static("charts.css") + files("reportedly.export").joinpath("templates/report.css").read_text("utf-8")
    return (
        _templates()
        .get_template("report.html")
        .render(
            ledger=ledger,
            charted=[tally for tally in tallies if tally.chart],
            others=[tally for tally in tallies if not tally.chart],
            wrong=[_shown_entry(entry, by_doc, numbers) for entry in ledger.wrong],
            speakers=_by_speaker(ledger.statements),
            articles=[_shown_article(ledger, number, by_doc) for number in numbers.values()],
            numbers=numbers,
            places=_data(places_to_geojson(places)) if places else None,
            regions=_data(shapes_around(main_places(places))) if places else None,
            days=span_in_words(article.published for article in ledger.articles),
            note=f"{ledger.title} · Reportedly",
            scripts=Markup(code),
            styles=Markup(styles),
            script_hash=_content_hash(code),
            style_hash=_content_hash(styles),
        )
    )


@cache
def _templates() -> Environment:
    found = Environment(
        loader=PackageLoader("reportedly.export"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    found.filters["value"] = range_in_words
    return found


@cache
def _static(name: str) -> str:
    """A file that the web page uses, too. It is read as data, so that `export` does not import `web`."""
    return files("reportedly").joinpath("web", "static", *name.split("/")).read_text("utf-8")


def _content_hash(text: str) -> str:
    """The hash by which a content security policy allows this text only."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _shown_tally(tally: Tally, by_doc: Mapping[str, Analysis], numbers: Mapping[str, int]) -> ShownTally:
    in_conflict = {number for pair in tally.conflicts for number in pair}
    rows = tuple(
        _shown_entry(entry, by_doc, numbers, in_conflict=number in in_conflict)
        for number, entry in enumerate(tally.entries)
    )
    chart = _chart_data(tally, rows) if len(rows) > 1 else None
    spark = Markup(sparkline(tally, 480, 96))
    return ShownTally(
        heading=heading(tally),
        latest=rows[tally.latest].value,
        rows=rows,
        chart=chart,
        spark=spark,
        corrected=len(tally.corrections),
    )


def _shown_entry(
    entry: Entry, by_doc: Mapping[str, Analysis], numbers: Mapping[str, int], *, in_conflict: bool = False
) -> ShownEntry:
    return ShownEntry(
        entry=entry,
        when=dated(entry.published, unsure=entry.unsure),
        value=reported_value(entry),
        who=source_in_words(entry.source, entry.role),
        href=f"#figure-{numbers[entry.doc]}-{entry.figure}" if entry.doc in by_doc else None,
        live=sentence_link(by_doc.get(entry.doc), entry),
        article=numbers[entry.doc],
        in_conflict=in_conflict,
    )


def _chart_data(tally: Tally, rows: Sequence[ShownEntry]) -> Markup:
    """The tally's JSON with the entries' links."""
    found = msgspec.to_builtins(tally)
    for entry, row in zip(found["entries"], rows, strict=True):
        entry["href"] = row.href
    return _data(msgspec.json.encode(found).decode())


def _data(found: str) -> Markup:
    """JSON in which no character can end the script element that holds it."""
    return Markup(found.replace("<", "\\u003c"))


def _shown_article(ledger: Ledger, number: int, by_doc: Mapping[str, Analysis]) -> ShownArticle:
    listed = ledger.articles[number - 1]
    about = " · ".join(filter(None, (listed.publisher, dated(listed.published, unsure=listed.unsure), listed.doc)))
    paragraphs: tuple[tuple[Piece, ...], ...] = ()
    if analysis := by_doc.get(listed.doc):
        article = analysis.article
        marks = by_block(marks_of(analysis), article.blocks)
        paragraphs = tuple(
            tuple(cut(article.text, own, (block.start, block.end)))
            for block, own in zip(article.blocks, marks, strict=True)
            if any(mark.kind == "figure" and mark.span[0] >= block.start for mark in own)
        )
    carries = ", ".join(f"{part.share:.0%} of {part.doc}" for part in listed.carries)
    carries = f"the text of {listed.copy_of}" if listed.copy_of else carries
    return ShownArticle(
        number=number, doc=listed.doc, title=listed.title, about=about, carries=carries, paragraphs=paragraphs
    )


def _by_speaker(statements: Sequence[LedgerStatement]) -> dict[str, list[LedgerStatement]]:
    """The statements of each speaker, those with most statements first. Statements without a known speaker are left
    out."""
    found: dict[str, list[LedgerStatement]] = {}
    for statement in statements:
        if statement.speaker:
            found.setdefault(statement.speaker, []).append(statement)
    return dict(sorted(found.items(), key=lambda item: -len(item[1])))
