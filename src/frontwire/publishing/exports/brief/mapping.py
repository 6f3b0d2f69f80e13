"""Mapping: the map of a situation report. Each place is a circle as wide as it is known exactly."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

from frontwire.publishing.exports.brief.basing import Base, Extent, Point, base_map
from frontwire.publishing.exports.brief.content import Map, Spot
from frontwire.publishing.exports.brief.tints import ACCENT, BORDER, DISPUTED, DIVISION, INK, LAND, MUTED, WATER

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: Kilometres to a degree of a meridian.
_KM = 111.195
#: Height of the picture to its width, and the least degrees of latitude that it shows.
_SHAPE = 0.62
_LEAST = 0.6
#: Places that are named: those with most happenings.
_NAMED = 14
#: A place known no more exactly than this is no spot on a map: it would cover the others.
_WIDEST = 150.0
#: Width of a letter as a part of the map's.
_LETTER = 0.0125
#: The map leaves out what lies around so small a part of the happenings, on each side.
_FAR_OFF = 0.04
#: West, south, east, north.
_Box = tuple[float, float, float, float]
#: Lengths of the scale's bar, in km.
_SCALES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


def draw_map(drawn: Map, *, width: float) -> Figure:
    """The map, `width` inches wide, over the base map where that was built."""
    from matplotlib.figure import Figure as Canvas  # noqa: PLC0415 - an extra

    spots = [spot for spot in drawn.spots if spot.radius_km <= _WIDEST] or list(drawn.spots)
    extent = frame(spots)
    figure = Canvas(figsize=(width, width * _SHAPE))
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_xlim(extent.west, extent.east)
    axes.set_ylim(extent.south, extent.north)
    axes.set_aspect(1 / math.cos(math.radians(_middle(extent))), adjustable="box")
    axes.set_xticks([])
    axes.set_yticks([])
    axes.set_facecolor(WATER)
    for spine in axes.spines.values():
        spine.set_color(BORDER)
        spine.set_linewidth(0.6)
    base = base_map(extent)
    _lay_base(axes, base)
    _put_spots(axes, spots)
    taken = _put_names(axes, [spot for spot in spots if extent.holds((spot.lon, spot.lat))], extent)
    _put_countries(axes, base, extent, taken)
    _put_scale(axes, extent)
    if base.divisions:
        axes.annotate(
            "Borders: Natural Earth, as the United Nations sees them",
            (0.995, 0.012),
            xycoords="axes fraction",
            ha="right",
            fontsize=5.5,
            color=MUTED,
            zorder=9,
        )
    return figure


def frame(spots: Iterable[Spot]) -> Extent:
    """The stretch of the map that holds spots with room around them, in the picture's shape.

    Far-off places of a few happenings are left out of it: one embassy would make a front a speck.
    """
    held = _near(list(spots))
    lats, lons = [spot.lat for spot in held], [spot.lon for spot in held]
    reach = max(spot.radius_km for spot in held) / _KM
    south, north = min(lats) - reach, max(lats) + reach
    middle = (south + north) / 2
    shrink = max(math.cos(math.radians(middle)), 0.1)
    west, east = min(lons) - reach / shrink, max(lons) + reach / shrink
    tall = max((north - south) * 1.35, (east - west) * shrink * _SHAPE * 1.35, _LEAST)
    wide = tall / _SHAPE / shrink
    across = (west + east) / 2
    return Extent(across - wide / 2, middle - tall / 2, across + wide / 2, middle + tall / 2)


def _near(spots: list[Spot]) -> list[Spot]:
    """Spots within the middle of all happenings from north to south and from east to west."""
    south, north = _within([(spot.lat, spot.happenings) for spot in spots])
    west, east = _within([(spot.lon, spot.happenings) for spot in spots])
    return [spot for spot in spots if south <= spot.lat <= north and west <= spot.lon <= east] or spots


def _within(weighed: list[tuple[float, int]]) -> tuple[float, float]:
    """The least and the greatest value, without those that a small part of the weight lies beyond."""
    beyond = _FAR_OFF * sum(weight for _, weight in weighed)
    return _first(sorted(weighed), beyond), _first(sorted(weighed, reverse=True), beyond)


def _first(weighed: list[tuple[float, int]], beyond: float) -> float:
    """The first value behind which more than `beyond` lies."""
    told = 0
    for value, weight in weighed:
        told += weight
        if told > beyond:
            return value
    return weighed[-1][0]


def _middle(extent: Extent) -> float:
    return (extent.south + extent.north) / 2


def _lay_base(axes: Axes, base: Base) -> None:
    from matplotlib.collections import LineCollection, PolyCollection  # noqa: PLC0415

    axes.add_collection(
        PolyCollection(base.divisions, facecolors=LAND, edgecolors=DIVISION, linewidths=0.5, zorder=1),
        autolim=False,
    )
    for is_disputed, style in ((False, "solid"), (True, (0, (4, 2)))):
        lines = [border.line for border in base.borders if border.disputed is is_disputed]
        axes.add_collection(
            LineCollection(lines, colors=BORDER, linewidths=0.9, linestyles=[style], zorder=2), autolim=False
        )


def _put_countries(axes: Axes, base: Base, extent: Extent, taken: list[_Box]) -> None:
    """Names of countries, the largest first; one that would cover another name is left out."""
    for label in base.countries:
        box = _box(label.name, label.at, extent, centred=True)
        if any(_cover(box, other) for other in taken):
            continue
        taken.append(box)
        words = label.name.upper()
        axes.annotate(words, label.at, ha="center", va="center", fontsize=7, color=BORDER, alpha=0.8, zorder=3)


def _put_spots(axes: Axes, spots: Iterable[Spot]) -> None:
    from matplotlib.patches import Ellipse  # noqa: PLC0415

    for spot in spots:
        tall = 2 * spot.radius_km / _KM
        wide = tall / max(math.cos(math.radians(spot.lat)), 0.1)
        edge = DISPUTED if spot.disputed else ACCENT
        axes.add_patch(Ellipse((spot.lon, spot.lat), wide, tall, facecolor=ACCENT, alpha=0.16, linewidth=0, zorder=4))
        axes.add_patch(Ellipse((spot.lon, spot.lat), wide, tall, fill=False, edgecolor=edge, linewidth=0.8, zorder=5))
        size = 3 + 1.9 * math.sqrt(spot.happenings)
        axes.plot(
            spot.lon,
            spot.lat,
            "o",
            markersize=size,
            color=ACCENT,
            markeredgecolor=DISPUTED if spot.disputed else "white",
            markeredgewidth=1.2 if spot.disputed else 0.6,
            zorder=6,
        )


def _put_names(axes: Axes, spots: list[Spot], extent: Extent) -> list[_Box]:
    """Names beside the spots with most happenings; one that would cover another is left out.

    Gives the boxes that are taken.
    """
    from matplotlib.patheffects import withStroke  # noqa: PLC0415

    taken: list[_Box] = []
    for spot in sorted(spots, key=lambda one: (-one.happenings, one.name, one.lat))[:_NAMED]:
        box = _box(spot.name, (spot.lon, spot.lat), extent)
        if any(_cover(box, other) for other in taken):
            continue
        taken.append(box)
        axes.annotate(
            spot.name,
            (spot.lon, spot.lat),
            (4 + 1.0 * math.sqrt(spot.happenings), 0),
            textcoords="offset points",
            va="center",
            fontsize=7.5,
            color=INK,
            path_effects=[withStroke(linewidth=2, foreground="white")],
            zorder=8,
        )
    return taken


def _box(words: str, at: Point, extent: Extent, *, centred: bool = False) -> _Box:
    """About how much of the map words take up, in degrees."""
    tall, wide = extent.north - extent.south, extent.east - extent.west
    length = _LETTER * wide * len(words)
    left = at[0] - length / 2 if centred else at[0]
    return left, at[1] - 0.02 * tall, left + length, at[1] + 0.02 * tall


def _cover(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _put_scale(axes: Axes, extent: Extent) -> None:
    """A bar of a round number of kilometres, at the middle parallel."""
    degree = _KM * max(math.cos(math.radians(_middle(extent))), 0.1)
    wide = extent.east - extent.west
    length = max((one for one in _SCALES if one / degree <= wide / 5), default=_SCALES[0])
    left = extent.west + wide * 0.02
    low = extent.south + (extent.north - extent.south) * 0.03
    axes.plot([left, left + length / degree], [low, low], color=INK, linewidth=1.6, solid_capstyle="butt", zorder=9)
    axes.annotate(f"{length} km", (left, low), (0, 3), textcoords="offset points", fontsize=6.5, color=INK, zorder=9)
