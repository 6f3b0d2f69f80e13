"""Where unpacking begins: a file, a folder, standard input or any stream."""

from __future__ import annotations

import io
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from frontwire.lexicon.intake import Presets
from frontwire.model.parcel import Format, Parcel, Trouble
from frontwire.settings import Settings
from frontwire.unpacking.bounds import Budget
from frontwire.unpacking.layout import ANY, Layout
from frontwire.unpacking.metering import Meter, Metered
from frontwire.unpacking.openers import OPENERS
from frontwire.unpacking.unpacker import Piece, Unpacker
from frontwire.unpacking.walking import no_file, walk

#: What stands for standard input.
STDIN = "-"
_STDIN_NAME = "standard input"


def unpack(  # noqa: PLR0913 - what a user may say of a source
    source: str | Path | BinaryIO | Parcel,
    *,
    settings: Settings,
    asked: Format | None = None,
    layout: Layout = ANY,
    presets: Presets | None = None,
    meter: Meter | None = None,
) -> Iterator[Piece]:
    """The reports in a source, one after another, as they are asked for.

    `source` is a file, a folder, "-" for standard input, a binary stream, or a parcel that may hold more than one
    report (what an address answered with). It gives a Parcel for each report, an Errand for each that is only named by
    its address, and a Trouble for all that is not read: nothing that is wrong with a file is raised. `asked` is the
    format of what lies in it, whatever it looks like; folders, ZIP files and packed files are opened all the same.
    `layout` says which columns of tables hold what. `presets` are those of `settings.lexicons` where not given.
    `meter` is told how far it is. Raises LexiconError where a preset cannot work.
    """
    counter = Meter() if meter is None else meter
    held = Presets.load(Path(settings.lexicons) / "intake") if presets is None else presets

    def start(size: int | None) -> Unpacker:
        budget = Budget(settings, size)
        return Unpacker(
            settings=settings,
            presets=held,
            openers=OPENERS,
            budget=budget,
            asked=asked,
            layout=layout,
            meter=counter,
        )

    if isinstance(source, Parcel):
        return _parcel(source, start)
    if isinstance(source, str) and source == STDIN:
        return start(None).enter(sys.stdin.buffer, name=_STDIN_NAME, title="")
    if isinstance(source, (str, Path)):
        return _path(source, start, counter)
    name = getattr(source, "name", None)
    return start(None).enter(source, name=name if isinstance(name, str) else "stream")


def _parcel(parcel: Parcel, start: Callable[[int | None], Unpacker]) -> Iterator[Piece]:
    content = parcel.content.encode() if isinstance(parcel.content, str) else parcel.content
    stream = io.BytesIO(content)
    unpacker = start(len(content))
    return unpacker.enter(stream, name=parcel.name, content_type=parcel.content_type, told=parcel.told)


def _path(source: str | Path, start: Callable[[int | None], Unpacker], meter: Meter) -> Iterator[Piece]:
    path = Path(source)
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        yield Trouble(str(source), f"it cannot be read: {getattr(error, 'strerror', None) or error}")
        return
    if not stat.S_ISDIR(status.st_mode):
        yield from _file(path, str(source), start, meter)
        return
    for one in walk(path):
        yield from (one,) if isinstance(one, Trouble) else _file(one, str(one), start, meter, found=True)


def _file(
    path: Path, name: str, start: Callable[[int | None], Unpacker], meter: Meter, *, found: bool = False
) -> Iterator[Piece]:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            yield Trouble(name, no_file(status.st_mode))
            return
        held = io.BufferedReader(Metered(path, meter))
    except OSError as error:
        yield Trouble(name, f"it cannot be read: {error.strerror}")
        return
    with held:
        yield from start(status.st_size).enter(held, name=name, found=found)
