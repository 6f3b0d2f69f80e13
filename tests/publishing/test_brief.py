from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from frontwire.model.claim import Claim
from frontwire.model.span import Span
from frontwire.model.time import Publication
from frontwire.publishing.reading import Reading

MakeClaim = Callable[..., Claim]


def section(brief: str, title: str) -> str:
    """One section's lines, unwrapped."""
    assert title in brief, brief
    return re.split(r"\n\n", brief.split(title, 1)[1])[0]


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_header_says_what_when_and_why(reading: Reading) -> None:
    head = reading.brief().split("\n\n")[0]
    assert head.startswith("Mortars hit Tal Rifaat as sides trade blame\n")
    assert "The Northern Post · published Tuesday 5 March 2024" in head
    assert "Day: the visible line" in head
    assert "6 claims; 1 refusal" in head
    assert "a nurse (medical, 2); the outlet itself (2); rebels (armed group, party to the fight, 1)" in flat(head)


def test_a_report_without_title_outlet_and_day_says_so(reading: Reading) -> None:
    report = replace(reading.report, title=None, outlet=None)
    bare = replace(reading, document=replace(reading.document, report=report, publication=Publication(None, "no line")))
    assert bare.brief().startswith(
        "A report without a title\noutlet not known · publication day not known\nDay: no line\n"
    )


def test_what_happened_is_told_by_place_and_day_with_voice_and_number(reading: Reading) -> None:
    told = flat(section(reading.brief(), "WHAT HAPPENED"))
    assert told == (
        "Tall Rif'at, Aleppo, Syria Monday 4 March 2024 "
        "• Army gunners shelled the northern quarter (north) — claimed by rebels [1]"
    )


def test_tolls_keep_the_wording_and_who_denies(reading: Reading) -> None:
    told = flat(section(reading.brief(), "TOLLS"))
    assert "• Killed: At least 12 (civilians) · Tal Rifaat · Monday 4 March 2024 — said by a nurse [2]" in told
    assert "• “anyone had died” · Tal Rifaat · Monday 4 March 2024 — denied by the ministry [3]" in told


def test_control_names_part_and_holder(reading: Reading) -> None:
    assert "• East: Militiamen · day not given [5]" in flat(section(reading.brief(), "WHO HOLDS WHAT"))


def test_a_holder_within_a_word_is_told_in_the_reports_words(make_claim: MakeClaim, make_reading) -> None:
    reading = make_reading()
    text = reading.report.text.replace("Militiamen hold", "Militia-held is")
    report = replace(reading.report, text=text)
    control = reading.claims[4]
    holder = replace(control.actors[0], text="Militia", span=Span(*(control.actors[0].span.start + i for i in (0, 7))))
    held = replace(control, actors=(holder,))
    brief = replace(reading, claims=(held,), document=replace(reading.document, report=report)).brief()
    assert "• “Militiamen hold the eastern suburbs” [1]" in flat(section(brief, "WHO HOLDS WHAT"))


def test_relief_is_told_in_the_reports_words_with_its_hedge_and_chain(reading: Reading) -> None:
    told = flat(section(reading.brief(), "HOSPITALS"))
    assert told.endswith(
        "Supplies • Possible (“reportedly”): “The town's only clinic has run out of plasma” "
        "— said by a nurse, through the ministry [4]"
    )


def test_a_denial_and_what_it_denies_stand_side_by_side(reading: Reading) -> None:
    told = flat(section(reading.brief(), "DISPUTED"))
    assert "Casualties: one says it is so, another that it is not · Tal Rifaat" in told
    assert "[2]" in told
    assert "[3]" in told
    assert "[1]" not in told


def test_background_stands_apart_from_the_news(reading: Reading) -> None:
    brief = reading.brief()
    assert "“sides trade blame”" in section(brief, "BACKGROUND")
    assert "WHAT IS SAID" not in brief


def test_background_names_its_place_once(reading: Reading, make_reading) -> None:
    shelling = replace(reading.claims[0], background=True)
    assert shelling.where.note is not None
    near = replace(shelling.where.note, text="near the border", relation="near", part=None)
    told = make_reading((replace(shelling, where=replace(shelling.where, note=near)),)).brief()
    assert section(told, "BACKGROUND").count("near the border") == 1


