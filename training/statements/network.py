"""The network as it is trained; `reportedly.statements.network` runs the same one on numpy."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from reportedly.statements.features import PATH_PLACES, PATH_REACHES, PATH_UPS

ROLES = 4
"""Outside, source, cue, content."""
ANCHORS = 2
"""No cue, the word that stands for a cue."""
VECTOR = 96
"""Width of the parser's own encoding of a token."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Widths of the layers, and how many values each column of the features takes."""

    columns: tuple[int, ...]
    deps: int
    width: int = 128
    hidden: int = 128
    layers: int = 2
    pair: int = 64
    blocks: tuple[int, ...] = (1, 3, 9)


class Network(nn.Module):
    """Finds cues, and the role of every token near a cue."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.columns = nn.ModuleList(nn.Embedding(size, sizes.width) for size in sizes.columns)
        for table in self.columns:
            nn.init.normal_(table.weight, std=0.1)
        self.vector = nn.Linear(VECTOR, sizes.width)
        self.dependents = nn.Linear(sizes.deps, sizes.width, bias=False)
        self.lstm = nn.ModuleList(
            nn.LSTM(sizes.width if layer < 2 else 2 * sizes.hidden, sizes.hidden, batch_first=True)
            for layer in range(2 * sizes.layers)
        )
        encoded = 2 * sizes.hidden
        self.anchor = nn.Sequential(nn.Linear(encoded, 64), nn.ReLU(), nn.Linear(64, ANCHORS))
        self.token = nn.Linear(encoded, ROLES)
        self.here = nn.Linear(encoded, sizes.pair)
        self.cue = nn.Linear(encoded, sizes.pair, bias=False)
        tables = (PATH_UPS * sizes.deps, PATH_UPS * sizes.deps, PATH_REACHES, PATH_PLACES)
        self.paths = nn.ModuleList(nn.Embedding(size, sizes.pair) for size in tables)
        for table in self.paths:
            nn.init.normal_(table.weight, std=0.1)
        self.blocks = nn.ModuleList(
            nn.Conv1d(sizes.pair, sizes.pair, 3, padding=dilation, dilation=dilation) for dilation in sizes.blocks
        )
        self.role = nn.Linear(sizes.pair, ROLES)
        self.drop = nn.Dropout(0.33)
        self.drop_pair = nn.Dropout(0.1)

    def encode(self, columns: Tensor, children: Tensor, vectors: Tensor, forward: Tensor, reverse: Tensor) -> Tensor:
        """Encodings [tokens, 2 * hidden] of tokens in sequences.

        `forward` and `reverse` [sequences, longest] number the tokens of each sequence in either direction, then repeat
        the last: the second LSTM of each layer reads backwards, and neither sees padding before a token.
        """
        x = self.vector(vectors) + self.dependents(children)
        for number, table in enumerate(self.columns):
            x = x + table(columns[:, number])
        x = self.drop(torch.relu(x))
        to_forward, to_reverse = _places(forward, len(x)), _places(reverse, len(x))
        for there, back in zip(self.lstm[::2], self.lstm[1::2], strict=True):
            left = there(x[forward])[0].flatten(0, 1)[to_forward]
            right = back(x[reverse])[0].flatten(0, 1)[to_reverse]
            x = self.drop(torch.cat([left, right], dim=1))
        return x

    def pair(self, encoded: Tensor, index: Tensor, inside: Tensor, cues: Tensor, paths: list[Tensor]) -> Tensor:
        """Role scores [cues, window, ROLES] from encodings [tokens, 2 * hidden]."""
        here = self.here(encoded)
        z = here[index] + self.cue(encoded[cues])[:, None]
        for table, values in zip(self.paths, paths, strict=True):
            z = z + table(values)
        mask = inside[..., None].float()
        z = torch.relu(z) * mask
        for block in self.blocks:
            z = (z + torch.relu(block(z.transpose(1, 2)).transpose(1, 2))) * mask
        return self.role(self.drop_pair(z))


def _places(rows: Tensor, count: int) -> Tensor:
    """Where each token first stands in the flattened rows."""
    flat = rows.flatten()
    order = torch.arange(len(flat) - 1, -1, -1)
    return torch.zeros(count, dtype=torch.long).scatter_(0, flat[order], order)
