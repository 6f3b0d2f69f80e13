from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest

from frontwire.errors import InputError
from frontwire.lexicon.pages import Pages
from frontwire.model.parcel import Format, Parcel
from frontwire.model.report import EvidenceSource, Role
from frontwire.reading.composing import Line
from frontwire.reading.documents.mail import Markup, read_mail, read_saved
from frontwire.reading.documents.sheet import Sheet
from frontwire.reading.parcels import format_of, read_parcel
from frontwire.settings import Settings

WORDS = """Militia fighters shelled the harbour town of Portum
on Tuesday, and twelve people were hurt, the clinic said.

On Mon, 3 Mar 2014, Omar wrote:
> Nobody was hurt.

--\x20
Jane Example
"""
MORE = "Trucks waited at the crossing. " * 8
PAGE = f"<html><body><h1>Shells on Portum</h1><p>{WORDS[:110]}</p><p>{MORE}</p></body></html>"
SAVED = f"""From: <Saved by Blink>
Snapshot-Content-Location: https://portum.example/12
Subject: Shells on Portum
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="cut"

--cut
Content-Type: image/png
Content-Location: https://portum.example/a.png

none
--cut
Content-Type: text/html; charset=utf-8
Content-Location: https://portum.example/12?page=2

{PAGE}
--cut--
""".replace("\n", "\r\n").encode()


def _mail(*, plain: str | None = WORDS, page: str | None = None) -> bytes:
    message = EmailMessage()
    message["From"] = "Portum Times <desk@portum.example>"
    message["Subject"] = "Shells on Portum"
    message["Date"] = "Wed, 05 Mar 2014 00:37:00 +0200"
    message.set_content(plain or "Look at it in a browser.")
    if page is not None:
        message.add_alternative(page, subtype="html")
    return message.as_bytes()


def test_a_mail_is_its_subject_and_its_own_words() -> None:
    sheet = read_mail(_mail())
    assert isinstance(sheet, Sheet)
    assert sheet.lines == (
        Line("Shells on Portum", Role.TITLE),
        Line(" ".join(WORDS.split("\n\n", maxsplit=1)[0].split())),
        Line("On Mon, 3 Mar 2014, Omar wrote:", Role.FURNITURE),
        Line("> Nobody was hurt.", Role.FURNITURE),
        Line("--", Role.FURNITURE),
        Line("Jane Example", Role.FURNITURE),
    )


def test_the_sender_is_the_outlet_and_the_day_is_the_senders() -> None:
    head = read_mail(_mail()).head
    assert head.outlet == "Portum Times"
    assert [(one.source, one.readings) for one in head.evidence] == [(EvidenceSource.METADATA, (date(2014, 3, 5),))]


def test_a_mail_of_html_is_read_as_a_page(pages: Pages) -> None:
    data = _mail(plain=None, page=PAGE)
    assert isinstance(read_mail(data), Markup)
    report = read_parcel(Parcel("news.eml", data), settings=Settings(), pages=pages)
    assert (report.title, report.outlet) == ("Shells on Portum", "Portum Times")
    assert report.evidence[0].readings == (date(2014, 3, 5),)


def test_a_saved_page_knows_where_it_is_from(pages: Pages) -> None:
    assert read_saved(SAVED).address == "https://portum.example/12?page=2"
    report = read_parcel(Parcel("page.mhtml", SAVED), settings=Settings(), pages=pages)
    assert report.address == "https://portum.example/12?page=2"
    assert "Militia fighters shelled" in report.text


def test_mails_and_saved_pages_are_told_from_text() -> None:
    assert format_of(_mail()) is Format.EML
    assert format_of(SAVED) is Format.MHTML
    assert format_of(b"Note: one was hurt.\nPlace: Portum.\nTwo died.\n") is None


def test_without_a_text_of_its_own_it_is_refused() -> None:
    message = EmailMessage()
    message["From"] = "a@b.example"
    with pytest.raises(InputError, match="no text of its own"):
        read_mail(message.as_bytes())
    with pytest.raises(InputError, match="no page in HTML"):
        read_saved(b"From: <Saved by Blink>\nContent-Type: text/plain\n\nwords\n")


def test_a_mail_of_thousands_of_parts_is_refused() -> None:
    parts = "".join(f"--cut\nContent-Type: text/plain\n\n{number}\n" for number in range(600))
    head = 'From: a@b.example\nContent-Type: multipart/mixed; boundary="cut"\n\n'
    with pytest.raises(InputError, match="more than 500 parts"):
        read_mail(f"{head}{parts}--cut--\n".encode())


def test_a_charset_that_nobody_knows_loses_no_words() -> None:
    data = b"From: a@b.example\nContent-Type: text/plain; charset=x-none\n\nTwelve people were hurt.\n"
    assert read_mail(data).lines[-1] == Line("Twelve people were hurt.")  # type: ignore[union-attr]


def test_a_text_cut_by_pictures_is_read_whole() -> None:
    message = EmailMessage()
    message["From"] = "Portum Times <desk@portum.example>"
    message.make_mixed()
    for words in ("Twelve people were hurt.", "Two of them died."):
        part = EmailMessage()
        part.set_content(words)
        message.attach(part)
    message.add_attachment(b"x", maintype="image", subtype="png", disposition="inline")
    note = EmailMessage()
    note.set_content("Nobody asked for this.")
    note.add_header("Content-Disposition", "attachment", filename="note.txt")
    message.attach(note)
    sheet = read_mail(message.as_bytes())
    assert isinstance(sheet, Sheet)
    assert [line.words for line in sheet.lines] == ["Twelve people were hurt.", "Two of them died."]
