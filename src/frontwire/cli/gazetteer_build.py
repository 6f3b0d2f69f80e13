"""`frontwire gazetteer build`."""

from __future__ import annotations

from frontwire.cli.options import Quiet
from frontwire.cli.output import emit, waiting

HELP = """Builds the gazetteer now rather than at the first reading, and prints where it is.

It is built from GeoNames' towns (CC BY 4.0) and lexicons/places, offline, in some seconds; one that fits is
kept as it is.

\b
  frontwire gazetteer build
  FRONTWIRE_DATA=/srv/frontwire frontwire gazetteer build
"""


def build(quiet: Quiet = False) -> None:
    """See HELP."""
    from frontwire import settings  # noqa: PLC0415 - `--help` stays fast
    from frontwire.placing import gazetteer  # noqa: PLC0415

    with waiting("Building the gazetteer …", quiet=quiet):
        path = gazetteer.ensure(settings.load())
    emit(f"{path}\n")
