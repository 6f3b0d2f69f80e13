"""Which claims a command is about: what its options ask for, as one query."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from frontwire.cli.ids import pick
from frontwire.cli.stores import placed
from frontwire.model.voice import Certainty, Polarity, VoiceType

if TYPE_CHECKING:
    from frontwire.corpus import Corpus
    from frontwire.model.place import Place
    from frontwire.model.query import Box, Query
    from frontwire.model.time import Interval


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


def asked(  # noqa: PLR0913 - one for each option
    corpus: Corpus,
    *,
    at: date | None = None,
    since: date | None = None,
    days: Interval | None = None,
    place: str | None = None,
    countries: Iterable[str] | None = None,
    box: Box | None = None,
    kinds: Iterable[str] | None = None,
    voices: Iterable[VoiceType] | None = None,
    polarity: Polarity | None = None,
    certainties: Iterable[Certainty] | None = None,
    reports: Iterable[str] | None = None,
) -> Query:
    """The query that all options ask of a store. Raises typer.BadParameter, InputError for what it does not hold."""
    held = chosen(at=at, since=since, place=placed(place, corpus), kinds=kinds, voices=voices)
    with corpus.view() as view:
        ids = frozenset(pick(one, noun="report", beginning=view.report_ids) for one in reports or ())
    return replace(
        held,
        during=days,
        box=box,
        countries=frozenset(map(_country, countries or ())),
        polarities=frozenset(() if polarity is None else (polarity,)),
        certainties=frozenset(certainties or ()),
        reports=ids,
    )


def _country(code: str) -> str:
    """A country's code. Raises typer.BadParameter for what is none."""
    if len(code) != 2 or not code.isascii() or not code.isalpha():
        raise typer.BadParameter(f"--country {code}: two letters are wanted (SY, ISO 3166-1)")
    return code.upper()


def ordered(first: date | None, last: date | None) -> None:
    """Raises typer.BadParameter where `first` is later than `last`."""
    if first is not None and last is not None and first > last:
        raise typer.BadParameter(f"{first} is later than {last}: there is no day from the one to the other")


def _known(kinds: Iterable[str]) -> Iterable[str]:
    held = kinds_held()
    for kind in kinds:
        if kind not in held:
            near = difflib.get_close_matches(kind, held, n=3) or held
            raise typer.BadParameter(f"--kind {kind}: no such kind; there are {', '.join(near)}")
        yield kind


def kinds_held() -> Sequence[str]:
    """The kinds of the lexicons: each is a file."""
    from frontwire import settings  # noqa: PLC0415 - `--help` stays fast

    return sorted(path.stem for path in (Path(settings.load().lexicons) / "kinds").glob("*.yml"))
