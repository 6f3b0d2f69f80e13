from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_files_are_fresh(generate: ModuleType) -> None:
    files = generate.files()
    names = {
        "accuracy.json",
        "cli.md",
        "data-dictionary.md",
        "claims.schema.json",
        "health.schema.json",
        "how-happenings-are-linked.md",
        "picture.schema.json",
    }
    assert {path.name for path in files} == names
    for path, text in files.items():
        assert path.read_text(encoding="utf-8") == text, "run: make docs"


def test_every_command_is_documented(generate: ModuleType) -> None:
    shown = generate.cli()
    for command in (
        "read",
        "explain",
        "lexicon try",
        "lexicon missing",
        "lexicon check",
        "gazetteer find",
        "gazetteer build",
    ):
        assert f"## frontwire {command}\n" in shown
