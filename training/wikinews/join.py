"""Join figures kept as offsets with the article texts, and write them in the shape of figures.jsonl.

    python training/wikinews/join.py training/wikinews/wikinews-more.jsonl > figures.jsonl
    python training/wikinews/join.py training/wikinews/second-reading.jsonl ../shared/gold/wikinews/docs.jsonl

Without a second argument the texts are ../shared/gold/wikinews/not-annotated.jsonl: run it from the project's folder.
Ends with one line and status 1 when a text is missing or is not the one that was annotated.
"""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

TEXTS = "../shared/gold/wikinews/not-annotated.jsonl"
KEYS = (
    "doc", "quote", "start", "end", "low", "high", "bound", "measure", "unit", "source", "status", "place", "when",
    "event", "scope",
)  # fmt: skip


def read_lines(path: str) -> list[dict[str, Any]]:
    """The objects of a JSON-lines file, blank lines left out."""
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").split("\n") if line.strip()]


def cut(text: str, span: list[int] | None) -> str | None:
    """The stretch of the text that a span covers; None for no span."""
    return None if span is None else text[span[0] : span[1]]


def join(figure: dict[str, Any], texts: dict[str, str]) -> dict[str, Any]:
    """One figure in the gold shape; ValueError when its text is missing or has changed."""
    doc = figure["doc"]
    if doc not in texts:
        raise ValueError(f"{doc}: no such article among the texts")
    text = texts[doc]
    if hashlib.sha256(text.encode("utf-8")).hexdigest() != figure["sha256"]:
        raise ValueError(f"{doc}: the text is not the one that was annotated (sha256 differs)")
    found = {name: cut(text, figure[f"{name}_span"]) for name in ("quote", "source", "place")}
    return {key: found[key] if key in found else figure[key] for key in KEYS}


def main(arguments: list[str]) -> int:
    """Print the joined figures."""
    if len(arguments) not in (1, 2):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        texts = {doc["doc"]: doc["text"] for doc in read_lines(arguments[1] if len(arguments) == 2 else TEXTS)}
        rows = [join(figure, texts) for figure in read_lines(arguments[0])]
    except (OSError, ValueError) as error:
        print(f"join.py: {error}", file=sys.stderr)
        return 1
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for row in rows:
        print(json.dumps(row, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
