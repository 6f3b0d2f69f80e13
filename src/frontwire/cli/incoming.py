"""What `add` and `read` may be told of what comes in: its format, the columns of its tables, what to fetch."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Annotated

import typer

from frontwire.model.parcel import Format
from frontwire.model.voice import VoiceType

if TYPE_CHECKING:
    from frontwire.unpacking import Layout


def _column(what: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(metavar="NAME", help=f"The column of a table that holds {what}.")
    return option


As = Annotated[
    Format | None,
    typer.Option(
        "--as",
        help="What the sources are, or what lies in the folders and archives; by their content where not given.",
    ),
]
TextColumn = Annotated[str | None, _column("the text")]
TitleColumn = Annotated[str | None, _column("the headline")]
DateColumn = Annotated[str | None, _column("the day of publication")]
OutletColumn = Annotated[str | None, _column("who published it")]
UrlColumn = Annotated[str | None, _column("its address")]
IdColumn = Annotated[str | None, _column("what a row is called by; its number where not given")]
LanguageColumn = Annotated[str | None, _column("the language, as a code (en)")]
Preset = Annotated[
    str | None,
    typer.Option(
        metavar="NAME_OR_FILE",
        help="How tables are laid out: a preset, or a YAML file of your own; told by their columns where not given.",
    ),
]
DayOrder = Annotated[
    str | None,
    typer.Option(metavar="dmy|mdy", help="How days such as 05/06/2013 in tables are meant."),
]
Encoding = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="The encoding of tables that are not in UTF-8."),
]
Mapping = Annotated[
    str | None,
    typer.Option(
        metavar="FORM",
        help="What the answers of a form mean: a form by name, or a YAML file of your own; else told by its columns.",
    ),
]
SendersFile = Annotated[
    str | None,
    typer.Option(
        "--senders", metavar="FILE", help="Who the senders of a chat are: a YAML file (docs/field-messages.md)."
    ),
]
Zone = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="The time zone of a chat's times (Asia/Damascus)."),
]
Fetch = Annotated[
    bool,
    typer.Option("--fetch", help="Fetch reports that are only named by their address."),
]


def layout_of(  # noqa: PLR0913 - one for each option
    *,
    text: str | None,
    title: str | None,
    date: str | None,
    outlet: str | None,
    url: str | None,
    id: str | None,  # noqa: A002
    language: str | None,
    preset: str | None,
    day_order: str | None,
    encoding: str | None,
    mapping: str | None,
    senders: str | None,
    zone: str | None,
    voice_type: VoiceType | None = None,
) -> Layout:
    """What these options say of tables and chats; `voice_type` is that of a chat's senders.

    Raises typer.BadParameter for an order of days that there is not.
    """
    from frontwire.unpacking import Chat, Columns, DayOrder, Layout  # noqa: PLC0415 - `--help` stays fast

    if day_order is not None and day_order not in set(DayOrder):
        raise typer.BadParameter(f"{day_order!r} is no order of days: dmy (5 June is 05/06) or mdy (06/05)")
    given = {"text": text, "title": title, "date": date, "outlet": outlet, "url": url, "id": id, "language": language}
    names = {name: (value,) for name, value in given.items() if value is not None}
    columns = Columns(**{one.name: names.get(one.name, ()) for one in fields(Columns)})
    return Layout(
        columns=columns,
        preset=preset,
        day_order=None if day_order is None else DayOrder(day_order),
        encoding=encoding,
        mapping=mapping,
        chat=Chat(senders, voice_type, zone),
    )
