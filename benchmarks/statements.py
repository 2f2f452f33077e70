"""The statements stage by itself on PolNeAR: `python -m benchmarks.statements --gold ../shared/gold`.

Scores of attributions by `score_attribution.py`, and the CPU time of the stage beside that of the bare parse.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.scorers import run_scorer
from benchmarks.statements_speakers import article_of
from reportedly.language.parsing import Language
from reportedly.statements import find_statements


def statement_scores(gold: Path, split: str = "dev") -> dict[str, Any]:
    """What the scorer says, with `words/s` of CPU and `share of the parse` of the stage."""
    folder = gold / "polnear" / split
    articles = [article_of(path.stem, path.read_bytes().decode()) for path in sorted((folder / "text").glob("*.txt"))]
    started = time.process_time()
    parsed = list(Language().parse(articles))
    between = time.process_time()
    found = {article.doc: find_statements(doc, article) for doc, article in parsed}
    seconds = time.process_time() - between
    with tempfile.TemporaryDirectory() as name:
        predictions = Path(name) / "predictions.jsonl"
        rows = (
            {"doc": doc, "statements": [{"source": s.source, "cue": s.cue, "content": s.content} for s in statements]}
            for doc, statements in found.items()
        )
        predictions.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        scores = run_scorer(gold / "score_attribution.py", folder, predictions)
    words = sum(len(article.text.split()) for article in articles)
    return scores | {"words/s": round(words / seconds), "share of the parse": round(seconds / (between - started), 3)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"), help="the folder with the gold data")
    parser.add_argument("--split", default="dev")
    arguments = parser.parse_args()
    for name, score in statement_scores(arguments.gold, arguments.split).items():
        print(f"{name:<20}{score}")


if __name__ == "__main__":
    main()
