"""What tests of several stages share: one loaded language model, and articles made from plain text."""

from __future__ import annotations

import gc
import sys
import warnings
from collections.abc import Callable, Iterator

import pytest
from hypothesis import settings
from spacy.tokens import Doc

from reportedly.figures import find_figures
from reportedly.language.parsing import Language
from reportedly.model import Article, Block, Figure, Moment, Statement
from reportedly.places import find_places
from reportedly.times import find_times
from reportedly_cli import run

settings.register_profile("busy", deadline=None)  # a machine with other work is no fault of what is tested
settings.load_profile("busy")

__all__ = ["figures", "language", "make_article", "parse", "run"]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Files with slow tests come first where processes share the files, so that none works alone at the end."""
    if hasattr(config, "workerinput"):  # a process that shares them
        slow = {item.path for item in items if item.get_closest_marker("slow")}
        items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(autouse=True, scope="module")
def pipes_of_daft_are_closed() -> Iterator[None]:
    """Daft leaves the pipes of its workers to the collector, which warns of each; only these warnings are let pass."""
    yield
    if "daft" in sys.modules:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            gc.collect()


@pytest.fixture(scope="session")
def language() -> Language:
    """The default language model, loaded once."""
    return Language()


def make_article(text: str, published: str | None = "2025-09-01", doc: str = "test", headline: bool = False) -> Article:
    """An article whose lines are paragraphs, the first one a headline if asked for."""
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n")):
        kind = "headline" if headline and number == 0 else "highlight" if line.startswith("• ") else "paragraph"
        blocks.append(Block(kind, start, start + len(line)))
        start += len(line) + 1
    moment = Moment(published, "day", "test") if published else None
    return Article(doc=doc, text=text, blocks=tuple(blocks), published=moment)


@pytest.fixture(scope="session")
def parse(language: Language) -> Callable[..., tuple[Doc, Article]]:
    """`parse(text, published=..., headline=...)` gives the parse and the article."""
    return lambda text, **options: next(language.parse([make_article(text, **options)]))


@pytest.fixture(scope="session")
def figures(parse: Callable[..., tuple[Doc, Article]]) -> Callable[..., tuple[Figure, ...]]:
    """`figures(text, statements, published=...)` gives the figures of a text."""

    def find(text: str, statements: tuple[Statement, ...] = (), **options: object) -> tuple[Figure, ...]:
        doc, article = parse(text, **options)
        return find_figures(doc, article, statements, find_places(doc, article), find_times(doc, article))

    return find
