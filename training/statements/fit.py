"""Fits the network to examples."""

from __future__ import annotations

import copy
import logging
import math
import random
import time
from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor, nn
from training.statements.data import Example
from training.statements.network import Network, Sizes

from reportedly.statements.features import COLUMNS, SIZES, Vocabulary, sequences_of

log = logging.getLogger(__name__)

BATCH = 4
"""Articles a step."""
RATE = 2e-3
UNKNOWN = 0.12
"""Share of lemmas hidden from the network at each step, so that it can do without them."""
ANCHOR_WEIGHT = torch.tensor([1.0, 1.5])


def sizes_for(vocabulary: Vocabulary, **widths: int) -> Sizes:
    """The network's sizes for a vocabulary."""
    lemmas, tags = len(vocabulary.lemmas) + 1, len(vocabulary.tags) + 1
    known = {
        "lemma": lemmas, "head_lemma": lemmas, "tag": tags, "head_tag": tags, "dep": len(vocabulary.deps) + 1,
        "entity": 2 * len(vocabulary.entities) + 2, **SIZES,
    }  # fmt: skip
    return Sizes(tuple(known[name] for name in COLUMNS), len(vocabulary.deps) + 1, **widths)


def fit(
    examples: list[Example], sizes: Sizes, epochs: int, seed: int, after: Callable[[int, Network], None] | None = None
) -> Network:
    """The network after some epochs, its weights averaged over the last steps."""
    torch.manual_seed(seed)
    random.seed(seed)
    network = Network(sizes)
    average = copy.deepcopy(network)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0.01)
    batches = math.ceil(len(examples) / BATCH)
    total = batches * epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / 100) * (0.5 + 0.5 * math.cos(math.pi * step / total)) + 1e-3
    )
    order = list(range(len(examples)))
    step = 0
    for epoch in range(epochs):
        random.shuffle(order)
        network.train()
        start, losses = time.monotonic(), 0.0
        for first in range(0, len(order), BATCH):
            loss = loss_of(network, [examples[at] for at in order[first : first + BATCH]])
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            step += 1
            keep = min(0.995, step / (step + 10))
            with torch.no_grad():
                for mean, weight in zip(average.parameters(), network.parameters(), strict=True):
                    mean.lerp_(weight, 1 - keep)
            losses += loss.item()
            if step % 50 == 0:
                log.debug("step %d of %d, %.0f s", step, total, time.monotonic() - start)
        log.info("epoch %d: loss %.4f, %.0f s", epoch + 1, losses / batches, time.monotonic() - start)
        if after:
            after(epoch, average)
    return average


def loss_of(network: Network, examples: list[Example]) -> Tensor:
    """Cross entropy of anchors, of tokens' roles in any attribution and of roles in the windows of anchors."""
    encoded = encode(network, examples)
    anchors, roles, inside, targets = (
        torch.from_numpy(np.concatenate(each))
        for each in zip(*((e.anchor, e.role, e.windows.inside, e.targets) for e in examples), strict=True)
    )
    anchor = nn.functional.cross_entropy(network.anchor(encoded), anchors, ANCHOR_WEIGHT, reduction="sum")
    token = nn.functional.cross_entropy(network.token(encoded), roles, reduction="sum")
    scores = pair_scores(network, encoded, examples)
    pair = nn.functional.cross_entropy(scores[inside], targets[inside], reduction="sum")
    return (anchor / 20 + token / 100 + pair / 400) / len(examples)


def encode(network: Network, examples: list[Example]) -> Tensor:
    """Encodings [tokens, 2 * hidden] of some articles, one after another."""
    ranges = [(start + base, stop + base) for base, e in _bases(examples) for start, stop in sequences_of(e.tokens)]
    longest = max(stop - start for start, stop in ranges)
    steps = torch.arange(longest)
    forward = torch.stack([(start + steps).clamp(max=stop - 1) for start, stop in ranges])
    reverse = torch.stack([(stop - 1 - steps).clamp(min=start) for start, stop in ranges])
    columns = torch.from_numpy(np.concatenate([e.tokens.columns for e in examples])).long()
    if network.training:
        columns[torch.rand(len(columns)) < UNKNOWN, 0] = 0
        columns[torch.rand(len(columns)) < UNKNOWN, 1] = 0
    children = torch.from_numpy(np.concatenate([e.tokens.children for e in examples]))
    vectors = torch.from_numpy(np.concatenate([e.tokens.vectors for e in examples]))
    encoded: Tensor = network.encode(columns, children, vectors, forward, reverse)
    return encoded


def pair_scores(network: Network, encoded: Tensor, examples: list[Example]) -> Tensor:
    """Role scores of the windows of the articles' anchors."""
    deps = network.sizes.deps
    parts = []
    for base, example in _bases(examples):
        w = example.windows
        parts.append(
            (
                w.index + base,
                w.inside,
                example.cues + base,
                w.ups * deps + w.branch,
                w.ups * deps + w.stem,
                w.reach,
                w.place,
            )
        )
    index, inside, cues, *paths = (torch.from_numpy(np.concatenate(each)) for each in zip(*parts, strict=True))
    return network.pair(encoded, index.long(), inside, cues.long(), [path.long() for path in paths])


def _bases(examples: list[Example]) -> list[tuple[int, Example]]:
    """Each article with the number of tokens before it."""
    return list(zip(np.cumsum([0, *(len(e.tokens) for e in examples)]).tolist(), examples, strict=False))
