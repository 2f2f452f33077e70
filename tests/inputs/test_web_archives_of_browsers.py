"""Pages as browsers and their extensions pack them, packed folders, and files that are said to be something else."""

from __future__ import annotations

import plistlib
import zipfile
from pathlib import Path

import pytest

from opened import articles_in
from reportedly.errors import InputError
from reportedly.inputs import open_inputs

ADDRESS = "https://p.example/barge"
TEXT = "At least 14 sailors were taken off a barge at Tarnby on Tuesday, the harbour master said to all who came."
PAGE = (
    "<!doctype html><html lang=en><head><title>Barge aground at Tarnby</title></head><body><article>"
    f"<h1>Barge aground at Tarnby</h1><p>{TEXT}</p><p>Nobody was hurt, a doctor who saw them told reporters.</p>"
    "</article></body></html>"
)
RDF = (
    '<RDF:RDF><RDF:Description RDF:about="urn:root"><MAF:originalurl RDF:resource="https://p.example/barge"/>'
    '<MAF:archivetime RDF:resource="Wed, 06 May 2026 10:15:00 +0000"/></RDF:Description></RDF:RDF>'
)


def error_of(path: Path) -> str:
    (error,) = open_inputs([str(path)])
    assert isinstance(error, InputError)
    return str(error)


def packed(path: Path, files: dict[str, str]) -> bytes:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path.read_bytes()


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_a_web_archive_of_safari(tmp_path: Path, form: plistlib.PlistFormat) -> None:
    main = {"WebResourceData": PAGE.encode(), "WebResourceURL": ADDRESS, "WebResourceTextEncodingName": "UTF-8"}
    whole = plistlib.dumps({"WebMainResource": main}, fmt=form)
    (tmp_path / "x.webarchive").write_bytes(whole)
    (article,) = articles_in(tmp_path / "x.webarchive")
    assert (article.title, article.url) == ("Barge aground at Tarnby", ADDRESS) and TEXT in article.text
    (tmp_path / "x.webarchive").write_bytes(whole[:-40])
    assert error_of(tmp_path / "x.webarchive").endswith("is damaged or ends early; save the page again")


def test_a_web_archive_in_an_encoding_that_is_none_is_damaged(tmp_path: Path) -> None:
    source = '<?xml version="1.0" encoding="quopri"?><plist><dict><key>WebMainResource</key></dict></plist>'
    (tmp_path / "x.webarchive").write_text(source)
    assert "is damaged or ends early" in error_of(tmp_path / "x.webarchive")


def test_another_property_list_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.plist").write_bytes(plistlib.dumps({"Label": "x"}, fmt=plistlib.FMT_BINARY))
    assert error_of(tmp_path / "x.plist").endswith("is a property list without a page; save the page as HTML")


def test_a_maff_file_has_address_and_time(tmp_path: Path) -> None:
    packed(tmp_path / "x.maff", {"17/index.rdf": RDF, "17/index.html": PAGE, "17/index_files/ad.html": "<p>Buy.</p>"})
    (article,) = articles_in(tmp_path / "x.maff")
    assert article.url == ADDRESS and article.saved is not None
    assert article.saved.value == "2026-05-06T10:15:00+00:00"


def test_a_page_of_singlefile_that_unpacks_itself(tmp_path: Path) -> None:
    inside = packed(tmp_path / "x.zip", {"index.html": PAGE, "frames/0/index.html": "<p>An advertisement.</p>"})
    page = b"<!doctype html><html><title>Please wait</title><!-- " + inside + b" --><script></script></html>"
    (tmp_path / "x.html").write_bytes(page)
    (article,) = articles_in(tmp_path / "x.html")
    assert TEXT in article.text


def test_all_texts_of_a_packed_folder_are_read(tmp_path: Path) -> None:
    files = {"f/a.html": PAGE, "f/b.txt": f"{TEXT}\n", "f/c.jsonl": '{"title":"Aground","text":"Nine are safe."}\n'}
    packed(tmp_path / "x.zip", {**files, "f/a_files/ad.html": "<p>Buy.</p>", "__MACOSX/f/._b.txt": "x"})
    assert [article.doc.partition("#")[2] for article in articles_in(tmp_path / "x.zip")] == [
        "f/a.html",
        "f/b.txt",
        "f/c.jsonl:1",
    ]


@pytest.mark.parametrize(
    ("start", "what"),
    [
        (b"BZh91AY", "is packed by bzip2; unpack it first"),
        (b"\xfd7zXZ\x00", "is packed by xz; unpack it first"),
        (b"\x28\xb5\x2f\xfd", "is packed by zstd; unpack it first"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "is an old file of Office (.doc, .xls, .msg); save it as DOCX, XLSX or EML",
        ),
        (b"SQLite format 3\x00", "is a database (SQLite); export its texts as JSON or CSV"),
    ],
)
def test_files_of_other_kinds_say_what_to_do(tmp_path: Path, start: bytes, what: str) -> None:
    (tmp_path / "x").write_bytes(start + b"\0" * 600)
    assert error_of(tmp_path / "x") == f"{tmp_path}/x: {what}"


def test_documents_that_are_not_read_say_so(tmp_path: Path) -> None:
    packed(tmp_path / "x.pptx", {"[Content_Types].xml": "<x/>", "ppt/presentation.xml": "<x/>"})
    assert "is a presentation of PowerPoint, which is not read; save it as PDF" in error_of(tmp_path / "x.pptx")
