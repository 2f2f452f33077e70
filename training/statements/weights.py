"""The trained network as the file that ships."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from training.statements.network import Network

from reportedly.statements.features import Vocabulary


def save(network: Network, vocabulary: Vocabulary, path: Path) -> None:
    """Write weights as 16-bit floats, and the vocabulary's hashes, into a `.npz` file without pickles."""
    arrays = {name: weight.detach().numpy().astype(np.float16) for name, weight in network.state_dict().items()}
    for name in ("lemmas", "tags", "deps", "entities"):
        arrays[name] = getattr(vocabulary, name)
    arrays["dilations"] = np.array(network.sizes.blocks, np.int32)
    np.savez_compressed(path, allow_pickle=False, **arrays)
