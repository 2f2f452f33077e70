"""Matrix products by numpy's own library (OpenBLAS, Accelerate), which is faster than the one that thinc brings."""

from __future__ import annotations

from typing import Any

import numpy as np
from thinc.api import NumpyOps


class NumpyProducts(NumpyOps):  # type: ignore[misc]
    """thinc's operations on arrays, but for the product of two matrices."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """The product of `x` and `y`, each transposed first if that is asked for; put into `out` if it is given."""
        return np.dot(x.T if trans1 else x, y.T if trans2 else y, out=out)
