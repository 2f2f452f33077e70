"""Where articles begin and end on pages that hold several: F1 on `tests/pages/several`.

A boundary is the first or last paragraph of an article, of a live blog of each of its entries; a page without articles
counts what is found on it as wrong.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from reportedly.articles import find_articles
from reportedly.errors import InputError
from reportedly.inputs import open_inputs
from reportedly.model import Article, Page

FOLDER = Path(__file__).parents[1] / "tests/pages/several"


def ends(article: Article) -> Iterator[tuple[str, str]]:
    """The first and last paragraph, without the dateline, of an article or of each entry of a live blog."""
    for start, end in [(post.start, post.end) for post in article.posts] or [(0, len(article.text))]:
        blocks = (each for each in article.blocks if each.kind == "paragraph" and start <= each.start < end)
        lines = [article.text[block.start : block.end] for block in blocks]
        yield (lines[0], lines[-1]) if lines else ("", "")


def found_in(path: Path) -> list[tuple[str, str]]:
    """The ends of the articles found on a page."""
    found: list[tuple[str, str]] = []
    for page in open_inputs([str(path)]):
        assert isinstance(page, Page), page
        try:
            found += [each for article in find_articles(page) for each in ends(article)]
        except InputError:
            continue
    return found


def matches(found: list[tuple[str, str]], truth: list[list[str]]) -> int:
    """Boundaries found and true. A true paragraph may stand behind a dateline."""
    shared = 0
    for side in (0, 1):
        wanted = Counter(article[side] for article in truth)
        for article in found:
            key = next((text for text in wanted if wanted[text] and article[side].endswith(text)), None)
            if key is not None:
                wanted[key] -= 1
                shared += 1
    return shared


def boundary_scores() -> dict[str, float]:
    """F1, precision and recall of boundaries over all pages."""
    truth: dict[str, list[list[str]]] = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
    shared = predicted = wanted = 0
    for name, articles in truth.items():
        found = found_in(FOLDER / name)
        right = matches(found, articles)
        shared, predicted, wanted = shared + right, predicted + 2 * len(found), wanted + 2 * len(articles)
        if "-v" in sys.argv and (right < 2 * len(articles) or len(found) > len(articles)):
            print(f"{name}: {len(found)} found, {len(articles)} there, {right} boundaries right")
    precision, recall = shared / predicted, shared / wanted
    return {
        "boundaries F1": 2 * precision * recall / (precision + recall),
        "boundaries precision": precision,
        "boundaries recall": recall,
    }


def main() -> None:
    """Print the scores; with -v the pages that are not right."""
    print({name: round(value, 4) for name, value in boundary_scores().items()})


if __name__ == "__main__":
    main()
