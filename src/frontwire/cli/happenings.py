"""`frontwire happenings`."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from frontwire.cli.adding import link
from frontwire.cli.choosing import chosen
from frontwire.cli.ids import SHOWN
from frontwire.cli.options import STORE, At, Kinds, PlaceName, Quiet, Since, Store, VoiceTypes, Width
from frontwire.cli.output import emit, room
from frontwire.cli.picturing import vocabulary
from frontwire.cli.stores import opened, placed
from frontwire.cli.tables import Table

if TYPE_CHECKING:
    from frontwire.model.picture import Account
    from frontwire.publishing.picture.words import Vocabulary

HELP = """Lists happenings, one a line, by day.

Where it was, how many origins tell of it, how sure it is, what it is. A happening is all claims about one thing.
"by" counts its independent origins: a reprint, or the same voice quoted twice, adds none. "status" is agreed,
disputed, single (one source) or unconfirmed; "grade" is that of the leading claim. Tolls go from the lowest to the
highest number that anybody gives. On a terminal long lines are cut.

\b
  frontwire happenings
  frontwire happenings --place "Nawa, SY" --since 2024-03-05 --kind shelling --kind air_strike
  frontwire happenings --disputed --min-origins 2
  frontwire happenings --format csv --rows figures > figures.csv     every number beside who gives it
  frontwire happenings --voice-type medical --format jsonl | jq -r .happening.headline

--since asks for what became known from that day on, --at for what was known by that day. Give an id, or the
beginning of one, to "frontwire happening".
"""


class Format(StrEnum):
    """How happenings are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


class Rows(StrEnum):
    """What a row of CSV is."""

    HAPPENINGS = "happenings"
    CLAIMS = "claims"
    FIGURES = "figures"


def happenings(  # noqa: PLR0913, PLR0917 - one for each option
    store: Store = STORE,
    at: At = None,
    since: Since = None,
    place: PlaceName = None,
    kind: Kinds = None,
    voice_type: VoiceTypes = None,
    disputed: Annotated[bool, typer.Option("--disputed", help="Only those that voices dispute.")] = False,
    min_origins: Annotated[
        int,
        typer.Option("--min-origins", min=1, metavar="N", help="Only those of N or more independent origins."),
    ] = 1,
    output: Annotated[
        Format, typer.Option("--format", "-f", help="A table for people, one happening a line (jsonl), or CSV.")
    ] = Format.TABLE,
    rows: Annotated[Rows, typer.Option(help="What a row of CSV is.")] = Rows.HAPPENINGS,
    width: Width = None,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    with opened(store, quiet=quiet) as corpus:
        link(corpus, quiet=quiet)
        query = chosen(at=at, since=since, place=placed(place, corpus), kinds=kind, voices=voice_type)
        found = corpus.happenings(query)
    held = [one for one in found if len(one.origins) >= min_origins and (one.disputes or not disputed)]
    emit(_printed(held, output, rows=rows, at=at, width=width))


def _printed(held: list[Account], output: Format, *, rows: Rows, at: date | None, width: int | None) -> str:
    from frontwire.corpus import Happenings  # noqa: PLC0415 - `--help` stays fast
    from frontwire.publishing.dossier.contract import happenings_jsonl  # noqa: PLC0415

    match output:
        case Format.CSV:
            return Happenings(tuple(held)).to_csv(rows.value)
        case Format.JSONL:
            return happenings_jsonl(held, vocabulary(at or date.max))
        case Format.TABLE:
            return _table(held, vocabulary(at or date.max), width) if held else "No happening is like that.\n"


def _table(held: list[Account], words: Vocabulary, width: int | None) -> str:
    """The rows; the headline is cut to what a terminal, or the width asked for, has room for."""
    from frontwire.publishing import telling  # noqa: PLC0415 - `--help` stays fast
    from frontwire.publishing.dossier import rows as dossier_rows  # noqa: PLC0415

    table = Table("id", "day", "place", "by", "status", "grade", "what")
    for one in held:
        table.add(
            one.id[:SHOWN],
            dossier_rows.days(one),
            one.site.name if one.site else telling.spot(None, one.place_text),
            str(len(one.origins)),
            one.status.value.split()[0],
            one.grade.code if one.grade else "",
            dossier_rows.summary(one, words),
        )
    return table.text(width=room(width))
