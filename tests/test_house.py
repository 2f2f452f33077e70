"""The rules of the house that no linter knows: where SQL stands, how large classes are made, how errors are told."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from reportedly import api, model

SOURCES = Path(__file__).parent.parent / "src/reportedly"
SQL = re.compile(r"\b(select\b.+\bfrom|insert\b.+\binto|update\b.+\bset|delete\s+from)\b", re.IGNORECASE | re.DOTALL)
WITH_SQL = ("store", "places/gazetteer.py", "export/files/sqlite_file.py", "export/files/views.py", "scale/tables.py")
"""The workspace's rooms; the gazetteer, a file that is exported, the shards of a crawl: databases of their own."""
BY_TEXT_ALONE = ("lang/reading.py", "scale/sources.py")
"""msgspec says in words alone which field of a file does not fit; so does Daft that a certificate was refused."""
MOST_BY_POSITION = 5
"""Fields that a class may have whose objects are made by position."""
BY_TEXT = ("startswith", "endswith", "removeprefix", "removesuffix", "split", "partition", "find", "index", "count")


@cache
def trees() -> dict[str, ast.Module]:
    """Every module, by its path under `reportedly`."""
    return {
        path.relative_to(SOURCES).as_posix(): ast.parse(path.read_text("utf-8"))
        for path in sorted(SOURCES.rglob("*.py"))
    }


def sql_in(tree: ast.Module) -> Iterator[int]:
    """The lines of texts that are SQL; what documents something is none."""
    documents = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documents:
            yield from [node.lineno] * bool(SQL.search(node.value))


def large_classes(modules: dict[str, ast.Module]) -> dict[str, dict[str, int]]:
    """How many fields each dataclass has that has more than a few, by its name and the modules that define it."""
    found: dict[str, dict[str, int]] = {}
    for path, tree in modules.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and any("dataclass" in ast.unparse(each) for each in node.decorator_list):
                fields = sum(isinstance(each, ast.AnnAssign) for each in node.body)
                found.setdefault(node.name, {})[path] = fields
    return {name: sizes for name, sizes in found.items() if max(sizes.values()) > MOST_BY_POSITION}


def made_by_position(path: str, tree: ast.Module, classes: dict[str, dict[str, int]]) -> Iterator[tuple[int, str]]:
    """Where an object of a large class is made with more than a few values that have no name."""
    imported = {
        each.name: f"{(node.module or '').removeprefix('reportedly.').replace('.', '/')}.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for each in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in classes:
            sizes = classes[node.func.id]
            size = sizes.get(path) or sizes.get(imported.get(node.func.id, "")) or max(sizes.values())
            spread = any(isinstance(each, ast.Starred) for each in node.args)
            if size > MOST_BY_POSITION and (spread or len(node.args) > MOST_BY_POSITION):
                yield node.lineno, node.func.id


def named_types(tree: ast.Module) -> Iterator[str]:
    """The classes of a module, and the names that it gives to types."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield from [node.name] * (not node.name.startswith("_"))
        elif isinstance(node, ast.Assign) and re.match(
            r"(tuple|dict|Callable|Mapping|Literal)\[", ast.unparse(node.value)
        ):
            yield from (each.id for each in node.targets if isinstance(each, ast.Name))


def told_by_text(tree: ast.Module) -> Iterator[int]:
    """Where a program looks into the words of an error, which are for people and may change."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in BY_TEXT:
            yield from [node.lineno] * is_error(node.func.value)
        elif isinstance(node, ast.Compare) and any(isinstance(op, ast.In | ast.NotIn | ast.Eq) for op in node.ops):
            yield from [node.lineno] * any(map(is_error, [node.left, *node.comparators]))


def is_error(node: ast.expr) -> bool:
    """Whether a value is an error or its words, by its name."""
    return re.search(r"^str\(\w*error\)$|(^|[._])(error|exception|fault)$", ast.unparse(node)) is not None


@pytest.mark.slow
def test_sql_stands_in_the_store_alone() -> None:
    found = {path: list(sql_in(tree)) for path, tree in trees().items() if not path.startswith(WITH_SQL)}
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.slow
def test_large_classes_are_made_with_names() -> None:
    classes = large_classes(trees())
    assert {"Article", "Entry", "Figure", "Tally"} <= set(classes)
    found = {path: list(made_by_position(path, tree, classes)) for path, tree in trees().items()}
    assert {path: calls for path, calls in found.items() if calls} == {}


def test_a_name_of_the_model_or_the_api_is_one_thing() -> None:
    homes: dict[str, list[str]] = {name: [] for name in (*model.__all__, *api.__all__)}
    for path, tree in trees().items():
        for name in named_types(tree):
            homes.get(name, []).append(path)
    assert {name: paths for name, paths in homes.items() if len(paths) > 1} == {}


def test_no_error_is_told_by_its_text() -> None:
    found = {path: list(told_by_text(tree)) for path, tree in trees().items() if path not in BY_TEXT_ALONE}
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ('rows = query("select doc from articles where current")', [1]),
        ('x = 1\nrun(f"update articles set rules = {x}")', [2]),
        ('"""We select a page from a list."""\nword = "selection"', []),
        ('say("read them again from the start")', []),
    ],
)
def test_sql_is_recognised(source: str, lines: list[int]) -> None:
    assert list(sql_in(ast.parse(source))) == lines


def test_objects_made_by_position_are_recognised() -> None:
    source = "Large(1, 2, 3, 4, 5, 6)\nLarge(*values)\nLarge(1, 2, c=3, d=4, e=5, f=6)\nSmall(1, 2, 3, 4, 5, 6)"
    classes = {"Large": {"one.py": 6}, "Small": {"one.py": 5}}
    assert [line for line, _ in made_by_position("two.py", ast.parse(source), classes)] == [1, 2]


def test_of_two_classes_of_a_name_the_imported_one_is_meant() -> None:
    classes = {"Mixed": {"here/one.py": 2, "two.py": 6}}
    source = "from reportedly.here.one import Mixed\nMixed(*values)"
    assert list(made_by_position("three.py", ast.parse(source), classes)) == []
    assert list(made_by_position("two.py", ast.parse(source), classes)) == [(2, "Mixed")]


@pytest.mark.parametrize(
    "source",
    [
        'reading.error.startswith("x:")',
        '"locked" in str(error)',
        'error == "gone"',
        "str(error).removeprefix(first)",
        'damage.fault.split(":")',
    ],
)
def test_looking_into_an_error_is_recognised(source: str) -> None:
    assert list(told_by_text(ast.parse(source))) == [1]


def test_errors_may_be_shown_and_passed_on() -> None:
    source = "say(str(error))\nif reading.error is None: pass\nif isinstance(error, OSError): pass"
    assert list(told_by_text(ast.parse(source))) == []
