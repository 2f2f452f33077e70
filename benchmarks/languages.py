"""Texts of the gold sets that are told to be in another language than English, by how much of them is looked at.

python -m benchmarks.languages ../shared/gold

All sets are English but for eight pages of `pages`, which are counted apart.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from reportedly.language.detection import language_of

LINES = (
    "dev/docs", "wikinews/docs", "wikinews/not-annotated", "stories/articles", "places/geovirus", "places/lgl-dev",
    "wcxb/ground-truth",
)  # fmt: skip
LENGTHS = (100, 200, 300, 500, None)
"""Characters of each text; `None` is all of it."""


def english_texts(gold: Path) -> Iterator[str]:
    """The texts of the sets that are English."""
    for name in LINES:
        for line in (gold / f"{name}.jsonl").read_text(encoding="utf-8").split("\n"):
            if line.strip():
                row = json.loads(line)
                yield row.get("text") or row.get("main_content") or ""
    for path in sorted((gold / "polnear").rglob("text/*.txt")):
        yield path.read_text(encoding="utf-8")


def page_texts(gold: Path) -> Iterator[str]:
    """The texts of pages, eight of which are in Indonesian, German, Portuguese, Russian and Japanese."""
    pages = json.loads((gold / "pages/ground-truth.json").read_text(encoding="utf-8"))
    yield from (page.get("articleBody", "") for page in pages.values())


def told(texts: list[str], length: int | None) -> Counter[str]:
    """How many texts, of those that are that long, are told to be in each language."""
    return Counter(language_of(text[:length], None) for text in texts if length is None or len(text) >= length)


def main(gold: Path) -> None:
    """Print the counts, and the time that a text takes."""
    english, pages = list(english_texts(gold)), list(page_texts(gold))
    for length in LENGTHS:
        found, of_pages = told(english, length), told(pages, length)
        others = {code: count for code, count in found.items() if code != "en"}
        foreign = {code: count for code, count in sorted(of_pages.items()) if code != "en"}
        print(f"{length or 'all':>5}: {found.total():,} English texts, not English {others or 0}; pages {foreign}")
    begun = time.process_time()
    told(english, None)
    print(f"{(time.process_time() - begun) / len(english) * 1e6:.0f} µs of CPU a text")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
