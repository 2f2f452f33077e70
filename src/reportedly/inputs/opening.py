"""Opens what a user names: files, folders, `-` and addresses, and follows the addresses that they list if asked to."""

from __future__ import annotations

import io
import logging
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from reportedly.errors import InputError
from reportedly.inputs.archives import Seen, archived_address, archived_moment
from reportedly.inputs.captures import Capture, archivebox_capture
from reportedly.inputs.fetch import Answer, Fetcher, Validators
from reportedly.inputs.folders import files_in
from reportedly.inputs.kinds import Origin, pages_of
from reportedly.inputs.listings import Listing, Opened, read_feed_links
from reportedly.inputs.posts import account_beside, members_beside
from reportedly.model import FILE_TIME, Moment, Page, to_moment

DEPTH = 2
"""Number of lists that are followed one after another: an index of sitemaps, then a sitemap, then its pages."""
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.IGNORECASE)
_CHARSET = re.compile(r"charset=[\"']?([\w-]+)", re.IGNORECASE)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An address whose page has not changed since it was fetched last."""

    name: str


class Memory:
    """What is known of earlier fetches. This class knows nothing; classes that know more override its methods."""

    def is_due(self, address: str) -> bool:
        """Whether an address that a list names may be asked now."""
        return True

    def note_asked(self, address: str) -> None:
        """Remember that an address is asked now."""

    def validators(self, address: str) -> Validators | None:
        """The marks that the server sent when an address was fetched last."""
        return None

    def listing(self, address: str) -> Listing | None:
        """The addresses that a list had when it was fetched last."""
        return None

    def remember(self, listing: Listing, answer: Answer) -> None:
        """Remember the addresses that a list has now, with the marks that its server sent."""


@dataclass(frozen=True, slots=True)
class Opener:
    """How inputs are opened.

    `saved` is the time that the user gave for when the pages were saved: it wins over what they say themselves, and the
    time of the file is used only if there is no other. `follow` fetches the pages that feeds, sitemaps and lists of
    addresses name. A page that `memory` knows is not fetched again if it has not changed; `seen` has the pages that
    archives had so far.
    """

    saved: Moment | None = None
    follow: bool = False
    fetcher: Fetcher = field(default_factory=Fetcher)
    memory: Memory = field(default_factory=Memory)
    seen: Seen = field(default_factory=Seen)

    def open(self, names: Sequence[str], depth: int = DEPTH) -> Iterator[Page | InputError | Unchanged]:
        """The pages of all inputs, in order; one is opened after the other.

        What cannot be read comes as an `InputError` that says what, where and what to do.
        """
        for name in names:
            try:
                yield from self._open(name, depth)
            except InputError as error:
                yield _whole(error, name)
            except OSError as error:
                yield _whole(InputError(f"{name}: cannot be read: {error.strerror or error}"), name)
            except (
                Exception
            ) as error:  # one file that a defect of ours or of a library fails on must not stop the batch
                log.debug("while opening %s", name, exc_info=True)
                yield _whole(InputError(f"{name}: could not be opened ({error!r}); please report it"), name)

    def _open(self, name: str, depth: int) -> Iterator[Page | InputError | Unchanged]:
        if name == "-":
            yield from self._followed(pages_of(sys.stdin.buffer, "stdin", Origin(self.saved, None, self.seen)), depth)
        elif _ADDRESS.match(name):
            yield from self._fetch(name, depth)
        else:
            yield from self._open_path(name, depth)

    def _open_path(self, name: str, depth: int) -> Iterator[Page | InputError | Unchanged]:
        path = Path(name)
        if "\0" in name or not path.exists():
            raise InputError(f"{name}: no such file or folder")
        if path.is_dir():
            yield from self._open_folder(path, depth)
            return
        with _open_file(path, name) as stream:
            capture = archivebox_capture(path) or Capture()
            written = capture.saved or _file_time(path)
            origin = Origin(
                self.saved, written, self.seen,
                url=capture.url, account=account_beside(path), members=members_beside(path),
            )  # fmt: skip
            yield from self._followed(pages_of(stream, _as_text(name), origin), depth)

    def _open_folder(self, folder: Path, depth: int) -> Iterator[Page | InputError | Unchanged]:
        """The pages of a folder and of all folders in it, in the order of their names."""
        for each in files_in(folder):
            if isinstance(each, Path):
                yield from self.open([str(each)], depth)
            else:
                what = f"cannot be read: {each.error.strerror}" if each.error else "nothing to read in this folder"
                yield _whole(InputError(f"{each.path}: {what}"), str(each.path))

    def _fetch(self, address: str, depth: int) -> Iterator[Page | InputError | Unchanged]:
        self.memory.note_asked(address)
        answer = self.fetcher.fetch(address, self.memory.validators(address))
        if answer is None:
            known = self.memory.listing(address)
            yield from self._listed(known, depth) if known else [Unchanged(address)]
            return
        origin = Origin(self.saved, archived_moment(answer.address) or answer.fetched, self.seen)
        for each in pages_of(io.BytesIO(answer.content), address, origin):
            opened = self._as_list(_from_server(each, answer), depth)
            if isinstance(opened, Listing) and self.follow:
                self.memory.remember(opened, answer)
            yield from self._followed([opened], depth)

    def _as_list(self, opened: Opened, depth: int) -> Opened:
        """A feed as a list of its entries' addresses if those are to be followed."""
        if self.follow and depth and isinstance(opened, Page) and opened.media_type == "application/xml":
            return read_feed_links(opened)
        return opened

    def _followed(self, opened: Iterable[Opened], depth: int) -> Iterator[Page | InputError | Unchanged]:
        """The pages that were opened, and the pages that opened lists name."""
        for each in opened:
            found = self._as_list(each, depth)
            if isinstance(found, Listing):
                yield from self._listed(found, depth)
            else:
                yield found

    def _listed(self, listing: Listing, depth: int) -> Iterator[Page | InputError | Unchanged]:
        count = len(listing.addresses) + len(listing.lists)
        if not self.follow:
            what = "1 address, not a text" if count == 1 else f"{count:,} addresses, not texts"
            raise InputError(f"{listing.name}: lists {what}; --follow fetches what stands there")
        if not depth:
            raise InputError(f"{listing.name}: is a list in a list in a list; name it by itself")
        yield from self.open(listing.lists, depth - 1)
        yield from self.open([each for each in listing.addresses if self.memory.is_due(each)], 0)
        if listing.left_out:
            yield InputError(
                f"{listing.name}: the first {count:,} addresses were followed, {listing.left_out:,} more were not; "
                "name those that you need in a file of their own"
            )


