"""Exported chats of each messenger, as one reads them: a message a report, its sender the voice."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from frontwire.errors import LexiconError
from frontwire.lexicon.chats import ChatExample, ChatWords
from frontwire.model.filing import Voucher
from frontwire.model.parcel import Parcel, Trouble
from frontwire.model.voice import VoiceType
from frontwire.settings import Settings
from frontwire.unpacking import Layout, Piece, unpack
from frontwire.unpacking.chats.texts import order_of
from frontwire.unpacking.layout import Chat, DayOrder
from tests_support import LEXICONS

ANDROID = """\
12/31/23, 9:41 PM - Messages and calls are end-to-end encrypted.
12/31/23, 9:41 PM - Dr Rana: Two shells hit the clinic.
The generator is gone.
1/2/24, 8:05 AM - +963 944 123 456: <Media omitted>
1/2/24, 8:06 AM - +963 944 123 456: Three wounded came in: all children.
1/13/24, 8:07 AM - Omar: This message was deleted
"""
IOS = "\u200e[31/12/2023, 21:41:05] Dr Rana: Two shells hit the clinic. \u200e<This message was edited>\r\n"
SIGNAL_TEXT = "[2024-01-02 08:06] Omar: Three wounded came in.\n[2024-01-02 08:07] Omar: Two died.\n"
TELEGRAM = {
    "name": "Harbour watch",
    "type": "public_channel",
    "id": 1,
    "messages": [
        {"id": 1, "type": "service", "date": "2024-01-02T08:00:00", "actor": "Harbour watch", "text": ""},
        {
            "id": 2, "type": "message", "date": "2024-01-02T01:06:00", "date_unixtime": "1704150360",
            "edited_unixtime": "1704153960", "from": "Harbour watch",
            "text": ["Three ", {"type": "bold", "text": "wounded"}, " came in."],
        },
        {
            "id": 3, "type": "message", "date": "2024-01-02T09:06:00", "date_unixtime": "1704179160",
            "from": "Harbour watch", "forwarded_from": "Portum mayor's office", "text": "Two died.",
        },
        {"id": 4, "type": "message", "date": "2024-01-02T09:07:00", "from": "Harbour watch", "text": "", "photo": "a"},
        {"id": "five"},
    ],
}  # fmt: skip
PAGE = """<!DOCTYPE html><html><head><title>Exported Data</title></head><body><div class="page_wrap">
<div class="message service" id="message-1"><div class="body details">2 January 2024</div></div>
<div class="message default clearfix" id="message2"><div class="body">
 <div class="pull_right date details" title="02.01.2024 08:06:00 UTC+02:00">08:06</div>
 <div class="from_name"> Harbour watch </div><div class="text">Three wounded<br>came in.</div></div></div>
<div class="message default clearfix joined" id="message3"><div class="body">
 <div class="pull_right date details" title="02.01.2024 08:07:00 UTC+02:00">08:07</div>
 <div class="forwarded body"><div class="from_name">Port office <span class="date">x</span></div>
 <div class="text">Two died.</div></div></div></div>
