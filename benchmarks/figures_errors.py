"""What `reportedly extract` gets wrong on a gold set of figures, by cause.

    python -m benchmarks.figures_errors GOLD_FOLDER [SLOT ...]

GOLD_FOLDER holds `dev/` and `score_figures.py`. Without slots: missed and spurious figures, and every slot. Each line
gives the document, the figure in its text, what gold and we say, and the rule that filled the slot.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

from reportedly.articles import find_articles
from reportedly.model import Page
from reportedly.model.json import to_json
from reportedly.pipeline import analyse

Row = dict[str, Any]
AROUND = 60
"""Characters shown on both sides of a number."""


def main(arguments: list[str]) -> int:
    """Print the errors, then how many there are of each cause."""
    gold, slots = Path(arguments[0]), arguments[1:]
    scorer = _scorer(gold)
    docs = scorer.read_lines(str(gold / "dev/docs.jsonl"))
    wanted = scorer.read_lines(str(gold / "dev/figures.jsonl"))
    found = predict(docs)
    causes: Counter[str] = Counter()
    for doc in docs:
        text, name = doc["text"], doc["doc"]
        ours = [row for row in wanted if row["doc"] == name], [row for row in found if row["doc"] == name]
        pairs = scorer.match(*ours)
        for cause, line in errors(scorer, text, *ours, pairs):
            if not slots or cause in slots:
                causes[cause] += 1
                print(cause, name, line, sep=" | ")
    print(*(f"{count:4} {cause}" for cause, count in causes.most_common()), sep="\n")
    return 0


def predict(docs: list[Row]) -> list[Row]:
    """The figures of ready articles, as rows with their document."""
    pages = [Page(doc["doc"], json.dumps(doc).encode(), "application/json") for doc in docs]
    analyses = analyse(article for page in pages for article in find_articles(page))
    return [{"doc": a.article.doc, **json.loads(to_json(figure))} for a in analyses for figure in a.figures]


def errors(scorer: ModuleType, text: str, gold: list[Row], found: list[Row], pairs: list[Any]) -> list[tuple[str, str]]:
    """Each error as its cause and a line."""
    matched = {id(row) for pair in pairs for row in pair}
    lines = [("missed", _context(text, row)) for row in gold if id(row) not in matched]
    lines += [("spurious", f"{_context(text, row)} {row['measure']}") for row in found if id(row) not in matched]
    for wanted, row in pairs:
        for slot, check in scorer.SLOTS.items():
            if not check(wanted, row):
                gold_value = (wanted["low"], wanted["high"]) if slot == "value" else wanted[slot]
                our_value = (row["low"], row["high"]) if slot == "value" else row[slot]
                why = row["why"].get(slot, "")
                lines.append((slot, f"{_context(text, wanted)} | gold {gold_value} | ours {our_value} | {why}"))
    return lines


def _context(text: str, row: Row) -> str:
    before, after = text[max(0, row["start"] - AROUND) : row["start"]], text[row["end"] : row["end"] + AROUND]
    return f"{before}[{text[row['start'] : row['end']]}]{after}".replace("\n", " ⏎ ")


def _scorer(gold: Path) -> ModuleType:
    """The scorer that lies with the gold data, as a module."""
    spec = importlib.util.spec_from_file_location("score_figures", gold / "score_figures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
