"""Words of a language stand in `lang/`, labels of a model in `language/grammar.py`: nowhere else in code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import reportedly

HOME = Path(reportedly.__path__[0])
STAGES = ("articles", "language", "quantities", "times", "places", "statements", "figures", "ledger", "stories")
"""The packages that read text, or compare what was read."""
SEVERAL = 3
"""Words in one literal that make a list."""
RULES, SLOTS, KEYS = "names of rules", "slots and shapes of our own model", "classes that lang/ maps words to"
FORMATS, LABELS = "names of formats: elements, attributes, keys of JSON", "labels of a model"
ALLOWED = {
    "articles/dates.py": RULES,
    "articles/dump.py": SLOTS,
    "articles/dump_lines.py": RULES,
    "articles/line_features.py": "names of a judge's features",
    "articles/lines.py": FORMATS,
    "articles/main_text.py": FORMATS,
    "articles/newspaper_records.py": "kinds of lines of our own model",
    "articles/markdown.py": FORMATS,
    "articles/page_dates.py": FORMATS,
    "articles/page_names.py": FORMATS,
    "articles/ready.py": FORMATS,
    "articles/sections.py": FORMATS,
    "articles/short_pages.py": FORMATS,
    "figures/assembly.py": SLOTS,
    "figures/counted.py": SLOTS,
    "figures/named.py": "kinds of units",
    "figures/rejections.py": SLOTS,
    "figures/scene_places.py": "names of a judge's traits",
    "figures/scenes.py": "names of a judge's traits",
    "figures/sites.py": SLOTS,
    "figures/source_traits.py": "names of a judge's traits",
    "figures/status.py": SLOTS,
    "figures/when.py": "kinds of readings and the decisions that they stand for",
    "figures/where.py": KEYS,
    "language/grammar.py": LABELS,
    "language/quick/entities.py": "names of a network's layers",
    "ledger/corrections.py": "kinds of corrections of our own model",
    "ledger/certainty.py": "slots of our own model, and how its own reasons tell a certainty",
    "ledger/doubts.py": "kinds of doubts of our own model",
    "ledger/importance.py": SLOTS,
    "ledger/likeness.py": KEYS,
    "ledger/revisions.py": SLOTS,
    "quantities/neighbours.py": RULES,
    "quantities/number_words.py": RULES,
    "quantities/numerals.py": SLOTS,
    "quantities/ranges.py": RULES,
    "quantities/units.py": RULES,
    "statements/features.py": "names of a network's features",
    "statements/network.py": "names of a network's features",
    "statements/speakers.py": KEYS,
    "times/lengths.py": KEYS,
    "times/readings.py": RULES,
    "times/relative.py": KEYS,
    "times/setting.py": KEYS,
    "times/units.py": KEYS,
}
"""Modules with several words in one literal that are no words of a language, and what they are."""
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


def found_in(path: Path) -> list[tuple[int, str]]:
    return list(lists_of_words(ast.parse(path.read_text("utf-8"))))


def test_no_list_of_words_stands_in_code() -> None:
    wrong = [
        f"{name}:{line}: {words}"
        for path in sources()
        if (name := path.relative_to(HOME).as_posix()) not in ALLOWED
        for line, words in found_in(path)
    ]
    assert wrong == []
    assert [name for name in ALLOWED if not found_in(HOME / name)] == []


@pytest.mark.parametrize(
    "source", ['frozenset("kill murder slay".split())', '("kill", "murder", "slay")', 're.compile(r"kill|murder|slay")']
)
def test_a_list_of_words_is_found(source: str) -> None:
    assert list(lists_of_words(ast.parse(source)))


def test_labels_of_a_model_stand_in_one_module() -> None:
    wrong = [
        path.relative_to(HOME).as_posix()
        for path in sources()
        if re.search(r"\b(dep_|tag_|ent_type_)\b", path.read_text("utf-8"))
        and path != HOME / "language/grammar.py"
        and path.parent.name != "quick"
    ]
    assert wrong == []
