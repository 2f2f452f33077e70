"""All of it in one file: an RO-Crate 1.1 as ZIP, with ledgers, tables, reports, texts and the bytes of the pages.

It opens without a network and without Reportedly: `story-N.html` shows every number with its sentence and runs no
script, `pages/` has the bytes as they were read, `texts/` the text that offsets count in. Each file has its SHA-256 in
`ro-crate-metadata.json` and in `manifest-sha256.txt`, which `sha256sum --check` reads.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any, BinaryIO

from reportedly import __version__
from reportedly.errors import StoreError
from reportedly.export import ledger as ledger_json
from reportedly.export.evidence_links import web_address
from reportedly.export.files.data_package import TableFiles
from reportedly.export.files.source import ExportSource
from reportedly.export.json import to_json
from reportedly.export.tables import StoryFindings, Table
from reportedly.plain import one_line

SPECIFICATION = "https://w3id.org/ro/crate/1.1"
_BEGAN = (1980, 1, 1, 0, 0, 0)
"""The time of all files in the archive, the first that ZIP has: the same findings make the same bytes."""
_PART = 1 << 16
"""Bytes that are copied at once."""
_SUFFIXES = {
    "text/html": ".html", "text/plain": ".txt", "application/json": ".json", "application/pdf": ".pdf",
    "multipart/related": ".mhtml", "application/xml": ".xml",
}  # fmt: skip


def write(stream: BinaryIO, source: ExportSource, tables: Sequence[Table]) -> None:
    """Write the crate."""
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
        TemporaryDirectory() as folder,
        TemporaryFile() as graph,
        TemporaryFile() as manifest,
    ):
        crate = _Crate(archive=archive, graph=graph, manifest=manifest)
        with TableFiles(tables, Path(folder)) as made:
            for found in source.stories():
                _add_story(crate, found, source)
                made.add(found)
        for name, path in made.paths.items():
            with path.open("rb") as content:
                crate.add(f"tables/{name}.csv", content, "text/csv", f"All {name} of the stories")
        crate.finish()


@dataclass(slots=True, kw_only=True)
class _Crate:
    """The archive, and two files with what its metadata and its list of digests say of each part, a line each."""

    archive: zipfile.ZipFile
    graph: BinaryIO
    manifest: BinaryIO
    names: dict[str, None] = field(default_factory=dict)

    def add(self, name: str, content: BinaryIO, media_type: str, about: str, **more: Any) -> None:
        """Add a file, unless one of this name is there: two articles of a page have the same bytes."""
        if name in self.names:
            return
        digest, size = self._write(name, content)
        self.manifest.write(f"{digest}  {name}\n".encode())
        self._note(
            {
                "@id": name, "@type": "File", "name": one_line(about), "encodingFormat": media_type,
                "contentSize": str(size), "sha256": digest, **more,
            }
        )  # fmt: skip

    def miss(self, name: str, about: str, error: StoreError) -> None:
        """Note a page whose bytes cannot be read."""
        self._note({"@id": name, "@type": "CreativeWork", "name": one_line(about), "description": str(error)})

    def _note(self, entity: dict[str, Any]) -> None:
        self.names[entity["@id"]] = None
        self.graph.write(b",\n" + to_json(entity).encode("utf-8", "replace"))

    def _write(self, name: str, content: BinaryIO) -> tuple[str, int]:
        """Write a file to the archive; its digest and size."""
        digest, size = hashlib.sha256(), 0
        about = zipfile.ZipInfo(name, _BEGAN)
        about.compress_type = zipfile.ZIP_DEFLATED
        with self.archive.open(about, "w") as file:
            while part := content.read(_PART):
                digest.update(part)
                size += file.write(part)
        return digest.hexdigest(), size

    def finish(self) -> None:
        """Write the metadata and the digests."""
        self.manifest.seek(0)
        self._write("manifest-sha256.txt", self.manifest)
        about = {
            "@id": "ro-crate-metadata.json", "@type": "CreativeWork", "conformsTo": {"@id": SPECIFICATION},
            "about": {"@id": "./"},
        }  # fmt: skip
        root = {
            "@id": "./", "@type": "Dataset", "name": "Who reported what, how many, where and when",
            "description": f"Written by Reportedly {__version__}. Each number leads to its sentence, each sentence to "
            "the bytes of its page. The digests are those of `sha256sum --check manifest-sha256.txt`.",
            "hasPart": [{"@id": name} for name in self.names],
        }  # fmt: skip
        head = f'{{"@context":"{SPECIFICATION}/context","@graph":[\n{to_json(about)},\n{to_json(root)}'
        self.graph.seek(0)
        metadata = zipfile.ZipInfo("ro-crate-metadata.json", _BEGAN)
        metadata.compress_type = zipfile.ZIP_DEFLATED
        with self.archive.open(metadata, "w") as file:
            file.write(head.encode())
            copyfileobj(self.graph, file)
            file.write(b"\n]}\n")


def _add_story(crate: _Crate, found: StoryFindings, source: ExportSource) -> None:
    from reportedly.export.report import story_report  # it loads the templates

    number, title = found.ledger.story, found.ledger.title
    text = ledger_json.to_json(found.ledger).encode("utf-8", "replace") + b"\n"
    crate.add(f"ledgers/story-{number}.json", BytesIO(text), "application/json", f"The ledger: {title}")
    report = story_report(found.ledger, list(found.analyses.values()), scripts=False).encode("utf-8", "replace")
    crate.add(f"story-{number}.html", BytesIO(report), "text/html", title)
    for doc, analysis in found.analyses.items():
        article = analysis.article
        page = f"pages/{article.page}"
        text_name = f"texts/{hashlib.sha256(doc.encode('utf-8', 'replace')).hexdigest()[:32]}.txt"
        try:
            kept = source.page(doc)
        except StoreError as error:
            crate.miss(f"#{page}", f"The page of {doc}", error)
            origin: dict[str, Any] = {}
        else:
            page += _SUFFIXES.get(kept.media_type, ".bin")
            address = web_address(article.url)
            more = {"url": address} if address else {}
            more |= {"dateModified": article.saved.value} if article.saved else {}
            crate.add(page, BytesIO(kept.content), kept.media_type, f"The page of {doc}", **more)
            origin = {"isBasedOn": {"@id": page}}
        content = article.text.encode("utf-8", "replace")
        crate.add(text_name, BytesIO(content), "text/plain", f"The text of {doc}", identifier=doc, **origin)
