"""The peer is run from its checkout, on sentences that have a parse."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from benchmarks import peering
from benchmarks.__main__ import app
from benchmarks.peering import Pace, cut, rows, sentences_of
from frontwire.errors import InputError

FILE = """<Sentences>
<Sentence date="20150102" id="A"><Text>Troops left.</Text><Parse>1 Troops</Parse></Sentence>
<Sentence date="20150102" id="B"><Text>Troops came back.</Text><Parse>1 Troops</Parse></Sentence>
<Sentence date="20150102" id="C"><Text>Nobody parsed this.</Text></Sentence>
</Sentences>
"""

#: Stands for the peer: works a while for each sentence.
PROGRAM = """
import sys, time
from pathlib import Path
task, _, source, _, out = sys.argv[1:]
sentences = Path(source).read_text().count("<Sentence ")
end = time.process_time() + 0.15 * sentences
while time.process_time() < end:
    pass
Path(out).write_text("done")
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    held = tmp_path / "sentences.xml"
    held.write_text(FILE, encoding="utf-8")
    return held


@pytest.fixture
def peer(tmp_path: Path) -> Path:
    folder = tmp_path / "peer" / "UniversalPetrarch"
    folder.mkdir(parents=True)
    (folder / "petrarch_ud.py").write_text(PROGRAM, encoding="utf-8")
    return folder.parent


def test_the_peer_is_given_sentences_with_parses_alone(path: Path) -> None:
    assert [one.get("id") for one in cut(path, None)] == ["A", "B"]
    assert [one.get("id") for one in cut(path, 1)] == ["A"]


def test_a_folder_that_is_no_checkout_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no checkout of UniversalPETRARCH"):
        sentences_of(tmp_path)


def test_the_table_tells_sentences_a_second() -> None:
    table = list(rows([Pace("ours", 10, 0.5, 9, 12), Pace("theirs", 10, 2.0, 10)]))
    assert table[1:] == ["| ours | 10 | 9 | 20.0 | 12 |\n", "| theirs | 10 | 10 | 5.0 |  |\n"]


def test_the_peer_is_run_over_all_and_over_one(path: Path, peer: Path) -> None:
    assert peering._peer_seconds(path, peer, sys.executable) > 0


def test_a_peer_that_fails_is_told(path: Path, peer: Path) -> None:
    (peer / "UniversalPetrarch" / "petrarch_ud.py").write_text("raise SystemExit(3)", encoding="utf-8")
    with pytest.raises(InputError, match="ended with 3"):
        peering._peer_seconds(path, peer, sys.executable)


def test_it_is_passed_over_where_there_is_no_checkout() -> None:
    shown = CliRunner().invoke(app, ["petrarch"], env={"FRONTWIRE_PETRARCH": None})
    assert shown.exit_code == 0
    assert "petrarch is passed over" in shown.output
