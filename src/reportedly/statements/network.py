"""The trained network, run on numpy: which words are cues, and the role of each word near a cue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.statements.features import COLUMNS, WINDOW, Floats, Ints, Tokens, Vocabulary, read_windows, sequences_of

Places = NDArray[np.intp]
"""Numbers of tokens."""

OUTSIDE, SOURCE, CUE, CONTENT = range(4)
"""Roles of a word for one cue."""
_TOKENS = 4_000
"""About how many tokens are encoded together: this limits the memory that a long page takes."""
_LEAST_ROWS = 2
"""Rows that a product of matrices has at least."""
_CUES = 64
"""How many cues' windows are read together."""


LARGEST_ODDS = 30
"""Log odds beyond which a likelihood is as good as 0 or 1, and its exponential might overflow."""


class Network:
    """A stack of bidirectional LSTMs over the words, a classifier that finds the words that stand for cues, and dilated
    convolutions over the window of each cue that give its words their roles.

    `weights` are named as in `training/statements/network.py`; `dilations` those of the convolutions.
    """

    def __init__(self, weights: dict[str, NDArray[Any]]) -> None:
        self.vocabulary = Vocabulary(*(weights[name] for name in ("lemmas", "tags", "deps", "entities")))
        w = {name: each.astype(np.float32) for name, each in weights.items() if each.dtype.kind == "f"}
        self._w = {name: np.ascontiguousarray(each.T) if name.endswith("weight") else each for name, each in w.items()}
        self._columns = [w[f"columns.{number}.weight"] for number in range(len(COLUMNS))]
        self._paths = [w[f"paths.{number}.weight"] for number in range(4)]
        self._layers = [_Lstm(w, layer) for layer in range(sum(name.startswith("lstm.") for name in w) // 8)]
        self._blocks = [
            (
                int(dilation),
                np.ascontiguousarray(w[f"blocks.{number}.weight"].transpose(2, 1, 0)),
                w[f"blocks.{number}.bias"],
            )
            for number, dilation in enumerate(weights["dilations"])
        ]

    def encode(self, texts: Sequence[Tokens]) -> list[Floats]:
        """Encodings [tokens, width] of each text; several are read together, since a step costs little more for many.

        They do not depend on which texts are read together.
        """
        encoded = [np.empty((len(text), self._layers[-1].outputs), np.float32) for text in texts]
        for group in _groups(texts):
            x = np.concatenate([self._inputs_of(texts[text], start, stop) for text, start, stop in group])
            lengths = np.array([stop - start for _, start, stop in group])
            stops = np.cumsum(lengths)
            steps = _Steps(stops - lengths, stops)
            for layer in self._layers:
                x = layer.run(x, steps)
            for (text, start, stop), end in zip(group, stops.tolist(), strict=True):
                encoded[text][start:stop] = x[end - (stop - start) : end]
        return encoded

    def _inputs_of(self, tokens: Tokens, start: int, stop: int) -> Floats:
        x = tokens.vectors[start:stop] @ self._w["vector.weight"] + self._w["vector.bias"]
        x += tokens.children[start:stop] @ self._w["dependents.weight"]
        for number, table in enumerate(self._columns):
            x += table[tokens.columns[start:stop, number]]
        rectified: Floats = np.maximum(x, 0, out=x)
        return rectified

    def find_cues(self, encoded: Floats) -> Floats:
        """How likely each token stands for a cue, [tokens]."""
        w = self._w
        hidden = np.maximum(encoded @ w["anchor.0.weight"] + w["anchor.0.bias"], 0)
        scores = hidden @ w["anchor.2.weight"] + w["anchor.2.bias"]
        likely: Floats = 1 / (1 + np.exp(np.clip(scores[:, 0] - scores[:, 1], -LARGEST_ODDS, LARGEST_ODDS)))
        return likely

    def find_roles(self, tokens: Tokens, encoded: Floats, cues: Ints) -> tuple[Ints, Floats]:
        """The tokens round each cue, [cues, WINDOW], -1 where there is none, and how likely each role is for each."""
        if not len(cues):
            return np.zeros((0, WINDOW), np.int32), np.zeros((0, WINDOW, 4), np.float32)
        here = encoded @ self._w["here.weight"] + self._w["here.bias"]
        parts = [self._roles_of(tokens, encoded, here, cues[at : at + _CUES]) for at in range(0, len(cues), _CUES)]
        index, roles = zip(*parts, strict=True)
        return np.concatenate(index), np.concatenate(roles)

    def _roles_of(self, tokens: Tokens, encoded: Floats, here: Floats, cues: Ints) -> tuple[Ints, Floats]:
        windows = read_windows(tokens, cues)
        deps = len(self.vocabulary.deps) + 1
        mask = windows.inside[..., None].astype(np.float32)
        x = here[windows.index] + (encoded[cues] @ self._w["cue.weight"])[:, None]
        paths = (windows.ups * deps + windows.branch, windows.ups * deps + windows.stem, windows.reach, windows.place)
        for table, values in zip(self._paths, paths, strict=True):
            x += table[values]
        np.maximum(x, 0, out=x)
        x *= mask
        for dilation, kernel, bias in self._blocks:
            x += _convolve(x, kernel, bias, dilation)
            x *= mask
        scores = x @ self._w["role.weight"] + self._w["role.bias"]
        odds = np.exp(scores - scores.max(axis=2, keepdims=True))
        return np.where(windows.inside, windows.index, -1), odds / odds.sum(axis=2, keepdims=True)


def _convolve(x: Floats, kernel: Floats, bias: Floats, dilation: int) -> Floats:
    """A convolution of width 3 along the second axis of [rows, tokens, width], rectified."""
    out = x @ kernel[1] + bias
    out[:, dilation:] += x[:, :-dilation] @ kernel[0]
    out[:, :-dilation] += x[:, dilation:] @ kernel[2]
    rectified: Floats = np.maximum(out, 0, out=out)
    return rectified


def _groups(texts: Sequence[Tokens]) -> Iterator[list[tuple[int, int, int]]]:
    """What is read together: sequences of tokens, each as the number of its text, its first token and the one after."""
    group: list[tuple[int, int, int]] = []
    size = 0
    for text, tokens in enumerate(texts):
        for start, stop in sequences_of(tokens):
            if group and size + stop - start > _TOKENS:
                yield group
                group, size = [], 0
            group.append((text, start, stop))
            size += stop - start
    if group:
        yield group


class _Steps:
    """The order in which LSTMs read several sequences at once: the longest first, so that those still running lead."""

    def __init__(self, starts: Places, stops: Places) -> None:
        order = np.argsort(starts - stops, kind="stable")
        starts, stops = starts[order], stops[order]
        lengths = stops - starts
        step = np.arange(lengths[0])[:, None]
        running = step < lengths
        self.running: list[int] = running.sum(axis=1).tolist()
        self.forward = (starts + step)[running]
        self.reverse = (stops - 1 - step)[running]


class _Lstm:
    """A bidirectional LSTM (Hochreiter & Schmidhuber 1997; Graves & Schmidhuber 2005), both directions in step.

    Sigmoids are taken as (1 + tanh(x / 2)) / 2, so that one tanh serves all gates: their weights are halved ahead.
    The gates lie in the order input, forget, output, and last what may be taken in. A product of matrices has two rows
    or more: those of one row are summed in another order, and the outputs would depend on what is read together.
    """

    def __init__(self, weights: dict[str, Floats], layer: int) -> None:
        there, back = f"lstm.{2 * layer}.", f"lstm.{2 * layer + 1}."
        self._width = weights[there + "weight_hh_l0"].shape[1]
        self.outputs = 2 * self._width
        parts = np.arange(4 * self._width).reshape(4, -1)
        order = parts[[0, 1, 3, 2]].ravel()
        scale = np.where(order < 2 * self._width, np.float32(0.5), np.float32(1.0))
        scale[2 * self._width : 3 * self._width] = 0.5

        def scaled(name: str) -> Floats:
            ordered: Floats = np.ascontiguousarray(weights[name][order].T * scale)
            return ordered

        self._inputs = [scaled(name + "weight_ih_l0") for name in (there, back)]
        self._biases = [scaled(name + "bias_ih_l0") + scaled(name + "bias_hh_l0") for name in (there, back)]
        self._states = np.stack([scaled(name + "weight_hh_l0") for name in (there, back)])

    def run(self, x: Floats, steps: _Steps) -> Floats:
        """Outputs [tokens, 2 * width], forward then backward, of inputs [tokens, width]."""
        width, most = self._width, max(_LEAST_ROWS, steps.running[0])
        gates = self._gates(x, steps)
        out = np.empty((2, len(x), width), np.float32)
        hidden = np.zeros((2, most, width), np.float32)
        cell = np.zeros((2, most, width), np.float32)
        told = np.empty((2, most, 4 * width), np.float32)
        at = 0
        for running in steps.running:
            rows = max(_LEAST_ROWS, running)
            gate = gates[:, at : at + running]
            gate += np.matmul(hidden[:, :rows], self._states, out=told[:, :rows])[:, :running]
            np.tanh(gate, out=gate)
            opened = gate[..., : 3 * width]
            opened += 1
            opened *= 0.5
            gate[..., 3 * width :] *= gate[..., :width]
            now = cell[:, :running]
            now *= gate[..., width : 2 * width]
            now += gate[..., 3 * width :]
            shown = np.tanh(now, out=out[:, at : at + running])
            shown *= gate[..., 2 * width : 3 * width]
            hidden[:, :running] = shown
            at += running
        result = np.empty((len(x), 2 * width), np.float32)
        result[steps.forward, :width] = out[0]
        result[steps.reverse, width:] = out[1]
        return result

    def _gates(self, x: Floats, steps: _Steps) -> Floats:
        """What the inputs alone give to the gates, [2, tokens, 4 * width], in the order of the steps."""
        rows = np.resize(x, (max(_LEAST_ROWS, len(x)), x.shape[1]))
        gates = np.empty((2, len(x), 4 * self._width), np.float32)
        for direction, order in enumerate((steps.forward, steps.reverse)):
            told = rows @ self._inputs[direction]
            told += self._biases[direction]
            np.take(told, order, axis=0, out=gates[direction], mode="clip")
        return gates


@cache
def load_network() -> Network:
    """The network that ships with Reportedly, loaded once a process."""
    with (
        as_file(files("reportedly.statements") / "data" / "model.npz") as path,
        np.load(path, allow_pickle=False) as file,
    ):
        return Network(dict(file))
