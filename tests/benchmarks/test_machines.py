"""Below a table stands what it was measured with."""

from __future__ import annotations

import platform
from datetime import date

from benchmarks.machines import described
from frontwire import __version__


def test_machine_versions_and_day_are_told() -> None:
    line = described(date(2026, 3, 4))
    assert line.startswith("\n2026-03-04: ")
    assert line.endswith(".\n")
    assert line.count("\n") == 2
    for told in (
        f"Frontwire {__version__}",
        f"Python {platform.python_version()}",
        "spacy 3",
        "GiB",
        platform.system(),
    ):
        assert told in line
