"""The Python API: read a report, keep what came of it.

>>> from frontwire import Reader
>>> reader = Reader()
>>> reading = reader.read("Rebels shelled the airport on Monday, officials said.", published="2024-03-06")
>>> [claim.kind for claim in reading.claims]
['shelling']
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from frontwire.errors import InputError
from frontwire.model.report import Report
from frontwire.publishing.reading import Reading
from frontwire.settings import Settings, load

if TYPE_CHECKING:
    from frontwire.pipeline import Pipeline

__all__ = ["Reader", "Reading", "read"]

#: The name that a text given as such goes by.
_TEXT = "text"


class Reader:
    """Reads any number of reports; lexicons, gazetteer and language pipeline are loaded once."""

    __slots__ = ("pipeline", "settings")

    def __init__(self, settings: Settings | None = None) -> None:
        """Loads everything; `settings` come from the environment where none are given.

        The first Reader on a machine builds the gazetteer, which takes some seconds. Raises LexiconError,
        GazetteerError, EngineError, SettingsError.
        """
        from frontwire.pipeline import Pipeline  # noqa: PLC0415 - the language pipeline takes a second to import

        self.settings = load() if settings is None else settings
        self.pipeline: Pipeline = Pipeline.assemble(self.settings)

    def read(self, source: str | Path, *, published: date | str | None = None, outlet: str | None = None) -> Reading:
        """One report read.

        `source` is a file, an address or the report's own text:

        - a `Path` is always a file;
        - a `str` that begins with http:// or https:// is an address (others are refused);
        - a `str` on one line that names an existing file is that file;
        - any other `str` with a blank or a line break in it is the text itself. A single word that names
          no file is taken for a mistyped file name.

        `published` (a day, or "2024-03-06") and `outlet` override what the report says of itself.
        Raises InputError where there is nothing to read, FetchError where an address cannot be fetched.
        """
        from frontwire import reading  # noqa: PLC0415 - only a reader needs it

        day = as_day(published)
        pages = self.pipeline.lexicons.pages
        if isinstance(source, str) and not is_named(source):
            report = reading.read_text(
                source, name=_TEXT, settings=self.settings, pages=pages, published=day, outlet=outlet
            )
        else:
            report = reading.read(source, settings=self.settings, pages=pages, published=day, outlet=outlet)
        return self.process(report)

    def read_bytes(
        self, data: bytes, *, name: str, published: date | str | None = None, outlet: str | None = None
    ) -> Reading:
        """One report read from the bytes of a file or page; `name` is what it goes by. Raises InputError."""
        from frontwire import reading  # noqa: PLC0415

        pages = self.pipeline.lexicons.pages
        report = reading.read_bytes(
            data, name=name, settings=self.settings, pages=pages, published=as_day(published), outlet=outlet
        )
        return self.process(report)

    def process(self, report: Report) -> Reading:
        """The reading of a report that is already in hand."""
        document = self.pipeline.process(report)
        joined = self.pipeline.claims(document)
        refusals = tuple(dict.fromkeys((*document.refusals, *joined.refusals)))
        return Reading(document, joined.claims, refusals, self.settings, joined.interactions)


def read(
    source: str | Path,
    *,
    published: date | str | None = None,
    outlet: str | None = None,
    settings: Settings | None = None,
) -> Reading:
    """One report read by a `Reader` of its own; see `Reader.read`. For many reports make one Reader."""
    return Reader(settings).read(source, published=published, outlet=outlet)


def is_named(source: str) -> bool:
    """Does `source` name a file or an address, rather than being the report's text?

    Raises InputError for a single word that names no file.
    """
    line = source.strip()
    if line.partition("://")[0].isalpha() and "://" in line and len(line.split()) == 1:
        return True
    if not line:
        raise InputError("the text is empty: there is no report in it")
    if "\n" in line or "\r" in line:
        return False
    if _exists(source):
        return True
    if len(line.split()) > 1:
        return False
    raise InputError(f"{line[:80]}: no such file (a report's text has more than one word)")


def as_day(published: date | str | None) -> date | None:
    """A day, given as such or in ISO 8601 ("2024-03-06"); raises InputError."""
    if not isinstance(published, str):
        return published
    try:
        return date.fromisoformat(published)
    except ValueError as error:
        raise InputError(f"{published!r} is no day: write it as 2024-03-06 (year, month, day)") from error


def _exists(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):  # too long for a file's name, or a null character in it
        return False
