"""Folders that a program made: which of their files hold the texts, and which only show them or are copies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from reportedly.inputs.posts import ACCOUNT, SLACK_LISTS, is_of_account

ARCHIVEBOX = ("singlefile.html", "output.html", "warc", "readability", "mercury", "output.pdf", "htmltotext.txt")
"""What ArchiveBox keeps of one page, the best first (docs.archivebox.io, "Output formats")."""
READABILITY = ("content.html", "content.txt", "article.json")
_TIMESTAMP = re.compile(r"\d{10}(?:\.\d{1,6})?")
_WHATSAPP = ("_chat.txt", "WhatsApp Chat with *.txt", "WhatsApp Chat - *.txt")
_OWN = (".db", ".db-wal", ".db-shm")
_TELEGRAM_SHOWS = frozenset(("css", "js", "images"))
"""What Telegram Desktop puts beside its HTML."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A folder of which nothing can be read: it cannot be listed (`error`), or there is nothing to read in it."""

    path: Path
    error: OSError | None = None


def files_in(folder: Path) -> Iterator[Path | Unread]:
    """The files of a folder and of all folders in it that are to be read, in the order of their names."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path != folder and not path.is_dir():
            yield path
            continue
        try:
            inside = [each for each in sorted(path.iterdir()) if not _is_passed_over(each)]
        except OSError as error:
            yield Unread(path, error)
            continue
        waiting += reversed(wanted_in(path, inside))
        if not inside:
            yield Unread(path)


def wanted_in(folder: Path, inside: Sequence[Path]) -> list[Path]:
    """The entries of a folder that are to be read: all, unless a program is known to have made the folder.

    Exports of Telegram Desktop, WhatsApp, X, Slack, Facebook and Instagram, snapshots of ArchiveBox and its whole
    folder, and what a browser keeps beside a page.
    """
    names = {each.name for each in inside}
    for choose in (_archivebox_snapshot, _archivebox, _telegram, _whatsapp, _x, _slack, _meta):
        if (wanted := choose(folder, names)) is not None:
            return [each for each in inside if each.name in wanted]
    beside = {f"{each.stem}_files" for each in inside if each.suffix.lower() in (".html", ".htm")}
    return [each for each in inside if each.name not in beside or not each.is_dir()]


def _archivebox_snapshot(folder: Path, names: set[str]) -> set[str] | None:
    """One file of a snapshot, `archive/TIMESTAMP/`: the others have the same page."""
    if folder.name in ("readability", "mercury") and _TIMESTAMP.fullmatch(folder.parent.name):
        return _first(names, READABILITY)
    if not _TIMESTAMP.fullmatch(folder.name) or not names & {"index.json", "index.jsonl"}:
        return None
    return _first(names, ARCHIVEBOX)


def _first(names: set[str], order: Iterable[str]) -> set[str] | None:
    return next(({name} for name in order if name in names), None)


def _archivebox(folder: Path, names: set[str]) -> set[str] | None:
    return {"archive"} if names >= {"index.sqlite3", "archive"} else None


def _telegram(folder: Path, names: set[str]) -> set[str] | None:
    """The chat of an export: its JSON if it has both forms; of an export of all chats, the chats."""
    if "export_results.html" in names:
        return names & {"result.json"} or names & {"chats"}
    pages = {name for name in names if fnmatchcase(name, "messages*.html")}
    if pages and (names & _TELEGRAM_SHOWS or "result.json" in names):
        return names & {"result.json"} or pages
    return pages or None if folder.name.startswith("chat_") else None


def _whatsapp(folder: Path, names: set[str]) -> set[str] | None:
    return {name for name in names if any(fnmatchcase(name, form) for form in _WHATSAPP)} or None


def _x(folder: Path, names: set[str]) -> set[str] | None:
    """The posts of an archive of an account of X, not what shows them nor its settings."""
    if names >= {"Your archive.html", "data"}:
        return {"data"}
    return {name for name in names if is_of_account(name)} or None if ACCOUNT in names else None


def _slack(folder: Path, names: set[str]) -> set[str] | None:
    """The channels of an export of Slack, not its lists of people and channels."""
    return names - SLACK_LISTS if names >= {"users.json", "channels.json"} else None


def _meta(folder: Path, names: set[str]) -> set[str] | None:
    """The posts and messages of an export of Facebook or Instagram, not its settings and lists."""
    if activity := names & {"your_facebook_activity", "your_instagram_activity"}:
        return activity
    if folder.name in ("your_facebook_activity", "your_instagram_activity"):
        return names & {"posts", "messages", "groups", "content", "media", "threads"} or None
    return None


def _is_passed_over(path: Path) -> bool:
    """Hidden files, pipes and the like, links to folders (they may lead back), and workspaces of our own."""
    if path.name.startswith(".") or path.name.endswith(_OWN):
        return True
    if path.is_dir():
        return path.is_symlink() or path.suffix == ".pages"
    return path.exists() and not path.is_file()
