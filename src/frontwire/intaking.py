"""From what a user names to parcels that can be read: addresses are fetched, containers opened, errands run.

This joins the two ways in, `reading.fetching` and `unpacking`, which know nothing of one another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from frontwire.errors import FetchError, InputError
from frontwire.lexicon.intake import Presets
from frontwire.model.parcel import Errand, Format, Parcel, Told, Trouble
from frontwire.reading.fetching import fetch
from frontwire.settings import Settings
from frontwire.unpacking import ANY, STDIN, Layout, Meter, Piece, unpack

_WEB = ("http://", "https://")
_SCHEME = "://"
#: What parts the name of a container from that of what lies in it.
_WITHIN = "!#"
#: A scheme stands so near the beginning.
_FAR = 20
#: No name is longer.
_LONGEST = 4096
_LEFT = "only its address is told: --fetch fetches such reports"


def parcels(  # noqa: PLR0913 - what a user may say of a source
    source: str | Path | BinaryIO | Parcel,
    *,
    settings: Settings,
    asked: Format | None = None,
    layout: Layout = ANY,
    errands: bool = False,
    presets: Presets | None = None,
    meter: Meter | None = None,
) -> Iterator[Parcel | Trouble]:
    """All reports in a source, unread, one after another, as they are asked for.

    `source` is an address, a file, a folder, "-" for standard input, a binary stream, or the name of a single report
    in a container as Frontwire gives it ("dump.csv#17", "crawl.warc.gz!https://…"). The rest is as for
    `unpacking.unpack`; reports that are only named by their address are fetched where `errands` says so, and are
    Trouble where not. Raises LexiconError and InputError for presets that cannot work, nothing for a source.
    """
    opened = partial(unpack, settings=settings, asked=asked, layout=layout, presets=presets, meter=meter)
    if not isinstance(source, str) or source == STDIN:
        return _run(opened(source), settings, errands=errands)
    if source.lower().startswith(_WEB):
        answer = _fetched(Errand(source), settings)
        return iter([answer]) if isinstance(answer, Trouble) else _run(opened(answer), settings, errands=errands)
    if _SCHEME in source[:_FAR]:
        return iter([Trouble(source, f"only paths and http or https addresses are read, not {source[:80]}")])
    within = container_of(source)
    if within is None:
        return _run(opened(source), settings, errands=errands)
    return _run(_named(source, opened(within), within), settings, errands=errands)


def fetched(address: str, *, settings: Settings) -> Parcel:
    """What an address answers with; by the address that it finally came from. Raises FetchError."""
    answer = fetch(address, settings=settings)
    return Parcel(answer.url, answer.data, content_type=answer.content_type, told=Told(address=answer.url))


def only(found: Iterator[Parcel | Trouble], name: str) -> Parcel:
    """The one parcel in a source. Raises InputError where there is none, or more than one."""
    parcel: Parcel | None = None
    trouble: Trouble | None = None
    for one in found:
        if isinstance(one, Trouble):
            trouble = one if trouble is None or (trouble.harmless and not one.harmless) else trouble
        elif parcel is not None:
            raise InputError(f"{name} holds more than one report: Reader.read_many reads them all")
        else:
            parcel = one
    if parcel is None:
        raise InputError(f"{name}: there is no report in it" if trouble is None else trouble.line)
    return parcel


def _run(found: Iterator[Piece], settings: Settings, *, errands: bool) -> Iterator[Parcel | Trouble]:
    """What was found, errands run."""
    for one in found:
        if not isinstance(one, Errand):
            yield one
        elif errands:
            yield _fetched(one, settings)
        else:
            yield Trouble(one.address, _LEFT, harmless=True)


def _fetched(errand: Errand, settings: Settings) -> Parcel | Trouble:
    try:
        parcel = fetched(errand.address, settings=settings)
    except FetchError as error:
        return Trouble(errand.address, str(error))
    return replace(parcel, told=errand.told.over(parcel.told))


def container_of(source: str) -> str | None:
    """The file that the name of a report in it begins with; None where `source` is a file itself, or none is."""
    if len(source) > _LONGEST or is_there(source):
        return None
    ends = (at for at, char in enumerate(source) if char in _WITHIN)
    return next((source[:at] for at in ends if is_there(source[:at])), None)


def is_there(name: str) -> bool:
    """Is there a file or folder of that name?"""
    try:
        return Path(name).exists()
    except (OSError, ValueError):  # too long for a file's name, or a null character in it
        return False


def _named(name: str, found: Iterator[Piece], within: str) -> Iterator[Piece]:
    """The one report of that name; it is looked for no further than where it stands."""
    for one in found:
        if (one.address if isinstance(one, Errand) else one.name) == name:
            yield one
            return
    yield Trouble(name, f"nothing in {within} goes by that name")
