"""Zip files: web archives in WACZ, documents in DOCX. Nothing is unpacked to disk, so names in them lead nowhere."""

from __future__ import annotations

import zipfile
from typing import IO, BinaryIO

from reportedly.errors import InputError
from reportedly.zip_errors import ZIP_ERRORS

MOST_MEMBERS = 100_000
"""Files in a zip file that are looked at."""
MOST_RATIO = 100
"""Of a file's bytes to those it takes in the zip file; pages of news reach 20."""
FREE_BYTES = 64 << 20
"""Below which a file may unpack from as little as it likes."""
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def open_zip(stream: BinaryIO, name: str) -> zipfile.ZipFile:
    """A zip file, opened. Raises `InputError` if it is damaged, has too many files or comes from a pipe."""
    if not stream.seekable():
        raise InputError(f"{name}: zip files cannot be read from a pipe; give it as a file")
    stream.seek(0)
    try:
        archive = zipfile.ZipFile(stream)
    except (*ZIP_ERRORS, ValueError, IndexError, NotImplementedError) as error:
        raise InputError(f"{name}: the zip file is damaged or ends early; fetch it again") from error
    if len(archive.namelist()) > MOST_MEMBERS:
        raise InputError(f"{name}: holds more than {MOST_MEMBERS:,} files, too many for a web archive")
    return archive


def wanted_members(archive: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    """The WARC files in a WACZ file, or the only file in any. Raises `InputError` if it is neither."""
    files = sorted(
        (each for each in archive.infolist() if not each.filename.endswith("/")), key=lambda each: each.filename
    )
    found = [each for each in files if each.filename.lower().endswith((".warc", ".warc.gz"))]
    if not found and len(files) != 1:
        raise InputError(f"{name}: is a zip file without web archives; unpack it and read its folder")
    return found or files


def open_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> IO[bytes]:
    """A file in a zip file. Raises `InputError` if it is a bomb: nothing that people write can be packed so well."""
    if member.file_size > max(MOST_RATIO * member.compress_size, FREE_BYTES):
        raise InputError(f"{name}: unpacks to {member.file_size:,} bytes from {member.compress_size:,}; not opened")
    try:
        return archive.open(member)
    except (*ZIP_ERRORS, ValueError, IndexError, RuntimeError) as error:  # as zipfile does
        raise InputError(f"{name}: is damaged or locked: {_why(error)}") from error


def is_document(archive: zipfile.ZipFile) -> bool:
    """Whether a zip file is a DOCX document."""
    return "word/document.xml" in archive.namelist()


def _why(error: Exception) -> str:
    return "it needs a password" if isinstance(error, RuntimeError) and "password" in str(error) else str(error)
