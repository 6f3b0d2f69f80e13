"""What the tests of unpacking share: telling pieces apart."""

from __future__ import annotations

from collections.abc import Callable

from frontwire.model.parcel import Errand, Parcel, Trouble

Pieces = list[Parcel | Errand | Trouble]
Open = Callable[..., Pieces]


def parcels(pieces: Pieces) -> list[Parcel]:
    return [one for one in pieces if isinstance(one, Parcel)]


def errands(pieces: Pieces) -> list[Errand]:
    return [one for one in pieces if isinstance(one, Errand)]


def troubles(pieces: Pieces) -> list[Trouble]:
    return [one for one in pieces if isinstance(one, Trouble)]


def names(pieces: Pieces) -> list[str]:
    return [one.name for one in parcels(pieces)]


def texts(pieces: Pieces) -> list[str]:
    return [one.content if isinstance(one.content, str) else one.content.decode() for one in parcels(pieces)]
