"""Tables of forms among what comes in: how they are known, what is left out, what free words become."""

from __future__ import annotations

from pathlib import Path

import pytest

from filling_support import SETTINGS, parcels, pieces
from frontwire.model.parcel import Format, Parcel, Trouble
from frontwire.unpacking import Layout, unpack

KOBO = (
    "start,group_fac/facility_name,group_fac/town,report_date,status/functioning,needs,needs/oxygen,needs/fuel,"
    "oxygen_stock,remarks,_id,_uuid,_submission_time,enumerator_phone\n"
)


def test_a_row_of_kobo_is_known_by_its_questions_whatever_group_they_lie_in() -> None:
    row, remark = parcels(
        f"{KOBO}x,Clinic 9,Nawa,2024-03-07,partly,oxygen fuel,1,1,none,The gate was hit.,7,u,2024-03-08,12\n"
    )
    assert row.form is not None
    assert row.form.form == "facility-report"
    assert (row.name, row.format) == ("t.csv#1", Format.FORMS)
    held = {cell.column: cell.value for cell in row.form.cells}
    assert held["facility"] == "Clinic 9"
    assert held["needs"] == "oxygen fuel"
    assert held["oxygen"] == "none"
    assert str(row.form.first) == "2024-03-07"
    assert str(row.told.published) == "2024-03-08"
    assert {"7", "u", "12", "x"}.isdisjoint(held.values())
    assert remark.form is not None
    assert remark.form.remark is not None
    assert (remark.name, remark.content) == ("t.csv#1:remarks", "The gate was hit.")


def test_boxes_alone_make_one_answer() -> None:
    (row,) = parcels("facility_name,needs/oxygen,needs/blood,needs/fuel\nClinic 9,1,0,TRUE\n")
    assert row.form is not None
    assert [cell.value for cell in row.form.cells if cell.column == "needs"] == ["oxygen fuel"]
    assert not any(cell.column in {"oxygen", "blood", "fuel"} for cell in row.form.cells)


@pytest.mark.parametrize(
    ("table", "form"),
    [
        ("MoSD4,HFINF3\nAl Wadi,A1\n", "herams"),
        ("facility,item,days_of_stock\nClinic 9,Saline,3\n", "stock"),
        ("facility_name,functioning\nClinic 9,yes\n", "facility-report"),
        ("#event+type,#date\nshelling,2024-03-05\n", "hxl"),
        ("What,When\n#event +type,#date\nshelling,2024-03-05\n", "hxl"),
        ("#org,#activity,#status\nHill Aid,Tents,ongoing\n", "hxl-3w"),
        ("Date,Type of Attack,Resources Affected\n2024-03-05,Unknown,Facility\n", "attacks"),
    ],
)
def test_forms_are_known_by_their_columns(table: str, form: str) -> None:
    (row,) = parcels(table)
    assert row.form is not None
    assert row.form.form == form


@pytest.mark.parametrize(
    "table",
    [
        "title,text,date\nA title,Shells fell on the bakery.,2024-03-05\n",
        "facility,text\nClinic 9,Shells fell on the bakery.\n",
        "event,date,text\nshelling,2024-03-05,Shells fell on the bakery.\n",
    ],
)
def test_a_table_of_reports_is_no_form(table: str) -> None:
    (row,) = parcels(table)
    assert row.form is None


def test_the_row_of_hashtags_is_no_row() -> None:
    held = parcels("What,When\n#event+type,#date\nshelling,2024-03-05\nshelling,2024-03-06\n")
    assert [one.name for one in held] == ["t.csv#2", "t.csv#3"]


def test_a_row_without_a_known_answer_is_passed_over_and_said() -> None:
    held = pieces("facility_name,functioning,extra\nClinic 9,yes,\n,,something\n")
    assert isinstance(held[1], Trouble)
    assert held[1].harmless
    assert "no answer" in held[1].because


def test_days_that_can_be_read_in_two_ways_are_left_open_and_said_once() -> None:
    held = pieces("facility_name,date,functioning\nClinic 9,05/06/2024,yes\nClinic 9,06/06/2024,yes\n")
    said = [one for one in held if isinstance(one, Trouble)]
    rows = [one for one in held if isinstance(one, Parcel)]
    assert len(said) == 1
    assert "--day-order" in said[0].because
    assert rows[0].form is not None
    assert rows[0].form.first is None


MAPPING = """
form: wells
means: Wells that are watched.
known_by: [[well, state]]
columns:
  well: {names: [well_name], label: Well}
  state: {names: [state], label: State}
voice: {columns: [well], type: resident}
place: {}
days: {}
claims:
  - {rule: dry, column: state, values: [dry], kind: supply_status, roles: {item: [well]}}
examples:
  - {row: {well_name: North well, state: dry}, finds: [{kind: supply_status}]}
  - {row: {well_name: North well, state: full}}
"""


def test_a_mapping_of_ones_own_stands_over_ours(tmp_path: Path) -> None:
    path = tmp_path / "wells.yml"
    path.write_text(MAPPING, encoding="utf-8")
    (row,) = parcels("well_name,state\nNorth well,dry\n", form=str(path))
    assert row.form is not None
    assert row.form.form == str(path)
    (said,) = pieces("title,text\na,b\n", form=str(path))
    assert isinstance(said, Trouble)
    assert "well, state" in said.because


@pytest.mark.parametrize(
    ("old", "new", "because"),
    [
        ("column: state,", "column: depth,", "no column is called 'depth'"),
        ("kind: supply_status, roles", "roles", "give kind or kind_column"),
        ("known_by: [[well, state]]", "known_by: []", "known_by"),
        ("means: Wells", "moans: Wells", "unknown field `moans`"),
        ("  - {row: {well_name: North well, state: full}}\n", "", "one that claims nothing"),
        ("label: State}", "label: State, reads: drops}", "{value} is missing"),
    ],
)
def test_a_mapping_that_cannot_work_is_refused_with_what_is_wrong(
    tmp_path: Path, old: str, new: str, because: str
) -> None:
    assert old in MAPPING
    path = tmp_path / "wells.yml"
    path.write_text(MAPPING.replace(old, new), encoding="utf-8")
    with pytest.raises(Exception, match=because.replace("{", r"\{").replace("}", r"\}")):
        pieces("well_name,state\nNorth well,dry\n", form=str(path))


@pytest.mark.parametrize(("name", "because"), [("herans", "did you mean herams"), ("gone.yml", "no such file")])
def test_a_form_that_there_is_not_is_said(name: str, because: str) -> None:
    (said,) = pieces("well_name,state\nNorth well,dry\n", form=name)
    assert isinstance(said, Trouble)
    assert because in said.because


def test_asked_for_a_form_a_table_that_is_none_is_said() -> None:
    held = list(unpack(Parcel("t.csv", "a,b\n1x,2x\n"), settings=SETTINGS, asked=Format.FORMS, layout=Layout()))
    assert len(held) == 1
    assert isinstance(held[0], Trouble)
    assert "give a mapping" in held[0].because
