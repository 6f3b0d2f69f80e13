"""MUC-4: keys with all their marks, alignment, slot scores by hand, GTT's role fillers, templates from claims."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evaluation.base import Case, Outcome
from evaluation.measures import sum_counts
from evaluation.sets.muc4 import gtt
from evaluation.sets.muc4.align import assign, mappable
from evaluation.sets.muc4.evaluate import Muc4, dateline_day
from evaluation.sets.muc4.keys import Fill, Message, Slot, Template, parse_fill, read_messages
from evaluation.sets.muc4.score import SlotCounts, compare, compare_slot, slots_prf
from evaluation.sets.muc4.strings import credit, date_credit, location_credit, string_credit
from evaluation.sets.muc4.templates import templates_of
from evaluation.sets.muc4.words import holds, sorted_as
from frontwire.api import Reader

EVERY = tuple(Slot)
TEXT = """TST1-MUC3-0901

   VILLA NUEVA, 12 MAR 90 (INVENTED WIRE) -- [TEXT] REBELS OF THE RIVER FRONT [RF]
BLEW UP THE ORE BANK ON 11 MARCH.

TST1-MUC3-0902

   NO NEWS TODAY.
"""
KEY = """;;; an invented key
0.  MESSAGE: ID                     TST1-MUC3-0901 (NOBODY)
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  (11 MAR 90) / (- 12 MAR 90)
3.  INCIDENT: LOCATION              PERU: PUNO (DEPARTMENT): VILLA NUEVA (CITY)
4.  INCIDENT: TYPE                  BOMBING
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
6.  INCIDENT: INSTRUMENT ID         ? "CHARGE"
7.  INCIDENT: INSTRUMENT TYPE       ?EXPLOSIVE: "CHARGE"
8.  PERP: INCIDENT CATEGORY         TERRORIST ACT
9.  PERP: INDIVIDUAL ID             "REBELS"
10. PERP: ORGANIZATION ID           "RIVER FRONT" / "RF"
11. PERP: ORGANIZATION CONFIDENCE   REPORTED AS FACT / CLAIMED OR ADMITTED: "RIVER FRONT" / "RF"
12. PHYS TGT: ID                    "THE \\"ORE\\" BANK" / "BANK"
                                    "CARS"
13. PHYS TGT: TYPE                  FINANCIAL: "THE \\"ORE\\" BANK" / "BANK"
                                    TRANSPORT VEHICLE: "CARS"
14. PHYS TGT: NUMBER                1: "THE \\"ORE\\" BANK" / "BANK"
                                    PLURAL: "CARS"
15. PHYS TGT: FOREIGN NATION        -
16. PHYS TGT: EFFECT OF INCIDENT    SOME DAMAGE / DESTROYED: "THE \\"ORE\\" BANK" / "BANK"
17. PHYS TGT: TOTAL NUMBER          -
18. HUM TGT: NAME                   -
19. HUM TGT: DESCRIPTION            -
20. HUM TGT: TYPE                   -
21. HUM TGT: NUMBER                 -: "GUARD"
22. HUM TGT: FOREIGN NATION         -
23. HUM TGT: EFFECT OF INCIDENT     -
24. HUM TGT: TOTAL NUMBER           -

0.  MESSAGE: ID                     TST1-MUC3-0901
1.  MESSAGE: TEMPLATE               2 (OPTIONAL)
2.  INCIDENT: DATE                  - 12 MAR 90
4.  INCIDENT: TYPE                  KIDNAPPING
6.  INCIDENT: INSTRUMENT ID         *
18. HUM TGT: NAME                   "ANA ROJAS"

