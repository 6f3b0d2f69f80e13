"""Days, spans of days and stretches of the map as the command line takes them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import typer

from frontwire.model.query import Box
from frontwire.model.time import Interval

_AGO = re.compile(r"(\d{1,5})d")
_NAMED = {"today": 0, "yesterday": 1}


def day(text: str) -> date:
    """The day that "2024-03-06", "today", "yesterday" or "7d" (seven days ago) names, by this machine's calendar.

    Raises typer.BadParameter.
    """
    ago = _ago(text.strip().lower())
    if ago is not None:
        return datetime.now().astimezone().date() - timedelta(days=ago)
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no day: write 2024-03-06, today, yesterday or 7d") from error


def moment(text: str) -> datetime:
    """A time in ISO 8601; without a zone it is UTC. Raises typer.BadParameter."""
    try:
        held = datetime.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no time: write 2024-03-06 or 2024-03-06T10:05Z") from error
    return held if held.tzinfo else held.replace(tzinfo=UTC)


def days(text: str) -> Interval:
    """The days that "2024-03-01..2024-03-07" names, both included; a side may be open. Raises typer.BadParameter."""
    first, dots, last = text.partition("..")
    if not dots or not (first.strip() or last.strip()):
        raise typer.BadParameter(f"{text!r}: write 2024-03-01..2024-03-07, 2024-03-01.. or ..2024-03-07")
    start, end = (day(side) if side.strip() else None for side in (first, last))
    if start is not None and end is not None and start > end:
        raise typer.BadParameter(f"{start} is later than {end}: there is no day from the one to the other")
    return Interval.days(start, end)


def box(text: str) -> Box:
    """The stretch of the map that "36.5,34.2,37.1,34.8" names. Raises typer.BadParameter."""
    try:
        return Box.parse(text.replace(" ", ""))
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def _ago(text: str) -> int | None:
    found = _AGO.fullmatch(text)
    return int(found[1]) if found else _NAMED.get(text)
