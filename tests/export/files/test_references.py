"""citeproc-py sets the CSL-JSON as a bibliography; bibtexparser reads the BibTeX."""

from __future__ import annotations

import json
from pathlib import Path

import bibtexparser
import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from invented_workspace import HOSTILE, invented_workspace

pytestmark = pytest.mark.filterwarnings("ignore")  # of citeproc-py on fields that it does not know


def test_citeproc_sets_a_bibliography(tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db") as workspace:
        workspace.export_file("csl", tmp_path / "a.json")
    items = json.loads((tmp_path / "a.json").read_text("utf-8"))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    lines = [str(line) for line in bibliography.bibliography()]
    assert len(lines) == 6
    assert any("A. Writer" in line and "2025" in line and "Flood in Alva 1" in line for line in lines), lines


@pytest.mark.parametrize("hostile", [False, True])
def test_bibtexparser_reads_every_article(hostile: bool, tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db", stories=1, articles=len(HOSTILE), hostile=hostile) as workspace:
        workspace.export_file("bibtex", tmp_path / "a.bib")
    library = bibtexparser.parse_string((tmp_path / "a.bib").read_text("utf-8"))
    assert not library.failed_blocks and len(library.entries) == len(HOSTILE)
    fields = {entry["url"]: entry for entry in library.entries}
    first = fields["https://news.example/1"]
    assert (first["year"], first["date"], first["author"]) == ("2025", "2025-09-02", "{A. Writer}")
    assert all(
        "\n" not in entry["title"] and entry["title"].count("{") == entry["title"].count("}")
        for entry in library.entries
    )
    if hostile:
        assert (
            "\\textbackslash{}write18\\textbraceleft{}ls\\textbraceright{}" in fields["https://news.example/9"]["title"]
        )
