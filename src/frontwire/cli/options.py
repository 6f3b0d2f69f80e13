"""Arguments and options that commands share."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

Published = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"], metavar="DATE", help="The day the report was published (2013-06-05), over what it says."
    ),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published the report, over what it says.")]
Width = Annotated[
    int | None, typer.Option(min=40, max=400, metavar="N", help="Columns of a line; the terminal's by default.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress on standard error.")]
