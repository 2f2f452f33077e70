"""Vectors of tokens before their neighbours are looked at: computed once for each distinct form of a batch.

A token's first vector depends on a few of its attributes alone (its form, ending, shape …), and most tokens of a text
are alike in them.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from thinc.api import Model
from thinc.types import Ragged

EMBEDDING = "extract_features>>list2ragged>>with_array("
"""How the name begins of a layer that spaCy's `MultiHashEmbed` makes."""
PARTS = ("extract_features", "list2ragged", None, None, "ragged2list")
"""The layers inside it: those without a name here are the two that compute, each row by itself."""


def once_a_form(model: Model[Any, Any], node: Model[Any, Any]) -> None:
    """Put a layer that computes once a form in the place of an embedding in a model; leave any other layer alone."""
    if model is node or not _is_embedding(node):
        return
    made: Model[Any, Any] = Model("once_a_form", _forward, layers=list(node.layers), dims={"nO": node.get_dim("nO")})
    model.replace_node(node, made)


def _is_embedding(node: Model[Any, Any]) -> bool:
    names = [layer.name for layer in node.layers]
    return (
        node.name.startswith(EMBEDDING)
        and len(names) == len(PARTS)
        and all(part is None or name == part for name, part in zip(names, PARTS, strict=True))
    )


def _forward(model: Model[Any, Any], docs: Any, is_train: bool) -> tuple[Any, Any]:
    """The vectors of the tokens of some texts, a matrix each; this layer is not for training."""
    extract, join, *compute, part = model.layers
    rows: Ragged = join.predict(extract.predict(docs))
    forms, places = _distinct(rows.data)
    one: Any = np.asarray([len(forms)], dtype="i")
    vectors = Ragged(forms, one)
    for layer in compute:
        vectors = layer.predict(vectors)
    return part.predict(Ragged(vectors.data[places], rows.lengths)), _no_training


def _distinct(rows: Any) -> tuple[Any, Any]:
    """The distinct rows of a matrix of whole numbers, and for each of its rows which of them it is."""
    packed = np.ascontiguousarray(rows).view(np.dtype((np.void, rows.dtype.itemsize * rows.shape[1]))).ravel()
    _, first, places = np.unique(packed, return_index=True, return_inverse=True)
    return rows[first], places


def _no_training(_: Any) -> Any:
    raise RuntimeError("a quick model is not for training")
