"""What a user names, as parcels: addresses, reports in containers, errands."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontwire import intaking
from frontwire.errors import FetchError, InputError
from frontwire.model.parcel import Parcel, Told, Trouble
from frontwire.settings import Settings

LIST = (
    b'{"url": "https://a.example/1", "title": "One"}\n{"url": "https://a.example/2"}\n{"url": "https://a.example/1"}\n'
)
PAGE = b"<html><p>Shells fell on Tarmin.</p></html>"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    held: dict[str, bytes] = {}

    def answer(address: str, *, settings: Settings) -> Parcel:
        if address not in held:
            raise FetchError(f"{address} answered with status 404")
        return Parcel(address, held[address], told=Told(address=address))

    monkeypatch.setattr(intaking, "fetched", answer)
    return held


def read(source: str | Path, settings: Settings, *, errands: bool = True) -> list[Parcel | Trouble]:
    return list(intaking.parcels(source, settings=settings, errands=errands))


def test_addresses_in_a_list_are_fetched_once_where_that_is_asked_for(
    web: dict[str, bytes], settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "list.jsonl"
    path.write_bytes(LIST)
    web["https://a.example/1"] = PAGE
    first, second = read(path, settings)
    assert isinstance(first, Parcel)
    assert (first.content, first.told.title) == (PAGE, "One")
    assert second == Trouble("https://a.example/2", "https://a.example/2 answered with status 404")
    left = read(path, settings, errands=False)
    assert [isinstance(one, Trouble) and one.harmless and "--fetch" in one.because for one in left] == [True, True]


def test_an_address_may_lead_to_a_list(web: dict[str, bytes], settings: Settings) -> None:
    web |= {"https://a.example/list.jsonl": LIST, "https://a.example/1": PAGE, "https://a.example/2": PAGE}
    names = [one.name for one in read("https://a.example/list.jsonl", settings)]
    assert names == ["https://a.example/1", "https://a.example/2"]


def test_lists_that_lead_to_one_another_come_to_an_end(web: dict[str, bytes], settings: Settings) -> None:
    web["https://a.example/1"] = LIST
    web["https://a.example/2"] = LIST
    found = read("https://a.example/1", settings)
    assert all(isinstance(one, Trouble) and "max_depth" in one.because for one in found)


def test_a_report_in_a_file_goes_by_its_name(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "dump.csv"
    path.write_text("id,text\na,Shells fell.\nb,Trucks waited.\n")
    (only,) = read(f"{path}#b", settings)
    assert isinstance(only, Parcel)
    assert only.content == "Trucks waited."
    (left,) = read(f"{path}#z", settings)
    assert isinstance(left, Trouble)
    assert "nothing in" in left.because
    with pytest.raises(InputError, match="more than one report"):
        intaking.only(iter(read(path, settings)), str(path))


@pytest.mark.parametrize("source", ["ftp://a.example/x", "file:///etc/passwd"])
def test_other_schemes_are_refused(settings: Settings, source: str) -> None:
    (left,) = read(source, settings)
    assert isinstance(left, Trouble)
    assert "only paths and http" in left.because


def test_memory_does_not_grow_with_the_source(settings: Settings, tmp_path: Path) -> None:
    import gzip
    import random
    import tracemalloc

    words = random.Random(1)
    path = tmp_path / "long.jsonl.gz"

    def peak(rows: int) -> int:
        with gzip.open(path, "wb", compresslevel=1) as out:
            for _ in range(rows):
                out.write(b'{"text": "Shells fell on %032x."}\n' % words.getrandbits(128))
        tracemalloc.start()
        number = sum(1 for _ in intaking.parcels(path, settings=settings))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert number == rows
        return most

    few = peak(5_000)
    assert peak(25_000) < few * 1.1
