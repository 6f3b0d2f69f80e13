"""Drawing: charts and the map of a situation report, by matplotlib; the same bytes for the same content."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, cast

from frontwire.errors import FrontwireError
from frontwire.publishing.exports.brief.content import Brief, DayChart, Image, Map, Range, TollChart
from frontwire.publishing.exports.brief.mapping import draw_map
from frontwire.publishing.exports.brief.tints import ACCENT, DISPUTED, INK, LINE, MUTED, SOFT

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Kind = Literal["svg", "png"]

#: Inches: the width of a page's text.
_WIDTH = 6.6
#: Marks nearer to each other than this part of the scale have their numbers side by side and not above.
_CLOSE = 0.06
#: Days beyond which the year has to be told.
_YEAR = 365
#: Dots to an inch of a picture in dots.
_DPI = 200
_STYLE: dict[str, Any] = {
    "font.family": "DejaVu Sans",
    "font.size": 8,
    "axes.edgecolor": LINE,
    "axes.labelcolor": MUTED,
    "text.color": INK,
    "xtick.color": MUTED,
    "ytick.color": INK,
    "svg.fonttype": "path",
    "svg.hashsalt": "frontwire",
}


def draw(image: Image, brief: Brief, *, kind: Kind) -> bytes:
    """An image of a report as SVG or PNG. Raises FrontwireError where matplotlib is not installed."""
    with _styled():
        match image.drawn:
            case TollChart() as chart:
                figure = _tolls(chart, brief)
            case DayChart() as days:
                figure = _days(days)
            case Map() as places:
                figure = draw_map(places, width=_WIDTH)
        return _saved(figure, kind)


@contextmanager
def _styled() -> Iterator[None]:
    try:
        import matplotlib as mpl  # noqa: PLC0415 - an extra, and slow to import
    except ImportError as error:
        raise FrontwireError("charts and maps need matplotlib: pip install 'frontwire[brief]'") from error
    # Whatever a user's own settings of matplotlib are: the same picture.
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(cast("Any", _STYLE))
        yield


def _saved(figure: Figure, kind: Kind) -> bytes:
    """The figure without a time or the drawing program's name in it."""
    out = io.BytesIO()
    nothing = {"Date": None, "Creator": None} if kind == "svg" else {"Software": None}
    figure.savefig(out, format=kind, dpi=_DPI, metadata=nothing, facecolor="white")
    return out.getvalue()


def _tolls(chart: TollChart, brief: Brief) -> Figure:
    """A strip a toll, each on a scale of its own: low to high, a stroke at the best, a numbered mark for each voice."""
    from matplotlib.figure import Figure as Canvas  # noqa: PLC0415

    count = len(chart.ranges)
    figure = Canvas(figsize=(_WIDTH, 0.78 * count), layout="constrained")
    for axes, held in zip(figure.subplots(count, 1, squeeze=False)[:, 0], chart.ranges, strict=True):
        _strip(axes, held, brief)
    return figure


def _strip(axes: Axes, held: Range, brief: Brief) -> None:
    ends = [end for end in (held.low, held.high) if end is not None]
    top = max([*ends, *(mark.last for mark in held.marks), 1])
    axes.barh(0, max(ends, default=0) - min(ends, default=0), left=min(ends, default=0), height=0.7, color=SOFT)
    if held.best is not None:
        axes.plot([held.best] * 2, [-0.42, 0.42], color=ACCENT, linewidth=2.4, zorder=2)
    values = sorted({mark.first for mark in held.marks})
    for mark in held.marks:
        if mark.last > mark.first:
            axes.plot([mark.first, mark.last], [0, 0], color=DISPUTED, linewidth=1, zorder=3)
        axes.plot(mark.first, 0, "o", markersize=5, color=DISPUTED, markeredgecolor="white", zorder=4)
    for place, value in enumerate(values):
        told = sorted({brief.numbers[m.claim] for m in held.marks if m.first == value and m.claim in brief.numbers})
        is_close = place > 0 and value - values[place - 1] < _CLOSE * top
        offset = (4, 7) if not is_close else (7, -3)
        words = ",".join(map(str, told))
        axes.annotate(words, (value, 0), offset, textcoords="offset points", fontsize=6, color=MUTED, zorder=5)
    axes.set_title(held.label.replace("\n", " — "), loc="left", fontsize=7, color=INK, pad=3)
    axes.set_xlim(-0.012 * top, 1.06 * top)
    axes.set_ylim(-0.6, 0.6)
    axes.set_yticks([])
    axes.locator_params(axis="x", nbins=8, integer=True)
    axes.tick_params(axis="x", labelsize=6.5, labelcolor=MUTED)
    _bare(axes, grid="x")


def _days(chart: DayChart) -> Figure:
    """A bar a day; days without a report are there and empty."""
    from matplotlib.figure import Figure as Canvas  # noqa: PLC0415
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415

    figure = Canvas(figsize=(_WIDTH, 1.5), layout="constrained")
    axes = figure.add_subplot()
    counts = [count for _, count in chart.days]
    axes.bar(range(len(counts)), counts, color=ACCENT, width=0.72, zorder=2)
    step = max(1, len(counts) // 10)
    shown = range(0, len(counts), step)
    is_long = len(counts) > _YEAR
    axes.set_xticks(list(shown), [_day(chart.days[at][0], is_long=is_long) for at in shown], fontsize=7)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
    axes.set_ylabel("reports", fontsize=7)
    _bare(axes, grid="y")
    return figure


def _day(day: date, *, is_long: bool) -> str:
    """A day, or where the window is longer than a year its month."""
    return f"{day:%b %Y}" if is_long else f"{day.day} {day:%b}"


def _bare(axes: Axes, *, grid: Literal["x", "y"]) -> None:
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(length=0, labelcolor=MUTED)
    axes.grid(axis=grid, color=LINE, linewidth=0.6, zorder=0)
    axes.set_axisbelow(True)
