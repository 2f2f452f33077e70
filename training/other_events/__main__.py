"""Fit the judge of other events, on Wikinews and on the training half of the invented events.

    python -m training.other_events --gold ../shared/gold --out src/reportedly/figures/data/events.json

First it prints the share of figures with the right event, in articles (and invented events) that it was not fitted to,
beside the share of figures that are of the article's own event. About two minutes, most of them for reading the
articles.
"""

from __future__ import annotations

import argparse
import json
import logging
from pathlib import Path

from training.other_events.examples import examples
from training.other_events.fit import cross_validate, fit

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
        log.info("%-40s %.4f", name, share)
    text = json.dumps(fit(found), indent=0, sort_keys=True, ensure_ascii=False)
    arguments.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
