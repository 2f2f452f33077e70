"""HAR: what a browser's network panel, Playwright or a proxy recorded; each HTML page in it is a page."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as DefectError
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from reportedly.errors import InputError
from reportedly.formats.foreign_json import parse_json
from reportedly.inputs.contents import PAGE_BYTES
from reportedly.model import Moment, Page, to_moment

_LOG = re.compile(rb"\s{0,9}\{\s{0,9}\"log\"\s{0,9}:\s{0,9}\{")
_PAGES = ("text/html", "application/xhtml+xml")


def is_recording(head: bytes) -> bool:
    """Whether a file is a HAR, by its first bytes (HTTP Archive 1.2)."""
    return _LOG.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


def read_recording(content: bytes, name: str, saved: Moment | None) -> Iterator[Page | InputError]:
    """The HTML pages of a HAR, in order. Raises `InputError` if it is damaged or holds none."""
    try:
        data = parse_json(content)
    except ValueError as error:
        raise InputError(f"{name}: the HAR is damaged or ends early ({error}); record it again") from error
    entries = _dict(_dict(data).get("log")).get("entries")
    found = list(_pages(entries if isinstance(entries, list) else [], name, saved))
    if not found:
        raise InputError(
            f"{name}: has no HTML page with its content; record it again (in a browser: save all as HAR with content)"
        )
    yield from found


def _pages(entries: list[Any], name: str, saved: Moment | None) -> Iterator[Page | InputError]:
    for number, entry in enumerate(entries, 1):
        response, request = _dict(_dict(entry).get("response")), _dict(_dict(entry).get("request"))
        body = _dict(response.get("content"))
        kind, _, charset = str(body.get("mimeType")).partition(";")
        text = body.get("text")
        if kind.strip().lower() not in _PAGES or not isinstance(text, str) or not _is_whole(response):
            continue
        within = f"{name}#{number}"
        is_packed = body.get("encoding") == "base64"
        try:
            page = b64decode(text, validate=True) if is_packed else text.encode("utf-8", "replace")
        except (DefectError, ValueError):
            yield InputError(f"{within}: its content is no base64; record it again")
            continue
        if len(page) > PAGE_BYTES:
            yield InputError(f"{within}: is over {PAGE_BYTES >> 20} MB, too large for one page")
        elif page.strip():
            url, said = request.get("url"), charset.partition("charset=")[2].strip("\"' ")
            yield Page(
                name=within, content=page, media_type="text/html", charset=(said or None) if is_packed else "utf-8",
                url=url if isinstance(url, str) and url.startswith("http") else None, saved=saved or _moment(entry),
            )  # fmt: skip


def _is_whole(response: dict[str, Any]) -> bool:
    status = response.get("status")
    return isinstance(status, int) and 200 <= status < 300


def _moment(entry: dict[str, Any]) -> Moment | None:
    try:
        return to_moment(datetime.fromisoformat(str(entry.get("startedDateTime"))), "HAR", "second")
    except ValueError:
        return None


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
