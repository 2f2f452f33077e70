"""Fits layers and heads, and measures them beside today's judges on articles and events that neither was fitted to."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import numpy as np
import torch
from torch import Tensor, nn
from training.annotated import EVENTS, drawn_folds
from training.encoder.figures import CHOSEN, CLASSES, Asked
from training.encoder.network import Heads
from training.encoder.vectors import Encoder, Pieces, upper

log = logging.getLogger(__name__)
FOLDS, INNER = 3, 4
"""Folds of the cross-validation; and those within its training part by which today's judges' sums are out of sample."""
TEXTS = 3
"""Texts of one step."""
RATE, HEADS_RATE = 1.5e-4, 1e-3
WARM = 20
"""Steps over which the rate rises."""
CROWD = 0.3
"""A figure counts as the number of its article's figures to the minus this power."""
PART_WEIGHT = 2.0
"""How much more a figure of Wikinews counts."""
SURE = (0.0, 0.8, 0.9)
"""How sure a classifier must be to overrule what the program reads."""
Sums = dict[tuple[int, str], list[float]]
Right = Iterator[tuple[str, str, bool]]


def cross_validate(
    asked: Sequence[Asked], texts: Mapping[str, Pieces], encoder: Encoder, epochs: int, folds: int
) -> dict[tuple[str, str], list[bool]]:
    """For each part and column of the table whether each figure is right where its group was left out."""
    fold = drawn_folds((each.group for each in asked), FOLDS, 0)
    right: dict[tuple[str, str], list[bool]] = {}
    for number in range(folds):
        training = [each for each in asked if fold[each.group] != number]
        others = [each for each in asked if fold[each.group] == number]
        sums = todays_sums(training, others)
        layers, heads, classes = fit(training, texts, encoder, sums, epochs)
        for part, column, is_right in measured(others, texts, layers, heads, classes, sums):
            right.setdefault((part, column), []).append(is_right)
        log.info("fold %d of %d", number + 1, FOLDS)
    return right


def todays_sums(training: Sequence[Asked], others: Sequence[Asked]) -> Sums:
    """What today's judges, fitted anew, give the candidates of figures that they were not fitted to."""
    inner = drawn_folds((each.group for each in training), INNER, 1)
    jobs = [
        ([a for a in training if inner[a.group] != number], [a for a in training if inner[a.group] == number])
        for number in range(INNER)
    ]
    sums: Sums = {}
    for known, asked in [*jobs, (training, others)]:
        for slot in CHOSEN:
            examples = [each.choices[slot] for each in known if slot in each.choices]
            weights = examples[0].fit.fit([each.example for each in examples])
            sums |= {(id(a), slot): a.choices[slot].sums(weights) for a in asked if slot in a.choices}
    return sums


def fit(
    asked: Sequence[Asked], texts: Mapping[str, Pieces], encoder: Encoder, sums: Sums, epochs: int
) -> tuple[nn.ModuleList, Heads, dict[str, list[str]]]:
    """The layers that learn and the heads; a seed decides the order of texts and what is dropped."""
    torch.manual_seed(0)
    order = np.random.default_rng(0)
    classes = {slot: sorted({each.classes[slot][0] for each in asked if slot in each.classes}) for slot in CLASSES}
    layers, heads = encoder.learning(), Heads(classes)
    by_text = _by_text(asked)
    docs, counts = list(by_text), Counter(each.doc for each in asked)
    steps = epochs * -(-len(docs) // TEXTS)
    groups = [{"params": list(layers.parameters()), "lr": RATE}, {"params": heads.parameters(), "lr": HEADS_RATE}]
    optimizer = torch.optim.AdamW([group for group in groups if group["params"]], weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda at: min(1, (at + 1) / WARM) * (1 - at / steps))
    for _ in range(epochs):
        drawn = [docs[at] for at in order.permutation(len(docs))]
        for first in range(0, len(drawn), TEXTS):
            batch = drawn[first : first + TEXTS]
            loss = torch.zeros(())
            for doc, vectors in zip(batch, upper(layers, [texts[doc] for doc in batch]), strict=True):
                weight = counts[doc] ** -CROWD * (1.0 if by_text[doc][0].part == EVENTS else PART_WEIGHT)
                found = heads(by_text[doc], texts[doc], vectors, sums)
                loss = loss + weight * _loss(by_text[doc], found, classes)
            optimizer.zero_grad()
            (loss / 10).backward()
            nn.utils.clip_grad_norm_([*layers.parameters(), *heads.parameters()], 1.0)
            optimizer.step()
            schedule.step()
    return layers.eval(), heads.eval(), classes


def _by_text(asked: Sequence[Asked]) -> dict[str, list[Asked]]:
    ordered = sorted(asked, key=lambda each: each.doc)
    return {doc: list(own) for doc, own in groupby(ordered, key=lambda each: each.doc)}


def _loss(
    asked: Sequence[Asked],
    found: tuple[dict[str, Tensor], dict[tuple[int, str], Tensor]],
    classes: Mapping[str, Sequence[str]],
) -> Tensor:
    """Minus the log of the likelihood of what is right, over all slots of a text's figures."""
    of_classes, of_candidates = found
    loss = torch.zeros(())
    for slot in CLASSES:
        rows = [row for row, each in enumerate(asked) if slot in each.classes]
        answers = torch.tensor([classes[slot].index(asked[row].classes[slot][0]) for row in rows], dtype=torch.long)
        if rows:
            loss = loss + nn.functional.cross_entropy(of_classes[slot][rows], answers, reduction="sum")
    for each in asked:
        for slot, choice in each.choices.items():
            right = torch.tensor([float(share) for share in choice.example.right])
            if right.max() > 0:
                chances = torch.log_softmax(of_candidates[id(each), slot], 0)
                loss = loss - torch.logsumexp(chances + torch.log(right + 1e-9), 0)
    return loss


def measured(
    asked: Sequence[Asked],
    texts: Mapping[str, Pieces],
    layers: nn.ModuleList,
    heads: Heads,
    classes: Mapping[str, Sequence[str]],
    sums: Sums,
) -> Right:
    """For each figure its part, a column of the table, and whether it is right by that."""
    for doc, own in _by_text(asked).items():
        with torch.no_grad():
            of_classes, of_candidates = heads(own, texts[doc], upper(layers, [texts[doc]])[0], sums)
        for row, each in enumerate(own):
            for slot, (gold, today) in each.classes.items():
                shares = torch.softmax(of_classes[slot][row], 0)
                best, share = classes[slot][int(shares.argmax())], float(shares.max())
                yield each.part, f"{slot}, today (in sample)", today == gold
                for least in SURE:
                    yield each.part, f"{slot}, encoder if {least} sure", (best if share >= least else today) == gold
            for slot, choice in each.choices.items():
                yield each.part, f"{slot}, today", choice.is_right(sums[id(each), slot])
                yield each.part, f"{slot}, encoder", choice.is_right(of_candidates[id(each), slot].tolist())
