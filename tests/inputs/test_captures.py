"""The day on which a page was saved is what the program says that saved it; the time of its file is unsure."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from reportedly.api import extract
from reportedly.export.articles import to_line
from reportedly.inputs import open_inputs
from reportedly.inputs.captures import Capture, capture_of
from reportedly.model import Moment, Page

ADDRESS = "https://harbour.example/boats?a=1&b=2"
ESCAPED = ADDRESS.replace("&", "&amp;")
TEXT = "".join(
    f"<p>On Monday {n + 2} boats came back to pier {n} by night, the harbour master said.</p>" for n in range(9)
)
SINGLEFILE = (
    f"<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: {ADDRESS} \n"
    " saved date: Mon Nov 23 2026 10:15:00 GMT+0100 (Central European Standard Time)\n--><meta charset=utf-8>"
)
SAVEPAGE = (
    f'<!DOCTYPE html>\n<html><head><style>{"a{} " * 9000}</style>\n<meta name="savepage-url" content="{ESCAPED}">\n'
    '<meta name="savepage-date" content="Mon Nov 23 2026 10:15:00 GMT+0100 (CET)"></head>'
)


@pytest.mark.parametrize(
    ("head", "end", "value", "url"),
    [
        (SINGLEFILE, "", "2026-11-23T10:15:00+01:00", ADDRESS),
        (SAVEPAGE, "", "2026-11-23T10:15:00+01:00", ADDRESS),
        (
            f'<html data-scrapbook-source="{ADDRESS}" data-scrapbook-create="20261123091500123" lang="en">',
            "", "2026-11-23T09:15:00+00:00", ADDRESS,
        ),
        (
            "<html>\n<!-- Mirrored from harbour.example/b.html by HTTrack Website Copier/3.x [XR&CO'2014],"
            " Mon, 23 Nov 2026 09:15:00 GMT -->",
            "", "2026-11-23T09:15:00+00:00", "http://harbour.example/b.html",
        ),
        (f"<!DOCTYPE html>\n<!-- saved from url=(0036){ADDRESS} -->\n<html>", "", None, ADDRESS),
        (
            "<html>", "<!--\n     FILE ARCHIVED ON 09:15:00 Nov 23, 2026 AND RETRIEVED FROM THE -->",
            "2026-11-23T09:15:00+00:00", None,
        ),
        ("<html><!--\n Page saved with SingleFile \n url: none \n saved date: yesterday, late -->", "", None, None),
        ("<html data-scrapbook-create='20269923091500123'>", "", None, None),
    ],
)  # fmt: skip
def test_notes_of_programs_that_save_pages(head: str, end: str, value: str | None, url: str | None) -> None:
    capture = capture_of(f"{head}<body>{TEXT}</body></html>{end}".encode())
    assert (capture.saved and capture.saved.value, capture.url) == (value, url)


def test_a_note_in_the_text_is_the_page_s_own_word() -> None:
    assert capture_of(f"<html><body>{TEXT * 40}{SINGLEFILE}{TEXT * 40}</body></html>".encode()) == Capture()


def saved_page(path: Path) -> Page:
    (page,) = open_inputs([str(path)])
    assert isinstance(page, Page)
    return page


def test_what_the_program_says_wins_over_the_time_of_the_file_and_the_user_over_both(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"{SINGLEFILE}<body>{TEXT}</body>")
    page = saved_page(path)
    assert page.saved == Moment("2026-11-23T10:15:00+01:00", "second", "saved by SingleFile") and not page.saved.unsure
    assert page.url == ADDRESS
    given = Moment("2026-11-20", "day", "--saved")
    assert [page.saved for page in open_inputs([str(path)], saved=given) if isinstance(page, Page)] == [given]
    path.write_text(f"<html><body>{TEXT}</body>")
    page = saved_page(path)
    assert page.saved and page.saved.unsure


@pytest.mark.parametrize("inside", ["singlefile.html", "readability/content.html"])
def test_archivebox_says_when_and_where_from(tmp_path: Path, inside: str) -> None:
    folder = tmp_path / "archive" / "1795425300.5"
    path = folder / inside
    path.parent.mkdir(parents=True)
    path.write_text(f"<html><body>{TEXT}</body></html>")
    (folder / "index.json").write_text(json.dumps({"timestamp": "1795425300.5", "url": ADDRESS}))
    page = saved_page(path)
    assert page.saved == Moment("2026-11-23T09:15:00+00:00", "second", "ArchiveBox")
    assert page.url == ADDRESS
    (folder / "index.json").write_text("{broken")
    page = saved_page(path)
    assert page.saved and page.saved.unsure and page.url is None


def lines_of(path: Path) -> list[dict[str, object]]:
    return [json.loads(to_line(analysis)) for reading in extract([str(path)]) for analysis in reading.analyses]


def test_the_time_of_a_file_makes_no_day_in_silence(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<html><head><title>Boats</title></head><body><h1>Boats come back</h1>{TEXT}</body></html>")
    os.utime(path, (1795425300, 1795425300))
    (article,) = lines_of(path)
    assert article["dates"]["saved"]["unsure"] is True  # type: ignore[index]
    assert all(time["first"] is None for time in article["times"])  # type: ignore[attr-defined]
    assert all(figure["time"] is None for figure in article["figures"])  # type: ignore[attr-defined]
    path.write_text(f"{SINGLEFILE}<body><h1>Boats come back</h1>{TEXT}</body></html>")
    (article,) = lines_of(path)
    assert article["dates"]["saved"]["unsure"] is False  # type: ignore[index]
    assert {time["first"] for time in article["times"]} == {"2026-11-23"}  # type: ignore[attr-defined]


def test_a_date_counted_from_the_time_of_a_file_is_marked(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    body = "\n\n".join(f"On Monday {n + 2} boats came back to pier {n}, the harbour master said." for n in range(9))
    path.write_text(f"Boats come back\n\nUpdated 12 min ago\n\n{body}\n")
    os.utime(path, (1795425300, 1795425300))
    (article,) = lines_of(path)
    assert article["dates"]["updated"]["unsure"] is True  # type: ignore[index]
    assert all(time["first"] is None for time in article["times"])  # type: ignore[attr-defined]
