"""Texts that a program may take for something else stay texts in every format, as its consumer opens it.

Formulas, tabs, markup, marks of direction and codes of a terminal stand in titles, publishers and speakers here.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import bibtexparser
import feedparser
import frictionless
import icalendar
import lxml.html
import openpyxl
import polars
import pyogrio
import pytest
import rdflib

from invented_workspace import HOSTILE, invented_workspace
from reportedly.export.files.formats import FILE_FORMATS

pytestmark = pytest.mark.filterwarnings("ignore")  # of the readers' own libraries
FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def csv_cells(path: Path) -> Iterator[str]:
    """The cells of a CSV; none may begin as a formula does."""
    for row in csv.reader(io.StringIO(path.read_text("utf-8"), newline="")):
        for cell in row:
            assert NUMBER.fullmatch(cell) or not FORMULA.match(cell), cell
            yield cell


def excel_cells(path: Path) -> Iterator[str]:
    for sheet in openpyxl.load_workbook(path, rich_text=True):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in "snd", cell  # f would be a formula
                yield str(cell.value)


def hxl_cells(path: Path) -> Iterator[str]:
    hxl = pytest.importorskip("hxl", reason="libhxl is not installed (group consumers)")
    list(csv_cells(path))
    for row in hxl.data(io.BytesIO(path.read_bytes())):
        yield from map(str, row.values)


def packaged_cells(path: Path) -> Iterator[str]:
    package = frictionless.Package(str(path))
    assert package.validate().valid
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith(".csv"):
                (path.parent / "part.csv").write_bytes(archive.read(name))
                yield from csv_cells(path.parent / "part.csv")


def stored_texts(path: Path) -> Iterator[str]:
    with closing(sqlite3.connect(path)) as database:
        for title, kind in database.execute("select title, typeof(title) from articles"):
            assert kind == "text"
            yield title


def column_texts(read: Callable[[Path], Any]) -> Callable[[Path], Iterator[str]]:
    def texts(path: Path) -> Iterator[str]:
        yield from read(path)["source"]

    return texts


def mapped_texts(path: Path) -> Iterator[str]:
    about, _, _, columns = pyogrio.raw.read(path)
    yield from dict(zip(about["fields"], columns, strict=True))["publisher"]


def entity_texts(path: Path) -> Iterator[str]:
    ftm = pytest.importorskip("followthemoney", reason="followthemoney is not installed (group consumers)")
    for line in path.read_text("utf-8").splitlines():
        proxy = ftm.model.get_proxy(json.loads(line))
        yield from (value for _, value in proxy.itervalues())


def linked_texts(path: Path) -> Iterator[str]:
    """The literals of a graph; the context, which rdflib would load, gives way to one vocabulary for all."""
    document = json.loads(path.read_text("utf-8")) | {"@context": {"@vocab": "https://example.org/"}}
    graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    yield from (str(each) for each in graph.objects() if isinstance(each, rdflib.Literal))


def reference_titles(path: Path) -> Iterator[str]:
    yield from (item["title"] for item in json.loads(path.read_text("utf-8")))


def bibliography_titles(path: Path) -> Iterator[str]:
    library = bibtexparser.parse_string(path.read_text("utf-8"))
    assert not library.failed_blocks
    for entry in library.entries:
        plain = re.sub(r"\\text(?:backslash|braceleft|braceright|asciitilde|asciicircum)(?:\{\})?", "", entry["title"])
        assert "\\write" not in plain
        yield plain


def feed_texts(path: Path) -> Iterator[str]:
    feed = feedparser.parse(path.read_bytes())
    assert not feed.bozo
    for entry in feed.entries:
        assert entry.title_detail.type == entry.summary_detail.type == "text/plain"
        yield from (entry.title, entry.summary)


def calendar_texts(path: Path) -> Iterator[str]:
    for event in icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
        yield from (str(event["SUMMARY"]), str(event["DESCRIPTION"]))


def crate_texts(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as archive:
        page = lxml.html.fromstring(archive.read("story-1.html").decode())
    assert not page.xpath("//script | //@*[starts-with(name(), 'on')] | //img[@src='x']")
    yield page.text_content()


OPENED: dict[str, Callable[[Path], Iterator[str]]] = {
    "csv": csv_cells, "xlsx": excel_cells, "hxl": hxl_cells, "data-package": packaged_cells, "sqlite": stored_texts,
    "parquet": column_texts(polars.read_parquet), "arrow": column_texts(polars.read_ipc), "geojson": mapped_texts,
    "ftm": entity_texts, "claims": linked_texts, "annotations": linked_texts, "csl": reference_titles,
    "bibtex": bibliography_titles, "atom": feed_texts, "ics": calendar_texts, "crate": crate_texts,
}  # fmt: skip


def letters(text: str) -> str:
    """A text without what may be escaped, left out or moved: its letters and digits."""
    return "".join(each for each in text if each.isalnum())


def written(kind: str, folder: Path) -> Path:
    """A file of a format, with hostile texts in it."""
    path = folder / f"found{FILE_FORMATS[kind].suffix}"
    with invented_workspace(folder / "a.db", stories=1, articles=len(HOSTILE), hostile=True) as workspace:
        workspace.export_file(kind, path)
    return path


@pytest.mark.parametrize("kind", FILE_FORMATS)
def test_it_stays_text_and_none_is_lost(kind: str, tmp_path: Path) -> None:
    path = written(kind, tmp_path)
    if kind == "datasette":  # it says what the columns are, and has no text of a page
        assert "evil" not in path.read_text("utf-8")
        return
    texts = [letters(text) for text in OPENED[kind](path)]
    assert [text for text in HOSTILE if not any(letters(text) in each for each in texts)] == []


SHOWN_IN_TERMINALS = ("csv", "hxl", "xlsx", "geojson", "claims", "annotations", "csl", "bibtex", "atom", "ics")


@pytest.mark.parametrize("kind", SHOWN_IN_TERMINALS)
def test_no_file_steers_a_terminal_or_turns_what_is_read(kind: str, tmp_path: Path) -> None:
    content = written(kind, tmp_path).read_bytes()
    if kind == "xlsx":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"".join(archive.read(name) for name in archive.namelist())
    assert not re.search("[\x1b\x07\u202a-\u202e\u2066-\u2069]", content.decode("utf-8"))
