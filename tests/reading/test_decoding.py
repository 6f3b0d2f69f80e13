from __future__ import annotations

import pytest

from frontwire.errors import InputError
from frontwire.reading.decoding import check, decode

SENTENCE = "Rebels left the caf\u00e9 at Douma \u2013 \u201cno one stayed\u201d, a witness said.\n"
MOST = 20_000_000


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_every_usual_encoding_gives_the_same_text(encoding: str) -> None:
    assert decode((SENTENCE * 5).encode(encoding), max_bytes=MOST) == SENTENCE * 5


def test_the_declared_charset_counts_before_utf8() -> None:
    data = "Войска вошли в город".encode("cp1251")
    assert decode(data, max_bytes=MOST, content_type="text/plain; charset=windows-1251") == "Войска вошли в город"
    page = '<html><head><meta charset="windows-1251"></head><body>Город взят</body></html>'.encode("cp1251")
    assert "Город взят" in decode(page, max_bytes=MOST)


def test_a_wrong_declaration_does_not_spoil_utf8() -> None:
    data = "L’armée a pris la ville".encode()
    assert decode(data, max_bytes=MOST, content_type="text/html; charset=ascii") == "L’armée a pris la ville"
    assert decode(data, max_bytes=MOST, content_type="text/html; charset=no-such") == "L’armée a pris la ville"


def test_mojibake_is_undone_and_nothing_else_is_touched() -> None:
    broken = SENTENCE.encode("utf-8").decode("cp1252", errors="replace")
    assert "\ufffd" in broken or decode(broken.encode(), max_bytes=MOST) == SENTENCE
    kept = "\u200bRebels \u2018left\u2019 \ufb01rst, \u202eand\u202c so \u2026 &amp; on.\r\n"
    assert decode(kept.encode(), max_bytes=MOST) == kept


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (b"PK\x03\x04....", "zip"),
        (b"Rebels\x00left" * 3, "NUL"),
        ("\u200b\u200b \u00a0".encode(), "no letters"),
        (b"a" * 50, "50 bytes"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, why: str) -> None:
    with pytest.raises(InputError, match=why) as caught:
        decode(data, max_bytes=49 if data == b"a" * 50 else MOST)
    assert "\n" not in str(caught.value)


def test_noise_is_not_text() -> None:
    with pytest.raises(InputError):
        decode(bytes(range(1, 32)) * 20 + bytes(range(128, 160)) * 20, max_bytes=MOST)


def test_a_text_given_as_text_is_checked_too() -> None:
    with pytest.raises(InputError, match="surrogates"):
        check("Rebels \ud800 left", max_bytes=MOST)
    with pytest.raises(InputError, match="NUL"):
        check("Rebels\x00left", max_bytes=MOST)
    assert check("Rebels left.", max_bytes=MOST) == "Rebels left."
