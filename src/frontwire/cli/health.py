"""`frontwire health`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from frontwire.cli.adding import link
from frontwire.cli.labelling import labels
from frontwire.cli.options import STORE, At, PlaceName, Quiet, Store, Width
from frontwire.cli.output import color, columns, emit
from frontwire.cli.stores import opened, placed

if TYPE_CHECKING:
    from frontwire.model.health import HealthPicture

HELP = """Shows the health and aid picture of a place as of a day.

Which clinics work and with what, and who is let in: facilities with status, theatres, beds and staff; wounded and
dead received; supplies and when they were said to end; needs and requests; who asked whom for access, what was
answered, what was promised and whether it was kept; attacks on health care; and what nobody says. Nothing is added
up or filled in: every line names who says it and how old it is.

\b
  frontwire add note.txt --voice "Dr Rana Khoury" --place "Nawa, Syria"   a clinic's own message
  frontwire health --place Nawa
  frontwire health --place Nawa --at 2024-03-06
  frontwire health --format csv --section supplies > supplies.csv

JSON and CSV are made to be passed on: coordinates are put on a coarse grid and parts of towns left out. --exact
gives what the store has.
"""
_SILENCE = 3


class Format(StrEnum):
    """How the picture is printed."""

    BRIEF = "brief"
    JSON = "json"
    CSV = "csv"


class Section(StrEnum):
    """The parts of the picture."""

    FACILITIES = "facilities"
    ARRIVALS = "arrivals"
    SUPPLIES = "supplies"
    NEEDS = "needs"
    ACCESS = "access"
    ATTACKS = "attacks"
    GAPS = "gaps"


def health(  # noqa: PLR0913, PLR0917 - one for each option
    store: Store = STORE,
    at: At = None,
    place: PlaceName = None,
    output: Annotated[Format, typer.Option("--format", "-f", help="A page for people, JSON, or CSV.")] = Format.BRIEF,
    section: Annotated[Section | None, typer.Option(help="Only that section, with --format csv.")] = None,
    exact: Annotated[
        bool, typer.Option("--exact", help="Coordinates and parts of towns as the store has them.")
    ] = False,
    silence: Annotated[
        int, typer.Option(min=0, metavar="DAYS", help="After how many days without a word a facility is silent.")
    ] = _SILENCE,
    width: Width = None,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    if section is not None and output is not Format.CSV:
        raise typer.BadParameter("--section goes with --format csv")
    with opened(store, quiet=quiet) as corpus:
        link(corpus, quiet=quiet)
        drawn = corpus.health(at=at, place=placed(place, corpus), silence=silence)
    emit(_printed(drawn, output, section=section, exact=exact, width=width))


def _printed(picture: HealthPicture, output: Format, *, section: Section | None, exact: bool, width: int | None) -> str:
    from frontwire.publishing.health import contract as health_contract  # noqa: PLC0415 - `--help` stays fast
    from frontwire.publishing.health import csv as health_csv  # noqa: PLC0415

    match output:
        case Format.JSON:
            return health_contract.to_json(picture, exact=exact)
        case Format.CSV:
            part = None if section is None else health_csv.Section(section.value)
            return health_csv.write(picture, section=part, exact=exact)
        case Format.BRIEF:
            return _brief(picture, width)


def _brief(picture: HealthPicture, width: int | None) -> str:
    from frontwire import settings  # noqa: PLC0415
    from frontwire.lexicon.health import HealthWords  # noqa: PLC0415
    from frontwire.publishing.health import brief as health_brief  # noqa: PLC0415

    folder = Path(settings.load().lexicons)
    words = HealthWords.load(folder / "health", folder / "times")
    return health_brief.write(picture, words=words, labels=labels(), width=columns(width), color=color())
