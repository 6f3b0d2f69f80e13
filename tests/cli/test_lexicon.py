from __future__ import annotations

from pathlib import Path

import pytest

from frontwire.cli import examples
from frontwire.cli.examples import Outcome


def test_try_shows_what_fires_and_why(frontwire) -> None:
    ran = frontwire(
        "lexicon", "try", "Rebels shelled the airport on Monday, officials said.", "--published", "2024-03-06"
    )
    assert ran.code == 0
    for part in ("shelling, an event", "rule lexicons/kinds/shelling.yml#", "cue: “said”", "Monday 4 March 2024"):
        assert part in ran.out
    assert "times: " in ran.out
    assert "2024-03-04" in ran.out


def test_try_says_that_nothing_fires_and_which_verbs_are_not_covered(frontwire) -> None:
    ran = frontwire("lexicon", "try", "Villagers painted the school.")
    assert ran.code == 0
    assert ran.out.startswith("no entry fires\n")
    assert "verbs that no entry covers: paint\n" in ran.out


def test_missing_lists_verbs_and_actors(frontwire, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Villagers painted the school. Beekeepers shelled the town and painted a wall.\n", encoding="utf-8")
    ran = frontwire("lexicon", "missing", str(path), "--least", "1")
    assert ran.code == 0
    assert "2  paint" in ran.out
    assert "beekeeper" in ran.out


def test_missing_goes_on_after_a_file_that_cannot_be_read(frontwire, report: Path, tmp_path: Path) -> None:
    ran = frontwire("lexicon", "missing", str(tmp_path / "nowhere.txt"), str(report))
    assert ran.code == 1
    assert "nowhere.txt" in ran.err


def outcomes(wrong: str) -> list[Outcome]:
    return [Outcome("lexicons/kinds/a.yml", "Troops left.", wrong), Outcome("lexicons/cues/b.yml", "He said so.", "")]


def test_check_counts_the_examples(frontwire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examples, "run", lambda reader: iter(outcomes("")))
    ran = frontwire("lexicon", "check")
    assert (ran.code, ran.out) == (0, "lexicons/kinds: 1 examples\nlexicons/cues: 1 examples\n")


def test_check_names_the_examples_that_are_wrong(frontwire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examples, "run", lambda reader: iter(outcomes("finds nothing")))
    ran = frontwire("lexicon", "check")
    assert ran.code == 1
    assert "lexicons/kinds: 1 examples, 1 wrong\n" in ran.out
    assert "lexicons/kinds/a.yml: 'Troops left.' finds nothing\n" in ran.out
