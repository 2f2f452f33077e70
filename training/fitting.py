"""How weights are fitted: by steps of Adam, or by Newton's method. No chance in either."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Adam:
    """Steps of Adam on all examples at once (Kingma and Ba, "Adam: a method for stochastic optimization", 2015).

    The rate falls by the share `falls` over all steps; `squares` is the share of the slopes' squares that each step
    keeps.
    """

    steps: int
    rate: float = 0.05
    falls: float = 0.9
    squares: float = 0.99

    def minimize(self, slope: Callable[[Floats], Floats], size: int) -> Floats:
        """The weights [size] at which a loss is least, from nought; `slope` gives how it rises with each weight."""
        weights, mean, square = (np.zeros(size) for _ in range(3))
        new = round(1 - self.squares, 6)
        for step in range(1, self.steps + 1):
            rise = slope(weights)
            mean = 0.9 * mean + 0.1 * rise
            square = self.squares * square + new * rise**2
            rate = self.rate * (1 - self.falls * step / self.steps)
            weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - self.squares**step)) + 1e-8)
        return weights


def fit_logistic(
    features: Floats,
    answers: Floats,
    penalty: float,
    steps: int,
    share: Floats | float = 1.0,
    prior: Floats | float = 0.0,
) -> Floats:
    """The weights [features] of a logistic regression of `answers` [rows], 1 or 0, by Newton's method.

    `share` is the weight of each row; `penalty` times half the square of how far weights lie from `prior` is added to
    the loss.
    """
    solved = np.zeros(features.shape[1])
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-np.clip(features @ solved, -30, 30)))
        slope = features.T @ (share * (answers - chance)) - penalty * (solved - prior)
        curve = (features * (share * chance * (1 - chance))[:, None]).T @ features + penalty * np.eye(len(solved))
        solved += np.linalg.solve(curve, slope)
    return solved
