"""The Python API: read a report, keep what came of it.

>>> from frontwire import Reader
>>> reader = Reader()
>>> reading = reader.read("Rebels shelled the airport on Monday, officials said.", published="2024-03-06")
>>> [claim.kind for claim in reading.claims]
['shelling']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from frontwire import intaking
from frontwire.errors import InputError
from frontwire.model.document import Document
from frontwire.model.parcel import Answers, Format, Parcel, Told, Trouble
from frontwire.model.report import Report
from frontwire.publishing.reading import Reading
from frontwire.settings import Settings, load
from frontwire.unpacking import Layout, Meter

if TYPE_CHECKING:
    from frontwire.filling import Filler
    from frontwire.pipeline import Pipeline

__all__ = ["Reader", "Reading", "read"]

#: The name that a text given as such goes by.
_TEXT = "text"


class Reader:
    """Reads any number of reports; lexicons, gazetteer and language pipeline are loaded once."""

    __slots__ = ("_filler", "pipeline", "settings")

    def __init__(self, settings: Settings | None = None) -> None:
        """Loads everything; `settings` come from the environment where none are given.

        The first Reader on a machine builds the gazetteer, which takes some seconds. Raises LexiconError,
        GazetteerError, EngineError, SettingsError.
        """
        from frontwire.pipeline import Pipeline  # noqa: PLC0415 - the language pipeline takes a second to import

        self.settings = load() if settings is None else settings
        self.pipeline: Pipeline = Pipeline.assemble(self.settings)
        self._filler: Filler | None = None

    def read(self, source: str | Path, *, published: date | str | None = None, outlet: str | None = None) -> Reading:
        """One report read.

        `source` is a file, an address or the report's own text:

        - a `Path` is always a file;
        - a `str` that begins with http:// or https:// is an address (others are refused);
        - a `str` on one line that names an existing file is that file, and one that names a report in a file
          ("dump.csv#17") is that report;
        - any other `str` with a blank or a line break in it is the text itself. A single word that names
          no file is taken for a mistyped file name.

        `published` (a day, or "2024-03-06") and `outlet` override what the report says of itself.
        Raises InputError where there is nothing to read, or more than one report; FetchError where an address cannot
        be fetched.
        """
        told = Told(published=as_day(published), outlet=outlet)
        if isinstance(source, str) and not is_named(source):
            return self.read_parcel(Parcel(_TEXT, source, Format.TEXT, told=told))
        held: str | Path | Parcel = source
        if isinstance(source, str) and source.lower().startswith(("http://", "https://")):
            held = intaking.fetched(source, settings=self.settings)
        parcel = intaking.only(self.parcels(held), str(source))
        return self.read_parcel(replace(parcel, told=told.over(parcel.told)))

    def read_bytes(
        self, data: bytes, *, name: str, published: date | str | None = None, outlet: str | None = None
    ) -> Reading:
        """One report read from the bytes of a file or page; `name` is what it goes by. Raises InputError."""
        return self.read_parcel(Parcel(name, data, told=Told(published=as_day(published), outlet=outlet)))

    def read_parcel(self, parcel: Parcel) -> Reading:
        """One report read that came out of something else; see `parcels`. Raises InputError."""
        return self.fill(parcel, parcel.form) if parcel.form is not None else self.process(self.opened(parcel))

    def opened(self, parcel: Parcel) -> Report:
        """The report in a parcel that is no row of a form: what `process` takes. Raises InputError."""
        from frontwire import reading  # noqa: PLC0415 - only a reader needs it

        return reading.read_parcel(parcel, settings=self.settings, pages=self.pipeline.lexicons.pages)

    def fill(self, parcel: Parcel, answers: Answers) -> Reading:
        """A row of a form: its answers become claims by the form's mapping, its free words are read as text.

        Either is vouched for by who filled it in. Raises InputError, LexiconError.
        """
        from frontwire.filling import Filler  # noqa: PLC0415 - only rows of forms need it

        if self._filler is None:
            folder, held = Path(self.settings.lexicons), self.pipeline
            self._filler = Filler(folder, kinds=held.lexicons.kinds, gazetteer=held.gazetteer)
        if answers.remark is not None:
            source = self._filler.source(answers)
            text = Parcel(parcel.name, parcel.content, Format.TEXT, told=parcel.told)
            return replace(self.read_parcel(text), voucher=source.voucher, place=source.place)
        filled = self._filler.fill(parcel, answers)
        whose = filled.source
        return Reading(
            document=filled.document,
            claims=filled.claims,
            refusals=filled.refusals,
            settings=self.settings,
            form=answers.form,
            voucher=whose.voucher,
            place=whose.place,
        )

    def parcels(
        self,
        source: str | Path | BinaryIO | Parcel,
        *,
        asked: Format | None = None,
        layout: Layout | None = None,
        fetch: bool = False,
        meter: Meter | None = None,
    ) -> Iterator[Parcel | Trouble]:
        """All reports in a source, unread, one after another: a folder, an archive, a dump, a table, a feed …

        `source` is a path, an address, "-" for standard input, a binary stream, a parcel, or the name of a report in
        one of these. `asked` is the format of what lies in it, whatever it looks like; `layout` says which columns of
        tables hold what; reports that are only named by their address are fetched where `fetch` says so. `meter` is
        told how far it is. What is not read comes out as a Trouble with the reason. Memory does not grow with the
        source. Raises InputError and LexiconError for a preset that there is not or that cannot work.
        """
        return intaking.parcels(
            source,
            settings=self.settings,
            asked=asked,
            layout=layout or Layout(),
            errands=fetch,
            meter=meter,
        )

    def read_many(
        self,
        source: str | Path | BinaryIO | Parcel,
        *,
        asked: Format | None = None,
        layout: Layout | None = None,
        fetch: bool = False,
    ) -> Iterator[Reading | Trouble]:
        """All reports in a source read, as they are asked for; the arguments are those of `parcels`.

        >>> for one in reader.read_many("dump.csv"):  # doctest: +SKIP
        ...     print(one.because if isinstance(one, Trouble) else one.report.title)
        """
        for one in self.parcels(source, asked=asked, layout=layout, fetch=fetch):
            if isinstance(one, Trouble):
                yield one
                continue
            try:
                reading = self.read_parcel(one)
            except InputError as error:
                yield Trouble(one.name, str(error))
            else:
                yield reading

    def process(self, report: Report) -> Reading:
        """The reading of a report that is already in hand."""
        return self._joined(self.pipeline.process(report))

    def process_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """The readings of reports in hand, each as `process` has it, in order; several are parsed at a time.

        Reports are asked for ahead of the readings, as far as they are parsed together.
        """
        return (self._joined(document) for document in self.pipeline.process_many(reports))

    def _joined(self, document: Document) -> Reading:
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
    if intaking.is_there(source) or intaking.container_of(source) is not None:
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
