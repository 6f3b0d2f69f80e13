"""Landing: a file that is there only once it is whole."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from frontwire.errors import InputError


@contextmanager
def landing(out: Path | str | BinaryIO) -> Iterator[BinaryIO]:
    """A stream to write to: `out` itself, or a file beside the path that takes its name once all is written.

    What stands at the path stays where writing fails. A device or a pipe is written to as it is. Raises InputError
    where the file cannot be made.
    """
    if not isinstance(out, Path | str):
        yield out
        return
    path = Path(out)
    is_special = path.exists() and not path.is_file()
    beside = path if is_special else path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        stream = beside.open("wb" if is_special else "xb")
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}") from error
    try:
        with stream:
            yield stream
        if not is_special:
            beside.replace(path)
    except BaseException:
        if not is_special:
            beside.unlink(missing_ok=True)
        raise
