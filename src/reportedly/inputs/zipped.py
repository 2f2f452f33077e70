"""Zip files: web archives in WACZ, documents in DOCX and ODT, books in EPUB, chats.

Nothing is unpacked to disk, so the names in them do no harm."""

from __future__ import annotations

import io
import zipfile
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import IO, Any, BinaryIO

from reportedly.errors import InputError
from reportedly.formats.zip_errors import ZIP_ERRORS
from reportedly.inputs.packing import is_bomb
from reportedly.inputs.posts import (
    ACCOUNT,
    ACCOUNT_BYTES,
    SLACK_LISTS,
    account_in,
    is_of_account,
    is_slack_day,
    members_in,
)

MOST_MEMBERS = 100_000
"""Number of files in a zip file that are looked at."""
DIRECTORY_BYTES = 8 << 20
"""Largest size of the list of files in a zip file, in bytes."""
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Packings that WACZ and DOCX files use. Python unpacks the others as a whole, of any size."""
ENCRYPTED = 0x1
"""The bit of a file's flags that says that it needs a password (PKWARE's APPNOTE, 4.4.4)."""
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
EPUB = "application/epub+zip"
COLLECTIONS = ("_chat.txt", "WhatsApp Chat *.txt", "result.json", "messages*.html", "outbox.json", "tweets.js",
               "tweets-part*.js", "profile_posts_*.json", "posts_*.json", "your_posts*.json",
               "message_[0-9]*.json")  # fmt: skip
"""Names of the files with the texts in exports of WhatsApp, Telegram, Mastodon, X, Facebook and Instagram."""
PAGES = (".html", ".htm", ".xhtml", ".mhtml", ".mht", ".har", ".eml")
"""Endings of the names of saved pages."""
TEXTS = (".txt", ".md", ".jsonl", ".csv", ".tsv", ".xlsx", ".pdf", ".docx", ".odt", ".rtf", ".epub", ".vtt", ".srt",
         ".mbox", ".webarchive")  # fmt: skip
"""Endings of the names of other files with texts, as a packed folder may hold them."""
OTHER_DOCUMENTS = {
    "ppt/presentation.xml": "a presentation of PowerPoint",
    "mimetype": "a document of OpenDocument that is no text",
    "Index/Document.iwa": "a document of Apple's Pages, Numbers or Keynote",
}
"""Documents that are zip files and are not read, by a file that each has."""
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def open_zip(stream: BinaryIO, name: str) -> zipfile.ZipFile:
    """A zip file, opened. Raises `InputError` if it is damaged, has too many files or comes from a pipe."""
    if not stream.seekable():
        raise InputError(f"{name}: zip files cannot be read from a pipe; give it as a file")
    careful = _Careful(stream, name)
    try:
        archive = zipfile.ZipFile(careful)
    except (*ZIP_ERRORS, ValueError, IndexError, NotImplementedError) as error:
        raise InputError(f"{name}: the zip file is damaged or ends early; fetch it again") from error
    careful.is_open = True
    files = archive.infolist()
    if len(files) > MOST_MEMBERS:
        raise InputError(f"{name}: holds more than {MOST_MEMBERS:,} files, too many for a web archive")
    if is_bomb(total := sum(each.file_size for each in files), size := stream.seek(0, io.SEEK_END)):
        raise InputError(f"{name}: unpacks to {total:,} bytes from {size:,}; not opened")
    return archive


class _Careful:
    """A stream that refuses to read a list of files longer than `DIRECTORY_BYTES`: Python reads the list as a whole."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream, self._name = stream, name
        self.seek, self.tell, self.seekable = stream.seek, stream.tell, stream.seekable
        self.is_open = False

    def read(self, size: int = -1) -> bytes:
        if size > DIRECTORY_BYTES and not self.is_open:
            raise InputError(f"{self._name}: holds more than {MOST_MEMBERS:,} files, too many for a web archive")
        return self._stream.read(size)


