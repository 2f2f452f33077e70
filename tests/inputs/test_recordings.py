"""HAR files: the HTML pages that a browser got, with their addresses and times; zip files of saved pages."""

from __future__ import annotations

import json
import zipfile
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from test_saved_kinds import HTML, LINES, TITLE

from opened import articles_in, error_of
from reportedly.inputs import open_inputs
from reportedly.model import Page

ADDRESS = "https://p.example/boats"


def entry(content: dict[str, Any], status: int = 200) -> dict[str, Any]:
    return {
        "startedDateTime": "2026-11-23T09:00:00.000+00:00",
        "request": {"method": "GET", "url": ADDRESS},
        "response": {"status": status, "content": content},
    }


def har(*entries: Any, indent: int | None = None) -> str:
    return json.dumps({"log": {"version": "1.2", "creator": {"name": "x"}, "entries": entries}}, indent=indent)


PLAIN = {"mimeType": "text/html; charset=utf-8", "text": HTML}
PACKED = {"mimeType": "text/html;charset=windows-1252", "encoding": "base64", "text": b64encode(HTML.encode()).decode()}
SCRIPT = {"mimeType": "application/javascript", "text": "var boats = 9"}


@pytest.mark.parametrize("content", [PLAIN, PACKED])
@pytest.mark.parametrize("indent", [None, 2])
def test_the_pages_of_a_recording(tmp_path: Path, content: dict[str, Any], indent: int | None) -> None:
    (tmp_path / "x.har").write_text(har(entry(SCRIPT), entry(content), entry(content, 404), indent=indent))
    (page,) = open_inputs([str(tmp_path / "x.har")])
    assert isinstance(page, Page) and page.saved
    assert (page.name, page.url) == (f"{tmp_path}/x.har#2", ADDRESS)
    assert (page.saved.value, page.saved.found) == ("2026-11-23T09:00:00+00:00", "HAR")
    (article,) = articles_in(tmp_path / "x.har")
    assert article.text.splitlines() == [TITLE, *LINES]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (har(entry(PLAIN))[:-20], "the HAR is damaged or ends early"),
        (har(entry(SCRIPT), entry({"mimeType": "text/html"}), None, 7), "has no HTML page with its content"),
        (har(entry(PACKED | {"text": "%%"})), "is no base64"),
        ('{"log": {"entries": 3}}', "has no HTML page"),
    ],
)
def test_recordings_without_pages_are_told(tmp_path: Path, content: str, words: str) -> None:
    (tmp_path / "x.har").write_text(content)
    assert words in error_of(tmp_path / "x.har")


def test_a_zip_file_of_saved_pages(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        for name in ("b.html", "a.htm", "a_files/frame.html", "__MACOSX/._b.html", "boats.png"):
            archive.writestr(name, HTML)
        archive.writestr("c.har", har(entry(PLAIN)))
    names = [page.name for page in open_inputs([str(tmp_path / "x.zip")]) if isinstance(page, Page)]
    assert names == [f"{tmp_path}/x.zip#{name}" for name in ("a.htm", "b.html", "c.har#1")]
