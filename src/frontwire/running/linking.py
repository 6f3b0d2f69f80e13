"""Linking: what reconciling makes of a run, as Parquet files beside it.

LINKS/happenings.parquet   one row a happening, with the links that hold it together and why
LINKS/members.parquet      one row a claim: its happening and its origin, to be joined to claims.parquet by id
LINKS/copies.parquet       one row a report that repeats another
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from frontwire import __version__
from frontwire.errors import InputError
from frontwire.model.happening import Happening, Relation
from frontwire.publishing.exports.arrow import arranged
from frontwire.publishing.exports.tables import Column, Kind
from frontwire.publishing.exports.tables.column import number, text, whole
from frontwire.reconciling.parts import Pieced

#: Raised whenever a column changes its meaning or goes away.
VERSION = 1

_LINK = (
    text("older", lambda link: link.older, "The claim known first.", "02c9d1a3a6aff73b"),
    text(
        "newer", lambda link: link.newer, "The one that came later, denies, confirms or corrects.", "7e15b9d0c4f2a681"
    ),
    text("relation", lambda link: link.relation, "How it stands to the older one.", "same", values=Relation),
    number("score", lambda link: link.score, "How likely it is that both tell of one thing, from 0 to 1.", "0.93"),
    text("because", lambda link: link.because, "Why.", "both at Nawa", many=True),
    text("by", lambda link: link.by, 'Who says so: "rule", or a person.', "rule"),
)
HAPPENINGS = (
    text("happening", lambda one: one.id, "The happening's id: that of its claim known first.", "02c9d1a3a6aff73b"),
    text("family", lambda one: one.family, "The family of kinds that its claims share.", "strike"),
    text("zone", lambda one: one.zone, "The country it was linked in; empty where none is told.", "SY"),
    whole("size", lambda one: len(one.claims), "How many claims tell of it.", "7"),
    text("claims", lambda one: one.claims, "Their ids, as they were known.", "02c9d1a3a6aff73b", many=True),
    Column("links", Kind.PARTS, "What holds them together.", "", lambda one: one.links, many=True, parts=_LINK),
)
COPIES = (
    text("original", lambda copy: copy.original, "The report known first.", "a3a6aff73bc4a2f3"),
    text("copy", lambda copy: copy.copy, "The report that repeats it.", "5b1e90d7c2f84a16"),
    number("likeness", lambda copy: copy.likeness, "The Jaccard index of their five-word runs.", "0.91"),
    text("because", lambda copy: copy.because, "Why.", "all of its 84 five-word runs stand in the other report too"),
)


@dataclass(frozen=True, slots=True)
class _Member:
    """A claim and where it stands."""

    claim: str
    happening: str
    origin: str


MEMBERS = (
    text("claim", lambda one: one.claim, "The claim's id.", "02c9d1a3a6aff73b"),
    text("happening", lambda one: one.happening, "The happening that it tells of.", "02c9d1a3a6aff73b"),
    text("origin", lambda one: one.origin, "The voice, agency, outlet or report it goes back to.", "voice:sohr"),
)


@dataclass(frozen=True, slots=True)
class Written:
    """How much was written."""

    claims: int
    happenings: int
    copies: int


def write(pieced: Pieced, folder: Path) -> Written:
    """Writes the files, each whole or not at all: the same bytes for the same claims. Raises InputError."""
    happenings = 0

    def members(some: Iterable[Happening]) -> Iterable[_Member]:
        nonlocal happenings
        for one in some:
            happenings += 1
            for claim in one.claims:
                yield _Member(claim, one.id, pieced.origins[claim])

    try:
        folder.mkdir(parents=True, exist_ok=True)
        claims = _file(folder / "members.parquet", MEMBERS, members(pieced.happenings()))
        _file(folder / "happenings.parquet", HAPPENINGS, pieced.happenings())
        copies = _file(folder / "copies.parquet", COPIES, pieced.copies)
    except OSError as error:
        raise InputError(f"{folder} cannot be written: {error.strerror}") from error
    return Written(claims, happenings, copies)


def _file(path: Path, columns: tuple[Column, ...], rows: Iterable[Any]) -> int:
    """Writes one file; gives its number of rows."""
    made = path.with_name(f".{path.name}")
    notes = {"frontwire:version": __version__, "frontwire:links_version": str(VERSION)}
    with made.open("wb") as out, arranged(columns, out, notes=notes) as writer:
        for row in rows:
            writer.add(row)
    made.replace(path)
    return writer.written