def wanted_members(archive: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    """The files of a zip file that are opened: the archives in a WACZ file or in a collection of them, the texts of an
    export among its pictures, saved pages, or the only file. Raises `InputError` if it is none of these."""
    files = sorted(
        (each for each in archive.infolist() if not each.filename.endswith("/")), key=lambda each: each.filename
    )
    found = [each for each in files if each.filename.lower().endswith((".warc", ".warc.gz", ".wacz"))]
    found = found or [each for each in files if _is_collection(each.filename)]
    found = found or [each for each in files if _is_one_of(each.filename, (*PAGES, *TEXTS))]
    found = found or [each for each in files if _is_one_of(each.filename, (".json",))]
    if {"users.json", "channels.json"} <= {each.filename for each in found}:  # an export of Slack
        found = [each for each in found if each.filename not in SLACK_LISTS]
    if not found and len(files) != 1:
        other = next((what for path, what in OTHER_DOCUMENTS.items() if path in archive.namelist()), None)
        if other is not None:
            raise InputError(f"{name}: is {other}, which is not read; save it as PDF, DOCX or XLSX")
        raise InputError(f"{name}: is a zip file without web archives or texts; unpack it and read its folder")
    return found or files


def _is_one_of(path: str, endings: tuple[str, ...]) -> bool:
    """Whether a file's name has one of some endings, and is none of those that a browser or a program puts beside a
    page."""
    parts = PurePosixPath(path).parts
    aside = any(part.endswith("_files") or part == "frames" or part.startswith((".", "__MACOSX")) for part in parts)
    return not aside and path.lower().endswith(endings)


def _is_collection(path: str) -> bool:
    return any(fnmatchcase(PurePosixPath(path).name, form) for form in COLLECTIONS)


def open_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> IO[bytes]:
    """A file in a zip file. Raises `InputError` if it is a bomb: no text of people can be packed so well."""
    if member.compress_type not in PACKINGS:
        raise InputError(f"{name}: is packed in a way that is not read; unpack the zip file and read its folder")
    if is_bomb(member.file_size, member.compress_size):
        raise InputError(f"{name}: unpacks to {member.file_size:,} bytes from {member.compress_size:,}; not opened")
    if member.flag_bits & ENCRYPTED:
        raise InputError(f"{name}: is locked: it needs a password")
    try:
        return archive.open(member)
    except (*ZIP_ERRORS, ValueError, IndexError, RuntimeError) as error:  # as zipfile does
        raise InputError(f"{name}: is damaged or locked: {error}") from error


def account_within(archive: zipfile.ZipFile, path: str) -> dict[str, Any] | None:
    """Whose posts a file of a packed archive of X has, by the file beside it."""
    beside = str(PurePosixPath(path).parent / ACCOUNT)
    if not is_of_account(path) or beside not in archive.namelist():
        return None
    with open_member(archive, archive.getinfo(beside), beside) as stream:
        return account_in(stream.read(ACCOUNT_BYTES))


def members_within(archive: zipfile.ZipFile, path: str) -> dict[str, str] | None:
    """Who wrote the messages of a file of a packed export of Slack, by the list at its top."""
    if not is_slack_day(path) or "users.json" not in archive.namelist():
        return None
    with open_member(archive, archive.getinfo("users.json"), "users.json") as stream:
        return members_in(stream.read(ACCOUNT_BYTES))


def document_type(archive: zipfile.ZipFile) -> str | None:
    """The media type of a document that is a zip file: DOCX, or what its file `mimetype` says (ODT, EPUB)."""
    names = archive.namelist()
    if "word/document.xml" in names:
        return DOCX
    if "mimetype" not in names:
        return None
    try:
        with open_member(archive, archive.getinfo("mimetype"), "mimetype") as stream:
            said = stream.read(100).strip().decode("ascii", "replace")
    except ZIP_ERRORS as error:
        raise InputError(f"mimetype: is damaged: {error}") from error
    return said if said in (ODT, EPUB) else None
