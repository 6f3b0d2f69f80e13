"""Products of matrices by numpy's own library, for a pipeline that runs on the processor.

Half of the time of a small pipeline goes into products of matrices. Those of thinc are made by BLIS, which on
processors that it has no kernels for takes three times as long as the library that numpy brings along.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language

    Matrix = NDArray[np.float32]

#: A product of fewer rows is made by kernels that add up in another order: it is made of so many, the rest nought,
#: so that what comes of a passage does not depend on those beside it.
_ROWS = 64


class _Products(NumpyOps):  # type: ignore[misc]
    """thinc's arithmetic, with another library for products; for reading, not for training."""

    def gemm(
        self, x: Matrix, y: Matrix, out: Matrix | None = None, trans1: bool = False, trans2: bool = False
    ) -> Matrix:
        """`x` times `y`, either turned about; the same row comes out the same however many there are."""
        left, right = (x.T if trans1 else x), (y.T if trans2 else y)
        rows = len(left)
        if rows < _ROWS:
            left = np.concatenate([left, np.zeros((_ROWS - rows, left.shape[1]), left.dtype)])
        product: Matrix = np.dot(left, right)[:rows]
        if out is None:
            return product
        out[:] = product
        return out


def alone() -> AbstractContextManager[object]:
    """Within it one processor makes the products: of small matrices several are no quicker, and all of them are busy.

    So they also come out the same however many processors there are.
    """
    limit: AbstractContextManager[object] = _libraries().limit(limits=1, user_api="blas")
    return limit


@cache
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()


def use_numpy(nlp: Language) -> None:
    """Has the networks of a pipeline multiply by numpy's library; one that has arithmetic of its own keeps it."""
    products = _Products()
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if model is not None else ():
            if type(node.ops) is NumpyOps:
                node.ops = products
