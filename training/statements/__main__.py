"""Train the model that finds statements, on PolNeAR's train split.

Every twelfth article is left out: on these the thresholds of `reportedly.statements.attributions` were set.

    python -m training.statements --polnear ../shared/gold/polnear/train --out src/reportedly/statements/data/model.npz

Needs PyTorch (`pip install torch==2.13.0`, CPU) beside Reportedly. One thread, fixed seed: about half an hour.
"""

from __future__ import annotations

import argparse
import hashlib
import logging
from pathlib import Path

import torch
from training.statements.data import build_example, build_vocabulary, parse, read_split
from training.statements.fit import fit, sizes_for
from training.statements.weights import save

EPOCHS = 9
SEED = 1
HELD_OUT = 5
"""Of every N articles, the one that is left out."""


def main() -> None:
    """Read the split, fit the network, write its weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, required=True, help="the train split: text/ and attributions/")
    parser.add_argument("--out", type=Path, required=True, help="the file of weights to write, .npz")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--hold-out", type=int, default=12, metavar="N", help="leave out every N-th article; 0: none")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(1)
    articles = read_split(arguments.polnear)
    if arguments.hold_out:
        articles = [each for number, each in enumerate(articles) if number % arguments.hold_out != HELD_OUT]
    docs = parse([article for article, _ in articles])
    vocabulary = build_vocabulary(docs)
    examples = [build_example(doc, events, vocabulary) for doc, (_, events) in zip(docs, articles, strict=True)]
    network = fit(examples, sizes_for(vocabulary), arguments.epochs, SEED)
    save(network, vocabulary, arguments.out)
    digest = hashlib.sha256(arguments.out.read_bytes()).hexdigest()
    arguments.out.with_name(f"{arguments.out.name}.sha256").write_text(f"{digest}  {arguments.out.name}\n")


if __name__ == "__main__":
    main()
