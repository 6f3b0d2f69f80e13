"""Parcels: what comes in, one report each, before it is read.

A folder, an archive, a dump or a feed holds many; a page saved by itself is one. What wraps a report tells things that
the report does not (the feed its day, the archive its address): that is kept beside it as `Told`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from frontwire.model.filing import Voucher


class Format(StrEnum):
    """What a file or an answer is. The first group holds one report, the second may hold any number."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"
    MHTML = "mhtml"
    PDF = "pdf"
    DOCX = "docx"
    EML = "eml"

    FEED = "feed"
    SITEMAP = "sitemap"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    WARC = "warc"
    ZIP = "zip"
    CHAT = "chat"
    FORMS = "forms"


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a report from outside; None where it is not.

    `published` and `outlet` stand over what the report says of itself, `title` only where it has none. `address` is
    where it was published (http or https), `modified` when that last changed, `fetched` when it came in. `voucher` is
    whose message it is.
    """

    published: date | None = None
    outlet: str | None = None
    title: str | None = None
    address: str | None = None
    language: str | None = None
    modified: datetime | None = None
    fetched: datetime | None = None
    voucher: Voucher | None = None

    def over(self, other: Told) -> Told:
        """This, and where it tells nothing, the `other`."""
        return Told(
            published=self.published or other.published,
            outlet=self.outlet or other.outlet,
            title=self.title or other.title,
            address=self.address or other.address,
            language=self.language or other.language,
            modified=self.modified or other.modified,
            fetched=self.fetched or other.fetched,
            voucher=self.voucher or other.voucher,
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """One answer. `column` is what the form calls its column, empty where it does not know it.

    `header` is what the table calls it; `turn` counts the rounds of a repeated group from 1, and is 0 for what is asked
    once.
    """

    column: str
    header: str
    value: str
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Answers:
    """A row of a form: the form's name (or the path of its mapping), the cells, and the days that it tells of.

    Days are None where the row gives none, or none that can be told for sure. `remark` is set where the parcel is the
    free words of the row, to be read like any text.
    """

    form: str
    cells: tuple[Cell, ...]
    first: date | None = None
    last: date | None = None
    remark: Cell | None = None


@dataclass(frozen=True, slots=True)
class Parcel:
    """One report to read: a path or address to call it by, its bytes (or text already decoded), its format if known.

    What lies in something else is called by both: "dump.zip!/a/page.html", "dump.jsonl#17". A row of a form has its
    answers in `form`: `content` is then its words as they came.
    """

    name: str
    content: bytes | str
    format: Format | None = None
    content_type: str | None = None
    told: Told = field(default=Told())
    form: Answers | None = None


@dataclass(frozen=True, slots=True)
class Errand:
    """A report that is named by its address and is still to be fetched.

    `instead` is what came with the name (a feed's entry mostly has a summary): it is read where nothing is fetched.
    """

    address: str
    told: Told = field(default=Told())
    instead: Parcel | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that is not read, and why: it is kept on record and stops nothing.

    A `harmless` one was never meant to be read (a picture in a saved page, a redirect in an archive): it is counted and
    listed, and no error.
    """

    name: str
    because: str
    harmless: bool = False

    @property
    def line(self) -> str:
        """The reason in one line, under the name of what it is about."""
        return self.because if self.name in self.because else f"{self.name}: {self.because}"