0.  MESSAGE: ID                     TST1-MUC3-0902
1.  MESSAGE: TEMPLATE               *
2.  INCIDENT: DATE                  *
"""


def template(**slots: str | tuple[str, ...]) -> Template:
    """A response: "value" or "value: tag" for each slot."""
    held: dict[Slot, tuple[Fill, ...]] = {}
    for name, values in slots.items():
        fills = (parse_fill(Slot[name], value) for value in ((values,) if isinstance(values, str) else values))
        held[Slot[name]] = tuple(fill for fill in fills if fill is not None)
    return Template(held)


@pytest.fixture
def messages(tmp_path: Path) -> tuple[Message, ...]:
    (tmp_path / "tst1").mkdir()
    (tmp_path / "tst1" / "tst1-muc3").write_text(TEXT, encoding="latin-1")
    (tmp_path / "tst1" / "key-tst1.v1").write_text(KEY, encoding="latin-1")
    return tuple(read_messages(tmp_path))


def test_reads_messages_and_their_templates(messages: tuple[Message, ...]) -> None:
    assert [message.id for message in messages] == ["TST1-MUC3-0901", "TST1-MUC3-0902"]
    assert [len(message.templates) for message in messages] == [2, 0]
    assert messages[0].templates[1].optional
    assert messages[0].templates[1].inapplicable == {Slot.INSTRUMENT_ID}


def test_reads_alternatives_optional_fills_and_cross_references(messages: tuple[Message, ...]) -> None:
    key = messages[0].templates[0]
    assert key.fills(Slot.DATE) == (Fill(("11 MAR 90", "- 12 MAR 90")),)
    assert key.fills(Slot.LOCATION) == (Fill(("PERU: PUNO (DEPARTMENT): VILLA NUEVA (CITY)",)),)
    assert key.fills(Slot.INSTRUMENT_TYPE) == (Fill(("EXPLOSIVE",), ("CHARGE",), optional=True),)
    assert key.fills(Slot.CONFIDENCE) == (Fill(("REPORTED AS FACT", "CLAIMED OR ADMITTED"), ("RIVER FRONT", "RF")),)
    assert key.fills(Slot.PHYS_ID) == (Fill(('THE "ORE" BANK', "BANK")), Fill(("CARS",)))
    assert key.fills(Slot.HUM_NUMBER) == ()


def test_dateline_gives_the_day() -> None:
    assert dateline_day("   LIMA, 3 JAN 90 (EFE) -- [TEXT] SO") == date(1990, 1, 3)
    assert dateline_day("LIMA, NO DATE -- SO") is None


@pytest.mark.parametrize(
    ("response", "key", "wanted"),
    [
        ("THE 3 FARMERS", "FARMERS", 1.0),
        ("OLD FARMERS", "FARMERS", 1.0),
        ("FARMERS WHO SAW IT", "FARMERS", 0.5),
        ("ROJAS", "ANA MARIA ROJAS", 0.5),
        ("ANA ROJAS", "MARIO DIAZ", 0.0),
        ("FARMERS", "", 0.0),
    ],
)
def test_strings_earn_what_the_guidelines_say(response: str, key: str, wanted: float) -> None:
    assert string_credit(response, key) == wanted


@pytest.mark.parametrize(
    ("response", "key", "wanted"),
    [
        ("26 AUG 89", "26 AUG 89", 1.0),
        ("26 AUG 89", "25 AUG 89 - 26 AUG 89", 0.5),
        ("25 AUG 89", "- 26 AUG 89", 0.5),
        ("- 26 AUG 89", "26 AUG 89", 0.5),
        ("- 26 AUG 89", "25 AUG 89", 0.0),
        ("- 26 AUG 89", "24 AUG 89 - 25 AUG 89", 0.0),
        ("27 AUG 89", "- 26 AUG 89", 0.0),
        ("01 JAN 88", "- 26 AUG 89", 0.0),
    ],
)
def test_dates_earn_what_the_guidelines_say(response: str, key: str, wanted: float) -> None:
    assert date_credit(response, key) == wanted


@pytest.mark.parametrize(
    ("response", "key", "wanted"),
    [
        ("PERU: LIMA (CITY)", "PERU: LIMA (CITY)", 1.0),
        ("PERU: LIMA (TOWN)", "PERU: LIMA (DEPARTMENT): LIMA (CITY)", 1.0),
        ("PERU", "PERU: LIMA (CITY)", 0.5),
        ("PERU: CUSCO (CITY)", "PERU: LIMA (CITY)", 0.5),
        ("CHILE: LIMA (CITY)", "PERU: LIMA (CITY)", 0.5),
        ("PERU: LIMA (CITY)", "PERU: LIMA (CITY) - CUSCO (CITY)", 0.5),
        ("CHILE", "PERU: LIMA (CITY)", 0.0),
    ],
)
def test_places_earn_what_the_guidelines_say(response: str, key: str, wanted: float) -> None:
    assert location_credit(response, key) == wanted


@pytest.mark.parametrize(
    ("slot", "response", "key", "wanted"),
    [
        (Slot.TYPE, "ATTACK", "BOMBING", 0.5),
        (Slot.TYPE, "BOMBING", "ATTACK", 0.0),
        (Slot.CONFIDENCE, 'SUSPECTED OR ACCUSED: "RF"', 'SUSPECTED OR ACCUSED BY AUTHORITIES: "RF"', 0.5),
        (Slot.CONFIDENCE, 'REPORTED AS FACT: "RF"', 'REPORTED AS FACT: "RIVER FRONT" / "RF"', 1.0),
        (Slot.CONFIDENCE, 'REPORTED AS FACT: "ELN"', 'REPORTED AS FACT: "RF"', 0.5),
        (Slot.INSTRUMENT_TYPE, 'GUN: "AK"', "MACHINE GUN: -", 0.5),
        (Slot.HUM_NUMBER, '7: "JUDGES"', '5 - 7: "JUDGES"', 0.5),
        (Slot.HUM_NUMBER, '7: "JUDGES"', '~7: "MEN"', 0.5),
        (Slot.HUM_NUMBER, '7: "JUDGES"', '7: "MEN"', 0.0),
        (Slot.HUM_DESCRIPTION, '"MAYOR": "ROJAS"', '"MAYOR": "DIAZ"', 0.5),
        (Slot.HUM_EFFECT, 'NO INJURY: "MAYOR"', 'NO INJURY OR DEATH: "MAYOR"', 0.5),
    ],
)
def test_fills_earn_what_the_guidelines_say(slot: Slot, response: str, key: str, wanted: float) -> None:
    ours, theirs = parse_fill(slot, response), parse_fill(slot, key)
    assert ours is not None
    assert theirs is not None
    assert credit(slot, theirs, ours) == wanted


def test_templates_are_mapped_only_with_type_and_content() -> None:
    key = template(TYPE="BOMBING", PHYS_ID='"BANK"')
    assert mappable(key, template(TYPE="ATTACK", PHYS_ID='"A BANK"'))
    assert not mappable(key, template(TYPE="KIDNAPPING", PHYS_ID='"BANK"'))
    assert not mappable(key, template(TYPE="BOMBING", PHYS_ID='"CHURCH"'))


def test_assignment_earns_most_in_sum() -> None:
    gains = {("a", "x"): 3.0, ("a", "y"): 2.0, ("b", "x"): 2.0, ("b", "y"): 0.0}
    assert assign(["a", "b"], ["x", "y"], gain=lambda key, response: gains[key, response]) == (1, 0)


def test_slot_counts_by_hand() -> None:
    key = template(PHYS_ID=('"BANK"', '"CARS"', '"HOUSES"'))
    response = template(PHYS_ID=('"BANK"', '"CHURCH"'))
    assert compare_slot(Slot.PHYS_ID, key, response) == SlotCounts(correct=1, incorrect=1, missing=1)
    assert compare_slot(Slot.PHYS_ID, Template({}), response) == SlotCounts(spurious=2)


def test_optional_fills_cost_nothing_when_left_out() -> None:
    key = template(PHYS_ID=('"BANK"', '? "CARS"'))
    assert compare_slot(Slot.PHYS_ID, key, template(PHYS_ID='"BANK"')) == SlotCounts(correct=1)
    assert compare_slot(Slot.PHYS_ID, key, template(PHYS_ID=('"BANK"', '"CARS"'))) == SlotCounts(correct=2)


def test_perfect_empty_and_half_right(messages: tuple[Message, ...]) -> None:
    key = messages[0].templates[0]
    first = {slot: tuple(Fill(fill.values[:1], fill.tags[:1]) for fill in fills) for slot, fills in key.slots.items()}
    perfect = slots_prf(compare((key,), (Template(first),)), EVERY)
    assert (perfect.precision, perfect.recall, perfect.f1) == (100.0, 100.0, 100.0)
    assert slots_prf(compare((key,), ()), EVERY).f1 == 0.0
    # Type right, one of two things right: 2 of 2 given are right, and 15 fills are required.
    half = slots_prf(compare((key,), (template(TYPE="BOMBING", PHYS_ID='"CARS"'),)), EVERY)
    assert half.precision == 100.0
    assert half.recall == pytest.approx(100 * 2 / 15)


def test_missed_optional_templates_cost_nothing_and_spurious_ones_do(messages: tuple[Message, ...]) -> None:
    optional = messages[0].templates[1:]
    assert not any(compare(optional, ()).values())
    assert compare((), (template(TYPE="BOMBING"),))["slot:TYPE:spurious"] == 1


def test_gtt_counts_exact_strings_and_the_best_mapping() -> None:
    gold = gtt.roles_of((template(TYPE="BOMBING", PHYS_ID='"THE ORE BANK" / "BANK"', INDIVIDUAL='"REBELS"'),))
    found = gtt.roles_of((template(TYPE="BOMBING", PHYS_ID=('"The Ore-Bank"', '"BANK"')), template(TYPE="ATTACK")))
    counts = gtt.compare(gold, found)
    assert (counts["gtt:Target:p"], counts["gtt:Target:found"]) == (1, 2)
    assert (counts["gtt:Target:r"], counts["gtt:Target:gold"]) == (1, 1)
    assert (counts["gtt:PerpInd:r"], counts["gtt:PerpInd:gold"]) == (0, 1)
    assert (counts["gtt:type:p"], counts["gtt:type:found"], counts["gtt:type:gold"]) == (1, 2, 1)
    # Right 2 of 4 found, 2 of 3 wanted.
    assert gtt.prf(counts, (*gtt.ROLES, gtt.TYPE)).f1 == pytest.approx(100 * 2 * (0.5 * 2 / 3) / (0.5 + 2 / 3))


def test_gtt_leaves_out_strings_that_the_text_does_not_hold() -> None:
    held = template(TYPE="ATTACK", ORGANIZATION=('"RIVER FRONT [RF]"', '"ELSEWHERE"'))
    assert gtt.roles_of((held,), text="THE RIVER\nFRONT (RF) CAME")[0].entities["PerpOrg"] == (
        frozenset({"river front rf"}),
    )


def test_gtt_maps_only_the_same_type() -> None:
    gold = gtt.roles_of((template(TYPE="BOMBING", PHYS_ID='"BANK"'),))
    counts = gtt.compare(gold, gtt.roles_of((template(TYPE="ATTACK", PHYS_ID='"BANK"'),)))
    assert counts["gtt:Target:p"] == 0


def test_words_sort_phrases_by_their_head() -> None:
    assert sorted_as("physical", "OFFICES OF THE BANK") == "ORGANIZATION OFFICE"
    assert sorted_as("physical", "TWO BUSES") == "TRANSPORT VEHICLE"
    assert sorted_as("instruments", "POWERFUL CAR BOMB") == "VEHICLE BOMB"
    assert sorted_as("human", "RETIRED GENERAL") == "FORMER ACTIVE MILITARY"
    assert sorted_as("human", "BRIDGE") is None
    assert holds("They burned it", ("burned",))


def test_a_bombing_becomes_a_template(reader: Reader) -> None:
    text = (
        "LIMA, 12 MAR 90 (INVENTED WIRE) -- SHINING PATH GUERRILLAS BLEW UP A BANK IN HUANCAYO YESTERDAY, POLICE "
        "SAID. THE EXPLOSION KILLED TWO PEASANTS."
    )
    (found,) = templates_of(reader.read(text, published=date(1990, 3, 12)))
    assert found.fills(Slot.TYPE) == (Fill(("BOMBING",)),)
    assert found.fills(Slot.DATE) == (Fill(("11 MAR 90",)),)
    assert found.fills(Slot.LOCATION) == (Fill(("PERU: HUANCAYO (CITY)",)),)
    assert found.fills(Slot.PHYS_ID) == (Fill(("BANK",)),)
    assert found.fills(Slot.CATEGORY) == (Fill(("TERRORIST ACT",)),)
    assert [fill.values for fill in found.fills(Slot.ORGANIZATION)] == [("SHINING PATH",)]
    assert found.fills(Slot.HUM_EFFECT) == (Fill(("DEATH",), ("PEASANTS",)),)
    assert found.fills(Slot.HUM_NUMBER) == (Fill(("2",), ("PEASANTS",)),)


def test_a_clash_of_armed_sides_is_no_incident(reader: Reader) -> None:
    text = "LIMA, 12 MAR 90 -- GUERRILLAS ATTACKED AN ARMY PATROL NEAR HUANCAYO AND KILLED THREE SOLDIERS."
    assert templates_of(reader.read(text, published=date(1990, 3, 12))) == ()


def test_people_are_named_and_described_at_once(reader: Reader) -> None:
    text = "LIMA, 12 MAR 90 -- GUNMEN KILLED JUDGE ANA ROJAS AND TWO STUDENTS, LUIS PAZ AND JOSE VEGA, IN HUANCAYO."
    (found,) = templates_of(reader.read(text, published=date(1990, 3, 12)))
    assert {fill.values[0] for fill in found.fills(Slot.HUM_NAME)} == {"ANA ROJAS", "LUIS PAZ", "JOSE VEGA"}
    assert Fill(("JUDGE",), ("ANA ROJAS",)) in found.fills(Slot.HUM_DESCRIPTION)
    assert Fill(("LEGAL OR JUDICIAL",), ("ANA ROJAS",)) in found.fills(Slot.HUM_TYPE)
    assert {fill.values for fill in found.fills(Slot.HUM_EFFECT)} == {("DEATH",)}


def test_guerrillas_are_of_the_only_group_that_the_report_names(reader: Reader) -> None:
    text = "LIMA, 12 MAR 90 -- GUERRILLAS BURNED A BUS IN HUANCAYO TODAY. {} IS STRONG THERE."
    (one,) = templates_of(reader.read(text.format("THE SHINING PATH"), published=date(1990, 3, 12)))
    assert [fill.values for fill in one.fills(Slot.ORGANIZATION)] == [("SHINING PATH",)]
    (two,) = templates_of(reader.read(text.format("THE SHINING PATH OR THE MRTA"), published=date(1990, 3, 12)))
    assert two.fills(Slot.ORGANIZATION) == ()
    assert one.fills(Slot.TYPE) == (Fill(("ARSON",)),)


def test_a_deed_tells_its_instrument(reader: Reader) -> None:
    text = "LIMA, 12 MAR 90 -- TWO MEN {} JUDGE ANA ROJAS IN HUANCAYO."
    (shot,) = templates_of(reader.read(text.format("SHOT"), published=date(1990, 3, 12)))
    assert shot.fills(Slot.INSTRUMENT_TYPE) == (Fill(("GUN",)),)
    assert shot.fills(Slot.INSTRUMENT_ID) == ()
    (killed,) = templates_of(reader.read(text.format("KILLED"), published=date(1990, 3, 12)))
    assert killed.fills(Slot.INSTRUMENT_TYPE) == ()


def test_a_bomb_is_named_once_and_damages_what_it_hits(reader: Reader) -> None:
    text = "LIMA, 12 MAR 90 -- A CAR BOMB EXPLODED IN FRONT OF A BANK IN HUANCAYO TODAY. THERE WERE NO CASUALTIES."
    (found,) = templates_of(reader.read(text, published=date(1990, 3, 12)))
    assert found.fills(Slot.INSTRUMENT_ID) == (Fill(("CAR BOMB",)),)
    assert found.fills(Slot.INSTRUMENT_TYPE) == (Fill(("VEHICLE BOMB",), ("CAR BOMB",)),)
    assert found.fills(Slot.PHYS_EFFECT) == (Fill(("SOME DAMAGE",), ("BANK",)),)
    assert found.fills(Slot.HUM_EFFECT) == (Fill(("NO INJURY OR DEATH",)),)


def test_people_die_once(reader: Reader) -> None:
    text = (
        "LIMA, 12 MAR 90 -- GUNMEN KILLED MAYOR ANA ROJAS ON 3 MARCH. ON 9 MARCH THE MURDER OF ANA ROJAS WAS DENOUNCED."
    )
    (found,) = templates_of(reader.read(text, published=date(1990, 3, 12)))
    assert [fill.values for fill in found.fills(Slot.HUM_NAME)] == [("ANA ROJAS",)]


def test_the_set_scores_a_crash_as_all_missed(messages: tuple[Message, ...]) -> None:
    crashed = Muc4().crashed(Case(messages[0].id, messages[0]))
    assert crashed.counts["slot:TYPE:missing"] == 1
    assert Muc4().total([crashed])[0].value == 0.0


def test_the_set_runs_from_files_to_figures(tmp_path: Path, messages: tuple[Message, ...], reader: Reader) -> None:
    held = Muc4()
    cases = list(held.cases(tmp_path))
    outcomes: list[Outcome] = [held.score(case, reader) for case in cases]
    assert [case.id for case in cases] == [message.id for message in messages]
    assert sum_counts(outcomes)["gtt:type:gold"] == 2
    assert {score.name for score in held.total(outcomes)} >= {"all slots F", "confidence F"}


def test_the_parts_of_the_corpus_have_figures_of_their_own(messages: tuple[Message, ...]) -> None:
    counts = Muc4().crashed(Case("x", messages[0])).counts
    outcomes = [Outcome("DEV-MUC3-0001", counts), Outcome("TST1-MUC3-0001", {}), Outcome("TST2-MUC4-0001", counts)]
    names = {score.name for score in Muc4().total(outcomes)}
    assert names >= {"all slots F, DEV", "confidence F, TST", "role fillers and type F1 (GTT), TST"}
    assert not any(", " in score.name for score in Muc4().total(outcomes[1:]))


@pytest.mark.parametrize(
    ("text", "organization", "confidence"),
    [
        ("Alleged ELN guerrillas murdered a teacher in Medellin on Monday.", "ELN", "SUSPECTED OR ACCUSED"),
        ("ELN guerrillas murdered a teacher in Medellin on Monday.", "ELN", "REPORTED AS FACT"),
        (
            "A teacher was murdered in Medellin on Monday. The governor said the ELN is responsible for the murder.",
            "ELN",
            "SUSPECTED OR ACCUSED BY AUTHORITIES",
        ),
    ],
)
def test_confidence_is_that_of_whose_word_it_is(reader: Reader, text: str, organization: str, confidence: str) -> None:
    found = templates_of(reader.read(text, published=date(1990, 5, 9)))
    assert [fill.values for fill in found[0].fills(Slot.ORGANIZATION)] == [(organization,)]
    assert [fill.values for fill in found[0].fills(Slot.CONFIDENCE)] == [(confidence,)]


def test_persons_and_helicopters_are_no_organizations(reader: Reader) -> None:
    text = "A military helicopter bombed a school in Chalatenango on Monday. Two girls died. The Air Force denied it."
    found = templates_of(reader.read(text, published=date(1990, 5, 9)))
    assert {fill.values for held in found for fill in held.fills(Slot.ORGANIZATION)} == {("AIR FORCE",)}
