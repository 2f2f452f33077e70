"""CPU time of each stage beside the parse that all of them read, in one run on one thread.

python -m benchmarks.stages GOLD_FOLDER
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from benchmarks.speed import polnear_articles
from reportedly.figures import find_figures, find_quantities
from reportedly.language.parsing import Language
from reportedly.places import find_places
from reportedly.statements import find_statements
from reportedly.times import find_times


def main(arguments: list[str]) -> int:
    """Print the seconds of each stage and its share of the parse."""
    articles = polnear_articles(Path(arguments[0]))
    language = Language()
    list(language.parse(articles[:2]))
    spent: dict[str, float] = {}
    mark = time.process_time()

    def lap(name: str) -> None:
        nonlocal mark
        now = time.process_time()
        spent[name] = spent.get(name, 0.0) + now - mark
        mark = time.process_time()

    docs = [doc for doc, _ in language.parse(articles)]
    lap("parse")
    for doc, article in zip(docs, articles, strict=True):
        times = find_times(doc, article)
        lap("times")
        places = find_places(doc, article)
        lap("places")
        statements = find_statements(doc, article)
        lap("statements")
        figures = find_figures(doc, article, statements, places, times)
        lap("figures")
        assert len(figures) <= len(find_quantities(doc))
        lap("(of which quantities)")
    words = sum(len(article.text.split()) for article in articles)
    print(f"{words:,} words")
    for name, seconds in spent.items():
        print(f"{name:22} {seconds:6.2f} s  {seconds / spent['parse']:6.1%} of the parse")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
