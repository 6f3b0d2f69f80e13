"""`accept`, `reject`, `correct` and `gold` on the sample front, as somebody would use them one after another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cli_support import Run
from frontwire.cli.correcting import figure, voice
from frontwire.errors import InputError
from frontwire.model.figure import Figure, What, Who
from frontwire.model.voice import VoiceType


@pytest.fixture(autouse=True)
def by(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTWIRE_BY", "Lina")


def claim(plain: Run, words: str) -> str:
    """The id of the claim that these words find first."""
    return str(json.loads(plain("search", words, "--format", "jsonl").out.splitlines()[0])["claim"]["id"])


def decided(plain: Run) -> list[dict[str, Any]]:
    return [json.loads(line) for line in plain("judgements", "--format", "jsonl").out.splitlines()]


def test_a_claim_gets_another_place_and_has_its_own_back(plain: Run, front: Path) -> None:
    id_ = claim(plain, "shelled vegetable market")
    before = plain("explain", id_).out
    ran = plain("correct", id_[:8], "--place", "Tafas, SY", "--first", "2024-03-05", "--because", "so the caption")
    assert (ran.code, ran.err) == (0, "")
    told = ran.out.splitlines()
    assert told[0] == f"correction 1: {id_}: place, when changed"
    assert told[1].startswith("  place: Tafas, Daraa, SY, gn:")
    assert "; was Nawa, Daraa, SY, gn:" in told[1]
    assert told[2] == "  when: Tuesday 5 March 2024; was Monday 4 March 2024"
    assert told[3].startswith("happening ")
    explained = plain("explain", id_).out
    assert "CORRECTED BY PEOPLE" in explained
    assert "place, when changed: so the caption" in explained
    assert "because decided by Lina: so the caption" in explained
    assert plain("undo").out == f"taken back: correction 1, {id_}: place, when changed\n"
    after = plain("explain", id_).out
    assert "(taken back by 2)" in " ".join(after.split())
    assert after[after.index("THE HAPPENING") :] == before[before.index("THE HAPPENING") :]
    assert plain("undo", "2").out == f"stands again: correction 1, {id_}: place, when changed\n"


def test_every_field_can_be_given(plain: Run, front: Path) -> None:
    id_ = claim(plain, "shelled vegetable market")
    ran = plain(
        "correct", id_, "--kind", "air_strike", "--actor", "jets", "--target", "market", "--place-words", "the market",
        "--part", "west", "--last", "2024-03-06", "--figure", "killed civilian 3..5", "--voice", "medical: Dr Rana",
        "--voice", "state_media: SANA", "--direct", "--polarity", "denied", "--certainty", "claimed", "--background",
    )  # fmt: skip
    assert ran.code == 0
    assert "when: 4–6 March 2024; was" in ran.out
    (entry,) = decided(plain)
    assert entry["fields"] == [
        "kind", "actors", "targets", "place", "when", "figures", "voices", "direct", "polarity", "certainty",
        "background",
    ]  # fmt: skip
    values = entry["values"]
    assert (values["kind"], values["place"]["name"], values["place_text"], values["part"]) == (
        "air_strike", "Nawa", "the market", "west",
    )  # fmt: skip
    assert [(one["text"], one["type"], one["named"]) for one in values["voices"]] == [
        ("Dr Rana", "medical", True),
        ("SANA", "state_media", True),
    ]
    ran = plain("correct", id_, "--unplaced", "--undated", "--uncounted", "--outlet", "--indirect", "--news")
    assert ran.code == 0
    for told in ("place: no place;", "when: day not given;", "figures: none;", "voices: the outlet;"):
        assert told in ran.out


def test_claims_are_accepted_and_rejected(plain: Run, front: Path) -> None:
    first, second = claim(plain, "shelled vegetable market"), claim(plain, "oxygen")
    ran = plain("accept", first[:8], second)
    assert ran.out == f"correction 1: {first}: accepted\ncorrection 2: {second}: accepted\n"
    assert plain("reject", second, "--because", "another page").out == f"correction 3: {second}: rejected\n"
    ran = plain("explain", second)
    assert (ran.code, ran.err) == (
        1,
        f"frontwire: claim {second} was rejected by Lina (another page): undo 3 brings it back\n",
    )
    assert second not in plain("search", "oxygen", "--format", "jsonl").out
    shown = plain("judgements").out
    assert [line.split()[5] for line in shown.splitlines()[1:]] == ["accepted", "accepted", "rejected"]
    assert plain("undo").out == f"taken back: correction 3, {second}: rejected\n"
    assert plain("undo").out.count("taken back: correction") == 2


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ((), "nothing is changed: give a value, such as --place or --kind"),
        (("--kind", "shelin"), "'shelin' is no kind of claim: did you mean shelling?"),
        (("--place", "Nowhereville"), "no place is called Nowhereville: see `frontwire gazetteer find`"),
        (("--first", "2024-03-06", "--last", "2024-03-05"), "the first day, 2024-03-06, is after the last, 2024-03-05"),
        (("--unplaced", "--part", "west"), "--unplaced says that no place is told: leave out what tells one"),
        (("--undated", "--first", "2024-03-05"), "--undated says that no day is told: leave out what tells one"),
        (("--figure", "many"), "'many' is no figure: write what, of whom and a number, as in killed civilian 12..15"),
        (
            ("--voice", "a doctor"),
            "'a doctor' is no voice: write its type and its words, as in medical: Dr Rana Khoury",
        ),
    ],
)
def test_what_cannot_be_is_said_in_a_line(options: tuple[str, ...], says: str, plain: Run, front: Path) -> None:
    ran = plain("correct", claim(plain, "shelled vegetable market"), *options)
    assert (ran.code, ran.out, ran.err) == (1, "", f"frontwire: {says}\n")
    assert decided(plain) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("killed 12", 12, 12), ("killed 12..15", 12, 15), ("killed 12..", 12, None), ("killed ..15", None, 15)],
)
def test_figures_as_they_are_typed(text: str, low: int | None, high: int | None) -> None:
    assert figure(text) == Figure(What.KILLED, Who.UNKNOWN, low, high, "")
    assert figure(text.replace("killed", "wounded  child")) == Figure(What.WOUNDED, Who.CHILD, low, high, "")


@pytest.mark.parametrize("text", ["killed", "killed ..", "killed many", "12", "slain 12", "killed dogs 3"])
def test_what_is_no_figure(text: str) -> None:
    with pytest.raises(InputError, match="is no"):
        figure(text)


def test_voices_as_they_are_typed() -> None:
    doctor = voice("Medical: Dr Rana Khoury")
    assert (doctor.text, doctor.type, doctor.named) == ("Dr Rana Khoury", VoiceType.MEDICAL, True)
    assert voice("resident: a baker: on the square").text == "a baker: on the square"
    assert not voice("resident: a baker").named
    with pytest.raises(InputError, match="'baker' is no sort of voice: there are official"):
        voice("baker: Um Hasan")


def test_gold_is_written_for_what_was_checked(plain: Run, front: Path, tmp_path: Path) -> None:
    folder = tmp_path / "gold" / "deep"
    ran = plain("gold", "-o", str(folder))
    assert (ran.code, ran.out) == (1, "")
    assert "nobody accepted, changed or added a claim there" in ran.err
    assert not folder.exists()
    id_ = claim(plain, "shelled vegetable market")
    plain("accept", id_)
    assert plain("gold", "-o", str(folder)).out == f"1 report with 1 claim written to {folder}\n"
    (marked,) = folder.glob("*.json")
    held = json.loads(marked.read_text(encoding="utf-8"))
    assert held["id"] == marked.stem
    assert held["claims"][0]["quote"] in marked.with_suffix(".txt").read_bytes().decode("utf-8")
    again = marked.read_bytes()
    assert plain("gold", "--report", marked.stem[:6], "-o", str(folder)).code == 0
    assert marked.read_bytes() == again
    assert plain("gold", "--all", "-o", str(folder)).out.startswith("25 reports with ")
    assert len(list(folder.iterdir())) == 50
    blocked = tmp_path / "file"
    blocked.write_text("")
    ran = plain("gold", "--all", "-o", str(blocked))
    assert (ran.code, ran.err.startswith(f"frontwire: {blocked}: it cannot be written")) == (1, True)