def test_what_is_not_known_has_numbers_and_reasons(reading: Reading) -> None:
    told = flat(section(reading.brief(), "NOT KNOWN"))
    assert "No day • No time words [4][5][6]" in told
    assert "No place on the map • No place is named [4][6]" in told
    assert "Seen and not coded • Placing: “the northern quarter”: no entry in the gazetteer" in told


def test_the_quotes_come_last_with_offsets(reading: Reading) -> None:
    quotes = flat(reading.brief().split("\nQUOTES\n")[1])
    span = reading.claims[1].evidence.span
    assert f"[2] At least 12 villagers were killed {span.start}–{span.end}" in quotes
    assert quotes.count("[") == 6 + 1  # six quotes, and the legend's [n]


def test_every_cited_number_has_its_quote(reading: Reading) -> None:
    body, quotes = reading.brief().split("\nQUOTES\n")
    assert set(re.findall(r"\[(\d+)\]", body)) == set(re.findall(r"\[(\d+)\]", quotes))


@pytest.mark.parametrize("width", [40, 72, 110])
def test_no_line_is_wider_than_asked_nor_ends_in_blanks(reading: Reading, width: int) -> None:
    for line in reading.brief(width=width).splitlines():
        assert len(line) <= width
        assert line == line.rstrip()


def test_colour_adds_escapes_and_changes_no_word(reading: Reading) -> None:
    coloured = reading.brief(color=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == reading.brief()


@pytest.mark.parametrize("variable", ["NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM"])
def test_the_environment_does_not_change_it(reading: Reading, variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = reading.brief(), reading.brief(color=True)
    monkeypatch.setenv(variable, "3")
    assert (reading.brief(), reading.brief(color=True)) == before


def test_a_page_cannot_steer_the_terminal(reading: Reading) -> None:
    evil = "\x1b[2J\x07\x9b1mNews\x00"
    document = replace(reading.document, report=replace(reading.report, title=evil, outlet=evil))
    claim = replace(reading.claims[0], evidence=replace(reading.claims[0].evidence, quote=evil), actors=(), targets=())
    held = replace(reading, document=document, claims=(claim,))
    for shown in (held.brief(), held.explain(1)):
        assert all(character.isprintable() or character == "\n" for character in shown)
        assert "News" in shown


def test_a_reading_without_claims_says_so(make_reading: Callable[..., Reading]) -> None:
    brief = make_reading(()).brief()
    assert "Nothing in this report was read as a claim." in brief
    assert "WHAT HAPPENED" not in brief
    assert "QUOTES" not in brief


def test_lines_that_read_the_same_are_one_with_both_numbers(reading: Reading, make_reading) -> None:
    twice = make_reading((reading.claims[0], replace(reading.claims[0], id="f" * 16)))
    assert "claimed by rebels [1][2]" in flat(twice.brief())


def test_a_hundred_and_twenty_claims_are_cut_and_counted(make_claim: MakeClaim, make_reading) -> None:
    kinds = ["protest", "appeal", "control", "needs"]
    text = make_reading().report.text
    many = tuple(make_claim(text[i : i + 12], kinds[i % 4], f"{i:016x}") for i in range(120))
    brief = make_reading(many).brief()
    assert len(brief.splitlines()) < 180
    assert "No time words (120 claims, among them) [1][2]" in flat(brief)
    shown = {title: section(brief, title) for title in ("WHAT HAPPENED", "WHAT IS SAID", "WHO HOLDS WHAT")}
    assert all(text.count("•") <= 24 for text in shown.values())


def test_what_is_cut_is_counted(make_claim: MakeClaim, make_reading) -> None:
    text = make_reading().report.text
    many = tuple(make_claim(text[i : i + 12], "appeal", f"{i:016x}") for i in range(30))
    said = section(make_reading(many).brief(), "WHAT IS SAID")
    assert said.count("•") == 14
    distinct = {" ".join(text[i : i + 12].split()) for i in range(30)}
    assert f"… and {len(distinct) - 14} more (--format json for all)" in said
