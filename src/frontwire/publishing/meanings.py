"""What a rule that fired means, read from the lexicon entry it names."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import msgspec

from frontwire.lexicon.load import read_file
from frontwire.settings import Settings


class _Meant(msgspec.Struct, frozen=True):
    """The one field that all lexicon files share."""

    means: str = ""


def meaning(rule: str, settings: Settings) -> str:
    """The `means` of the file that `rule` ("lexicons/kinds/shelling.yml#verbs-1") names.

    Empty where the rule is none of a lexicon's. Raises LexiconError where the file cannot be read.
    """
    parts = PurePosixPath(rule.partition("#")[0]).parts
    if not parts or parts[0] != "lexicons" or not parts[-1].endswith(".yml"):
        return ""
    path = Path(settings.lexicons).joinpath(*parts[1:])
    return " ".join(read_file(path, _Meant).entry.means.split()) if path.is_file() else ""
