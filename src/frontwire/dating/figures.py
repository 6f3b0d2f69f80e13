"""Dates all in figures, with every reading that the order of day, month and year allows."""

from __future__ import annotations

from datetime import date

import dateparser

_ORDERS = ("MDY", "DMY", "YMD")


def read_figures(text: str) -> tuple[date, ...]:
    """All days that `text` ("06.05.13", "11/02/89", "20130605") can mean, month first before day first."""
    out: list[date] = []
    if text.isdigit():
        return _compact(text)
    for order in _ORDERS:
        starts_with_year = len(text.replace("-", ".").replace("/", ".").split(".")[0]) > 2
        if starts_with_year != (order == "YMD"):
            continue
        found = dateparser.parse(
            text,
            languages=["en"],
            settings={"DATE_ORDER": order, "REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]},
        )
        if found is not None and found.date() not in out:
            out.append(found.date())
    return tuple(out)


def _compact(text: str) -> tuple[date, ...]:
    try:
        return (date.fromisoformat(text),)
    except ValueError:
        return ()
