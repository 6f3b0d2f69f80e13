"""From what a user names to parcels that can be read: addresses are fetched, containers opened, errands run.

This joins the two ways in, `reading.fetching` and `unpacking`, which know nothing of one another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
    runner = _Runner(settings, partial(unpack, settings=settings, layout=layout, presets=presets), errands=errands)
    if not isinstance(source, str) or source == STDIN:
        return runner.run(opened(source))
    if source.lower().startswith(_WEB):
        answer = _answer(Errand(source), settings)
        return iter([answer]) if isinstance(answer, Trouble) else runner.run(opened(answer))
    if _SCHEME in source[:_FAR]:
        return iter([Trouble(source, f"only paths and http or https addresses are read, not {source[:80]}")])
    within = container_of(source)
    return runner.run(opened(source) if within is None else _named(source, opened(within), within))


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


class _Runner:
    """Runs the errands of one source: what an address answers with may be a sitemap with further errands."""

    __slots__ = ("_errands", "_left", "_settings", "_unpack")

    def __init__(self, settings: Settings, unpack: Callable[[Parcel], Iterator[Piece]], *, errands: bool) -> None:
        self._settings = settings
        self._unpack = unpack
        self._errands = errands
        self._left = settings.max_errands

    def run(self, found: Iterator[Piece], depth: int = 0) -> Iterator[Parcel | Trouble]:
        """What was found, with what the errands bring in place of each."""
        for one in found:
            if not isinstance(one, Errand):
                yield one
            elif self._errands:
                yield from self._fetched(one, depth)
            else:
                yield one.instead or Trouble(one.address, _LEFT, harmless=True)

    def _fetched(self, errand: Errand, depth: int) -> Iterator[Parcel | Trouble]:
        self._left -= 1
        if self._left < 0:
            because = f"it is not fetched: {self._settings.max_errands:,} others were (max_errands)"
            yield Trouble(errand.address, because, harmless=True)
            return
        if depth >= self._settings.max_depth:
            yield Trouble(errand.address, "it is not fetched: lists lead to lists without end (max_depth)")
            return
        answer = _answer(errand, self._settings)
        yield from (answer,) if isinstance(answer, Trouble) else self.run(self._unpack(answer), depth + 1)


def _answer(errand: Errand, settings: Settings) -> Parcel | Trouble:
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
