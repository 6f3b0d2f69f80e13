"""docs/data-model.md tells of every table and column, and its queries run."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import create_engine, text

from frontwire.store import Store
from frontwire.store.opening import _address
from frontwire.store.tables import schema
from store_support import fill, many
from tests_support import ROOT

PAGE = (ROOT / "docs" / "data-model.md").read_text(encoding="utf-8")
QUERIES = [
    query for block in re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL) for query in block.split(";") if query.strip()
]


@pytest.mark.parametrize("table", sorted(schema.tables))
def test_every_table_and_column_is_told_of(table: str) -> None:
    assert f"**`{table}`**" in PAGE
    names = {name for told in re.findall(r"`([^`\n]+)`", PAGE) for name in re.findall(r"\w+", told)}
    assert {column.name for column in schema.tables[table].columns} - names - {"body"} == set()


@pytest.mark.parametrize("query", QUERIES)
def test_its_queries_run(held: Store, empty_address: str, query: str) -> None:
    fill(held, *many(3))
    engine = create_engine(_address(empty_address))
    with engine.connect() as connection:
        assert isinstance(connection.execute(text(query)).all(), list)
    engine.dispose()
