"""Fit the judge of names that the gazetteer lacks, on articles with figures and with toponyms.

    python -m training.names --gold ../shared/gold --out src/reportedly/places/data/names.json

First it prints how right it is in articles (and events) that it was not fitted to. No
chance in it but the folds of that; about a minute.
"""

from __future__ import annotations

from training.names.examples import examples
from training.names.fit import cross_validate, fit
from training.running import train

if __name__ == "__main__":
    train(__doc__, examples, cross_validate, fit)
