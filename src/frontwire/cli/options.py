"""Arguments and options that commands share: the same words mean the same everywhere."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import typer

from frontwire.cli import completing
from frontwire.cli.days import box, day, days, moment
from frontwire.model.query import Box
from frontwire.model.time import Interval
from frontwire.model.voice import Certainty, Polarity, VoiceType

_DAY = "A day is 2024-03-06, today, yesterday, or 7d for seven days ago."

Published = Annotated[
    date | None,
    typer.Option(parser=day, metavar="DATE", help="The day the report was published (2013-06-05), over what it says."),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published the report, over what it says.")]
Fetched = Annotated[
    datetime | None,
    typer.Option(
        parser=moment,
        metavar="TIME",
        help="When it came in (2024-03-06T10:05Z), over what its source or file tells of that.",
    ),
]
Width = Annotated[
    int | None, typer.Option(min=40, max=400, metavar="N", help="Columns of a line; the terminal's by default.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress on standard error.")]

Store = Annotated[
    str,
    typer.Option(
        "--store",
        envvar="FRONTWIRE_STORE",
        metavar="PATH_OR_URL",
        help="A file (SQLite), or an address such as postgresql://…",
    ),
]
#: What `Store` is where nobody says.
STORE = "frontwire.db"

At = Annotated[
    date | None,
    typer.Option("--at", parser=day, metavar="DATE", help=f"As known on that day; all where not given. {_DAY}"),
]
Since = Annotated[
    date | None, typer.Option("--since", parser=day, metavar="DATE", help="From that day on; a day as for --at.")
]
PlaceName = Annotated[
    str | None,
    typer.Option("--place", metavar="NAME", help='A place and all in it: Homs, "Homs, town", "Homs, SY", an id.'),
]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        autocompletion=completing.kinds,
        help="Only claims of that kind (shelling); may be repeated.",
    ),
]
VoiceTypes = Annotated[
    list[VoiceType] | None,
    typer.Option("--voice-type", metavar="TYPE", help="Only by voices of that type (medical); may be repeated."),
]
Bbox = Annotated[
    Box | None,
    typer.Option("--bbox", parser=box, metavar="W,S,E,N", help="Only within west,south,east,north, in degrees."),
]
Countries = Annotated[
    list[str] | None,
    typer.Option("--country", metavar="CODE", help="Only in that country (SY, ISO 3166-1); may be repeated."),
]
Days = Annotated[
    Interval | None,
    typer.Option(
        "--days",
        parser=days,
        metavar="FROM..TO",
        help="Only what is told of these days (2024-03-01..2024-03-07, ..2024-03-07); undated things are left out.",
    ),
]
Certainties = Annotated[
    list[Certainty] | None,
    typer.Option("--certainty", metavar="C", help="Only what is said so firmly (stated, claimed …); may be repeated."),
]
Polarities = Annotated[
    Polarity | None, typer.Option("--polarity", metavar="P", help="Only what is affirmed, or only what is denied.")
]
Reports = Annotated[
    list[str] | None,
    typer.Option("--report", metavar="ID", help="Only of that report, by the beginning of its id; may be repeated."),
]
Disputed = Annotated[bool, typer.Option("--disputed", help="Only of happenings that voices dispute.")]
MinOrigins = Annotated[
    int,
    typer.Option("--min-origins", min=1, metavar="N", help="Only of happenings with N or more independent origins."),
]
ExactSites = Annotated[
    bool,
    typer.Option("--exact-sites", help="Points of medical and shelter sites as they are: not for publishing."),
]
WithholdNames = Annotated[
    bool,
    typer.Option("--withhold-names", help="Names of private persons put out of sight, letter by letter."),
]
