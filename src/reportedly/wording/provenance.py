"""How an article came out of its page, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from reportedly.model import Provenance

NOT_GIVEN = "the page does not say"


def provenance_in_words(found: Provenance) -> Iterator[tuple[str, str]]:
    """Pairs of a name and how that was found: text, title, published, updated, publisher, authors."""
    for field in fields(found):
        if field.name != "left_out":
            yield field.name, getattr(found, field.name) or NOT_GIVEN
