"""What stands where in the code: patterns, words, bare numbers, large functions, and rules in data.

`python -m benchmarks.house [SRC/reportedly]` counts a source tree; docs/architecture.md has two of them side by side.
Stages are the packages that read text or compare what was read.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

STAGES = ("articles", "language", "quantities", "times", "places", "statements", "figures", "ledger", "stories")
PLAIN = (0, 1, 2, -1)
"""Numbers that need no name."""
LARGE = 20
"""Complexity from which a function is large, as ruff's C901 counts it."""
_WORD = re.compile(r"[a-z][a-z'’-]{2,}")
_HARMS = re.compile(r"""["'](killed|injured|missing|displaced|detained|affected)["']""")
_LABEL = re.compile(r"\b(?:dep_|tag_|ent_type_)\s*(?:==|!=|in|not in)")


def counts(home: Path) -> dict[str, int]:
    """What is counted in the package of a source tree, by name."""
    paths = [path for stage in STAGES for path in (home / stage).rglob("*.py")]
    sources = {path: path.read_text("utf-8") for path in paths}
    trees = [ast.parse(source) for source in sources.values()]
    data = [tomllib.loads(path.read_text("utf-8")) for path in sorted(home.glob("lang/en/*.toml"))]
    named = [rule for file in data for rule in _rules(file)]
    modules = [len(path.read_text("utf-8").splitlines()) for path in home.rglob("*.py")]
    return {
        "modules": len(modules),
        "lines of the median module": sorted(modules)[len(modules) // 2],
        "patterns in code of stages": sum(map(_patterns, trees)),
        "words in lists in code of stages": sum(map(_words, trees)),
        "bare numbers in functions of stages": sum(map(_numbers, trees)),
        f"functions of a complexity over {LARGE}": sum(
            _complexity(each) > LARGE for tree in trees for each in _functions(tree)
        ),
        "comparisons with a model's label outside one module": sum(
            len(_LABEL.findall(source)) for path, source in sources.items() if path.name != "grammar.py"
        ),
        "mentions of a measure of harm in code": sum(
            len(_HARMS.findall(path.read_text("utf-8"))) for path in home.rglob("*.py")
        ),
        "rules with a name and examples in data": len(named),
        "examples of rules": sum(len(rule["yes"]) + len(rule["no"]) for rule in named),
        "words in data": sum(len(words) for file in data for words in _lists(file)),
    }


def _patterns(tree: ast.AST) -> int:
    names = ("compile", "match", "search", "fullmatch", "sub", "split", "findall", "finditer")
    return sum(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in names
        for node in ast.walk(tree)
    )


def _words(tree: ast.AST) -> int:
    """Words in strings that are split, and in collections of three or more words."""
    count = 0
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value.split()) >= 20:
            words = node.value.split()
            count += (
                len(words) if all(_WORD.fullmatch(word.lower()) for word in words[:8]) and "." not in node.value else 0
            )
        elif isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict):
            nodes = node.keys if isinstance(node, ast.Dict) else node.elts
            found = [
                each for each in nodes
                if isinstance(each, ast.Constant) and isinstance(each.value, str) and _WORD.fullmatch(each.value)
            ]  # fmt: skip
            count += len(found) if len(found) >= 3 else 0
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            value = node.func.value
            if isinstance(value, ast.Constant) and isinstance(value.value, str) and len(value.value.split()) < 20:
                count += len(value.value.split())
    return count


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _numbers(tree: ast.AST) -> int:
    return sum(
        isinstance(node, ast.Constant) and type(node.value) in (int, float) and node.value not in PLAIN
        for function in _functions(tree)
        for node in ast.walk(function)
    )


def _complexity(function: ast.FunctionDef) -> int:
    """McCabe's number: the decisions of a function, and one."""
    branches = (ast.If, ast.For, ast.While, ast.ExceptHandler, ast.comprehension, ast.IfExp)
    bools = sum(len(node.values) - 1 for node in ast.walk(function) if isinstance(node, ast.BoolOp))
    return 1 + bools + sum(isinstance(node, branches) for node in ast.walk(function))


def _rules(file: Any) -> Iterator[dict[str, Any]]:
    """The tables with examples, at any depth."""
    for value in file.values() if isinstance(file, dict) else ():
        if isinstance(value, dict):
            if "yes" in value and "no" in value:
                yield value
            yield from _rules(value)


def _lists(file: Any) -> Iterator[list[str]]:
    for key, value in file.items():
        if isinstance(value, dict):
            yield from _lists(value)
        elif isinstance(value, list) and key not in ("yes", "no") and all(isinstance(each, str) for each in value):
            yield value


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "src/reportedly"
    for name, count in counts(folder).items():
        print(f"{name:<56}{count:>7,}")
