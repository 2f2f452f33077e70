"""Fit the judge of the scenes of figures, on Wikinews, other news and the training half of the invented events.

    python -m training.scenes --gold ../shared/gold --out src/reportedly/figures/data/scenes.json

First it prints what figures get, rules and judge together, in articles (and events) that it was not fitted to. No
chance in it but the folds of that; about ten minutes, three of them for reading the articles.
"""

from __future__ import annotations

from training.running import train
from training.scenes.examples import examples
from training.scenes.fit import cross_validate, fit_both

if __name__ == "__main__":
    train(__doc__, examples, cross_validate, fit_both, indent=None)
