from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from frontwire.corpus.landing import landing
from frontwire.errors import InputError


def test_a_file_is_there_once_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    with landing(path) as stream:
        stream.write(b"whole")
        assert not path.exists()
    assert path.read_bytes() == b"whole"
    assert [one.name for one in tmp_path.iterdir()] == ["out.csv"]


def test_what_was_there_stays_where_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    with pytest.raises(TypeError), landing(str(path)) as stream:
        stream.writelines([b"half", "no bytes"])  # type: ignore[list-item]
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["out.csv"]


def test_a_stream_and_a_device_are_written_to_as_they_are() -> None:
    out = io.BytesIO()
    with landing(out) as stream:
        stream.write(b"there")
    assert out.getvalue() == b"there"
    with landing(Path(os.devnull)) as stream:
        stream.write(b"gone")
    assert Path(os.devnull).exists()


def test_a_folder_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written: No such file"), landing(tmp_path / "no" / "out.csv"):
        pytest.fail("nothing can be written there")
