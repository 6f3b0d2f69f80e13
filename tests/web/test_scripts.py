"""The scripts' own tests, run by Node."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPTS = sorted((Path(__file__).parent / "scripts").glob("*.test.mjs"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name.removesuffix(".test.mjs"))
def test_scripts(script: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not installed")
    ran = subprocess.run([node, "--test", str(script)], capture_output=True, text=True, check=False, timeout=120)
    assert ran.returncode == 0, ran.stdout
