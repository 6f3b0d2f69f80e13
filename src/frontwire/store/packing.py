"""Packing: values of the model as bytes (MessagePack) and back, the same bytes for the same value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

import msgspec

from frontwire.model.claim import Claim
from frontwire.model.correction import Correction
from frontwire.model.filing import Filing
from frontwire.model.gist import Gist
from frontwire.model.judgement import Judgement
from frontwire.model.report import Refusal, Report

Value = TypeVar("Value")


class _Text(msgspec.Struct):
    """A report of which only the text is wanted."""

    text: str


def unpacker(kind: type[Value]) -> Callable[[bytes], Value]:
    """What makes values of a kind from their bytes."""
    return msgspec.msgpack.Decoder(kind).decode


pack: Final = msgspec.msgpack.Encoder().encode
unpack_claim: Final = unpacker(Claim)
unpack_correction: Final = unpacker(Correction)
unpack_filing: Final = unpacker(Filing)
unpack_gist: Final = unpacker(Gist)
unpack_judgement: Final = unpacker(Judgement)
unpack_refusal: Final = unpacker(Refusal)
unpack_report: Final = unpacker(Report)
_unpack_text: Final = unpacker(_Text)


def unpack_text(blob: bytes) -> str:
    """The text of a packed report, without making the rest of it."""
    return _unpack_text(blob).text
