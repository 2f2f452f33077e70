"""The pages with a known text: their lines, and for each how much of it the text holds."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import trafilatura

from reportedly.articles import decode
from reportedly.articles.html import about_lines, without_controls
from reportedly.articles.line_features import About, line_words
from reportedly.articles.lines import Line, LineReader
from reportedly.model import Page

RUN = 5
"""Words of a run by which a line is found in the text; shorter lines are looked for between their neighbours."""
NEAR = 10
"""Words of the text around its neighbours that a short line may stand in."""
UPWARD = 6
"""Elements around a line whose names are counted."""
LEAST_TRUE = 0.8
"""Word F1 of the best choice of lines below which a page is not trained on: its text is not what it shows."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Example:
    """A page: its lines, and the share of each line that is in its text (-1 of a line without words)."""

    name: str
    part: str
    site: str
    truth: str
    lines: list[Line]
    about: About
    shares: list[float]

    @property
    def words(self) -> list[set[str]]:
        """The words of each line that are weighed."""
        return [set(line_words(line.text)) for line in self.lines]

    @property
    def names(self) -> list[set[str]]:
        """The names of the elements around each line, and their tags with `<`."""
        return [{name for node in line.above[:UPWARD] for name in (*node.names, "<" + node.tag)} for line in self.lines]

    @property
    def is_usable(self) -> bool:
        """Whether the page shows the text that it should have."""
        best = "\n".join(line.text for line, share in zip(self.lines, self.shares, strict=True) if share > 0.5)
        return word_f1(best, self.truth) > LEAST_TRUE

    def fold(self, folds: int, salt: str = "") -> int:
        """Its part in a cross-validation by site."""
        return zlib.crc32((salt + ".".join(self.site.split(".")[-2:])).encode()) % folds


def read_examples(gold: Path) -> Iterator[Example]:
    """The pages of WCXB's development split, and of the development part of article-extraction-benchmark."""
    for line in (gold / "wcxb" / "ground-truth.jsonl").read_text(encoding="utf-8").rstrip("\n").split("\n"):
        row = json.loads(line)
        yield _example(gold / "wcxb" / "html", row["id"], "wcxb", row["url"], row["main_content"])
    for name, row in json.loads((gold / "pages" / "ground-truth.json").read_text(encoding="utf-8")).items():
        yield _example(gold / "pages" / "html", name, "pages", row["url"], row["articleBody"])


def _example(folder: Path, name: str, part: str, url: str, truth: str) -> Example:
    page = Page(name, gzip.decompress((folder / f"{name}.html.gz").read_bytes()), "text/html")
    tree = trafilatura.load_html(without_controls(decode(page)))
    lines = LineReader().read(tree)
    return Example(name, part, urlsplit(url).hostname or name, truth, lines, about_lines(tree), _shares(lines, truth))


def _shares(lines: Sequence[Line], truth: str) -> list[float]:
    """For each line the share of its runs of words that the text holds; for a short one, whether the text has it
    between what its neighbours have there."""
    text = _WORD.findall(truth.lower())
    runs: dict[tuple[str, ...], int] = {}
    for at in range(len(text) - RUN, -1, -1):
        runs[tuple(text[at : at + RUN])] = at
    shares: list[float | None] = []
    places: list[int | None] = []
    for line in lines:
        words = _WORD.findall(line.text.lower())
        found = [runs.get(tuple(words[at : at + RUN])) for at in range(len(words) - RUN + 1)]
        held = [at for at in found if at is not None]
        shares.append(len(held) / len(found) if found else None)
        places.append(held[0] if len(held) > len(found) / 2 else None)
    return [
        share if share is not None else _short(line.text, text, places[:number], places[number + 1 :])
        for number, (line, share) in enumerate(zip(lines, shares, strict=True))
    ]


def _short(line: str, text: list[str], before: Sequence[int | None], after: Sequence[int | None]) -> float:
    words = _WORD.findall(line.lower())
    if not words:
        return -1.0
    first = next((at for at in reversed(before) if at is not None), 0)
    last = next((at for at in after if at is not None), len(text))
    near = f" {' '.join(text[max(0, first - NEAR) : last + NEAR])} "
    return float(first <= last and f" {' '.join(words)} " in near)


def word_f1(found: str, wanted: str) -> float:
    """F1 of the words of a text, each counted as often as it stands, as WCXB has it."""
    ours, theirs = (Counter(_WORD.findall(text.lower())) for text in (found, wanted))
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())
