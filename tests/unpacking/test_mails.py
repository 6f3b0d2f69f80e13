"""Mails with documents attached: each is a report, and the mail is one."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from frontwire.model.parcel import Format, Parcel, Trouble
from frontwire.settings import Settings
from frontwire.unpacking import Piece, unpack

WORDS = "Trucks with flour waited at the crossing for a third day, the field office said."
PAGE = f"<!doctype html><html><body><p>{WORDS}</p></body></html>"


def mail(words: str = WORDS) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Field office <desk@portum.example>"
    made["Subject"] = "Flour"
    made.set_content(words)
    return made


def opened(message: EmailMessage | bytes, *, name: str = "a.eml", asked: Format | None = None) -> list[Piece]:
    data = message if isinstance(message, bytes) else message.as_bytes()
    return list(unpack(Parcel(name, data), settings=Settings(), asked=asked))


def named(pieces: list[Piece]) -> list[str]:
    return [one.name for one in pieces if isinstance(one, Parcel)]


@pytest.mark.parametrize("asked", [None, Format.EML])
def test_what_is_attached_is_read_after_the_mail(asked: Format | None) -> None:
    message = mail()
    message.add_attachment(PAGE, subtype="html", filename="../daily.html")
    message.add_attachment(WORDS, filename="note.txt")
    message.add_attachment(WORDS, filename="note.txt")
    pieces = opened(message, asked=asked)
    assert named(pieces) == ["a.eml", "a.eml!/daily.html", "a.eml!/note.txt", "a.eml!/2/note.txt"]
    first, page, *_ = pieces
    assert isinstance(first, Parcel)
    assert first.format is Format.EML
    assert isinstance(page, Parcel)
    assert WORDS.encode() in page.content  # type: ignore[operator]
    assert page.format is None


def test_a_mail_passed_on_is_a_mail_with_its_own_attachments() -> None:
    inner = mail("Two died.")
    inner.add_attachment(WORDS, filename="note.txt")
    outer = mail()
    outer.add_attachment(inner)
    assert named(opened(outer)) == ["a.eml", "a.eml!/mail.eml", "a.eml!/mail.eml!/note.txt"]


def test_pictures_are_passed_over() -> None:
    message = mail()
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    first, picture = opened(message)
    assert isinstance(first, Parcel)
    assert isinstance(picture, Trouble)
    assert picture.harmless


def test_a_mail_that_only_carries_says_so() -> None:
    message = mail("\n")
    message.add_attachment(WORDS, filename="note.txt")
    first, note = opened(message)
    assert first == Trouble("a.eml", "the mail has no words of its own: what is attached is read", harmless=True)
    assert isinstance(note, Parcel)


def test_a_mail_without_attachments_is_one_document() -> None:
    assert named(opened(mail())) == ["a.eml"]
    message = mail()
    message.add_alternative(PAGE, subtype="html")
    assert named(opened(message)) == ["a.eml"]


def test_mails_in_mails_without_end_are_not_followed() -> None:
    message = mail()
    for _ in range(8):
        outer = mail()
        outer.add_attachment(message)
        message = outer
    last = opened(message)[-1]
    assert isinstance(last, Trouble)
    assert "max_depth" in last.because


def test_parts_thousands_deep_are_refused() -> None:
    parts = "".join(f'Content-Type: multipart/mixed; boundary="c{at}"\n\n--c{at}\n' for at in range(3000))
    (trouble,) = opened(f"From: a@portum.example\nSubject: x\n{parts}\nWords.\n".encode())
    assert isinstance(trouble, Trouble)
    assert "too deep" in trouble.because


def test_text_that_speaks_of_mails_is_text() -> None:
    (parcel,) = opened(b"From: the field\nNote: all\n\nContent-Type: multipart/mixed\n", name="a.txt")
    assert isinstance(parcel, Parcel)
    assert parcel.format is None
