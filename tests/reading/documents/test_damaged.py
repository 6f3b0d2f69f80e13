"""Documents with bytes changed, cut out and put in: each is read or refused, and nothing else."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache

import pytest
import typst
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontwire.errors import InputError
from frontwire.reading.documents.docx import read_docx
from frontwire.reading.documents.mail import read_mail, read_saved
from frontwire.reading.documents.pdf import read_pdf

MAIL = b"""From: =?utf-8?q?Portum_T=C3=ADmes?= <desk@portum.example>
Date: Wed, 05 Mar 2014 00:37:00 +0200
Subject: Shells on Portum
Content-Type: multipart/mixed; boundary="cut"

--cut
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Twelve people were hurt=2E
--cut--
"""
SAVED = b"""From: <Saved by Blink>
Content-Type: multipart/related; boundary="cut"

--cut
Content-Type: text/html; charset=utf-8
Content-Location: https://portum.example/12

<p>Twelve people were hurt.</p>
--cut--
"""


@cache
def word() -> bytes:
    document, out = Document(), io.BytesIO()
    document.add_paragraph("Twelve people were hurt.")
    document.save(out)
    return out.getvalue()


@cache
def pdf() -> bytes:
    made = typst.compile(b"Twelve people were hurt.")
    assert isinstance(made, bytes)
    return made


Edits = list[tuple[float, int, bytes]]
EDITS = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 40), st.binary(max_size=8)), min_size=1, max_size=6
)


def damaged(data: bytes, edits: Edits) -> bytes:
    for share, cut, put in edits:
        at = int(share * len(data))
        data = data[:at] + put + data[at + cut :]
    return data


@pytest.mark.parametrize(
    ("read", "made"),
    [(read_mail, lambda: MAIL), (read_saved, lambda: SAVED), (read_docx, word), (read_pdf, pdf)],
    ids=["mail", "saved", "docx", "pdf"],
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_it_is_read_or_refused_in_one_line(
    read: Callable[[bytes], object], made: Callable[[], bytes], edits: Edits
) -> None:
    try:
        read(damaged(made(), edits))
    except InputError as error:
        assert "\n" not in str(error)  # noqa: PT017 - either outcome is right
