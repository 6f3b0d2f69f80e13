"""Parts given to processes: in order, bounded, and done again where a process dies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from frontwire.errors import EngineError
from frontwire.running.mapping import local
from mapping_support import Fatal

WORDS = (b"one", b"die", b"three", b"four", b"five", b"six", b"seven", b"eight")
TURNED = [word[::-1] for word in WORDS]


def done(workers: int, work: Any, parts: Iterator[bytes]) -> list[bytes]:
    with local(workers) as through:
        return list(through(work, parts))


@pytest.mark.parametrize("workers", [2])
def test_a_part_whose_process_dies_is_given_out_again(workers: int, tmp_path: Path) -> None:
    assert done(workers, Fatal(str(tmp_path / "died")), iter(WORDS)) == TURNED


def test_where_processes_keep_dying_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="keep dying"):
        done(1, Fatal(), iter(WORDS))


def test_parts_are_taken_as_they_are_needed(tmp_path: Path) -> None:
    taken: list[bytes] = []

    def parts() -> Iterator[bytes]:
        for word in WORDS:
            taken.append(word)
            yield word

    with local(1) as through:
        made = through(Fatal(str(tmp_path / "died")), parts())  # type: ignore[arg-type] - any work will do
        assert next(made) == TURNED[0]
        assert len(taken) <= 3
        assert list(made) == TURNED[1:]
