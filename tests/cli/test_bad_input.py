"""What goes wrong with an input ends in one clear line, the contract's exit code, and the rest of the batch done."""

from __future__ import annotations

import gzip
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from reportedly_cli import Run

pytestmark = pytest.mark.slow

GOOD = (
    "Flood leaves 12 dead in Exampleton\n\nTwelve people were killed when a river burst its banks in Exampleton on "
    "Monday, the mayor, Ada Example, said.\nAbout 300 others were taken to a school for the night, she added.\n"
    "Engineers hoped to mend the dam by the end of the week.\n"
)


def write_bad(kind: str, path: Path) -> None:
    """Put a bad input of some kind at a path."""
    match kind:
        case "empty":
            path.write_bytes(b"")
        case "binary":
            path.write_bytes(bytes(range(256)) * 64)
        case "picture":
            path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4)
        case "early end":
            path.write_bytes(gzip.compress(GOOD.encode() * 50)[:60])
        case "no article":
            path.write_text("<html><body><nav><a href='/'>Home</a> <a href='/b'>Shop</a></nav></body></html>")
        case "no news":
            path.write_text("milk\neggs\n2 lemons\n")
        case "long line":
            path.write_bytes(b"ha" * (25 << 20))


@pytest.mark.parametrize("kind", ["missing", "empty", "binary", "picture", "early end", "no article", "no news"])
def test_bad_input_is_one_line_and_the_rest_is_read(run: Run, tmp_path: Path, kind: str) -> None:
    bad, good = tmp_path / "bad.html", tmp_path / "good.txt"
    good.write_text(GOOD)
    write_bad(kind, bad)
    outcome = run("read", bad, good)
    assert outcome.code == 1
    lines = [line for line in outcome.err.splitlines() if "bad.html" in line]
    assert len(lines) == 1 and lines[0].startswith("reportedly: "), outcome.err
    assert "Traceback" not in outcome.err
    assert "1 page, 1 article" in outcome.out
    with closing(sqlite3.connect(tmp_path / "reportedly.db")) as database, database:
        assert database.execute("select count(*) from pages").fetchone() == (1,)
        assert database.execute("pragma integrity_check").fetchone() == ("ok",)


def test_what_a_damaged_archive_says_is_shown_in_one_line_without_control_characters(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.warc"
    record = "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\nnone\r\n\r\n"
    path.write_bytes(record.encode() + b"red \x1b[31m alert\r\n" + b"x" * 9000)
    outcome = run("read", path)
    assert outcome.code == 1
    (line,) = [each for each in outcome.err.splitlines() if "bad.warc" in each]
    assert "damaged" in line and "\x1b" not in outcome.err and len(line) < 600


def test_records_without_an_address_are_damage(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.warc"
    path.write_bytes(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 15\r\n\r\nHTTP/1.1 200 OK\r\n\r\n")
    outcome = run("read", path)
    assert outcome.code == 1 and outcome.err.count("\n") == 2 and "damaged" in outcome.err


def test_a_record_dated_with_nonsense_is_read(run: Run, tmp_path: Path) -> None:
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n{GOOD}".encode()
    head = (
        f"WARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nWARC-Date: soon\r\nContent-Length: {len(body)}"
    )
    path = tmp_path / "odd.warc"
    path.write_bytes(f"WARC/1.0\r\n{head}\r\n\r\n".encode() + body + b"\r\n\r\n")
    assert run("read", path).out.startswith("1 page, 1 article")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252", "utf-8-sig"])
def test_encodings_are_read(run: Run, tmp_path: Path, encoding: str) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes(GOOD.replace("Ada Example", "Adélaïde Müller").encode(encoding))
    outcome = run("extract", page)
    assert outcome.code == 0
    assert "Adélaïde Müller" in outcome.out


def test_undecodable_bytes_do_not_stop_a_page(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes(GOOD.encode().replace(b"burst", b"b\xff\xfe\x81rst"))
    outcome = run("extract", page)
    assert outcome.code == 0
    assert "Exampleton" in outcome.out


def test_fifty_megabytes_of_one_line(run: Run, tmp_path: Path) -> None:
    write_bad("long line", tmp_path / "long.txt")
    outcome = run("extract", tmp_path / "long.txt")
    assert outcome.code == 1
    assert len(outcome.err.splitlines()) == 1 and "long.txt" in outcome.err


def test_html_nested_a_hundred_thousand_deep(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "deep.html"
    page.write_text("<html><body>" + "<div>" * 100_000 + GOOD)
    outcome = run("extract", page)
    assert outcome.code in (0, 1)
    assert "Traceback" not in outcome.err
    assert outcome.code == 0 or "deep.html" in outcome.err


def test_unusable_workspaces(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(GOOD)
    (tmp_path / "letter.db").write_text("a letter, not a database; long enough to have a look at")
    with closing(sqlite3.connect(tmp_path / "birds.db")) as birds, birds:
        birds.execute("create table birds (name)")
    for name, words in (
        ("letter.db", "not a workspace"),
        ("birds.db", "another program"),
        ("no/such.db", "cannot be written"),
    ):
        outcome = run("read", page, "--db", tmp_path / name)
        assert (outcome.code, words in outcome.err) == (1, True), outcome.err
        assert len(outcome.err.splitlines()) == 1
    assert (tmp_path / "letter.db").read_text().startswith("a letter")


def test_workspace_of_a_newer_version(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(GOOD)
    assert run("read", page).code == 0
    with closing(sqlite3.connect(tmp_path / "reportedly.db")) as database, database:
        database.execute("pragma user_version = 999")
    outcome = run("read", page)
    assert (outcome.code, "newer Reportedly" in outcome.err) == (1, True)


def test_locked_workspace(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.store.connection.BUSY_SECONDS", 0.1)
    page = tmp_path / "page.txt"
    page.write_text(GOOD)
    assert run("read", page).code == 0
    page.write_text(GOOD.replace("Twelve", "Thirteen"))
    with closing(sqlite3.connect(tmp_path / "reportedly.db", isolation_level=None)) as other, other:
        other.execute("begin immediate")
        outcome = run("read", page)
        other.execute("rollback")
    assert (outcome.code, "another program is writing" in outcome.err) == (1, True)
    assert run("read", page).code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="root may write anywhere, Windows has other permissions")
def test_workspace_folder_that_cannot_be_made(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(GOOD)
    (tmp_path / "reportedly.db.pages").write_text("a file where the folder of WARC files should be")
    outcome = run("read", page)
    assert (outcome.code, "cannot write the page's bytes" in outcome.err) == (1, True)


@pytest.mark.parametrize(
    "arguments",
    [(), ("read",), ("ledger", "one"), ("read", "x", "--jobs", "0"), ("read", "x", "--saved", "yesterday"), ("dance",)],
)
def test_wrong_usage_is_code_2(run: Run, arguments: tuple[str, ...]) -> None:
    outcome = run(*arguments)
    assert outcome.code == 2
    assert "Traceback" not in outcome.err


def test_asking_for_what_is_not_there(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(GOOD)
    assert run("ledger").code == 1
    assert run("read", page).code == 0
    assert run("ledger", "77").code == 2
    assert run("show", "no-such.html").code == 2
    outcome = run("extract", page, "--model", "xx_none")
    assert (outcome.code, "xx_none" in outcome.err) == (2, True)
