"""Days as the command line takes them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import typer

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


def _ago(text: str) -> int | None:
    found = _AGO.fullmatch(text)
    return int(found[1]) if found else _NAMED.get(text)
