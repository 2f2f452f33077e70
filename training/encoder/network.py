"""The heads over the encoder's vectors: one for each slot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn
from training.encoder.figures import CHOSEN, CLASSES, Asked
from training.encoder.vectors import WIDTH, Pieces

from reportedly.model import Span

HIDDEN = 128
DROPPED = 0.2
BESIDE = 3
"""Pieces on each side of a candidate that are seen with it."""


def _between(width: int, out: int, hidden: int) -> nn.Sequential:
    """Two layers; the last one begins at nought, so that nothing but today's judge speaks at first."""
    last = nn.Linear(hidden, out)
    nn.init.zeros_(last.weight)
    return nn.Sequential(nn.Linear(width, hidden), nn.GELU(), nn.Dropout(DROPPED), last)


class Heads(nn.Module):
    """For each class slot a classifier, for each chosen slot a scorer of figure and candidate, beside today's judge."""

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self.drop = nn.Dropout(DROPPED)
        self.classes = nn.ModuleDict({s: _between(3 * WIDTH, len(classes[s]), HIDDEN) for s in CLASSES})
        self.figure = nn.ModuleDict({s: nn.Linear(3 * WIDTH, HIDDEN) for s in CHOSEN})
        self.candidate = nn.ModuleDict({s: nn.Linear(2 * WIDTH, HIDDEN) for s in CHOSEN})
        self.pair = nn.ModuleDict({s: _between(3 * HIDDEN, 1, HIDDEN // 2) for s in CHOSEN})
        self.none = nn.ParameterDict({s: nn.Parameter(torch.zeros(2 * WIDTH)) for s in CHOSEN})
        self.trust = nn.ParameterDict({s: nn.Parameter(torch.tensor(0.7)) for s in CHOSEN})

    def forward(
        self, asked: Sequence[Asked], text: Pieces, vectors: Tensor, sums: Mapping[tuple[int, str], Sequence[float]]
    ) -> tuple[dict[str, Tensor], dict[tuple[int, str], Tensor]]:
        """Of a text's figures: scores of classes [figures, classes] by slot; of candidates by figure and slot.

        `sums` are today's judge's own of the candidates.
        """
        seen = torch.stack([torch.cat([_mean(vectors, text, span) for span in each.spans]) for each in asked])
        seen = self.drop(seen)
        classes = {slot: self.classes[slot](seen) for slot in CLASSES}
        chosen = {
            (id(each), slot): self._of_candidates(slot, row, choice.example.spans, text, vectors, sums[id(each), slot])
            for each, row in zip(asked, seen, strict=True)
            for slot, choice in each.choices.items()
        }
        return classes, chosen

    def _of_candidates(
        self,
        slot: str,
        seen: Tensor,
        spans: Sequence[Span | None],
        text: Pieces,
        vectors: Tensor,
        sums: Sequence[float],
    ) -> Tensor:
        named = [self.none[slot] if span is None else _named(vectors, text, span) for span in spans]
        candidates = self.candidate[slot](torch.stack(named))
        figures = self.figure[slot](seen).expand_as(candidates)
        scores = self.pair[slot](torch.cat([candidates, figures, candidates * figures], 1))[:, 0]
        return scores + self.trust[slot] * torch.tensor(sums, dtype=torch.float32)


def _mean(vectors: Tensor, text: Pieces, span: Span) -> Tensor:
    return vectors[text.of(span)].mean(0)


def _named(vectors: Tensor, text: Pieces, span: Span) -> Tensor:
    """A candidate, and the words around it."""
    own = text.of(span)
    around = vectors[max(0, own.start - BESIDE) : own.stop + BESIDE]
    return torch.cat([vectors[own].mean(0), around.mean(0)])
