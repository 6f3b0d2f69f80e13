"""Small files, and nothing of one machine in them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests_support import ROOT

MAX_LINES = 500
FILES = sorted(
    ROOT / name
    for name in subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    if (ROOT / name).is_file()
)
SOURCES = [path for path in FILES if path.suffix == ".py"]
#: Hosts of package registries and paths of one machine have no place in a project that others install.
FOREIGN = tuple(
    first + second
    for first, second in (
        ("pypi", ".org"),
        ("pythonhosted", ".org"),
        ("npmjs", ".org"),
        ("deb.debian", ".org"),
        ("/work", "/"),
        ("/root", "/"),
    )
)
TEXTS = [path for path in FILES if path.suffix not in {".png", ".sqlite"}]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_file_is_a_drawer(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


def test_nothing_names_a_registry_host_or_a_path_of_one_machine() -> None:
    found = [
        (path.relative_to(ROOT).as_posix(), word)
        for path in TEXTS
        for word in FOREIGN
        if word in path.read_text(encoding="utf-8", errors="replace")
    ]
    assert found == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        if "src" in path.parts and not path.read_text(encoding="utf-8").lstrip().startswith(('"""', 'r"""'))
    ]
    assert silent == []
