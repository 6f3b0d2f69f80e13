"""docs/accuracy.md, from the results that are kept, the floors and the limits as read now: no figure is typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from string import Template

from evaluation.floors import Floor, Floors, find_floor
from evaluation.limits import FIELDS, Shown
from evaluation.mapping import Mapped, read_mapping
from evaluation.results import Figure, Measured, Results
from evaluation.sets import SETS

_HERE = Path(__file__).parent
#: The page that is written.
PAGE = _HERE.parent / "docs" / "accuracy.md"
_DIGITS = 12
#: A bar has so many parts of so many points.
_PARTS, _POINTS = 10, 10
_NONE = "–"


class About(Mapped, frozen=True):
    """What the page says of a set; see accuracy.yml."""

    asks: str
    shows: tuple[str, ...]


class _Page(Mapped, frozen=True):
    sets: dict[str, About]


@cache
def about() -> dict[str, About]:
    """What accuracy.yml says, by set; raises ValueError where it is broken."""
    return read_mapping(_HERE / "accuracy.yml", _Page).sets


def render(results: Results, floors: Floors, shown: Iterable[Shown]) -> str:
    """The whole page."""
    page = Template((_HERE / "accuracy.md.in").read_text(encoding="utf-8"))
    return page.substitute(
        day=results.day.isoformat(),
        versions=", ".join(f"{name} {version}" for name, version in results.versions.items()),
        short=_short(results),
        corpora=_corpora(results),
        sets="\n".join(_set(one, _floor(floors, one)) for one in results.sets).rstrip(),
        limits="\n".join(_limit(one) for one in shown).rstrip(),
    )


def _short(results: Results) -> str:
    rows = []
    for measured in results.sets:
        held = {figure.name: figure for figure in measured.scores}
        for name in about()[measured.name].shows:
            if name in held:
                figure = held[name]
                value, dumb = (_number(figure, one) for one in (figure.value, figure.baseline))
                link = f"[{measured.name}](#{measured.name})"
                rows.append((link, name, f"{value} {_bar(figure)}", dumb, _best(figure)))
    return _table(("set", "measure", "Frontwire", "dumb baseline", "published best"), rows, right=(3,))


def _corpora(results: Results) -> str:
    rows = []
    for one in results.sets:
        cases = f"{one.cases}" if one.sample is None else f"{one.cases}, a sample"
        crashed = str(len(one.crashed)) if one.crashed else "none"
        rows.append((one.name, cases, crashed, f"`{one.corpus[:_DIGITS]}`"))
    return _table(("set", "cases", "crashed", "digest of its files"), rows)


def _set(measured: Measured, floor: Floor | None) -> str:
    source = next((one.source for one in SETS if one.name == measured.name), "")
    rows = (
        (
            figure.name,
            _number(figure, figure.value),
            _NONE if floor is None or figure.name not in floor.scores else _number(figure, floor.scores[figure.name]),
            _number(figure, figure.baseline),
            _best(figure),
        )
        for figure in measured.scores
    )
    crashed = "".join(f"\nCrashed: `{case}`: {why}\n" for case, why in measured.crashed.items())
    table = _table(("measure", "Frontwire", "floor", "dumb baseline", "published best"), rows, right=(1, 2, 3))
    return (
        f"## {measured.name}\n\n{about()[measured.name].asks}\n\n*Corpus and measure:* {source}.\n\n"
        f"*Definition:* {measured.definition}\n\n{table}\n{crashed}"
    )


def _limit(shown: Shown) -> str:
    limit = shown.limit
    told = f"**{limit.about}**\n\n> {limit.text}\n\n"
    held = [field for field in FIELDS if any(row[field] for row in shown.rows)]
    rows = (tuple(row[field] or _NONE for field in held) for row in shown.rows)
    names = tuple(field.replace("_", " ") for field in held)
    reading = f"Frontwire reads:\n\n{_table(names, rows)}" if shown.rows else "Frontwire reads no claim."
    return f"{told}{reading}\n\nRight would be: {limit.right}\n"


def _floor(floors: Floors, measured: Measured) -> Floor | None:
    return find_floor(floors, measured.name, corpus=measured.corpus, sample=measured.sample)


def _best(figure: Figure) -> str:
    return figure.published or _NONE


def _number(figure: Figure, value: float | None) -> str:
    if value is None:
        return _NONE
    unit = f" {figure.unit}" if figure.unit not in ("", "%") else ""
    return f"{value:.1f}{unit}" + ("" if figure.higher_is_better else " (less is better)")


def _bar(figure: Figure) -> str:
    """A figure of per cent as a bar; nothing for another."""
    if figure.unit != "%" or not figure.higher_is_better:
        return ""
    full = min(_PARTS, max(0, round(figure.value / _POINTS)))
    return "█" * full + "░" * (_PARTS - full)


def _table(names: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[int] = ()) -> str:
    """A Markdown table; columns in `right` stand to the right."""
    marks = ["--:" if number in right else "---" for number in range(len(names))]
    return "\n".join(_line(cells) for cells in (names, marks, *rows))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(_cells(cells))} |"


def _cells(cells: Iterable[str]) -> Iterator[str]:
    for cell in cells:
        yield " ".join(cell.replace("|", "\\|").split())
