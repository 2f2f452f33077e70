"""Fit the judge of names that the gazetteer lacks, on articles with figures and with toponyms.

    python -m training.names --gold ../shared/gold --out src/reportedly/places/data/names.json

First it prints how right it is in articles (and events) that it was not fitted to. No
chance in it but the folds of that; about a minute.
"""

from __future__ import annotations

import argparse
import json
import logging
from pathlib import Path

from training.names.examples import examples
from training.names.fit import cross_validate, fit

from reportedly.language import DEFAULT_MODEL
from reportedly.language.parsing import Language

log = logging.getLogger(__name__)


def main() -> None:
    """Read the articles, cross-validate, fit, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="the folder with the gold data")
    parser.add_argument("--out", type=Path, required=True, help="the file of weights to write, .json")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    found = list(examples(arguments.gold, Language(DEFAULT_MODEL)))
    for name, share in cross_validate(found):
        log.info("%-40s %9.4f", name, share)
    text = json.dumps(fit(found), indent=1, ensure_ascii=False)
    arguments.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
