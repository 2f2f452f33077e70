"""Words of a language stand in `lang/`, labels of a model in `language/grammar.py`: nowhere else in code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import reportedly

HOME = Path(reportedly.__path__[0])
STAGES = ("articles", "language", "quantities", "times", "places", "statements", "figures", "ledger", "stories")
"""The packages that read text, or compare what was read."""
SEVERAL = 3
"""Words in one literal that make a list."""
TECHNICAL: dict[str, set[str]] = {}
"""Modules with words of formats (HTML, JSON-LD, media types) or of our own data model: no words of a language."""
_WORD = re.compile(r"[a-z][a-z'’-]{2,}")
_ALTERNATIVES = re.compile(r"[a-z]{3,}\??\|[a-z]{3,}|\|[a-z]{3,}\|[a-z]{3,}")


def sources() -> list[Path]:
    return sorted(path for stage in STAGES for path in (HOME / stage).rglob("*.py"))


def lists_of_words(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Where a literal holds several words: a split string, a collection, or alternatives of a pattern."""
    typed = {id(each) for node in ast.walk(tree) if isinstance(node, ast.Subscript) for each in ast.walk(node.slice)}
    for node in ast.walk(tree):
        if id(node) in typed:
            continue
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            if isinstance(node.func.value, ast.Constant) and isinstance(node.func.value.value, str):
                yield node.lineno, node.func.value.value[:60]
        elif isinstance(node, ast.Tuple | ast.List | ast.Set):
            yield from several(node.lineno, list(node.elts))
        elif isinstance(node, ast.Dict):
            yield from several(node.lineno, [each for each in node.keys if each is not None])
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and _ALTERNATIVES.search(node.value):
            yield node.lineno, node.value[:60]


def several(line: int, nodes: list[ast.expr]) -> Iterator[tuple[int, str]]:
    words = [each.value for each in nodes if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    if sum(_WORD.fullmatch(word) is not None for word in words) >= SEVERAL:
        yield line, " ".join(words)[:60]


if __name__ == "__main__":
    for path in sources():
        for line, words in lists_of_words(ast.parse(path.read_text("utf-8"))):
            print(path.relative_to(HOME), line, words)
