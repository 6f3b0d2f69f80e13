from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest

from frontwire.model.parcel import Format
from unpacking_support import Open, names, parcels, texts, troubles

ROWS = "".join(f'{{"text": "Shells fell on Tarmin, officials said: {number}."}}\n' for number in range(2000)).encode()


@pytest.mark.parametrize(("pack", "ending"), [(gzip.compress, "gz"), (bz2.compress, "bz2"), (lzma.compress, "xz")])
def test_a_packed_file_is_read_as_if_it_were_not(
    opened: Open, tmp_path: Path, pack: Callable[[bytes], bytes], ending: str
) -> None:
    path = tmp_path / f"dump.jsonl.{ending}"
    path.write_bytes(pack(ROWS))
    found = opened(path)
    assert len(found) == 2000
    assert names(found)[1] == f"{path}#2"


def test_a_packed_document(opened: Open, packed: Callable[[str, bytes], Path]) -> None:
    path = packed("page.html.gz", b"<html><p>Shells fell.</p></html>")
    assert texts(opened(path)) == ["<html><p>Shells fell.</p></html>"]


def test_what_was_asked_for_lies_in_it(opened: Open, packed: Callable[[str, bytes], Path]) -> None:
    path = packed("table.gz", b"id,text\n1,Shells fell.\n")
    (only,) = parcels(opened(path, asked=Format.TEXT))
    assert only.format is Format.TEXT
    assert only.content == b"id,text\n1,Shells fell.\n"


def test_what_stands_before_the_cut_is_kept(opened: Open, tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl.gz"
    path.write_bytes(gzip.compress(ROWS)[:-2000])
    found = opened(path)
    assert 0 < len(parcels(found)) < 2000
    (left,) = troubles(found)
    assert "cut off" in left.because


def test_a_bomb_ends_where_it_grows_too_large(
    opened: Open, packed: Callable[[str, bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frontwire.unpacking.bounds.FREE", 200_000)
    found = opened(packed("bomb.jsonl.gz", b'{"text": "a"}\n' * 50_000), max_ratio=20)
    assert 0 < len(parcels(found)) < 50_000
    assert "unpacks to more than" in troubles(found)[-1].because


def test_boxes_in_boxes_share_one_budget(opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("frontwire.unpacking.bounds.FREE", 1_000_000)
    data = gzip.compress(gzip.compress(b"a" * 30_000_000))
    path = tmp_path / "a.gz"
    path.write_bytes(data)
    (left,) = opened(path, max_ratio=50, max_bytes=100_000_000)
    assert "unpacks to more than" in left.because
