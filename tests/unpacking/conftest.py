"""Files made for the tests, and unpacking them."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

import pytest

from frontwire.model.parcel import Format, Parcel
from frontwire.settings import Settings
from frontwire.unpacking import ANY, Layout, Meter, unpack
from unpacking_support import Open, Pieces


@pytest.fixture
def opened(settings: Settings) -> Open:
    """Unpacks a source, all of it."""

    def run(
        source: str | Path | bytes | BinaryIO | Parcel,
        *,
        asked: Format | None = None,
        layout: Layout = ANY,
        meter: Meter | None = None,
        **limits: int,
    ) -> Pieces:
        held = io.BytesIO(source) if isinstance(source, bytes) else source
        given = {name: getattr(settings, name) for name in Settings.__struct_fields__} | limits
        return list(unpack(held, settings=Settings(**given), asked=asked, layout=layout, meter=meter))

    return run


@pytest.fixture
def zipped(tmp_path: Path) -> Callable[..., Path]:
    """A ZIP file with members by name, in the order given."""

    def make(name: str, members: Iterable[tuple[str, bytes]]) -> Path:
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, data in members:
                archive.writestr(member, data)
        return path

    return make


@pytest.fixture
def packed(tmp_path: Path) -> Callable[[str, bytes], Path]:
    """A file packed by gzip."""

    def make(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(gzip.compress(data))
        return path

    return make
