"""How well the program reads 941 real news articles that were annotated by reading (`training/news`).

`python -m benchmarks.news [--part train|held] [--gold ../shared/gold]` prints each part's scores by the gold data's
`score_figures.py`. The texts lie in the gold folder; the annotations are kept by offsets and hashes. The held part's
errors are never looked at, and nothing is fitted to it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.wikinews.join import join, read_lines

from benchmarks.invented import PARTS, Part
from benchmarks.scorers import extracted, run_scorer, write_rows

HOME = Path(__file__).parents[1] / "training/news"
PLACES = {"geo": "geovirus", "lgl": "lgl-dev"}
"""The places sets of the gold data, by what the ids of articles taken from them begin with."""
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class NewsArticle:
    """A real article as a row of a file (`doc`, `title`, `published`, `text`), and its figures, as in `SPEC.md`."""

    row: Row
    figures: Sequence[Row]


def load_news(gold: Path, part: Part) -> Iterator[NewsArticle]:
    """The articles of a part, those without figures last. Raises `ValueError` where a text is not the annotated one."""
    texts = dict(_texts(gold))
    plain = {doc: row["text"] for doc, row in texts.items()}
    figures: defaultdict[str, list[Row]] = defaultdict(list)
    for figure in read_lines(str(HOME / f"{part}.jsonl")):
        figures[figure["doc"]].append(join(figure, plain))
    none = (HOME / f"{part}-none.txt").read_text(encoding="utf-8").split()
    for doc in (*figures, *none):
        yield NewsArticle(texts[doc], figures[doc])


def _texts(gold: Path) -> Iterator[tuple[str, Row]]:
    """Every text that may be annotated, by its id."""
    for row in read_lines(str(gold / "wikinews/not-annotated.jsonl")):
        yield row["doc"], row
    for path in (gold / "polnear/train/text").glob("*.txt"):
        yield f"pn-{path.stem}", _row(f"pn-{path.stem}", path.read_bytes().decode("utf-8"))
    for each in read_lines(str(gold / "wcxb/ground-truth.jsonl")):
        row = _row(f"wcxb-{each['id']}", each["main_content"])
        yield row["doc"], row | {"title": each["title"], "published": (each["publish_date"] or "")[:10] or None}
    for short, name in PLACES.items():
        for each in read_lines(str(gold / f"places/{name}.jsonl")):
            yield f"{short}-{each['doc']}", _row(f"{short}-{each['doc']}", each["text"])


def _row(doc: str, text: str) -> Row:
    return {"doc": doc, "title": None, "published": None, "text": text}


def news_scores(gold: Path, parts: Sequence[Part] = PARTS) -> dict[str, float]:
    """Figures and their slots of some parts, by name. Days are scored where the article's day is known."""
    scores: dict[str, float] = {}
    for part in parts:
        with tempfile.TemporaryDirectory() as name:
            result = _scored(gold, list(load_news(gold, part)), Path(name))
        scores |= {f"news, {part}, figures {each} F1": found["f1"] for each, found in result["scores"].items()}
        shares = result["slots"] | {each: share for each, share in result["more"].items() if share is not None}
        scores |= {f"news, {part}, figures {each} accuracy": share for each, share in shares.items()}
    return scores


def _scored(gold: Path, articles: Sequence[NewsArticle], folder: Path) -> dict[str, Any]:
    docs, wanted, found = (folder / f"{name}.jsonl" for name in ("docs", "gold", "found"))
    write_rows(docs, [article.row for article in articles])
    write_rows(wanted, [_wanted(each, article.row) for article in articles for each in article.figures])
    write_rows(found, [{"doc": read["doc"], **figure} for read in extracted(docs) for figure in read["figures"]])
    return run_scorer(gold / "score_figures.py", docs, wanted, found)


def _wanted(figure: Row, row: Row) -> Row:
    return figure if row["published"] else {key: value for key, value in figure.items() if key != "when"}


def main() -> int:
    """Print the scores of the parts that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS, help="only this part")
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"), help="the folder with texts and scorers")
    arguments = parser.parse_args()
    for name, score in news_scores(arguments.gold, (arguments.part,) if arguments.part else PARTS).items():
        print(f"{name:<60}{score:8.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
