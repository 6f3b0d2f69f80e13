"""Every answer of the API is what its own description says, whatever is asked."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.schemas import APIOperation, BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from frontwire import open_store
from frontwire.serving.app import make_app
from frontwire.serving.desk import Policy

#: Few for each operation, and the same ones each time.
_EXAMPLES = 6
_CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@pytest.fixture(scope="module")
def described(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BaseSchema]:
    """The API's own description, of a server that lets people edit a copy of the sample front."""
    path = shutil.copy(sample, tmp_path_factory.mktemp("contract") / "front.db")
    with open_store(path) as corpus:
        app = make_app(corpus, policy=Policy(edit=True, by="Ada", rate=None, hosts=("testserver",)))
        yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_every_answer_is_as_described(described: BaseSchema, mode: GenerationMode) -> None:
    """Whatever fits the description, and whatever does not."""
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) > 15
    for operation in operations:
        if mode is GenerationMode.NEGATIVE and not _can_be_misasked(operation):
            continue
        _ask(operation.as_strategy(generation_mode=mode))


def _can_be_misasked(operation: APIOperation) -> bool:
    return bool(operation.query or operation.body)


def _ask(cases: SearchStrategy[Case]) -> None:
    @seed(5)
    @settings(
        max_examples=_EXAMPLES,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(cases)
    def ask(case: Case) -> None:
        case.validate_response(case.call(), checks=_CHECKS)

    ask()
