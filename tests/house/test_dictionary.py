"""The data dictionary has every column of every table, and is fresh."""

from __future__ import annotations

from docs import generate
from frontwire.publishing.exports.tables import tables
from tests_support import ROOT


def test_the_data_dictionary_is_fresh_and_whole() -> None:
    text = (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert text == generate.dictionary(), "run: python -m docs.generate"
    for table in tables():
        section = text.split(f"## {table.unit.value.capitalize()}\n")[1].split("\n## ")[0]
        for column in table.columns:
            assert f"| `{column.name}` |" in section
            assert all(f"| `{column.name}.{part.name}` |" in section for part in column.parts)
