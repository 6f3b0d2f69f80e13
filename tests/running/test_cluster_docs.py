"""What docs/cluster.md tells of reading a run's tables works as it stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from frontwire.api import Reader
from frontwire.model.filing import Edition
from frontwire.model.parcel import Parcel, Told, Trouble
from frontwire.running import coder
from frontwire.running.folder import Charter, Folder
from frontwire.running.merging import merge
from frontwire.running.shard import Shard
from frontwire.settings import Settings

PAGE = Path(__file__).parents[2] / "docs" / "cluster.md"
KILLED = "Shells struck the bakery in Qusair on Sunday, killing six people, a medic said."
DAMAGED = Trouble("news.jsonl#3", "the row is cut off")


def examples(language: str) -> list[str]:
    """The code of the page that is marked as tested."""
    return re.findall(
        rf"<!-- tested: {language} -->\n```{language}\n(.+?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL
    )


@pytest.fixture
def out(reader: Reader, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A run's folder with tables, in the folder that commands are given in."""
    monkeypatch.setattr(coder, "Reader", lambda _settings: reader)
    told = Told(published=date(2013, 6, 3), outlet="Free South Network")
    parcels = (Parcel("news.jsonl#1", KILLED, told=told), Parcel("news.jsonl#2", KILLED.replace("six", "two")))
    coded = coder.Coder(settings).code(Shard(0, parcels, (DAMAGED,)), spared={}, begun=lambda _position: None)
    Folder.begin(tmp_path / "out", Charter(edition=Edition("1", "lexicons", "pipeline"))).keep(coded)
    merge(tmp_path / "out")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "out"


def test_duckdb(out: Path) -> None:
    by_kind, killed, refused = (duckdb.sql(one).fetchall() for one in examples("sql"))
    assert {kind: reports for kind, _, reports in by_kind}["casualties"] == 2
    assert [(row[0], row[1], row[6]) for row in killed] == [(date(2013, 6, 3), "Free South Network", 6)]
    assert ("reading", DAMAGED.because, 1) in refused


def test_pandas(out: Path) -> None:
    names: dict[str, object] = {}
    (code,) = examples("python")
    exec(code, names)
    assert ("casualties", "medical") in names["by_voice"].index
    assert names["by_outlet"]["size"].to_dict()["Free South Network"] == 1
    assert int(names["by_outlet"]["size"].sum()) == 2
