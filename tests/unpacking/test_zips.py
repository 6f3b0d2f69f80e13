from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from frontwire.model.parcel import Parcel
from unpacking_support import Open, names, parcels, texts, troubles

Zip = Callable[[str, Iterable[tuple[str, bytes]]], Path]
WORDS = b"Shells fell on Tarmin."


def inner(*members: tuple[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return held.getvalue()


def test_members_come_in_the_order_of_their_names(opened: Open, zipped: Zip) -> None:
    path = zipped(
        "a.zip", [("b.txt", b"two"), ("a/c.html", b"<p>one</p>"), (".hid/x.txt", b"-"), ("__MACOSX/b.txt", b"-")]
    )
    found = opened(path)
    assert names(found) == [f"{path}!/a/c.html", f"{path}!/b.txt"]
    assert texts(found) == ["<p>one</p>", "two"]
    assert troubles(found) == []


def test_what_is_no_report_is_harmless(opened: Open, zipped: Zip) -> None:
    found = opened(
        zipped("a.zip", [("p.png", b"\x89PNG"), ("style.css", b"p{}"), ("blank.txt", b""), ("a.txt", WORDS)])
    )
    assert texts(found) == [WORDS.decode()]
    assert [one.harmless for one in troubles(found)] == [True, True, True]


def test_zip_in_zip(opened: Open, zipped: Zip) -> None:
    path = zipped("a.zip", [("in/b.zip", inner(("c.txt", WORDS)))])
    assert names(opened(path)) == [f"{path}!/in/b.zip!/c.txt"]


def test_no_deeper_than_allowed(opened: Open) -> None:
    data = inner(("end.txt", WORDS))
    for _ in range(4):
        data = inner(("next.zip", data))
    assert len(parcels(opened(data, max_depth=5))) == 1
    found = opened(data, max_depth=4)
    assert parcels(found) == []
    assert "more than 4 boxes (max_depth)" in troubles(found)[0].because


@pytest.mark.parametrize("name", ["../out.txt", "a/../../out.txt", "/etc/out.txt", "C:/out.txt", "..\\out.txt"])
def test_names_that_lead_out_are_refused(opened: Open, name: str) -> None:
    found = opened(inner((name, WORDS), ("in.txt", WORDS)))
    assert [Path(one).name for one in names(found)] == ["in.txt"]
    (left,) = troubles(found)
    assert "leads out of the archive" in left.because
    assert not left.harmless


def test_a_bomb_is_refused_and_what_lies_beside_it_is_read(opened: Open) -> None:
    found = opened(inner(("bomb.csv", b"\0" * 60_000_000), ("safe.txt", WORDS)), max_ratio=10)
    assert texts(found) == [WORDS.decode()]
    assert len(troubles(found)) == 1


def test_a_bomb_spread_over_members_is_refused(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("frontwire.unpacking.bounds.FREE", 100_000)
    data = inner(*((f"{number:03}.txt", b"a" * 20_000) for number in range(50)))
    found = opened(Parcel("bomb.zip", data), max_ratio=10)
    assert 0 < len(parcels(found)) < 50
    assert "unpacks to more than" in troubles(found)[-1].because


def test_too_many_members_are_refused_before_they_are_listed(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    data = inner(*((f"{number}.txt", b"") for number in range(30)))

    def never(*_: object) -> None:
        raise AssertionError("the list was read")

    monkeypatch.setattr(zipfile, "ZipFile", never)
    (left,) = opened(data, max_members=29)
    assert "more than 29 members (max_members)" in left.because


def test_a_number_of_members_that_is_a_lie_does_not_help(opened: Open) -> None:
    data = bytearray(inner(*((f"{number}{'x' * 200}.txt", b"") for number in range(30))))
    struct.pack_into("<HH", data, len(data) - 22 + 8, 1, 1)
    (left, *_) = opened(bytes(data), max_members=2)
    assert "max_members" in left.because


def test_a_document_in_word_is_no_archive_of_reports(opened: Open) -> None:
    data = inner(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document/>"))
    (only,) = parcels(opened(data))
    assert only.content == data


def test_encrypted_members_are_named(opened: Open) -> None:
    data = bytearray(inner(("a.txt", WORDS)))
    data[6] |= 1
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    (left,) = troubles(opened(bytes(data)))
    assert "encrypted" in left.because


@pytest.mark.parametrize("cut", [10, 40, 0.5])
def test_a_file_that_is_cut_off_is_told_in_one_line(opened: Open, cut: float) -> None:
    data = inner(*((f"{number}.txt", WORDS * 50) for number in range(20)))
    found = opened(data[: int(len(data) * cut) if cut < 1 else -int(cut)])
    assert parcels(found) == []
    assert "cut off" in troubles(found)[0].because
    assert "\n" not in troubles(found)[0].because


def test_a_damaged_member_takes_only_itself(opened: Open) -> None:
    data = bytearray(inner(("a.txt", bytes(range(256)) * 20), ("b.txt", WORDS)))
    data[60] ^= 0xFF
    found = opened(bytes(data))
    assert texts(found)[-1] == WORDS.decode()
    assert len(troubles(found)) == 1
