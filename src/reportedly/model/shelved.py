"""An article that was placed among others."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """What is needed of a placed article to place further articles.

    `id` is its row id, `day` counts from year 1 (-1 if unknown), `vector` holds its weighted terms
    (`reportedly.stories.vectors`), `towns` the places that it names (`reportedly.stories.towns`; empty if nothing is
    known of them). `region` is the row id of one of its articles, `level` the level that it was cut on
    (`reportedly.stories.regions`). A `pinned` article was put in its story by a person.
    """

    id: int
    doc: str
    day: int
    vector: bytes
    towns: bytes = b""
    region: int
    level: int
    story: int | None = None
    pinned: bool = False
