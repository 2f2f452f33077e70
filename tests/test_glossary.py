"""What the glossary points to is there, and each of its words has one row."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from reportedly import model

ROOT = Path(__file__).parent.parent
ROWS = re.findall(
    r"^\| \*\*(.+?)\*\*.* \| (.+) \| (.+) \|$", (ROOT / "docs/glossary.md").read_text("utf-8"), re.MULTILINE
)
PLACES = sorted({place for _, _, where in ROWS for place in re.findall(r"`(.+?)`", where)})


def is_there(place: str) -> bool:
    """Whether a file or folder of the program, a class of the model or a field of one is there."""
    if "/" in place or place.endswith(".py"):
        return any((home / place).exists() for home in (ROOT / "src/reportedly", ROOT)) or "<code>" in place
    name, *rest = place.removeprefix("model.").split(".")
    if not hasattr(model, name):
        return (ROOT / "src/reportedly" / place.replace(".", "/")).with_suffix(".py").exists()
    return not rest or rest[0] in getattr(model, name).__dataclass_fields__


def test_the_glossary_has_many_words_each_once() -> None:
    assert len(ROWS) > 50
    assert [word for word, count in Counter(word for word, _, _ in ROWS).items() if count > 1] == []


@pytest.mark.parametrize("place", PLACES)
def test_what_it_points_to_is_there(place: str) -> None:
    assert is_there(place)


def test_what_is_gone_is_noticed() -> None:
    assert not is_there("figures/lexicon_of_old.py") and not is_there("model.Grocery") and not is_there("Tally.color")
