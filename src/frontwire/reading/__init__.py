"""Turns any input, a file, bytes, text or an address, into a `Report`.

Nothing heavy is imported before it is needed: a page of plain text loads neither an HTML parser nor
an HTTP client.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from frontwire.errors import InputError
from frontwire.lexicon.pages import Pages
from frontwire.model.parcel import Parcel, Told
from frontwire.model.report import Report
from frontwire.reading import composing, decoding
from frontwire.reading.parcels import read_parcel
from frontwire.settings import Settings

__all__ = ["read", "read_bytes", "read_parcel", "read_text"]


def read(
    source: str | Path, *, settings: Settings, pages: Pages, published: date | None = None, outlet: str | None = None
) -> Report:
    """The report at a path or an http(s) address.

    `published` and `outlet` override what the page says. Raises InputError, and FetchError for what
    cannot or may not be fetched.
    """
    if isinstance(source, str) and source.lower().startswith(("http://", "https://")):
        from frontwire.reading.fetching import fetch  # noqa: PLC0415 - loaded only where needed

        fetched = fetch(source, settings=settings)
        return read_bytes(
            fetched.data,
            name=fetched.url,
            settings=settings,
            pages=pages,
            published=published,
            outlet=outlet,
            content_type=fetched.content_type,
        )
    if isinstance(source, str) and "://" in source[:20]:
        raise InputError(f"only paths and http or https addresses are read, not {source[:80]}")
    path = Path(source)
    return read_bytes(
        _file(path, settings.max_bytes),
        name=str(source),
        settings=settings,
        pages=pages,
        published=published,
        outlet=outlet,
    )


def read_bytes(  # noqa: PLR0913 - what a caller may know of a page
    data: bytes,
    *,
    name: str,
    settings: Settings,
    pages: Pages,
    published: date | None = None,
    outlet: str | None = None,
    content_type: str | None = None,
) -> Report:
    """The report in the bytes of a file or a response; `name` is its path or address."""
    parcel = Parcel(name, data, content_type=content_type, told=Told(published=published, outlet=outlet))
    return read_parcel(parcel, settings=settings, pages=pages)


def read_text(  # noqa: PLR0913 - what a caller may know of a page
    text: str,
    *,
    settings: Settings,
    pages: Pages,
    name: str = "",
    published: date | None = None,
    outlet: str | None = None,
) -> Report:
    """The report in a text that is already decoded: plain, never HTML."""
    decoding.check(text, max_bytes=settings.max_bytes)
    given = composing.Given(name, Told(published=published, outlet=outlet))
    return composing.compose(text, given=given, settings=settings, pages=pages, html=False)


def _file(path: Path, most: int) -> bytes:
    """At most one byte more than allowed, so that a huge file is refused before it fills the memory."""
    try:
        with path.open("rb") as stream:
            return stream.read(most + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{path} cannot be read: {reason}") from error
