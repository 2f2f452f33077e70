"""Try a small pre-trained encoder (all-MiniLM-L6-v2) beside today's judges of figures, cross-validated.

    pip install -r training/encoder/requirements.txt
    python -m training.encoder --gold ../shared/gold --learning 0 --epochs 8
    python -m training.encoder --gold ../shared/gold --learning 3

The first command leaves the encoder as it is and learns heads alone, the second tunes its upper three layers with them.
One thread; the shares of figures that are right are printed and nothing is written. What came of it is in
benchmarks/README.md.
"""

from __future__ import annotations

import argparse
import logging
import time
from pathlib import Path

import torch
from training.encoder.figures import Kept, read
from training.encoder.fit import FOLDS, cross_validate
from training.encoder.vectors import Encoder, read_all

from reportedly.language import DEFAULT_MODEL

LAYERS = 6


def main() -> None:
    """Read the articles, cross-validate, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="the folder with the gold data")
    parser.add_argument("--learning", type=int, default=3, help="how many of the six layers learn, from the top")
    parser.add_argument("--epochs", type=int, default=4, help="how often each article is learned from")
    parser.add_argument("--folds", type=int, default=FOLDS, help="how many of the three folds are measured")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(1)
    texts, asked = read(arguments.gold, Kept(DEFAULT_MODEL))
    encoder, since = Encoder(LAYERS - arguments.learning), time.process_time()
    pieces = read_all(encoder, texts)
    print(f"lower layers: {time.process_time() - since:.0f} s of CPU")
    right = cross_validate(asked, pieces, encoder, arguments.epochs, arguments.folds)
    for (part, column), values in sorted(right.items()):
        print(f"{part:10} {column:32} {sum(values) / len(values):.3f} of {len(values)}")


if __name__ == "__main__":
    main()
