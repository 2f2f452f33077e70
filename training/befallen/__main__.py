"""Fit the judge of what befell those that a number counts, on all articles with annotated figures.

    python -m training.befallen --gold ../shared/gold --out src/reportedly/figures/data/befallen.json

First it prints the share of numbers that only count persons or things with the right measure, in articles (and events)
that it was not fitted to, beside that of the rules. No chance in it but the folds of that; about three minutes.
"""

from __future__ import annotations

from training.befallen.examples import examples
from training.befallen.fit import cross_validate, fit
from training.running import train

if __name__ == "__main__":
    train(__doc__, examples, cross_validate, fit, indent=None)
