"""rocrate opens the crate and finds its parts; the digests are those of the files, and the bytes those of the pages."""

from __future__ import annotations

import hashlib
import json
import subprocess
import zipfile
from pathlib import Path

import pytest
from rocrate.rocrate import ROCrate

from invented_workspace import HOSTILE, invented_workspace

pytestmark = pytest.mark.filterwarnings("ignore")  # of rocrate's own libraries


@pytest.fixture
def crate(tmp_path: Path) -> Path:
    with invented_workspace(tmp_path / "a.db", articles=len(HOSTILE), hostile=True) as workspace:
        workspace.export_file("crate", tmp_path / "a.zip")
    zipfile.ZipFile(tmp_path / "a.zip").extractall(tmp_path / "crate")
    return tmp_path


def test_rocrate_finds_every_part(crate: Path) -> None:
    found = ROCrate(crate / "crate")
    files = {entity.id for entity in found.data_entities}
    there = {path.relative_to(crate / "crate").as_posix() for path in (crate / "crate").rglob("*") if path.is_file()}
    assert files == there - {"ro-crate-metadata.json", "manifest-sha256.txt"}
    assert {"story-1.html", "ledgers/story-2.json", "tables/entries.csv"} <= files
    pages = [entity for entity in found.data_entities if entity.id.startswith("pages/")]
    assert len(pages) == 2 * len(HOSTILE) and all(entity["url"].startswith("https://news.example/") for entity in pages)
    texts = [entity for entity in found.data_entities if entity.id.startswith("texts/")]
    assert {entity["isBasedOn"].id for entity in texts} == {entity.id for entity in pages}


def test_digests_are_those_of_the_files_and_pages(crate: Path) -> None:
    for entity in ROCrate(crate / "crate").data_entities:
        assert hashlib.sha256((crate / "crate" / entity.id).read_bytes()).hexdigest() == entity["sha256"]
        if entity.id.startswith("pages/"):
            assert entity.id == f"pages/{entity['sha256']}.html"
    command = ["sha256sum", "--check", "--quiet", "manifest-sha256.txt"]
    assert subprocess.run(command, cwd=crate / "crate", capture_output=True).returncode == 0


def test_each_entry_leads_to_its_characters_and_bytes(crate: Path) -> None:
    found = ROCrate(crate / "crate")
    texts = {entity["identifier"]: entity for entity in found.data_entities if entity.id.startswith("texts/")}
    ledger = json.loads((crate / "crate/ledgers/story-1.json").read_text("utf-8"))
    for entry in (entry for tally in ledger["tallies"] for entry in tally["entries"]):
        text = (crate / "crate" / texts[entry["doc"]].id).read_bytes().decode("utf-8")
        assert text[entry["start"] : entry["end"]] == f"{entry['low']:.0f}"


def test_a_page_that_is_gone_is_named_and_the_rest_is_there(tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db", stories=1) as workspace:
        for path in (tmp_path / "a.db.pages").glob("*.warc.gz"):
            content = bytearray(path.read_bytes())
            content[60:70] = bytes(10)
            path.write_bytes(content)
        workspace.export_file("crate", tmp_path / "a.zip")
    graph = json.loads(zipfile.ZipFile(tmp_path / "a.zip").read("ro-crate-metadata.json"))["@graph"]
    (gone,) = [each for each in graph if each["@id"].startswith("#pages/")]
    assert "damaged" in gone["description"]
    assert sum(each["@id"].startswith("pages/") for each in graph) == 2


def test_the_same_findings_make_the_same_bytes(tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db") as workspace:
        workspace.export_file("crate", tmp_path / "a.zip")
        workspace.export_file("crate", tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
