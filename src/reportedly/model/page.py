"""What was fetched or opened, kept byte for byte."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from reportedly.model.moment import Moment


@dataclass(frozen=True, slots=True)
class Page:
    """One document as it was opened, with what is known of where it came from.

    `name` is what the user sees of where it came from: the path as given, or a path and a record in it
    (`feed.warc.gz#3`). `media_type` is recognised from the content, such as `text/html`, `text/plain` or
    `application/json` for one line of a JSONL file. `charset` is the one that was named outside the content (an HTTP
    header); `url` the address it was fetched from. `saved` is when it was fetched or saved, `None` if that is unknown.
    `status` and `headers` are what a server sent with it, if it was fetched from one.
    """

    name: str
    content: bytes
    media_type: str
    charset: str | None = None
    url: str | None = None
    saved: Moment | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", hashlib.sha256(self.content).hexdigest())
