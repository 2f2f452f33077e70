"""The fingerprint of the rules: which sources, data and models read an article, or build a ledger.

An article keeps the fingerprint of what analysed it, so that a changed rule is seen, and pages can be read again by it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportedly.lang import home

READING = (
    "lang",
    "formats",
    "articles",
    "language",
    "times",
    "places",
    "statements",
    "quantities",
    "figures",
    "unparsed",
)
"""What makes an analysis of a page's bytes: each a folder of sources and data."""
BUILDING = ("lang", "formats", "language", "wording", "ledger", "model")
"""What makes ledgers of analyses."""
LIBRARIES = ("dateparser", "feedparser", "htmldate", "justext", "lxml", "pypdf", "resiliparse", "spacy", "trafilatura")
"""Libraries that decide what an analysis holds."""
SUMS = ".sha256"
"""Ending of a file with the SHA-256 sums of the file or folder of its name: what is large is not read in each
command."""
KEPT = "__pycache__"
"""Folders of what is kept compiled."""
LENGTH = 16
"""Hexadecimal digits of a fingerprint."""

_HOME = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class RulesPart:
    """A stage with the fingerprint of its files, or a library with its version."""

    name: str
    mark: str


@cache
def reading_parts() -> tuple[RulesPart, ...]:
    """What an analysis depends on: the stages, then the libraries."""
    stages = [RulesPart(name, _folder_mark(_folder(name))) for name in READING]
    return (*stages, *(RulesPart(name, _version(name)) for name in LIBRARIES))


@cache
def reading_rules() -> str:
    """The fingerprint of what analyses pages with the default language model."""
    return _mark(f"{part.name} {part.mark}" for part in reading_parts())


def reading_rules_with(model: str, default: str) -> str:
    """The fingerprint of what analyses pages with a language model, which it names if it is not the default one."""
    return reading_rules() if model == default else f"{reading_rules()}+{model} {_version(model)}"


@cache
def building_rules() -> str:
    """The fingerprint of what builds ledgers."""
    return _mark(f"{name} {_folder_mark(_folder(name))}" for name in BUILDING)


def _folder(stage: str) -> Path:
    return home() if stage == "lang" else _HOME / stage


@cache
def _folder_mark(folder: Path) -> str:
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.parent.name != KEPT)
    summed = [path.with_suffix("") for path in paths if path.suffix == SUMS]
    return _mark(f"{path.relative_to(folder).as_posix()} {_file_mark(path, summed)}" for path in paths)


def _file_mark(path: Path, summed: Sequence[Path]) -> str:
    """A file's digest; its size if its sum, or that of the folder it is in, stands beside it: sums have marks too."""
    if any(path.is_relative_to(each) for each in summed):
        return str(path.stat().st_size)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _mark(lines: Iterator[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:LENGTH]


def _version(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # it brings mail and archives along

    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
