"""Fit the judge of other events, on Wikinews and on the training half of the invented events.

    python -m training.other_events --gold ../shared/gold --out src/reportedly/figures/data/events.json

First it prints the share of figures with the right event, in articles (and invented events) that it was not fitted to,
beside the share of figures that are of the article's own event. About two minutes, most of them for reading the
articles.
"""

from __future__ import annotations

from training.other_events.examples import examples
from training.other_events.fit import cross_validate, fit
from training.running import train

if __name__ == "__main__":
    train(__doc__, examples, cross_validate, fit, indent=0)