def _whole(error: InputError, name: str) -> InputError:
    """An error that says that an input cannot be read at all."""
    error.of = name
    return error


def _from_server(each: Opened, answer: Answer) -> Opened:
    """A page with the headers that its server sent."""
    if not isinstance(each, Page):
        return each
    charset = _CHARSET.search(answer.header("content-type") or "")
    return replace(
        each,
        url=archived_address(answer.address),  # only the file itself says what a message or an archive claims
        charset=each.charset or (charset[1] if charset else None),
        status=answer.status,
        headers=answer.headers,
    )


def _open_file(path: Path, name: str) -> BinaryIO:
    """A regular file, opened. Raises `InputError` for pipes and the like: reading them may wait for ever."""
    if path.is_file():
        stream = open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb")  # noqa: PTH123, SIM115
        if stat.S_ISREG(
            os.fstat(stream.fileno()).st_mode
        ):  # look at the file that was opened: another one may have been there before
            return stream
        stream.close()
    raise InputError(f"{name}: is a pipe, a socket or a device, not a file; give its content to `-`, standard input")


def _as_text(name: str) -> str:
    """The name of a file as text; bytes of it that are no text are shown as `\\xff`."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _file_time(path: Path) -> Moment | None:
    """When a file was written last: it is used only if nothing else says when a page was saved."""
    try:
        return to_moment(datetime.fromtimestamp(path.stat().st_mtime, UTC), FILE_TIME, "second")
    except (ValueError, OverflowError):  # no calendar has that year
        return None
