"""Fits a judge from the command line: reads the articles, cross-validates, fits, writes the weights as JSON."""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from reportedly.language import DEFAULT_MODEL
from reportedly.language.parsing import Language

log = logging.getLogger(__name__)
E = TypeVar("E")


def train(
    about: str | None,
    examples: Callable[[Path, Language], Iterable[E]],
    cross_validate: Callable[[Sequence[E]], Iterator[tuple[str, float]]],
    fit: Callable[[Sequence[E]], Mapping[str, object]],
    *,
    indent: int | None = 1,
) -> None:
    """Run a training command, which `about` describes: print what `cross_validate` gives, then write what `fit` gives
    to `--out`."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="the folder with the gold data")
    parser.add_argument("--out", type=Path, required=True, help="the file of weights to write, .json")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    found = list(examples(arguments.gold, Language(DEFAULT_MODEL)))
    for name, share in cross_validate(found):
        log.info("%-40s %.4f", name, share)
    text = json.dumps(fit(found), indent=indent, ensure_ascii=False)
    arguments.out.write_text(text + "\n", encoding="utf-8")
