"""What was told as an Atom feed (RFC 4287), in a file that feed readers and web servers take: the texts of digests."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from pathlib import Path
from xml.sax.saxutils import escape

import msgspec

from reportedly.errors import UsageError
from reportedly.model import Change
from reportedly.plain import in_xml
from reportedly.wording.changes import digest_in_words

FEED_ALERTS = 2000
"""Alerts that a feed is made of at most, the latest."""
FEED_ENTRIES = 30
"""Entries of a feed, the latest first."""
_ATOM = "http://www.w3.org/2005/Atom"
_NEVER = "1970-01-01T00:00:00Z"


def write_feed(path: Path, alerts: Sequence[tuple[str, str, str]]) -> None:
    """Write the feed of alerts that were told, the latest first, each with its moment, rule and JSON: what was told at
    one moment is one entry. Raises `UsageError` if it cannot be written."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        part.write_text("".join(_feed(alerts)), "utf-8", "replace")
        part.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: the feed cannot be written: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)


def _feed(alerts: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    told = alerts[0][0] if alerts else _NEVER
    yield f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="{_ATOM}"><id>urn:reportedly:alerts</id>'
    yield f"<title>Reportedly: what changed</title><updated>{told}</updated><author><name>Reportedly</name></author>\n"
    for moment, group in islice(groupby(alerts, key=lambda alert: alert[0]), FEED_ENTRIES):
        bodies = [body for _, _, body in group]
        title, text = digest_in_words([msgspec.json.decode(body, type=Change) for body in bodies])
        number = hashlib.sha256("\n".join([moment, *bodies]).encode("utf-8", "replace")).hexdigest()[:32]
        yield f"<entry><id>urn:reportedly:{number}</id><updated>{moment}</updated>"
        yield f'<title>{_text(title)}</title><content type="text">{_text(text)}</content></entry>\n'
    yield "</feed>\n"


def _text(text: str) -> str:
    return escape(in_xml(text))
