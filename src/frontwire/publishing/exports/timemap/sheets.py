"""Sheets: CSV as datasheet-server reads it: columns whose names differ by a number alone are one list."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from frontwire.lexicon.palette import Palette
from frontwire.publishing.exports.cells import safe
from frontwire.publishing.exports.shipment import Shipment
from frontwire.publishing.exports.timemap.associating import Associator
from frontwire.publishing.picture.words import Vocabulary


@contextmanager
def sheet(out: BinaryIO, columns: Sequence[str]) -> Iterator[Any]:
    """A CSV writer below its header."""
    stream = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(stream)
    writer.writerow(columns)
    yield writer
    stream.detach()


def numbered(name: str, count: int) -> tuple[str, ...]:
    """The names of the columns of one list: "source1", "source2" …"""
    return tuple(f"{name}{number}" for number in range(1, count + 1))


def filled(values: Sequence[str], count: int) -> list[str]:
    """The cells of one list, the last ones empty."""
    return [*map(safe, values[:count]), *[""] * (count - len(values))]


def associator(shipment: Shipment) -> Associator:
    """What finds associations by the shipment's lexicons; raises LexiconError."""
    folder: Path = shipment.lexicons
    palette = Palette.load(folder / "publishing" / "families.yml")
    return Associator(Vocabulary.load(folder, at=shipment.at), palette)
