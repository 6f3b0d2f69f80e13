"""Each command on the sample front, as somebody would use them one after another."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from cli_support import Run
from frontwire.model.parcel import Parcel

_ID = re.compile(r"\[([0-9a-f]{8})\]")


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def listed(plain: Run, *options: str) -> list[dict[str, Any]]:
    """The happenings that options ask for."""
    return [line["happening"] for line in lines(plain("happenings", *options, "--format", "jsonl").out)]


def market(plain: Run) -> str:
    """The id of the happening that most claims tell of."""
    return str(max(listed(plain, "--place", "Nawa"), key=lambda one: len(one["claims"]))["id"])


# -- demo, picture, diff ---------------------------------------------------------------------------------------------


def test_the_demo_says_what_it_is_shows_the_picture_and_what_to_try(loaded: tuple[Path, str]) -> None:
    path, shown = loaded
    assert shown.startswith("Illustrative.")
    assert "25 reports read: 25 new, 0 known already" in shown
    assert "as of Saturday 9 March 2024" in shown
    assert "WHAT HAPPENED" in shown
    assert f"export FRONTWIRE_STORE={path}" in shown


def test_loading_the_demo_again_adds_nothing(frontwire: Run, front: Path) -> None:
    assert "25 reports read: 0 new, 25 known already" in frontwire("demo", "--store", str(front)).out


def test_the_picture_is_that_of_the_demo(plain: Run, front: Path, loaded: tuple[Path, str]) -> None:
    ran = plain("picture")
    assert ran.code == 0
    assert ran.out in loaded[1]


def test_the_picture_of_a_place_and_a_day(plain: Run, front: Path) -> None:
    ran = plain("picture", "--place", "Tafas", "--at", "2024-03-06")
    assert ran.out.startswith("Tafas, Daraa, Syria, as of Wednesday 6 March 2024")
    assert "7 March" not in ran.out


def test_the_picture_for_programs_is_the_same_each_time(plain: Run, front: Path) -> None:
    first, again = (plain("picture", "--format", "json").out for _ in range(2))
    assert first == again
    assert json.loads(first)["frame"]["at"] == "2024-03-09"


def test_a_picture_of_a_day_on_which_nothing_was_known(plain: Run, front: Path) -> None:
    ran = plain("picture", "--at", "2020-01-01")
    assert ran.code == 0
    assert "No claim was known" in ran.out


def test_the_days_of_a_window_the_wrong_way_round(plain: Run, front: Path) -> None:
    for command in (("picture", "--at"), ("happenings", "--at"), ("diff", "--to")):
        ran = plain(command[0], "--since", "2024-03-08", command[1], "2024-03-06")
        assert (ran.code, ran.out) == (2, "")
        assert "2024-03-08 is later than 2024-03-06" in ran.err


def test_what_became_known_between_two_days(plain: Run, front: Path) -> None:
    ran = plain("diff", "--from", "2024-03-06", "--to", "2024-03-08")
    assert ran.out.startswith("From 6 March 2024 to 8 March 2024\n")
    assert "\nNEW\n" in ran.out
    kinds = {str(line["kind"]) for line in lines(plain("diff", "--since", "2024-03-06", "--format", "jsonl").out)}
    assert {"new", "updated"} <= kinds


def test_a_quiet_day_is_no_error(plain: Run, front: Path) -> None:
    ran = plain("diff", "--since", "today")
    assert (ran.code, ran.err) == (0, "")
    assert "Nothing changed." in ran.out


@pytest.mark.parametrize("days", [(), ("--since", "2024-03-06", "--from", "2024-03-06"), ("--to", "2024-03-06")])
def test_a_difference_needs_one_first_day(plain: Run, front: Path, days: tuple[str, ...]) -> None:
    ran = plain("diff", *days)
    assert ran.code == 2
    assert "say from which day" in ran.err


# -- happenings, happening, explain, search, sources -----------------------------------------------------------------


def test_happenings_stand_by_day_with_the_undated_last(plain: Run, front: Path) -> None:
    held = listed(plain)
    days = [one["first"] or one["last"] for one in held]
    dated = [day for day in days if day]
    assert dated == sorted(dated)
    assert days[: len(dated)] == dated
    assert len(plain("happenings").out.splitlines()) == len(held) + 1


def test_filters_of_happenings(plain: Run, front: Path) -> None:
    disputed = listed(plain, "--disputed")
    assert disputed
    assert all(one["disputes"] for one in disputed)
    several = listed(plain, "--min-origins", "3")
    assert several
    assert all(len(one["origins"]) >= 3 for one in several)
    strikes = lines(plain("happenings", "--kind", "air_strike", "--format", "jsonl").out)
    assert strikes
    assert all("air_strike" in {claim["kind"] for claim in line["claims"]} for line in strikes)


def test_happenings_claims_and_figures_as_csv(plain: Run, front: Path) -> None:
    held = listed(plain)
    for rows, number in (
        ("happenings", len(held)),
        ("claims", sum(len(one["claims"]) for one in held)),
        ("figures", sum(len(toll["figures"]) for one in held for toll in one["tolls"])),
    ):
        table = list(csv.DictReader(io.StringIO(plain("happenings", "--format", "csv", "--rows", rows).out)))
        assert len(table) == number
        assert {row["happening"] for row in table} <= {one["id"] for one in held}
        assert not any(cell.startswith(("=", "+", "@")) for row in table for cell in row.values())


def test_a_filter_that_nothing_passes(plain: Run, front: Path) -> None:
    ran = plain("happenings", "--min-origins", "99")
    assert (ran.code, ran.out) == (0, "No happening is like that.\n")


def test_a_kind_and_a_place_that_are_not_there(plain: Run, front: Path) -> None:
    ran = plain("happenings", "--kind", "sheling")
    assert (ran.code, "there are shelling" in ran.err) == (2, True)
    ran = plain("search", "market", "--place", "Nyala")
    assert (ran.code, "tells of nothing in Nyala; it tells of" in ran.err) == (1, True)


def test_a_table_is_cut_to_the_width_asked_for(plain: Run, front: Path) -> None:
    wide, narrow = (plain("happenings", *width).out.splitlines() for width in ((), ("--width", "70")))
    assert len(wide) == len(narrow)
    assert max(map(len, narrow)) <= 70 < max(map(len, wide))
    assert any(line.endswith("…") for line in narrow)


def test_one_happening_with_who_says_what(plain: Run, front: Path) -> None:
    ran = plain("happening", market(plain)[:6])
    assert ran.code == 0
    for part in ("FIGURES", "DISPUTED", "WHO SAYS WHAT", "WHY THESE ARE ONE", "GRADE", "ORIGINS", "COPIES"):
        assert f"\n{part}\n" in ran.out


def test_a_happening_is_found_by_any_claim_in_it_and_as_of_a_day(plain: Run, front: Path) -> None:
    whole = json.loads(plain("happening", market(plain), "--format", "json").out)
    claims = whole["happening"]["claims"]
    assert json.loads(plain("happening", claims[-1], "--format", "json").out) == whole
    then = json.loads(plain("happening", market(plain), "--at", "2024-03-04", "--format", "json").out)
    assert 0 < len(then["claims"]) < len(claims)


def test_every_id_that_the_picture_shows_can_be_explained(plain: Run, front: Path) -> None:
    ids = list(dict.fromkeys(_ID.findall(plain("picture").out)))
    assert len(ids) > 20
    for one in ids[:: len(ids) // 8]:
        ran = plain("explain", one)
        assert ran.code == 0, ran.err
        for part in ("THE HAPPENING IT STANDS IN", "GRADE", "THE REPORT", "THE WORDS", "WHO SAYS IT", "WHERE"):
            assert f"\n{part}\n" in ran.out


def test_an_explanation_leads_to_rule_and_words(plain: Run, front: Path) -> None:
    ran = plain("explain", market(plain))
    assert "• rule lexicons/kinds/" in ran.out
    assert "⟦" in ran.out
    assert "read by Frontwire" in ran.out


@pytest.mark.parametrize(("asked", "said"), [("abc", "too short"), ("ffffffffffff", "no claim has an id")])
def test_ids_that_name_nothing(plain: Run, front: Path, asked: str, said: str) -> None:
    for command in ("explain", "happening"):
        ran = plain(command, asked)
        assert (ran.code, ran.out) == (1, "")
        assert said in ran.err


def test_claims_are_found_by_their_words(plain: Run, front: Path) -> None:
    ran = plain("search", "OXYGEN", "--voice-type", "medical", "--limit", "5")
    assert "⟦oxygen⟧" in ran.out.lower()
    held = lines(plain("search", "oxygen", "--voice-type", "medical", "--format", "jsonl").out)
    assert held
    assert all(line["claim"]["said_by"][0]["type"] == "medical" for line in held)


def test_words_that_nobody_says(plain: Run, front: Path) -> None:
    ran = plain("search", "submarine")
    assert (ran.code, ran.out) == (1, "")


def test_sources_with_how_they_fared(plain: Run, front: Path) -> None:
    held = lines(plain("sources", "--format", "jsonl").out)
    (outlet,) = (one for one in held if one["is_outlet"] and one["name"] == "Free South Network")
    assert outlet["claims"] > outlet["confirmed"] > 0
    table = plain("sources").out.splitlines()
    assert table[0].split()[:3] == ["claims", "confirmed", "contradicted"]
    assert len(table) == len(held) + 1


# -- review, merge, split, undo, judgements, reread ------------------------------------------------------------------


def answer(plain: Run, monkeypatch: pytest.MonkeyPatch, keys: str) -> str:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{key}\n" for key in keys)))
    ran = plain("review", "--by", "Lina", "--limit", "3")
    assert ran.code == 0
    return ran.out


def test_review_asks_records_and_asks_no_more(plain: Run, front: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = answer(plain, monkeypatch, "sduk")
    assert "1 of 3: do these tell of the same?" in shown
    assert shown.endswith("Decided: 1 same. Skipped: 1. Left: 1.\n")
    decided = lines(plain("judgements", "--format", "jsonl").out)
    assert [(one["verdict"], one["by"], one["undone"] is None) for one in decided] == [
        ("same", "Lina", True),
        ("different", "Lina", False),
    ]
    left, right = decided[0]["left"], decided[0]["right"]
    assert right in json.loads(plain("happening", left, "--format", "json").out)["happening"]["claims"]
    again = answer(plain, monkeypatch, "q")
    assert not (left[:8] in again and right[:8] in again)


def test_two_happenings_merged_and_parted_again(plain: Run, front: Path) -> None:
    one, other = (str(line["id"]) for line in listed(plain)[:2])
    before = plain("happenings").out
    ran = plain("merge", one[:8], other[:8], "--because", "the same convoy", "--by", "Lina")
    assert ran.out.startswith(f"judgement 1: {one} and {other}: same\nhappening ")
    again = plain("merge", one, other)
    assert (again.code, "are one happening already" in again.err) == (1, True)
    assert "the same convoy" in plain("happening", one).out
    assert plain("undo").out == f"taken back: judgement 1, {one} and {other}: same\n"
    assert plain("happenings").out == before
    assert plain("undo").code == 1


def test_claims_split_off_in_one_decision(plain: Run, front: Path) -> None:
    whole = market(plain)
    held = json.loads(plain("happening", whole, "--format", "json").out)["claims"]
    out = [claim["id"] for claim in held if claim["known"] != held[0]["known"]][:2]
    before = plain("happenings").out
    ran = plain("split", whole, *out, "--by", "Lina")
    assert ran.code == 0, ran.err
    rest = json.loads(plain("happening", whole, "--format", "json").out)["happening"]["claims"]
    assert not set(rest) & set(out)
    assert plain("undo").code == 0
    assert plain("happenings").out == before


def test_what_cannot_be_split_off(plain: Run, front: Path) -> None:
    one, other = (str(line["id"]) for line in listed(plain)[:2])
    assert "does not stand in" in plain("split", one, other).err
    everything = json.loads(plain("happening", one, "--format", "json").out)["happening"]["claims"]
    assert "leave one in it" in plain("split", one, *everything).err


def test_nothing_decided(plain: Run, front: Path) -> None:
    assert plain("judgements").out == "Nobody has decided anything.\n"


def test_reports_are_read_anew_only_where_that_can_change_something(frontwire: Run, front: Path) -> None:
    assert frontwire("reread").out.startswith("Every report was read by")
    line = json.loads(frontwire("search", "market", "--limit", "1", "--format", "jsonl").out)
    found = json.loads(frontwire("happening", line["claim"]["id"], "--format", "json").out)
    report = found["reports"][0]["id"]
    ran = frontwire("reread", "--report", report[:8])
    assert re.fullmatch(r"1 report read anew: 0 claims came in, 0 went, \d+ stayed\n", ran.out), ran.out
    assert frontwire("reread", "--report", "zzzz").code == 1


# -- stores ----------------------------------------------------------------------------------------------------------

READERS = (
    ("picture",),
    ("happenings",),
    ("happening", "abcd"),
    ("explain", "abcd"),
    ("search", "x"),
    ("sources",),
    ("review",),
    ("merge", "abcd", "bcde"),
    ("split", "abcd", "bcde"),
    ("undo",),
    ("judgements",),
    ("diff", "--since", "today"),
    ("health",),
)


@pytest.mark.parametrize("command", READERS, ids=lambda command: command[0])
def test_a_store_that_is_not_there_is_not_made(plain: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    path = tmp_path / "none.db"
    ran = plain(*command, "--store", str(path))
    assert (ran.code, ran.out) == (1, "")
    assert "no store there" in ran.err
    assert ran.err.count("\n") == 1
    assert not path.exists()


@pytest.mark.parametrize("command", [one for one in READERS if one[0] in {"picture", "happenings", "sources", "diff"}])
def test_an_empty_store(plain: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    from frontwire.corpus import open_store

    open_store(tmp_path / "empty.db").close()
    ran = plain(*command, "--store", str(tmp_path / "empty.db"))
    assert ran.code == 0, ran.err
    assert ran.out


def test_an_interrupt_leaves_what_was_added(
    frontwire: Run, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from frontwire.cli import adding

    read = adding.read_parcel
    stop = tmp_path / "stop.txt"
    stop.write_text("Stop.", encoding="utf-8")

    def once(parcel: Parcel, *rest: object, **more: object) -> object:
        if parcel.name == str(stop):
            raise KeyboardInterrupt
        return read(parcel, *rest, **more)

    monkeypatch.setattr(adding, "read_parcel", once)
    store = str(tmp_path / "store.db")
    assert frontwire("add", str(report), str(stop), "--store", store).code == 130
    assert frontwire("search", "airport", "--store", store).code == 0


def test_nothing_in_a_report_can_steer_the_terminal(frontwire: Run, tmp_path: Path) -> None:
    path, store = tmp_path / "odd.txt", str(tmp_path / "odd.db")
    path.write_text("Shells hit Aleppo on Monday, said Abu \x1b[31mKhan, a rebel commander.\n", encoding="utf-8")
    frontwire("add", str(path), "--store", store, "--outlet", "Odd\x1b[2J Wire", "--published", "2024-03-05")
    id_ = listed(frontwire, "--store", store)[0]["id"]
    commands = (("picture",), ("happenings",), ("sources",), ("health",), ("search", "shells"))
    for command in (*commands, ("happening", id_), ("explain", id_), ("diff", "--since", "2024-03-01")):
        ran = frontwire(*command, "--store", store)
        assert ran.code == 0, ran.err
        assert "\x1b" not in ran.out
