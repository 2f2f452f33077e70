"""Zip files: web archives in WACZ, documents in DOCX. Nothing is unpacked to disk, so names in them lead nowhere."""

from __future__ import annotations

import zipfile
from typing import BinaryIO

from reportedly.errors import InputError

MOST_MEMBERS = 100_000
"""Files in a zip file that are looked at."""
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def open_zip(stream: BinaryIO, name: str) -> zipfile.ZipFile:
    """A zip file, opened. Raises `InputError` if it is damaged, has too many files or comes from a pipe."""
    if not stream.seekable():
        raise InputError(f"{name}: zip files cannot be read from a pipe; give it as a file")
    stream.seek(0)
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise InputError(f"{name}: the zip file is damaged or ends early; fetch it again") from error
    if len(archive.namelist()) > MOST_MEMBERS:
        raise InputError(f"{name}: holds more than {MOST_MEMBERS:,} files, too many for a web archive")
    return archive


def web_archives(archive: zipfile.ZipFile) -> list[str]:
    """The names of the WARC files in a WACZ file."""
    return sorted(each for each in archive.namelist() if each.lower().endswith((".warc", ".warc.gz")))


def is_document(archive: zipfile.ZipFile) -> bool:
    """Whether a zip file is a DOCX document."""
    return "word/document.xml" in archive.namelist()
