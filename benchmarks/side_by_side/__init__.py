"""Programs side by side: what each gives for one question on ten invented articles.

"How many were killed, according to whom, and what changed?" The pages and a reader's answers stand in
`benchmarks/data/side_by_side`. Reportedly and trafilatura run from here; programs that the project does not install run
under a Python of their own, which is named:

    python -m benchmarks compare --peer quantulum3=/tmp/peers/bin/python --peer CQE=/tmp/cqe/bin/python \\
        --peer langextract=/tmp/peers/bin/python

docs/compare.md says how these were made, and has the tables that this prints.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.side_by_side.answers import Expected, Found, read_expected, scores
from benchmarks.side_by_side.programs import main_texts, peer_found, prompt_sizes, reportedly_found

__all__ = ["main"]
ROWS = (
    ("numbers", "numbers of dead found"),
    ("as killed", "… and said to be of people killed"),
    ("bounds", "… with “at least”, or as a range"),
    ("sources", "… with who says so"),
    ("denied", "the number that is denied, as denied"),
    ("changes", "what changed: before and after, by whom"),
    ("copies", "the article that is a copy"),
    ("to sort out", "other numbers given as answers, or beside them"),
    ("seconds", "seconds for the ten, when loaded"),
)


def main(arguments: list[str]) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=PYTHON", help="a program and its Python")
    parser.add_argument("--misses", action="store_true", help="list what each program lacks")
    options = parser.parse_args(arguments)
    expected = read_expected()
    texts = main_texts()
    programs = {"Reportedly": reportedly_found()}
    sizes: dict[str, float] = {}
    for name, _, python in (each.partition("=") for each in options.peer):
        if name == "langextract":
            sizes = prompt_sizes(Path(python), texts)
        else:
            programs[name] = peer_found(name, Path(python), texts)
    _print_scores(expected, programs)
    _print_texts(expected, texts)
    for what, number in sizes.items():
        print(f"langextract: {what:<48}{number:>10,.0f}")
    if options.misses:
        for name, found in programs.items():
            print(f"\n{name}")
            for kind, missed in scores(expected, found)[1].items():
                print(f"  {kind}: {', '.join(missed)}")
    return 0


def _print_scores(expected: Expected, programs: dict[str, Found]) -> None:
    names = list(programs)
    print("| | " + " | ".join(names) + " |")
    print("| --- " * (len(names) + 1) + "|")
    made = [scores(expected, found)[0] for found in programs.values()]
    for key, label in ROWS:
        print(f"| {label} | " + " | ".join(each[key] for each in made) + " |")


def _print_texts(expected: Expected, texts: dict[str, str]) -> None:
    kept = sum(expected.evidence(page) in text for page, text in texts.items())
    noise = sum(any(each in text for each in expected.furniture) for text in texts.values())
    print(f"trafilatura: first paragraph kept in {kept} of {len(texts)} pages, furniture in {noise}")
