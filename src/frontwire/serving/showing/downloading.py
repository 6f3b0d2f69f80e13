"""Downloading: where what is shown can be had as a file, in each format."""

from __future__ import annotations

from dataclasses import dataclass, replace

from frontwire.browsing.state import State
from frontwire.publishing.exports import formats
from frontwire.serving.addresses import address


@dataclass(frozen=True, slots=True)
class Download:
    """A format by name, what it is for, and the address of the file."""

    name: str
    title: str
    href: str


def downloads(state: State, *, root: str) -> tuple[Download, ...]:
    """A file in each format of what the state chooses.

    The day that changes are counted from chooses nothing on the page; to an export it is a condition, and left out.
    """
    asked = replace(state, since=None)
    return tuple(
        Download(held.name, held.title, address(f"{root}/api/v1/export/{held.name}", asked))
        for held in formats().values()
    )
