"""How common words are in news before any article was read."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("data") / "document_frequencies.tsv"


@cache
def shares() -> dict[str, float]:
    """The share of articles that have a lemma, counted over the texts that are for training (`training/frequencies.py`;
    the texts are not here). The table's first line has an empty lemma and the number of articles."""
    rows = [line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines()]
    articles = int(rows[0][1])
    return {lemma: int(count) / articles for lemma, count in rows[1:]}
