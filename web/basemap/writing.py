"""The files of the base map: GeoJSON of few decimals, the same bytes for the same source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from frontwire.lexicon.disputed import Borders
from web.basemap.bordering import Border
from web.basemap.divisions import Division
from web.basemap.pieces import Piece, point_inside
from web.basemap.slimming import slim

#: Decimals of a degree: about a hundred metres, and about a kilometre in the coarse world.
FINE, COARSE = 3, 2
_NO_NAMES: Mapping[str, str] = {}

Names = Mapping[str, tuple[str, Mapping[str, str]]]
Feature = dict[str, Any]


def write_policy(
    folder: Path, pieces: Sequence[Piece], borders: Sequence[Border], countries: Names, policy: Borders
) -> None:
    """`world.json`, `borders.json` and `labels.json` as one policy has them."""
    shown = {piece.id: piece.country(policy) for piece in pieces}
    named = {piece.id: _named(piece, countries, policy) for piece in pieces}
    by_id = {piece.id: piece for piece in pieces}
    world = [
        _feature(
            piece.shape,
            COARSE,
            iso=shown[piece.id],
            file=piece.id,
            boxes=piece.boxes,
            **_area(piece),
            **named[piece.id],
        )
        for piece in pieces
    ]
    lines = [_feature(border.line, COARSE, kind=kind_of(border, by_id, policy)) for border in borders]
    labels = [
        _feature(
            shapely.Point(piece.at), COARSE, iso=shown[piece.id], rank=piece.rank, **_area(piece), **named[piece.id]
        )
        for piece in pieces
    ]
    for name, features in (("world", world), ("borders", lines), ("labels", labels)):
        write(folder / policy / f"{name}.json", features)


def write_divisions(
    folder: Path,
    divisions: Sequence[Division],
    shapes: Sequence[BaseGeometry],
    pieces: Sequence[Piece],
    borders: Sequence[Border],
) -> None:
    """`divisions/PIECE.json` for each piece: its divisions, and the borders that it is first in the alphabet of."""
    by_id = {piece.id: piece for piece in pieces}
    held: dict[str, list[Feature | None]] = defaultdict(list)
    for division, shape in zip(divisions, shapes, strict=True):
        # Whose a disputed area is, and so in which letters its names stand first, is not the source's to say.
        iso = division.country if division.piece == division.country else ""
        about = {"iso": iso, "code": division.code, "name": division.name, "names": division.names}
        held[division.piece].append(_feature(shape, FINE, at=np.round(point_inside(shape), FINE).tolist(), **about))
    for border in borders:
        kinds = {policy.value: kind_of(border, by_id, policy) for policy in Borders}
        held[border.left].append(_feature(border.line, FINE, **kinds))
    for piece, features in held.items():
        write(folder / "divisions" / f"{piece}.json", features)


def kind_of(border: Border, pieces: Mapping[str, Piece], policy: Borders) -> str:
    """`country`, `disputed` (of a disputed area with what is not its country) or `line` (with its country)."""
    left, right = pieces[border.left], pieces[border.right]
    if left.area is None and right.area is None:
        return "country"
    one, other = left.country(policy), right.country(policy)
    return "line" if one is not None and one == other else "disputed"


def write(path: Path, features: Iterable[Feature | None]) -> None:
    """A GeoJSON file of what is left of features."""
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = [feature for feature in features if feature is not None]
    path.write_bytes(msgspec.json.encode({"type": "FeatureCollection", "features": kept}))


def _feature(shape: BaseGeometry, decimals: int, **properties: object) -> Feature | None:
    """A feature, without properties that are empty; None where its shape is too small to be drawn."""
    geometry = slim(shape, decimals)
    if geometry is None:
        return None
    held = {name: value for name, value in properties.items() if value not in ("", {})}
    return {"type": "Feature", "properties": held, "geometry": geometry}


def _area(piece: Piece) -> dict[str, str]:
    return {} if piece.area is None else {"disputed": piece.id}


def _named(piece: Piece, countries: Names, policy: Borders) -> dict[str, object]:
    """A piece's name; a disputed area's says whose it is under the policy where that is another country."""
    if piece.area is None:
        name, names = countries.get(piece.id, (piece.id, _NO_NAMES))
        return {"name": name, "names": names}
    name, names = piece.area.name, piece.area.names
    country = piece.country(policy)
    whose, theirs = countries.get(country or "", ("", _NO_NAMES))
    if not whose or country in piece.area.codes or piece.area.un == piece.area.administered:
        return {"name": name, "names": names}
    both = {language: f"{word} ({theirs[language]})" for language, word in names.items() if language in theirs}
    return {"name": f"{name} ({whose})", "names": both}
