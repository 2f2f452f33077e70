"""Count in how many articles each lemma stands: what is rare tells which event an article is about.

    python -m training.frequencies --gold ../shared/gold --out src/reportedly/stories/data/document_frequencies.tsv

The articles are those of the gold data that are for training: PolNeAR, Wikinews, GeoVirus, LGL and WCXB. About three
minutes. There is no chance in it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from training.wikinews.join import read_lines

from reportedly.language import DEFAULT_MODEL
from reportedly.language.features import content_lemmas
from reportedly.language.parsing import Language
from reportedly.model import Article

LEAST_ARTICLES = 2
"""A lemma of fewer articles is left out: it counts as one of none."""
MOST_CHARACTERS = 20_000
"""Characters of an article that are looked at."""
LEAST_CHARACTERS = 300
"""A shorter text is no article."""
_LINES = (
    ("wikinews/docs.jsonl", "text"),
    ("wikinews/not-annotated.jsonl", "text"),
    ("places/geovirus.jsonl", "text"),
    ("places/lgl-dev.jsonl", "text"),
    ("wcxb/ground-truth.jsonl", "main_content"),
)


def texts(gold: Path) -> Iterator[str]:
    """The texts that are counted."""
    for path in sorted((gold / "polnear/train/text").glob("*.txt")):
        yield path.read_text(encoding="utf-8")
    for name, key in _LINES:
        for row in read_lines(str(gold / name)):
            yield str(row[key] or "")


def main() -> None:
    """Count, and write the table: a lemma and its number of articles a line, in the order of lemmas."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="the folder with the gold data")
    parser.add_argument("--out", type=Path, required=True, help="the table to write, .tsv")
    arguments = parser.parse_args()
    counts: Counter[str] = Counter()
    known = [text[:MOST_CHARACTERS] for text in texts(arguments.gold) if len(text) >= LEAST_CHARACTERS]
    for doc, _ in Language(DEFAULT_MODEL).parse(Article(doc="", text=text, blocks=()) for text in known):
        counts.update({lemma for _, lemma in content_lemmas(doc) if not set(lemma) & set("\t\n\r")})
    kept = sorted((lemma, count) for lemma, count in counts.items() if count >= LEAST_ARTICLES)
    lines = [f"{lemma}\t{count}\n" for lemma, count in [("", len(known)), *kept]]
    arguments.out.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