</div></body></html>"""
CLI = {
    "envelope": {
        "source": "+963944123456", "sourceName": "Dr Rana", "timestamp": 1704182760000,
        "dataMessage": {"timestamp": 1, "message": "Three wounded came in.", "quote": {"text": "Who died?"}},
    }
}  # fmt: skip
RECEIPT = {"envelope": {"source": "+963944123456", "timestamp": 1704182760000, "receiptMessage": {}}}


def opened(text: str, *, name: str = "chat.txt", layout: Layout = Layout()) -> list[Piece]:  # noqa: B008 - immutable
    return list(unpack(Parcel(name, text.encode()), settings=Settings(), layout=layout))


def said(pieces: list[Piece]) -> list[tuple[str, str, str]]:
    return [
        (one.told.voucher.voice, one.told.voucher.type, str(one.content))
        for one in pieces
        if isinstance(one, Parcel) and one.told.voucher is not None
    ]


def days(pieces: list[Piece]) -> list[date | None]:
    return [one.told.published for one in pieces if isinstance(one, Parcel)]


def test_whatsapp_on_android() -> None:
    pieces = opened(ANDROID)
    assert said(pieces) == [
        ("Dr Rana", "medical", "Two shells hit the clinic.\nThe generator is gone."),
        ("a number ending in 456", "unnamed", "Three wounded came in: all children."),
    ]
    assert days(pieces) == [date(2023, 12, 31), date(2024, 1, 2)]
    troubles = [one for one in pieces if isinstance(one, Trouble)]
    assert [(one.name, one.harmless) for one in troubles] == [
        ("chat.txt#1", True), ("chat.txt#3", True), ("chat.txt#5", True),
    ]  # fmt: skip


def test_whatsapp_on_ios() -> None:
    pieces = opened(IOS + "[01/01/2024, 08:00:00] Omar: Two died.\r\n")
    assert said(pieces)[0] == ("Dr Rana", "medical", "Two shells hit the clinic.")
    assert days(pieces) == [date(2023, 12, 31), date(2024, 1, 1)]


@pytest.mark.parametrize(
    "start",
    [
        "31.12.23, 21:41 - ",
        "31/12/2023 à 21:41 - ",
        "31-12-2023 21:41 - ",
        "2023-12-31 21.41 - ",
        "2023. 12. 31. 21:41 - ",
        "31/12/23, 9:41 p.\u00a0m. - ",
        "[31.12.23, 21:41:05] ",
        "\u0663\u0661\u200f/\u0661\u0662\u200f/\u0662\u0660\u0662\u0663\u060c \u0669:\u0664\u0661 \u0645 - ",
    ],
)
def test_whatsapp_in_the_language_of_the_phone(start: str) -> None:
    pieces = opened(f"{start}Omar: Two died.\n", layout=Layout(chat=Chat(zone="Asia/Damascus")))
    assert said(pieces) == [("Omar", "social_media", "Two died.")]
    assert pieces[0].told.fetched == datetime(2023, 12, 31, 18, 41, tzinfo=UTC)  # type: ignore[union-attr]


def test_signal_as_text() -> None:
    pieces = opened(SIGNAL_TEXT)
    assert said(pieces) == [("Omar", "social_media", "Three wounded came in."), ("Omar", "social_media", "Two died.")]
    assert days(pieces) == [date(2024, 1, 2)] * 2


def test_telegram_in_json() -> None:
    pieces = opened(json.dumps(TELEGRAM), name="result.json")
    assert said(pieces) == [
        ("Harbour watch", "social_media", "Three wounded came in."),
        ("Portum mayor's office", "official", "Two died."),
    ]
    first = pieces[1]
    assert isinstance(first, Parcel)
    assert first.name == "result.json#2"
    assert first.told.published == date(2024, 1, 2)  # there; at Greenwich it was still the first
    assert first.told.fetched == datetime(2024, 1, 1, 23, 6, tzinfo=UTC)
    assert first.told.modified == datetime(2024, 1, 2, 0, 6, tzinfo=UTC)
    assert isinstance(pieces[4], Trouble)
    assert not pieces[4].harmless


def test_telegram_of_a_whole_account_is_refused_with_what_to_do() -> None:
    (trouble,) = opened(json.dumps({"about": "x", "chats": {"list": [TELEGRAM, TELEGRAM]}}), name="result.json")
    assert isinstance(trouble, Trouble)
    assert "each chat by itself" in trouble.because


def test_telegram_in_html() -> None:
    pieces = opened(PAGE, name="messages.html")
    assert said(pieces) == [
        ("Harbour watch", "social_media", "Three wounded\ncame in."),
        ("Port office", "unnamed", "Two died."),
    ]
    assert pieces[1].told.fetched == datetime(2024, 1, 2, 6, 6, tzinfo=UTC)  # type: ignore[union-attr]


def test_signal_as_received() -> None:
    pieces = opened("".join(f"{json.dumps(one)}\n" for one in (CLI, RECEIPT)), name="signal.jsonl")
    assert said(pieces) == [("Dr Rana", "medical", "Three wounded came in.")]
    assert isinstance(pieces[1], Trouble)
    assert pieces[1].harmless


def test_signal_as_exported() -> None:
    line = json.dumps({"date": "2024-01-02T08:06:00+02:00", "sender": "Omar", "body": "Two died.", "quote": "Who?"})
    assert said(opened(f"{line}\n", name="data.json")) == [("Omar", "social_media", "Two died.")]


class TestDays:
    def test_the_order_in_which_they_rise_is_meant(self) -> None:
        assert order_of([(12, 1, 2024), (1, 2, 2024)]) == DayOrder.DMY
        assert order_of([(1, 12, 2024), (2, 1, 2024)]) == DayOrder.MDY
        assert order_of([(2024, 1, 12), (2024, 2, 1)]) == "ymd"

    def test_a_day_that_there_is_not_leaves_no_choice(self) -> None:
        assert order_of([(13, 1, 24)]) == DayOrder.DMY

    def test_where_both_rise_nobody_can_tell(self) -> None:
        assert order_of([(1, 2, 2024), (2, 3, 2024)]) is None
        (trouble,) = opened("[01/02/2024, 08:06] Omar: Two died.\n[02/03/2024, 08:06] Omar: Three.\n")
        assert isinstance(trouble, Trouble)
        assert "--day-order" in trouble.because

    def test_it_can_be_said(self) -> None:
        text = "[01/02/2024, 08:06] Omar: Two died.\n"
        assert days(opened(text, layout=Layout(day_order=DayOrder.MDY))) == [date(2024, 1, 2)]

    def test_a_zone_makes_moments_of_times(self) -> None:
        (parcel,) = opened("[2024-01-02 08:06] Omar: Two died.\n", layout=Layout(chat=Chat(zone="Asia/Damascus")))
        assert parcel.told.fetched == datetime(2024, 1, 2, 5, 6, tzinfo=UTC)  # type: ignore[union-attr]


class TestSenders:
    def test_a_file_says_who_they_are(self, tmp_path: Path) -> None:
        path = tmp_path / "senders.yml"
        path.write_text("senders:\n  Omar: {type: rescue, place: 'Nawa, SY', name: a rescuer}\n")
        (parcel,) = opened("[2024-01-02 08:06] Omar: Two died.\n", layout=Layout(chat=Chat(senders=str(path))))
        assert parcel.told.voucher == Voucher("a rescuer", "rescue", "Nawa, SY")  # type: ignore[union-attr]

    def test_what_cannot_be_read_is_said(self, tmp_path: Path) -> None:
        path = tmp_path / "senders.yml"
        path.write_text("senders:\n  Omar: {type: king}\n")
        for wrong in (path, tmp_path / "none.yml"):
            with pytest.raises(LexiconError, match="senders"):
                opened("[2024-01-02 08:06] Omar: Two.\n", layout=Layout(chat=Chat(senders=str(wrong))))

    def test_one_sort_for_all(self) -> None:
        pieces = opened(SIGNAL_TEXT, layout=Layout(chat=Chat(voice_type=VoiceType.RESIDENT)))
        assert {type_ for _, type_, _ in said(pieces)} == {"resident"}


def test_other_texts_are_no_chats() -> None:
    for text in (
        "Two shells hit the clinic at 8:06.\nThree died.\n",
        "Minutes\n[2024-01-02 08:06] Omar: Two died.\n",
        '{"messages": [], "type": "list"}',
    ):
        pieces = opened(text)
        assert all(not isinstance(one, Parcel) or one.told.voucher is None for one in pieces)


WORDS = ChatWords.load(LEXICONS / "chats" / "exported.yml")


@pytest.mark.parametrize("example", WORDS.examples, ids=lambda one: one.text)
def test_every_example_is_what_it_is_said_to_be(example: ChatExample) -> None:
    assert (WORDS.blank(example.text) or "nothing") == example.finds


def test_a_message_that_is_only_passed_on_is_nobodys() -> None:
    assert WORDS.unmarked("<Forwarded> Two died.") == ("Two died.", False, True)
