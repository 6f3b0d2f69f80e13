"""`frontwire gazetteer find`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from frontwire.cli.options import Quiet
from frontwire.cli.output import complain, emit, waiting
from frontwire.cli.tables import Table

if TYPE_CHECKING:
    from frontwire.model.place import Place

HELP = """Lists the places that bear a name in any spelling, best first.

\b
  frontwire gazetteer find Qusair
  frontwire gazetteer find "Kafr Nabl"

The match is 1.00 for the name itself and less for a looser spelling; "within" is the radius in km. Exits
with 1 where no place has the name.
"""


def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A place name, in any spelling.", show_default=False)],
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many at most.")] = 20,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    from frontwire import settings  # noqa: PLC0415 - `--help` stays fast
    from frontwire.placing.gazetteer import GazetteerFile, ensure  # noqa: PLC0415

    with waiting("Opening the gazetteer …", quiet=quiet):
        held = GazetteerFile(ensure(settings.load()))
    places = held.find(name)
    held.close()
    if not places:
        complain(f"no place is called {name}")
        raise typer.Exit(1)
    emit(_table(places[:limit]))
    if len(places) > limit:
        complain(f"… and {len(places) - limit} more (--limit)")


def _table(places: tuple[Place, ...]) -> str:
    table = Table("name", "kind", "in", "population", "lat", "lon", "within", "match", "id")
    for place in places:
        chain = ", ".join(part for part in (place.parent, place.admin1, place.country) if part)
        people = f"{place.population:,}" if place.population else ""
        table.add(
            place.name,
            place.kind.value,
            chain,
            people,
            f"{place.lat:.4f}",
            f"{place.lon:.4f}",
            f"{place.radius_km:g}",
            f"{place.score:.2f}",
            place.id,
        )
    return table.text()
