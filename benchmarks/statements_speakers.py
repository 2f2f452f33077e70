"""Accuracy of speakers' names, types and roles, given the gold source: `python -m benchmarks.statements_speakers`.

`data/speakers.jsonl` holds offsets into texts of `polnear/dev` and `dev/docs.jsonl` of the gold folder: of a source, of
the fullest mention of its name in the article, of its role (`null` where the article gives none), and its type.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from reportedly.language.parsing import Language
from reportedly.model import Article, Block
from reportedly.statements.speakers import Speakers

GOLD = Path(__file__).with_name("data") / "speakers.jsonl"


def speaker_scores(gold: Path, show: bool = False) -> dict[str, float]:
    """Shares of right names, types and roles."""
    rows: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row["set"], row["doc"]].append(row)
    texts = _texts(gold)
    articles = [article_of(doc, texts[group, doc]) for group, doc in rows]
    right = {"name": 0, "type": 0, "role": 0}
    count = 0
    for (doc, article), labels in zip(Language().parse(articles), rows.values(), strict=True):
        speakers = Speakers(doc, article)
        for label in sorted(labels, key=lambda each: each["source"]):
            speaker = speakers.resolve(tuple(label["source"][0]))
            wanted = article.text[slice(*label["name"])]
            role = article.text[slice(*label["role"])] if label["role"] else None
            found = {
                "name": speaker is not None and _plain(speaker.name) == _plain(wanted),
                "type": speaker is not None and speaker.type == label["type"],
                "role": speaker is not None and _same_role(speaker.role, role),
            }
            count += 1
            for name, good in found.items():
                right[name] += good
            if show and not all(found.values()):
                print(
                    article.doc[:12],
                    article.text[slice(*label["source"][0])],
                    "|",
                    wanted,
                    label["type"],
                    role,
                    "|",
                    speaker,
                )
    return {"statements": count} | {name: number / count for name, number in right.items()}


def _texts(gold: Path) -> dict[tuple[str, str], str]:
    texts = {
        ("polnear/dev", path.stem): path.read_bytes().decode() for path in (gold / "polnear/dev/text").glob("*.txt")
    }
    for line in (gold / "dev/docs.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        texts["dev", row["doc"]] = row["text"]
    return texts


def article_of(doc: str, text: str) -> Article:
    """An article whose lines are its paragraphs."""
    lines = [match.span() for match in re.finditer(r"[^\n]+", text)]
    return Article(doc, text, tuple(Block("paragraph", start, end) for start, end in lines))


def _plain(text: str) -> str:
    return re.sub(r"^(the|a|an) ", "", " ".join(text.lower().replace("’", "'").replace("-", " ").split())).strip(" ,.")


def _same_role(found: str | None, wanted: str | None) -> bool:
    """Whether most words are the same: the article may word a role in several ways."""
    if found is None or wanted is None:
        return found is wanted
    ours, theirs = set(_plain(found).split()), set(_plain(wanted).split())
    return len(ours & theirs) >= 0.5 * len(ours | theirs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"), help="the folder with the gold data")
    parser.add_argument("--show", action="store_true", help="print what is wrong")
    arguments = parser.parse_args()
    for name, score in speaker_scores(arguments.gold, arguments.show).items():
        print(f"{name:<12}{score:8.3f}")


if __name__ == "__main__":
    main()
