"""Everything Frontwire raises on purpose.

    FrontwireError
    ├── InputError        the report cannot be read: missing, empty, binary, too large …
    │   └── FetchError    … or not fetched: time, network, status
    │       ├── RefusedError  … for a reason that asking again cannot change: the address, the size
    │       └── LaterError    … for now: its server wants to be left alone for a while
    ├── LexiconError      an entry of the lexicons is wrong; names the file and the key
    ├── GazetteerError    the gazetteer is missing or was built by another version
    ├── EngineError       the language pipeline asked for is not installed or failed
    ├── PipelineError     the stages stand in an order that cannot work
    ├── StoreError        the store cannot be opened, read or written
    │   └── AbsentError   … or holds nothing of that id
    ├── SettingsError     a setting has a value that cannot be used
    └── LibraryError      a library that only some commands need is not installed

The message is the sentence the user sees: one line, what is wrong, and what to do about it.
"""

from __future__ import annotations

from datetime import datetime


def unexpected(error: BaseException) -> str:
    """An error that nobody raised on purpose, in one line: its type and what it says."""
    return f"{type(error).__name__}: {' '.join(str(error).split())}"


class FrontwireError(Exception):
    """The root of every error Frontwire raises on purpose."""


class InputError(FrontwireError):
    """The report cannot be read."""


class FetchError(InputError):
    """The address cannot or may not be fetched."""


class RefusedError(FetchError):
    """The address may not be fetched, or what it answers with may not be read: asking again cannot help."""


class LaterError(FetchError):
    """The address may not be fetched before the moment `until`."""

    def __init__(self, message: str, until: datetime) -> None:
        super().__init__(message)
        self.until = until


class LexiconError(FrontwireError):
    """An entry of the lexicons is wrong."""


class GazetteerError(FrontwireError):
    """The gazetteer is missing or does not fit this version."""


class EngineError(FrontwireError):
    """The language pipeline is not installed or failed."""


class PipelineError(FrontwireError):
    """The stages stand in an order that cannot work."""


class StoreError(FrontwireError):
    """The store cannot be opened, read or written."""


class AbsentError(StoreError):
    """The store holds nothing of that id."""


class SettingsError(FrontwireError):
    """A setting has a value that cannot be used."""


class LibraryError(FrontwireError):
    """A library of an extra is not installed."""
