"""Small stories for parts that need many pages: each page has a number that is known, so that a lost one is seen."""

from __future__ import annotations

from pathlib import Path
from random import Random

_TOWNS = ("Alderby", "Corvale", "Garsdale", "Port Nowhere", "Brimlow", "Eastmere")
_EVENTS = ("flood", "quake", "fire", "landslide")


def page(number: int) -> str:
    """A page as plain text; four tell of one event."""
    chance = Random(number // 4)
    town, event = chance.choice(_TOWNS), chance.choice(_EVENTS)
    killed = 5 + number
    return (
        f"{event.title()} in {town} kills {killed}\n\nSeptember {1 + number % 28}, 2025\n\n"
        f"The mayor of {town} said {killed} people were killed when the {event} struck {town} on Monday night.\n\n"
        f"“We lost everything,” said Ada Example, who lives in {town}. Police said {number + 40} people were injured.\n"
    )


def write_pages(folder: Path, count: int, first: int = 0) -> list[str]:
    """Write some pages, each to a file of its own; their names."""
    folder.mkdir(parents=True, exist_ok=True)
    names = []
    for number in range(first, first + count):
        path = folder / f"page-{number:05}.txt"
        path.write_text(page(number), encoding="utf-8")
        names.append(str(path))
    return names
