"""Fit the judge of the sources of figures, on Wikinews and on the training half of the invented events.

    python -m training.sources --gold ../shared/gold --out src/reportedly/figures/data/sources.json

First it prints what figures get, rules and judge together, in articles (and events) that it was not fitted to. No
chance in it but the folds of that; about three minutes, most of them for reading the articles.
"""

from __future__ import annotations

from training.running import train
from training.sources.examples import examples
from training.sources.fit import cross_validate, fit

if __name__ == "__main__":
    train(__doc__, examples, cross_validate, fit)
