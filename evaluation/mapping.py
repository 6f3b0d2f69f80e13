"""Reads a mapping file of a set: YAML into a frozen struct, unknown keys refused."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")


class Mapped(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The base of what a mapping file holds."""


def read_mapping(path: Path, kind: type[T]) -> T:
    """A YAML file as `kind`; raises ValueError naming the file and what is wrong in it."""
    try:
        return msgspec.yaml.decode(path.read_bytes(), type=kind)
    except msgspec.DecodeError as error:
        raise ValueError(f"{path.name}: {error}") from error
