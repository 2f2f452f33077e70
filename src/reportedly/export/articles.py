"""The analysis of an article as one JSON object: one line of `reportedly extract` (`docs/contract.md`)."""

from __future__ import annotations

import msgspec

from reportedly.export.json import to_json
from reportedly.formats.addresses import carrier_of
from reportedly.model import Analysis, Moment


def to_line(analysis: Analysis) -> str:
    """The JSON of an article, its text and all that was found in it, without a line end."""
    article = analysis.article
    return to_json(
        {
            "doc": article.doc,
            "url": article.url,
            "via": carrier_of(article.doc),
            "publisher": article.publisher,
            "title": article.title,
            "authors": article.authors,
            "published": article.published.value if article.published else None,
            "updated": article.updated.value if article.updated else None,
            "dates": {
                "published": _moment(article.published),
                "updated": _moment(article.updated),
                "saved": _moment(article.saved),
            },
            "section": article.section,
            "credit": article.credit,
            "language": article.language,
            "dateline": article.dateline,
            "page": article.page,
            "blocks": article.blocks,
            "posts": article.posts,
            "text": article.text,
            "statements": analysis.statements,
            "figures": analysis.figures,
            "places": analysis.places,
            "times": analysis.times,
        }
    )


def _moment(moment: Moment | None) -> dict[str, object] | None:
    """A moment with where it was found; one that rests on the time of a file alone is marked."""
    return msgspec.to_builtins(moment) | {"unsure": moment.unsure} if moment else None
