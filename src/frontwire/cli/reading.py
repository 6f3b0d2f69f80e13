"""Sources as the command line takes them: a file, a folder, an address, `-` for standard input, a report in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from frontwire.cli.output import waiting
from frontwire.errors import InputError
from frontwire.model.parcel import Told

if TYPE_CHECKING:
    from frontwire.api import Reader
    from frontwire.model.parcel import Format, Parcel, Trouble
    from frontwire.publishing.reading import Reading
    from frontwire.settings import Settings
    from frontwire.unpacking import Layout, Meter

STDIN = "-"
_SCHEME = "://"


def reader(*, quiet: bool = False) -> Reader:
    """A reader by the settings of the environment; says on a terminal that loading takes a moment."""
    with waiting("Loading lexicons, gazetteer and language pipeline …", quiet=quiet):
        from frontwire.api import Reader  # noqa: PLC0415 - `--help` and `--version` stay fast

        return Reader()


def parcels(  # noqa: PLR0913 - what a user may say of sources
    sources: Iterable[str],
    settings: Settings,
    *,
    asked: Format | None = None,
    layout: Layout | None = None,
    fetch: bool = False,
    meter: Meter | None = None,
) -> Iterator[Parcel | Trouble]:
    """What lies in sources, one after another; the arguments are those of `Reader.parcels`.

    The language pipeline is not loaded for that.
    """
    from frontwire import intaking  # noqa: PLC0415
    from frontwire.unpacking import ANY  # noqa: PLC0415

    opened = partial(intaking.parcels, settings=settings, asked=asked, layout=layout or ANY, errands=fetch, meter=meter)
    return chain.from_iterable(map(opened, sources))


def is_elsewhere(name: str) -> bool:
    """Is it standard input or an address, and no file?"""
    return name == STDIN or _SCHEME in name


def is_source(name: str) -> bool:
    """Is it standard input, an address, a file or folder, or what looks like a file's name?"""
    path = Path(name)
    return is_elsewhere(name) or bool(path.suffix) or path.name != name or path.exists()


def read_source(source: str, reader: Reader, *, published: date | None, outlet: str | None) -> Reading:
    """The one report in a source read. Raises InputError, FetchError, with the name of the source in the message."""
    from frontwire.intaking import only  # noqa: PLC0415

    parcel = only(reader.parcels(source), source)
    return read_parcel(parcel, reader, told=Told(published=published, outlet=outlet))


def read_parcel(parcel: Parcel, reader: Reader, *, told: Told) -> Reading:
    """A parcel read; what is `told` stands over what is told with it. Raises InputError with its name."""
    try:
        return reader.read_parcel(replace(parcel, told=told.over(parcel.told)))
    except InputError as error:
        if parcel.name in str(error):
            raise
        raise type(error)(f"{parcel.name}: {error}") from error
