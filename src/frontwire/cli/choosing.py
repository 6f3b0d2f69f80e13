"""Which claims a command is about: what its options ask for, as one query."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from frontwire.model.voice import VoiceType

if TYPE_CHECKING:
    from frontwire.model.place import Place
    from frontwire.model.query import Query


def chosen(
    *,
    at: date | None = None,
    since: date | None = None,
    place: Place | None = None,
    kinds: Iterable[str] | None = None,
    voices: Iterable[VoiceType] | None = None,
) -> Query:
    """The query that options ask for. Raises typer.BadParameter for a kind that no lexicon has."""
    from frontwire.model.query import Query  # noqa: PLC0415 - `--help` stays fast

    ordered(since, at)
    return Query(at=at, since=since, place=place, kinds=frozenset(_known(kinds or ())), voices=frozenset(voices or ()))


def ordered(first: date | None, last: date | None) -> None:
    """Raises typer.BadParameter where `first` is later than `last`."""
    if first is not None and last is not None and first > last:
        raise typer.BadParameter(f"{first} is later than {last}: there is no day from the one to the other")


def _known(kinds: Iterable[str]) -> Iterable[str]:
    held = _kinds()
    for kind in kinds:
        if kind not in held:
            near = difflib.get_close_matches(kind, held, n=3) or held
            raise typer.BadParameter(f"--kind {kind}: no such kind; there are {', '.join(near)}")
        yield kind


def _kinds() -> Sequence[str]:
    """The kinds of the lexicons: each is a file."""
    from frontwire import settings  # noqa: PLC0415 - `--help` stays fast

    return sorted(path.stem for path in (Path(settings.load().lexicons) / "kinds").glob("*.yml"))
