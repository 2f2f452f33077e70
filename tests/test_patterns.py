"""No pattern of the program takes time out of proportion to the text that it meets."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import reportedly
from language_files import AnyFile
from pumping import growth
from reportedly.figures.rejections import rejections
from reportedly.lang import home, languages, rules
from reportedly.lang.patterns import LatePattern
from reportedly.quantities.knowledge import knowledge_of

ROOT = Path(reportedly.__path__[0])
WHOLE = ("search", "match", "fullmatch")
LOOKING_THROUGH = ("sub", "subn", "split", "findall", "finditer")
CALLS = (*WHOLE, *LOOKING_THROUGH)
"""Methods that look once, and those that look through the whole text: `finditer` stands for them."""


@cache
def patterns() -> dict[tuple[str | bytes, int], tuple[re.Pattern[Any], set[str], list[str]]]:
    """All compiled patterns of all modules, each with the methods that are called on it and its names."""
    found: dict[tuple[str | bytes, int], tuple[re.Pattern[Any], set[str], list[str]]] = {}
    for module in pkgutil.walk_packages(reportedly.__path__, "reportedly."):
        if module.name.endswith("__main__"):
            continue
        source = Path(str(importlib.import_module(module.name).__file__)).read_text("utf-8")
        for name, pattern in compiled(vars(importlib.import_module(module.name))):
            entry = found.setdefault((pattern.pattern, pattern.flags), (pattern, set(), []))
            entry[1].update(methods(source, name))
            entry[2].append(f"{module.name}.{name}")
        for pattern, method, line in written_in_calls(ast.parse(source)):
            entry = found.setdefault((pattern.pattern, pattern.flags), (pattern, set(), []))
            entry[1].add(method)
            entry[2].append(f"{module.name}:{line}")
    for name, pattern, method in of_rules():
        entry = found.setdefault((pattern.pattern, pattern.flags), (pattern, set(), []))
        entry[1].add(method)
        entry[2].append(name)
    return found


def of_rules() -> Iterator[tuple[str, re.Pattern[str], str]]:
    """The patterns of the rules of all languages, each with how it is used."""
    for path in sorted(home().glob("*/*.toml")):
        for rule in rules(path.parent.name, path.stem, AnyFile).values():
            name = f"lang/{path.parent.name}/{path.name} {rule.name}"
            for pattern, method in ((rule.before, "search"), (rule.after, "match"), (rule.find, "finditer")):
                if pattern is not None:
                    yield name, pattern, method
    for code in languages():
        for held in rejections(code).values():
            for part, pattern in held.patterns.items():
                yield f"lang/{code} {held.name}.{part}", pattern, "search" if part.endswith("before") else "match"
    for code in languages():
        yield from of_quantities(code)


def of_quantities(code: str) -> Iterator[tuple[str, re.Pattern[str], str]]:
    """The patterns that quantities put together of a language's data, each with how it is used."""
    known = knowledge_of(code)
    made = {
        "numbers": (known.numbers.pattern, "finditer"),
        "code_before": (known.numbers.code_before, "search"),
        "sign": (known.units.sign, "search"),
        "word": (known.units.word, "match"),
        "symbol": (known.units.symbol, "match"),
        "bound_before": (known.bounds.before, "search"),
        "bound_after": (known.bounds.after, "match"),
        "change_before": (known.changes.before, "search"),
        "change_made_by": (known.changes.made_by, "search"),
        "lookalikes": (known.lookalikes.any_of_them, "finditer"),
    }
    for name, (pattern, method) in made.items():
        yield f"quantities/{code} {name}", pattern, method


def compiled(names: dict[str, Any], depth: int = 2) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """The patterns among some values, and in their containers and classes; each by the name of the outermost."""
    for name, value in names.items():
        if isinstance(value, re.Pattern | LatePattern):
            yield name, value
        elif depth:
            for _, pattern in compiled(parts(value), depth - 1):
                yield name, pattern


def parts(value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        return dict(enumerate([*value.keys(), *value.values()]))  # type: ignore[arg-type]
    if isinstance(value, list | tuple | set | frozenset):
        return dict(enumerate(value))  # type: ignore[arg-type]
    kind = value if isinstance(value, type) else type(value)
    if not kind.__module__.startswith("reportedly"):
        return {}
    slots = {name: getattr(value, name, None) for name in getattr(kind, "__slots__", ())}
    return slots | dict(getattr(value, "__dict__", {}))


def methods(source: str, name: str) -> set[str]:
    """What a module calls on a pattern: with `RULES["date"].match(…)`, `match`."""
    called = re.findall(rf"(?<![\w.]){name}(?:\[\w+\])?\.({'|'.join(CALLS)})\(", source)
    return {method if method in WHOLE else "finditer" for method in called}


def written_in_calls(tree: ast.AST) -> Iterator[tuple[re.Pattern[Any], str, int]]:
    """The patterns of calls such as `re.search("…", text)`."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(ast.Attribute(ast.Name("re"), method), [ast.Constant(pattern), *_]) if method in CALLS:
                yield re.compile(pattern), method if method in WHOLE else "finditer", node.lineno


@pytest.mark.slow
def test_all_patterns_are_found():
    names = {name for *_, names in patterns().values() for name in names}
    assert len(patterns()) > 250
    assert {
        "reportedly.articles.dates._AGO",
        "lang/en/sites.toml public_place",
        "lang/en/times.toml duration",
    } <= names


@pytest.mark.slow
def test_no_pattern_grows_beyond_linear():
    slow = [
        f"{names[0]}.{method}: {found}"
        for pattern, called, names in patterns().values()
        for method in called or {"search", "fullmatch"}
        if (found := growth(pattern, method))
    ]
    assert slow == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"\b(?:(?:\d{1,4}|an?|one)\s*[a-z]+,?\s*(?:and\s+)?){1,4}ago\b", "search"),
        (r"(?:[A-Z][\w’'.-]+ ){1,4}(?:School|Park)\b", "finditer"),
        (r"[A-Z]+(?:[ ,]+(?:[A-Z][A-Z.]*|D\.C\.|and))*: ", "match"),
        (r"\s*[/|]\s*(?=updated)", "finditer"),
        (r"at\s+(?:the\s+)?\s*$", "search"),
        (r"(?:as|so)\b.{0,30}\b(?:[A-Z][\w.’'-]+|and) \Z", "search"),
    ],
)
def test_slow_patterns_are_noticed(pattern: str, method: str):
    assert growth(re.compile(pattern), method)


@pytest.mark.parametrize("pattern", [r"\b\w{1,40}@\w{1,40}\.", r"(?<!\s)\s*+[/|]", r"[^.]{0,40}? to (?:the )?\Z"])
def test_quick_patterns_are_not(pattern: str):
    assert growth(re.compile(pattern), "search") is None
