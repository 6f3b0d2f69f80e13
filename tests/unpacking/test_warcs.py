from __future__ import annotations

import gzip
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from unpacking_support import Open, names, parcels, texts, troubles

PAGE = b"<html><body><p>Shells fell on Tarmin, officials said.</p></body></html>"
HTML = ("Content-Type", "text/html; charset=utf-8")
DAY = "2013-06-05T10:00:00Z"


class Archive:
    """A web archive being written."""

    def __init__(self, *, packed: bool = True) -> None:
        self._packed = packed
        self.data = b""

    def add(
        self,
        address: str,
        body: bytes = PAGE,
        *,
        headers: Sequence[tuple[str, str]] = (HTML,),
        status: str = "200 OK",
        kind: str = "response",
    ) -> Archive:
        http = f"HTTP/1.1 {status}\r\n" + "".join(f"{name}: {value}\r\n" for name, value in headers) + "\r\n"
        block = body if kind == "metadata" else http.encode() + body
        type_ = "application/warc-fields" if kind == "metadata" else "application/http; msgtype=response"
        record = (
            (
                f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{len(self.data)}>\r\nWARC-Date: {DAY}\r\n"
                f"WARC-Target-URI: {address}\r\nContent-Type: {type_}\r\nContent-Length: {len(block)}\r\n\r\n"
            ).encode()
            + block
            + b"\r\n\r\n"
        )
        self.data += gzip.compress(record, mtime=0) if self._packed else record
        return self


@pytest.mark.parametrize("packed", [True, False])
def test_pages_come_under_their_addresses(opened: Open, tmp_path: Path, packed: bool) -> None:
    path = tmp_path / "crawl.warc"
    path.write_bytes(Archive(packed=packed).add("https://tarmin.example/1").add("https://tarmin.example/2").data)
    first, second = parcels(opened(path))
    assert first.name == f"{path}!https://tarmin.example/1"
    assert first.content == PAGE
    assert first.content_type == "text/html; charset=utf-8"
    assert (first.told.address, second.told.address) == ("https://tarmin.example/1", "https://tarmin.example/2")
    assert first.told.fetched == datetime(2013, 6, 5, 10, tzinfo=UTC)


def test_what_was_packed_on_the_way_is_unpacked(opened: Open) -> None:
    chunked = f"{len(PAGE):x}\r\n".encode() + PAGE + b"\r\n0\r\n\r\n"
    archive = Archive()
    archive.add("https://a.example/", gzip.compress(PAGE), headers=(HTML, ("Content-Encoding", "gzip")))
    archive.add("https://b.example/", chunked, headers=(HTML, ("Transfer-Encoding", "chunked")))
    assert texts(opened(archive.data)) == [PAGE.decode()] * 2


def test_what_is_no_page_is_counted_and_harmless(opened: Open) -> None:
    archive = Archive()
    archive.add("https://a.example/", status="404 Not Found").add("https://a.example/", status="301 Moved")
    archive.add("https://a.example/p.png", b"\x89PNG", headers=(("Content-Type", "image/png"),))
    archive.add("https://a.example/", b"", kind="revisit").add("https://a.example/", b"via: x\r\n", kind="metadata")
    archive.add("https://a.example/s.pdf", b"%PDF-1.7", headers=(("Content-Type", "application/pdf"),))
    found = opened(archive.data)
    assert names(found) == ["stream!https://a.example/s.pdf"]
    assert all(one.harmless for one in troubles(found))
    assert [one.because for one in troubles(found)] == [
        "the server answered with status 404",
        "the server answered with status 301",
        "it is no report: image/png",
        "a record of another kind: revisit",
        "a record of another kind: metadata",
    ]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("cut", [30, 120, 200])
def test_what_stands_before_the_cut_is_kept(opened: Open, packed: bool, cut: int) -> None:
    data = Archive(packed=packed).add("https://a.example/").add("https://b.example/", PAGE * 20).data
    found = opened(data[:-cut])
    assert texts(found) == [PAGE.decode()]
    (left,) = troubles(found)
    assert "cut off" in left.because
    assert not left.harmless


def test_line_ends_behind_the_last_record_are_no_loss(opened: Open) -> None:
    found = opened(Archive(packed=False).add("https://a.example/").data[:-4])
    assert texts(found) == [PAGE.decode()]
    assert troubles(found) == []


def test_a_damaged_record_ends_the_archive(opened: Open) -> None:
    data = bytearray(Archive().add("https://a.example/").add("https://b.example/", PAGE * 20).data)
    data[-200] ^= 0xFF
    found = opened(bytes(data))
    assert texts(found)[0] == PAGE.decode()
    assert "broken or cut off" in troubles(found)[-1].because


def test_rubbish_behind_the_magic_is_told_in_one_line(opened: Open) -> None:
    (left,) = opened(b"WARC/1.0\r\nContent-Length: many\r\n\r\n" + b"x" * 100)[-1:]
    assert "\n" not in left.because


def test_a_page_beyond_the_limit_is_refused_alone(opened: Open) -> None:
    archive = Archive().add("https://a.example/", b"<p>" + b"a" * 5000).add("https://b.example/")
    bomb = gzip.compress(b"a" * 100_000)
    archive.add("https://c.example/", bomb, headers=(HTML, ("Content-Encoding", "gzip")))
    found = opened(archive.data, max_bytes=4000)
    assert names(found) == ["stream!https://b.example/"]
    assert ["max_bytes" in one.because for one in troubles(found)] == [True, True]


def test_an_address_that_is_none_of_the_web_is_not_told(opened: Open) -> None:
    (only,) = parcels(opened(Archive().add("urn:x:1").data))
    assert only.told.address is None
    assert only.name == "stream!urn:x:1"
