"""What holds for every format, ours and announced ones: it is written, always the same, and leads back to claims."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import PurePath

import pytest

from frontwire.corpus import Corpus
from frontwire.errors import InputError, LibraryError
from frontwire.publishing.exports import Format, Shipment, Tally, Unit, format_for, format_of, formats, registry

#: Ids of claims, happenings and reports, in a file that is text.
_ID = re.compile(rb"(?<![0-9a-zA-Z.])[0-9a-f]{16}(?![0-9a-zA-Z])")
_EACH = [pytest.param(name, unit, id=f"{name}-{unit}") for name, one in formats().items() for unit in one.units]


def _written(name: str, unit: Unit, shipment: Shipment) -> tuple[bytes, int]:
    out = io.BytesIO()
    tally = format_of(name).write(shipment, unit, out)
    return out.getvalue(), tally.written


def _texts(written: bytes) -> Iterator[bytes]:
    """The file as it is, or what lies in it where it is a ZIP."""
    if not zipfile.is_zipfile(io.BytesIO(written)):
        yield written
        return
    with zipfile.ZipFile(io.BytesIO(written)) as held:
        yield from (held.read(name) for name in held.namelist())


@pytest.fixture(scope="session")
def ids(corpus: Corpus) -> frozenset[str]:
    """Every id that a file may name."""
    with corpus.view() as view:
        return frozenset({gist.id for gist in view.gists()} | {filing.id for filing in view.filings()})


@pytest.mark.parametrize(("name", "unit"), _EACH)
def test_a_format_is_written_the_same_twice_and_leads_back_to_claims(
    name: str, unit: Unit, corpus: Corpus, shipment: Shipment, ids: frozenset[str]
) -> None:
    first, written = _written(name, unit, shipment)
    assert written > 0
    with corpus.shipment() as another:
        assert _written(name, unit, another)[0] == first
    named = {found.decode() for text in _texts(first) for found in _ID.findall(text)}
    assert named <= ids


def test_a_format_goes_by_its_name_and_knows_its_units() -> None:
    for name, held in formats().items():
        assert held.name == name
        assert held.units
        assert held.unit(None) is held.units[0]
        assert not held.ending.startswith(".")


def test_a_name_that_no_format_has_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(InputError, match="did you mean jsonl"):
        format_of("jsnol")
    with pytest.raises(InputError, match="not by gaps"):
        format_of("jsonl").unit("gaps")


def test_a_file_s_ending_chooses_within_a_family_of_formats() -> None:
    assert format_for("jsonl", PurePath("claims.txt")).name == "jsonl"
    with pytest.raises(InputError, match="no format"):
        format_for("jsnol", PurePath("claims.pdf"))


def test_a_shipment_gives_what_a_picture_cites(shipment: Shipment) -> None:
    asked = {entry.id for entry in shipment.entries()}
    citations = {citation.id: citation for account in shipment.picture().accounts for citation in account.citations}
    cited = shipment.cited([*citations, "0" * 16])
    assert set(cited) == set(citations) <= asked
    assert all(cited[claim].gist.quote == citation.gist.quote for claim, citation in citations.items())
    assert all(shipment.asks_for(citation.gist) for citation in citations.values())


def test_a_file_s_ending_alone_names_a_format() -> None:
    assert format_for(None, PurePath("front.CSV")).name == "csv"
    assert format_for(None, PurePath("a.b/front.jsonl")).name == "jsonl"
    with pytest.raises(InputError, match=r"the ending of front\.doc means no format"):
        format_for(None, PurePath("front.doc"))


def test_text_is_readable_and_what_is_packed_is_not() -> None:
    assert format_of("csv").is_readable
    assert format_of("jsonl").is_readable
    assert not format_of("parquet").is_readable


def test_another_package_adds_a_format_by_an_entry_point(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Format("plain", "Ids", (Unit.CLAIMS,), "txt", "text/plain", lambda shipment, unit, out: Tally())

    class Point:
        name = "plain"

        def load(self) -> Format:
            return plain

    monkeypatch.setattr(registry.metadata, "entry_points", lambda group: [Point()] if group == registry.GROUP else [])
    formats.cache_clear()
    try:
        assert format_of("plain") is plain
        assert format_for(None, PurePath("ids.txt")) is plain
        assert list(formats()) == sorted(formats())
    finally:
        formats.cache_clear()


@pytest.mark.parametrize(("name", "library", "extra"), [("parquet", "pyarrow", "parquet"), ("gpkg", "pyogrio", "geo")])
def test_a_library_that_is_missing_is_named_with_what_to_install(
    name: str, library: str, extra: str, shipment: Shipment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(LibraryError, match=rf"{name} needs {library}: pip install 'frontwire\[{extra}\]'"):
        _written(name, Unit.CLAIMS, shipment)
