"""feedparser, with bounds for its parts that take very long on a hostile feed.

Those parts are of no use here: the e-mail address in a long author, a thousand tags (each is compared with all others),
styles. feedparser has no option to leave them out, so they are bounded here, for the whole process.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

import feedparser
from feedparser.mixin import _FeedParserMixin
from feedparser.sanitizer import _HTMLSanitizer

LONGEST_AUTHOR = 1_000
"""Characters of an author that are read."""
MOST_TAGS = 100
"""Tags of an entry that are read."""
LONGEST_HEAD = 10_000
"""Number of bytes before the first element that are read: a feed does not need the declarations there."""
_FIRST_ELEMENT = re.compile(rb"<\w")


def _with_short_author(sync: Callable[[Any, str], None]) -> Callable[..., None]:
    @wraps(sync)
    def bounded(parser: Any, key: str = "author") -> None:
        context = parser._get_context()
        if key in context:
            context[key] = context[key][:LONGEST_AUTHOR]
        sync(parser, key)

    return bounded


def _with_few_tags(add: Callable[..., None]) -> Callable[..., None]:
    @wraps(add)
    def bounded(parser: Any, term: Any, scheme: Any, label: Any) -> None:
        if len(parser._get_context().get("tags", ())) < MOST_TAGS:
            add(parser, term, scheme, label)

    return bounded


def _with_short_head(replace: Callable[[bytes], Any]) -> Callable[[bytes], Any]:
    @wraps(replace)
    def bounded(data: bytes) -> Any:
        first = _FIRST_ELEMENT.search(data)
        return replace(data[first.start() :] if first and first.start() > LONGEST_HEAD else data)

    return bounded


_FeedParserMixin._sync_author_detail = _with_short_author(_FeedParserMixin._sync_author_detail)
_FeedParserMixin._add_tag = _with_few_tags(_FeedParserMixin._add_tag)
_HTMLSanitizer.sanitize_style = lambda sanitizer, style: ""
feedparser.api.replace_doctype = _with_short_head(feedparser.api.replace_doctype)

__all__ = ["feedparser"]
