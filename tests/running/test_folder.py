"""A run's folder: whole shards or none, one run only."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from frontwire.errors import InputError
from frontwire.model.filing import Edition
from frontwire.running.folder import CHARTER, Charter, Folder, digest_of, is_run, shards
from frontwire.running.shard import Coded, Counts

EDITION = Edition("1.0", "abc", "a_pipeline")
CHARTER_HELD = Charter(edition=EDITION, options={"shard_reports": 4})


def coded(number: int = 0, data: bytes = b"rows", digest: str = "d1") -> Coded:
    return Coded(number, digest, (("claims.parquet", data),), Counts(reports=2, claims=3), 1.5)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder.begin(tmp_path / "out", CHARTER_HELD)


def test_a_shard_kept_is_there_with_its_manifest(folder: Folder) -> None:
    assert folder.manifest(1_234) is None
    folder.keep(coded(1_234))
    manifest = folder.manifest(1_234)
    assert manifest is not None
    assert (manifest.digest, manifest.edition, manifest.counts.claims) == ("d1", EDITION, 3)
    (held,) = shards(folder.path)
    assert held == folder.path / "shards" / "00001" / "00001234"
    assert (held / "claims.parquet").read_bytes() == b"rows"
    assert manifest.files == {"claims.parquet": digest_of(b"rows")}
    assert is_run(folder.path)


def test_kept_again_it_is_replaced(folder: Folder) -> None:
    folder.keep(coded())
    folder.keep(coded(data=b"other", digest="d2"))
    manifest = folder.manifest(0)
    assert manifest is not None
    assert manifest.digest == "d2"
    assert (folder.shard(0) / "claims.parquet").read_bytes() == b"other"


def test_what_was_half_written_is_gone_at_the_next_beginning(folder: Folder) -> None:
    folder.keep(coded())
    left = folder.shard(0).with_name(".00000001")
    left.mkdir()
    (left / "claims.parquet").write_bytes(b"half")
    again = Folder.begin(folder.path, CHARTER_HELD)
    with again.alone():
        assert not left.exists()
    assert shards(again.path) == (folder.shard(0),)


def test_a_folder_is_one_runs_at_a_time(folder: Folder) -> None:
    with folder.alone(), pytest.raises(InputError, match="another run is writing"), folder.alone():
        pass
    with folder.alone():
        folder.keep(coded())


def test_a_folder_that_was_left_before_its_charter_was_whole_can_be_begun(tmp_path: Path) -> None:
    (tmp_path / f".{CHARTER}").write_text("{", encoding="utf-8")
    assert is_run(Folder.begin(tmp_path, CHARTER_HELD).path)


def test_the_moment_it_was_begun_stays(tmp_path: Path) -> None:
    first, later = datetime(2024, 3, 6, tzinfo=UTC), datetime(2024, 3, 7, tzinfo=UTC)
    for moment in (first, later, None):
        folder = Folder.begin(tmp_path / "out", msgspec.structs.replace(CHARTER_HELD, moment=moment))
        assert folder.charter.moment == first


def test_shards_beyond_the_end_go(folder: Folder) -> None:
    for number in range(3):
        folder.keep(coded(number))
    folder.drop_from(1)
    assert shards(folder.path) == (folder.shard(0),)


def test_the_same_shards_make_the_same_bytes(tmp_path: Path) -> None:
    one, two = (Folder.begin(tmp_path / name, CHARTER_HELD) for name in ("one", "two"))
    for folder, order in ((one, (0, 1)), (two, (1, 0))):
        for number in order:
            folder.keep(coded(number))
    assert _bytes(one.path) == _bytes(two.path)


class TestRefused:
    def test_another_runs_folder(self, folder: Folder) -> None:
        with pytest.raises(InputError, match=r"another run's \(shard_reports 4 there, 5 here\)"):
            Folder.begin(folder.path, Charter(edition=EDITION, options={"shard_reports": 5}))

    def test_that_of_another_version(self, tmp_path: Path) -> None:
        one, two = (msgspec.structs.replace(CHARTER_HELD, versions={"spacy": held}) for held in ("3.8.1", "3.8.2"))
        Folder.begin(tmp_path, one)
        with pytest.raises(InputError, match=r"\(spacy 3\.8\.1 there, 3\.8\.2 here\)"):
            Folder.begin(tmp_path, two)

    def test_that_of_other_lexicons(self, folder: Folder) -> None:
        other = msgspec.structs.replace(CHARTER_HELD, edition=Edition("1.0", "abd", "a_pipeline"))
        with pytest.raises(InputError, match="lexicons abc there, abd here"):
            Folder.begin(folder.path, other)

    def test_a_folder_with_other_things(self, tmp_path: Path) -> None:
        (tmp_path / "letter.txt").write_text("Dear", encoding="utf-8")
        with pytest.raises(InputError, match="other files"):
            Folder.begin(tmp_path, CHARTER_HELD)

    def test_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "out").write_text("", encoding="utf-8")
        with pytest.raises(InputError, match="cannot be written"):
            Folder.begin(tmp_path / "out", CHARTER_HELD)

    def test_a_damaged_charter(self, folder: Folder) -> None:
        (folder.path / CHARTER).write_text("{", encoding="utf-8")
        with pytest.raises(InputError, match="damaged"):
            Folder.begin(folder.path, CHARTER_HELD)


def _bytes(path: Path) -> dict[str, bytes]:
    files = (one for one in path.rglob("*") if one.is_file() and one.name != "timings.jsonl")
    return {str(one.relative_to(path)): one.read_bytes() for one in files}
